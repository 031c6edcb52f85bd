package stats_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// A table of more rows than one goroutine divides at a time has the same ratios on any
// number of processors, to the last bit, and each is that of its own two figures.
func TestRatiosOnAnyNumberOfProcessors(t *testing.T) {
	table := cross(t, 500, 60, .2)
	for name, f := range map[string]func(*census.Table) *census.Table{
		"ShareOfNation": stats.ShareOfNation, "LocationQuotient": stats.LocationQuotient,
	} {
		all := func() any { return slices.Collect(f(table).All()) }
		one := withProcessors(1, all)
		for _, n := range []int{2, 5} {
			if withProcessors(n, all) != one {
				t.Errorf("%s: one processor and %d differ", name, n)
			}
		}
	}
	shares := stats.ShareOfNation(table)
	if shares.Len() < 3*8192 {
		t.Fatalf("%d rows, want more than three pieces", shares.Len())
	}
	for o := range table.All() {
		if o.Status.Absent() {
			continue
		}
		nation := o.Key
		nation.Area = census.Japan
		k := o.Key
		k.Statistic = census.ShareOfNation
		got, _ := shares.Find(k)
		if x := table.Value(nation); x == 0 && got.Status != census.NoBase || x != 0 && got.Value != o.Value/x {
			t.Fatalf("%v = %v (%v), want %v", k, got.Value, got.Status, fmt.Sprint(o.Value, " / ", x))
		}
	}
}
