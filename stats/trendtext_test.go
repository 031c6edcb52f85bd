package stats_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/series"
)

func TestTrendString(t *testing.T) {
	prewhitened := stats.TrendOptions{Errors: stats.NeweyWestErrors, HAC: series.HACOptions{Prewhitening: series.VAR1}}
	growing := func(from, to census.Year) []census.Observation { // by 3 % a year
		var rows []census.Observation
		for y := from; y <= to; y++ {
			rows = append(rows, shipments(y, 1e12*math.Pow(1.03, float64(y-from))))
		}
		return rows
	}
	hidden := census.Absence(shipments(2018, 0).Key, census.Suppressed)
	for _, x := range []struct {
		name string
		rows []census.Observation
		o    stats.TrendOptions
		want string
	}{
		{"around another survey", growing(2007, 2014), stats.TrendOptions{}, "2007–2010, 2012–2014 (7 years): 3.0 % a year [3.0 %, 3.0 %]"},
		{"one year", growing(2018, 2018), stats.TrendOptions{}, "2018 (1 year): a trend needs 3 values, there are 1"},
		{"nothing published", []census.Observation{hidden}, stats.TrendOptions{}, "no years: a trend needs 3 values, there are 0"},
	} {
		if got := stats.Trends(collect(t, x.rows), x.o)[0].String(); got != x.want {
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
	// The ends are rounded outwards: −1.61 % is within −1.7 %, and 1.13 % within 1.2 %.
	inexact := stats.Trend{Years: []census.Year{2016, 2017, 2018}, Rate: -.0034, Lower: -.0161, Upper: .0113}
	if want := "2016–2018 (3 years): −0.3 % a year [−1.7 %, 1.2 %]"; inexact.String() != want {
		t.Errorf("an interval: %q, want %q", inexact, want)
	}
	got := stats.Trends(collect(t, growing(2007, 2014)), prewhitened)[0]
	if want := "2007–2010, 2012–2014 (7 years): 3.0 % a year, no interval: " + got.Refused; got.String() != want || got.Refused == "" {
		t.Errorf("without an error: %q, want %q", got, want)
	}
}
