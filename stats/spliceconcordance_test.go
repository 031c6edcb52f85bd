package stats_test

import (
	"fmt"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/series"
)

func ExampleThroughConcordance() {
	lead := stats.ThroughConcordance(census.JSIC11, census.JSIC12, census.NearLink)
	for _, division := range []census.Industry{"JSIC11:19", "JSIC11:26"} {
		next, ok := lead(division)
		fmt.Println(division.Label(census.English), division, "->", next, ok)
	}
	// Output:
	// Plastic products JSIC11:19 -> JSIC12:18 true
	// General machinery JSIC11:26 ->  false
}

// A series of plastics continues under its new code; the one of rubber, whose
// new code is the old one of plastics, does not run into it.
func TestSpliceThroughConcordance(t *testing.T) {
	of := func(year census.Year, i census.Industry, v float64) census.Observation {
		o := shipments(year, v)
		o.Industry = i
		return o
	}
	old := collect(t, []census.Observation{of(2007, "JSIC11:19", 100), of(2007, "JSIC11:20", 30), of(2007, "JSIC11:26", 70)})
	renewed := collect(t, []census.Observation{of(2008, "JSIC12:18", 120), of(2008, "JSIC12:19", 33)})
	s, err := stats.Splice([]*census.Table{old, renewed}, stats.SpliceOptions{
		Method: series.GivenFactor, Factors: []float64{1}, Industry: stats.ThroughConcordance(census.JSIC11, census.JSIC12, census.NearLink),
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[census.Industry]float64{"JSIC12:18": 100, "JSIC12:19": 30} {
		if got := made(t, s.Table, i, census.Year(2007)); got.Value != want || got.Status != census.Estimated {
			t.Errorf("%s of 2007 = %v, want %v, estimated", i, got, want)
		}
	}
	if got := s.Table.Select(census.YearsBetween(2007, 2007)).Len(); got != 2 {
		t.Errorf("%d series of 2007 are joined, want 2: general machinery was split", got)
	}
}
