package stats_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Nara ships nothing, and hidden figures are nothing or more. With the mean rank each of
// them moves it down by half a place at least and one at most: one alone leaves 1.5 to 2,
// which both are possible. Two leave 2 to 3, and a total can tie them to one another, so
// that these ends may be wider than need be.
func TestRankBesideHidden(t *testing.T) {
	nothing := figure(census.Nara, census.Shipments, 0)
	hidden := func(a census.Area) census.Observation {
		return census.Absence(figure(a, census.Shipments, 0).Key, census.Suppressed)
	}
	for _, c := range []struct {
		name         string
		ties         stats.Ties
		hidden       []census.Observation
		lower, upper float64
		interval     census.Interval
	}{
		{"mean rank, one", stats.MeanRank, []census.Observation{hidden(census.Mie)}, 1.5, 2, census.Suppression},
		{"mean rank, two", stats.MeanRank, []census.Observation{hidden(census.Mie), hidden(census.Gifu)}, 2, 3, census.Outer},
		{"best rank, one", stats.BestRank, []census.Observation{hidden(census.Mie)}, 1, 2, census.Suppression},
		{"best rank, two", stats.BestRank, []census.Observation{hidden(census.Mie), hidden(census.Gifu)}, 1, 3, census.Outer},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := collect(t, append(c.hidden, nothing))
			o := made(t, stats.Rank(table, stats.RankOptions{Ties: c.ties}), census.Nara)
			if o.Lower != c.lower || o.Upper != c.upper || o.Interval != c.interval {
				t.Errorf("rank in [%v, %v] (%v), want [%v, %v] (%v)", o.Lower, o.Upper, o.Interval, c.lower, c.upper, c.interval)
			}
		})
	}
}

// The total of Japan, provisional and of a table of its own, is no part of a ranking.
func TestCompareRanksWithoutWhole(t *testing.T) {
	at := func(a census.Area, y census.Year, s census.Status, table string) census.Observation {
		o := figure(a, census.Shipments, float64(y))
		o.Year, o.Status, o.Sources = y, s, []census.Source{{Publisher: "METI", Table: table}}
		return o
	}
	table := collect(t, []census.Observation{
		at(census.Japan, 2016, census.Provisional, "totals"), at(census.Tokyo, 2016, census.Official, "prefectures"), at(census.Nara, 2016, census.Official, "prefectures"),
		at(census.Japan, 2017, census.Provisional, "totals"), at(census.Tokyo, 2017, census.Official, "prefectures"), at(census.Nara, 2017, census.Official, "prefectures"),
	})
	r, err := stats.CompareRanks(table.Select(census.Year(2016)), table.Select(census.Year(2017)), census.ByArea)
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != census.Computed || len(r.Sources) != 1 || r.Sources[0].Table != "prefectures" {
		t.Errorf("ranks of prefectures are %v, from %v, want computed, from the table of prefectures", r.Status, r.Sources)
	}
}
