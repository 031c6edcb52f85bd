package stats_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

func TestRankOracle(t *testing.T) {
	oracle.Run(t, "rank", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input")
		var rows []census.Observation
		for i, v := range in.Floats("x") {
			rows = append(rows, census.NewObservation(census.Key{Year: 2018, Area: area(in.Strings("id")[i]), Measure: census.Shipments}, v))
		}
		table := collect(t, rows)
		c.CheckAll(t, stats.Rank(table, stats.RankOptions{}).Values(), "rank_x_min_desc")
		c.CheckAll(t, stats.Rank(table, stats.RankOptions{Ties: stats.MeanRank}).Values(), "rank_x_average_desc")
		skip(c) // correlations and changes of rank are tested in package measure
	})
}

func TestRank(t *testing.T) {
	bounded := census.Absence(figure(census.Mie, census.Shipments, 0).Key, census.Suppressed)
	bounded.Interval, bounded.Lower, bounded.Upper = census.Suppression, 20, 60
	table := collect(t, []census.Observation{
		figure(census.Japan, census.Shipments, 500), figure("14100", census.Shipments, 1000), // neither is a prefecture
		figure(census.Tokyo, census.Shipments, 40), figure(census.Aichi, census.Shipments, 70),
		figure(census.Nara, census.Shipments, 10), bounded,
	})
	ranks := stats.Rank(table, stats.RankOptions{})
	tests := []struct {
		area         census.Area
		rank         float64
		lower, upper float64
		status       census.Status
	}{
		{census.Aichi, 1, nan, nan, census.Official}, // above the highest that Mie can be
		{census.Tokyo, 2, 2, 3, census.Official},     // Mie is above it or not
		{census.Nara, 4, 4, 4, census.Official},      // Mie is above it
		{census.Mie, nan, nan, nan, census.Suppressed},
		{census.Japan, nan, nan, nan, census.NotApplicable},
		{"14100", 1, nan, nan, census.Official},
	}
	for _, x := range tests {
		o := made(t, ranks, x.area)
		if !near(o.Value, x.rank) || !near(o.Lower, x.lower) || !near(o.Upper, x.upper) || o.Status != x.status {
			t.Errorf("rank of %q = %v [%v, %v] %v, want %v [%v, %v] %v", x.area, o.Value, o.Lower, o.Upper, o.Status, x.rank, x.lower, x.upper, x.status)
		}
	}
	if got := made(t, stats.Rank(table.Select(census.Tokyo), stats.RankOptions{})); got.Value != 2 {
		t.Errorf("rank of a selection of one = %v, want 2: among all that the table has", got.Value)
	}
}

// One hidden figure may stand on either side; that two of them do is more than
// is known, and so is what follows from ends that are wide themselves.
func TestRankIntervals(t *testing.T) {
	hidden := func(a census.Area, kind census.Interval, lower, upper float64) census.Observation {
		o := census.Absence(figure(a, census.Shipments, 0).Key, census.Suppressed)
		o.Interval, o.Lower, o.Upper = kind, lower, upper
		return o
	}
	raw := census.Absence(figure(census.Nara, census.Shipments, 0).Key, census.Suppressed)
	for _, x := range []struct {
		name   string
		absent []census.Observation
		upper  float64
		kind   census.Interval
	}{
		{"one may be above", []census.Observation{hidden(census.Mie, census.Suppression, 20, 60)}, 2, census.Suppression},
		{"one of wide ends", []census.Observation{hidden(census.Mie, census.Outer, 20, 60)}, 2, census.Outer},
		{"one may, one must", []census.Observation{hidden(census.Mie, census.Suppression, 20, 60), hidden(census.Osaka, census.Suppression, 50, 60)}, 3, census.Suppression},
		{"two may", []census.Observation{hidden(census.Mie, census.Suppression, 20, 60), raw}, 3, census.Outer},
		{"none may", []census.Observation{hidden(census.Mie, census.Suppression, 20, 40)}, nan, census.NoInterval},
	} {
		ranks := stats.Rank(collect(t, append(x.absent, figure(census.Tokyo, census.Shipments, 40))), stats.RankOptions{})
		if o := made(t, ranks, census.Tokyo); !near(o.Upper, x.upper) || o.Interval != x.kind {
			t.Errorf("%s: rank up to %v, %v, want %v, %v", x.name, o.Upper, o.Interval, x.upper, x.kind)
		}
	}
}

// A hidden figure that may be as large as another shares its rank: the best of the two
// does not change, their mean is half a rank lower.
func TestRankOfHiddenTies(t *testing.T) {
	hidden := census.Absence(figure(census.Mie, census.Shipments, 0).Key, census.Suppressed)
	hidden.Interval, hidden.Lower, hidden.Upper = census.Suppression, 20, 40
	table := collect(t, []census.Observation{figure(census.Tokyo, census.Shipments, 40), figure(census.Aichi, census.Shipments, 10), hidden})
	for _, x := range []struct {
		ties               stats.Ties
		area               census.Area
		rank, lower, upper float64
	}{
		{stats.BestRank, census.Tokyo, 1, nan, nan}, {stats.MeanRank, census.Tokyo, 1, 1, 1.5},
		{stats.BestRank, census.Aichi, 3, 3, 3}, {stats.MeanRank, census.Aichi, 3, 3, 3},
	} {
		o := made(t, stats.Rank(table, stats.RankOptions{Ties: x.ties}), x.area)
		if o.Value != x.rank || !near(o.Lower, x.lower) || !near(o.Upper, x.upper) {
			t.Errorf("ties %d: rank of %s = %v in [%v, %v], want %v in [%v, %v]", x.ties, x.area, o.Value, o.Lower, o.Upper, x.rank, x.lower, x.upper)
		}
	}
}

func TestRankAmongIndustries(t *testing.T) {
	in := func(i census.Industry, v float64) census.Observation {
		o := figure(census.Kanagawa, census.Shipments, v)
		o.Industry = i
		return o
	}
	table := collect(t, []census.Observation{in(census.Manufacturing, 9), in(census.Food, 2), in(census.TransportationEquipment, 4), in(census.Chemicals, 3)})
	ranks := stats.Rank(table, stats.RankOptions{Among: census.ByIndustry})
	for i, want := range map[census.Industry]float64{census.TransportationEquipment: 1, census.Chemicals: 2, census.Food: 3, census.Manufacturing: nan} {
		if got := made(t, ranks, i).Value; !near(got, want) {
			t.Errorf("rank of %s = %v, want %v", i, got, want)
		}
	}
}
