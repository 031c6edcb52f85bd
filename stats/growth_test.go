package stats_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

func TestGrowthOracle(t *testing.T) {
	oracle.Run(t, "growth_contribution", func(t *testing.T, c *oracle.Case) {
		table, every := synthetic(t, c)
		shipped := table.Select(census.Manufacturing, every, census.Shipments)
		years := shipped.Years()
		first, last := years[0], years[len(years)-1]
		for _, p := range c.Expected.Keys() {
			of := shipped.Select(area(p))
			index := stats.Index(of, first)
			for _, y := range c.Expected.At(p, "index_first_year_100").Keys() {
				c.Check(t, made(t, index, year(t, y)).Value, p, "index_first_year_100", y)
			}
			c.Check(t, made(t, index, last).Value-100, p, "growth_pct")
			c.Check(t, 100*made(t, stats.CompoundGrowth(of, first, last)).Value, p, "cagr_pct")
		}
		skip(c) // contributions are tested in package series
	})
}

func shipments(year census.Year, v float64) census.Observation {
	return census.NewObservation(census.Key{Year: year, Area: census.Kanagawa, Size: census.Size{Min: 4}, Measure: census.Shipments}, v)
}

func TestGrowth(t *testing.T) {
	nan := math.NaN()
	// 2011 is an Economic Census, and 2013 is missing.
	table := collect(t, []census.Observation{
		shipments(2008, 80), shipments(2009, 100), shipments(2010, 110), shipments(2011, 120),
		shipments(2012, 99), shipments(2014, 120),
		shipments(2016, 0), shipments(2017, 50), census.Absence(shipments(2018, 0).Key, census.Nil),
		census.Absence(shipments(2019, 0).Key, census.Suppressed),
	})
	tests := map[census.Year]struct {
		want   float64
		status census.Status
	}{
		2008: {nan, census.NoBase}, // the first year
		2009: {0.25, census.Official},
		2010: {0.1, census.Official},
		2011: {nan, census.NotComparable}, // from one survey to another
		2012: {nan, census.NotComparable}, // and back
		2014: {nan, census.NoBase},        // never the row before: 2012
		2017: {nan, census.NoBase},        // on zero
		2018: {-1, census.Official},       // nothing is left
		2019: {nan, census.Suppressed},
	}
	growth := stats.Growth(table)
	for y, want := range tests {
		o := made(t, growth, y)
		if !near(o.Value, want.want) && math.Abs(o.Value-want.want) > 1e-12 || o.Status != want.status {
			t.Errorf("growth of %d = %v %v, want %v %v", y, o.Value, o.Status, want.want, want.status)
		}
	}
}

func TestIndexNeverCrossesABreak(t *testing.T) {
	table := collect(t, []census.Observation{shipments(2010, 50), shipments(2011, 60), shipments(2012, 75)})
	index := stats.Index(table, 2010)
	for y, want := range map[census.Year]float64{2010: 100, 2011: math.NaN(), 2012: 150} {
		if got := made(t, index, y); !near(got.Value, want) || got.Statistic != "index, 2010 = 100" {
			t.Errorf("index of %d = %v (%s), want %v", y, got.Value, got.Statistic, want)
		}
	}
}

// One survey counts on 31 December, the other on 1 June: money compares, heads
// do not.
func TestGrowthOfCountsAndMoney(t *testing.T) {
	persons := func(year census.Year, v float64) census.Observation {
		o := shipments(year, v)
		o.Measure, o.Unit = census.Employees, census.UnitPersons
		return o
	}
	table := collect(t, []census.Observation{shipments(2014, 100), shipments(2016, 121), persons(2014, 10), persons(2016, 11)})
	rates := stats.CompoundGrowth(table, 2014, 2016)
	if got := made(t, rates, census.Shipments); !near(got.Value, 0.1) {
		t.Errorf("growth of shipments = %v %v, want .1", got.Value, got.Status)
	}
	if got := made(t, rates, census.Employees); got.Status != census.NotComparable {
		t.Errorf("growth of employees = %v %v, want not comparable", got.Value, got.Status)
	}
	if got := made(t, stats.CompoundGrowth(stats.PerEmployee(table), 2014, 2016), census.Shipments); got.Status != census.NotComparable {
		t.Errorf("growth of output per worker = %v %v, want not comparable", got.Value, got.Status)
	}
}

func TestCompoundGrowthEdges(t *testing.T) {
	for _, x := range []struct {
		name   string
		a, b   float64
		status census.Status
	}{{"from zero", 0, 5, census.NoBase}, {"to zero", 5, 0, census.NotApplicable}, {"from below zero", -5, 5, census.NotApplicable}, {"to below zero", 5, -5, census.NotApplicable}} {
		got := made(t, stats.CompoundGrowth(collect(t, []census.Observation{shipments(2012, x.a), shipments(2014, x.b)}), 2012, 2014))
		if got.Status != x.status || !math.IsNaN(got.Value) {
			t.Errorf("%s: %v %v, want NaN %v", x.name, got.Value, got.Status, x.status)
		}
	}
}
