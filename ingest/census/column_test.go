package census_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// Columns whose dictionaries have the same values in another order, or other
// values, come together right.
func TestDictionariesComeTogether(t *testing.T) {
	r := rand.New(rand.NewPCG(37, 38))
	for range 20 {
		var want []census.Area
		var parts []*census.Table
		for part := range 4 {
			var rows []census.Observation
			for _, code := range r.Perm(47)[:r.IntN(48)] {
				area := census.Area([]byte{byte('0' + (code+1)/10), byte('0' + (code+1)%10)})
				o := shipments(area, 1)
				o.Year = census.Year(2010 + part)
				rows = append(rows, o)
				want = append(want, area)
			}
			parts = append(parts, collect(t, rows...))
		}
		got, err := census.Concat(parts...)
		if err != nil {
			t.Fatal(err)
		}
		var areas []census.Area
		for o := range got.All() {
			areas = append(areas, o.Area)
		}
		if !slices.Equal(areas, want) {
			t.Fatalf("areas %v, want %v", areas, want)
		}
	}
}
