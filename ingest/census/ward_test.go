package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// A city with wards and one of its wards do not add up; wards of one city do,
// and so do cities.
func TestWardsAndTheirCities(t *testing.T) {
	all := census.Move{Area: census.To[census.Area]("my:whole")}
	for _, c := range []struct {
		a, b  census.Area
		twice bool
	}{
		{"14100", "14101", true}, {"14118", "14100", true}, // Yokohama, Tsurumi and Tsuzuki
		{"14130", "14131", true}, {"27140", "27141", true}, // Kawasaki, Sakai
		{"13100", "13101", true},                             // the wards of Tokyo, Chiyoda
		{"14100", "14130", false}, {"14100", "14131", false}, // Yokohama, Kawasaki and its ward
		{"14101", "14102", false}, {"14100", "14201", false}, // Yokosuka
		{"13100", "14101", false}, {"27100", "27141", false},
	} {
		_, err := collect(t, shipments(c.a, 1), shipments(c.b, 2)).Regroup(all)
		if (err != nil) != c.twice {
			t.Errorf("%s and %s: %v", c.a, c.b, err)
		}
	}
}
