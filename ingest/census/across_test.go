package census_test

import (
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// Across against Comparable, row by row.
func TestAcrossAgainstComparable(t *testing.T) {
	table := collect(t, randomFigures(rand.New(rand.NewPCG(27, 28)), 4000)...)
	for _, from := range []*census.Table{table, table.Select(census.Kanagawa)} {
		breaks := 0
		for _, m := range []census.Move{{Year: census.Years(-1)}, {Year: census.Years(-2)}, {Year: census.To[census.Year](2014), Measure: census.To(census.Employees)}, {}} {
			over := from.Locate(m)
			for i, got := range from.Across(over) {
				want := over[i] >= 0 && from.Comparable(from.Key(i), table.Key(int(over[i]))) != nil
				if got != want {
					t.Fatalf("%v over row %d: %t, want %t", from.Key(i), over[i], got, want)
				}
				if want {
					breaks++
				}
			}
		}
		if breaks == 0 {
			t.Error("no break was met, so nothing was tested")
		}
	}
}
