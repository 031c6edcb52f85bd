package census_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestEqualInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	rows := randomFigures(r, 1000)
	a := collect(t, rows...)
	r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	for i := range rows {
		rows[i].Sources = slices.Clone(rows[i].Sources)
		slices.Reverse(rows[i].Sources)
	}
	b := collect(t, rows...)
	if d := a.Diff(b); d != "" {
		t.Errorf("they differ: %s", d)
	}
	odd := func(o census.Observation) bool { return o.Year%2 == 1 }
	if x, y := a.Where(odd), b.Where(odd); !x.Equal(y) || !x.Equal(y.Detach()) || !x.Detach().Equal(y) || x.Len() == 0 {
		t.Error("selections differ")
	}
}

func TestDiff(t *testing.T) {
	plain := shipments("14", 1)
	with := func(change func(*census.Observation)) *census.Table {
		o := plain
		change(&o)
		return collect(t, o)
	}
	a := collect(t, plain)
	for want, b := range map[string]*census.Table{
		"1 rows and 2 rows":                  collect(t, plain, shipments("13", 1)),
		"is only in the first":               with(func(o *census.Observation) { o.Area = "13" }),
		": 1 [NaN, NaN]":                     with(func(o *census.Observation) { o.Value = 2 }),
		"official yen and":                   with(func(o *census.Observation) { o.Status = census.Estimated }),
		"[NaN, NaN]  ±0":                     with(func(o *census.Observation) { o.Interval, o.Lower, o.Upper = census.Rounding, 0, 2 }),
		"±0 official yen and 1 [NaN, NaN]":   with(func(o *census.Observation) { o.Precision = 0.5 }),
		"official yen and 1 [NaN, NaN]  ±0 ": with(func(o *census.Observation) { o.Unit = census.UnitPersons }),
		"sources [] and [METI]":              with(func(o *census.Observation) { o.Sources = []census.Source{{Publisher: "METI"}} }),
	} {
		if got := a.Diff(b); !strings.Contains(got, want) || a.Equal(b) || b.Equal(a) {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if s := collect(t, plain, shipments("13", 1)).Select(census.Tokyo); a.Diff(s) == "" {
		t.Error("a row outside of a selection was found in it")
	}
}
