package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// TestWithoutWards: wards go where their city is, and stay where it is not.
func TestWithoutWards(t *testing.T) {
	table := collect(t, shipments("14100", 7), shipments("14101", 3), shipments("14102", 4), shipments("14201", 5), shipments("14131", 2))
	left := table.WithoutWards()
	if got := left.Areas(); len(got) != 3 || got[0] != "14100" || got[1] != "14131" || got[2] != "14201" {
		t.Errorf("left are %v, want Yokohama, Kawasaki-ku and Yokosuka", got)
	}
	if city, ok := census.Area("13101").WardOf(); !ok || city != "13100" {
		t.Errorf("Chiyoda is of %v", city)
	}
	if _, ok := census.Area("14201").WardOf(); ok {
		t.Error("Yokosuka is a ward")
	}
}

func TestWithin(t *testing.T) {
	within := census.Within(census.Kanagawa)
	for area, want := range map[census.Area]bool{"14100": true, "14101": true, "13101": false, census.Kanagawa: false, census.Japan: false, "fips:14": false} {
		if within(area) != want {
			t.Errorf("%q is within Kanagawa: %v, want %v", area, !want, want)
		}
	}
}
