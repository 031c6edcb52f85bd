package stats_test

import (
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// degenerateTables are two years of nothing to compare.
func degenerateTables(t *testing.T, y twoYears) map[string]*census.Table {
	full := y.table(t)
	change := func(f func(o census.Observation) (census.Observation, bool)) *census.Table {
		var rows []census.Observation
		for o := range full.All() {
			if o, keep := f(o); keep {
				rows = append(rows, o)
			}
		}
		return collect(t, rows)
	}
	kept := func(keep func(o census.Observation) bool) *census.Table {
		return change(func(o census.Observation) (census.Observation, bool) { return o, keep(o) })
	}
	valued := func(v float64) *census.Table {
		return change(func(o census.Observation) (census.Observation, bool) { return census.NewObservation(o.Key, v), true })
	}
	return map[string]*census.Table{
		"no rows":   collect(t, nil),
		"one row":   kept(func(o census.Observation) bool { return o.Key == full.Key(0) }),
		"one year":  kept(func(o census.Observation) bool { return o.Year == y.to }),
		"no last":   kept(func(o census.Observation) bool { return o.Year == y.from }),
		"zeros":     valued(0),
		"losses":    valued(-5),
		"all alike": valued(5),
		"suppressed": change(func(o census.Observation) (census.Observation, bool) {
			return census.Absence(o.Key, census.Suppressed), true
		}),
	}
}

// Nothing is made of nothing: of tables without rows, of one row, of one year and of
// hidden figures. Of zeros and of losses there is no rate, no logarithm and no base.
// Nothing panics.
func TestDegenerateTables(t *testing.T) {
	parts := []census.Industry{census.Food, census.Rubber}
	y := twoYears{2018, 2019, census.Size{Min: 4}, census.Size{Min: 4}, parts, parts}
	rates := []string{"Growth", "Index", "CompoundGrowth", "IndexNumbers", "growth at constant prices", "Converge", "FitPanel", "Evaluate", "EvaluateCohorts",
		"ShiftShare classic one step", "ShiftShare Esteban-Marquillas one step", "ShiftShare Arcelus one step", "ShiftShareBounds"}
	for name, table := range degenerateTables(t, y) {
		for f, compare := range allComparisons(census.Shipments) {
			made, _ := compare(table, y)
			want := made
			switch {
			case name == "suppressed" && (f == "CompareRanks" || f == "Transitions"): // a result of missing ranks
			case (name == "zeros" || name == "losses") && !slices.Contains(rates, f):
			case name != "all alike":
				want = false
			case f == "Converge" || f == "FitPanel": // levels that do not vary
				want = false
			}
			if made != want {
				t.Errorf("%s of %s: made something", f, name)
			}
		}
	}
}
