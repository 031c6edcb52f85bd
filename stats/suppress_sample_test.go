package stats_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

func TestSuppressOfRealTables(t *testing.T) {
	table := of2016(t)
	r := hiddenAtRandom(t, table, rand.New(rand.NewPCG(4, 6)))
	if len(r.Primary) < 20 || len(r.Secondary) == 0 {
		t.Errorf("%d primary and %d secondary cells", len(r.Primary), len(r.Secondary))
	}
	for _, c := range r.Bounds.Cells {
		truth := table.Value(c.Key)
		if truth < c.Lower || truth > c.Upper {
			t.Errorf("the true %v of %v lies outside [%v, %v]", truth, c.Key, c.Lower, c.Upper)
		}
		if slices.Contains(r.Primary, c.Key) && c.Upper-c.Lower < .2*truth {
			t.Errorf("%v lies in [%v, %v], too narrow for %v", c.Key, c.Lower, c.Upper, truth)
		}
	}
}

func TestBoundsOfCountsAreWhole(t *testing.T) {
	of := func(i census.Industry, v float64) census.Observation {
		return figureOf("14", i, census.Size{}, census.Employees, v)
	}
	total := of("", 100)
	total.Status, total.Interval, total.Lower, total.Upper = census.Estimated, census.ErrorBound, 99.3, 101.8
	hidden := of(census.Food, x)
	r := bounds(t, collect(t, twoIndustries(total, hidden, of(census.Beverages, 40))), stats.BoundsOptions{})
	wantEnds(t, r.Table, hidden, 60, 61)
}
