package census_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// diagonal makes n figures that differ in every part of their keys, so that the
// number of possible keys is n to the seventh power.
func diagonal(n int) []census.Observation {
	rows := make([]census.Observation, n)
	for i := range rows {
		code := fmt.Sprintf("x:%d", i)
		rows[i] = census.NewObservation(census.Key{Year: census.Year(1 + i), Area: census.Area(code), Industry: census.Industry(code),
			Size: census.Size{Min: 2 + int32(i)}, Scope: census.Scope(code), Measure: census.Measure(code), Statistic: census.Statistic(code)}, float64(i))
	}
	return rows
}

// 512 to the seventh power is 2⁶³, which does not fit; 511 to the seventh does.
func TestKeysNearTheLimit(t *testing.T) {
	table := collect(t, diagonal(511)...)
	for i, row := range table.Locate(census.Move{}) {
		if o, ok := table.Find(table.Key(i)); row != int32(i) || !ok || o.Value != float64(i) {
			t.Fatalf("row %d is located at %d and found as %v", i, row, o)
		}
	}
	if g := table.GroupBy(census.ByYear, census.ByArea); len(g.First) != 511 {
		t.Errorf("%d groups, want 511", len(g.First))
	}
	if table.Locate(census.Move{Area: census.To[census.Area]("x:0")})[1] != -1 {
		t.Error("a key was found that is not in the table")
	}
}

func TestTooManyKeys(t *testing.T) {
	for _, n := range []int{512, 513, 1500} { // the last overflows 64 bits too
		_, err := census.Collect(slices.Values(diagonal(n)))
		if err == nil || !strings.Contains(err.Error(), "do not fit into 63 bits") {
			t.Errorf("%d codes in each part: %v", n, err)
		}
	}
}
