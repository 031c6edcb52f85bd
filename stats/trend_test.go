package stats_test

import (
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

var nan = math.NaN()

func TestTrend(t *testing.T) {
	// 3 % a year; 2011 is of another survey, and wild.
	var rows []census.Observation
	for y := census.Year(2008); y <= 2014; y++ {
		v := 100 * math.Pow(1.03, float64(y-2008))
		if y == 2011 {
			v = 500
		}
		rows = append(rows, shipments(y, v))
	}
	trend := stats.Trends(collect(t, rows), stats.TrendOptions{})[0]
	if want := []census.Year{2008, 2009, 2010, 2012, 2013, 2014}; !slices.Equal(trend.Years, want) {
		t.Errorf("fitted to %v, want %v", trend.Years, want)
	}
	if math.Abs(trend.Rate-0.03) > 1e-12 || trend.StdErr > 1e-12 || len(trend.Breaks) == 0 {
		t.Errorf("rate %v ± %v with breaks %v, want .03 ± 0 with the Economic Census of 2011", trend.Rate, trend.StdErr, trend.Breaks)
	}
	o := made(t, stats.LogLinearTrend(collect(t, rows), stats.TrendOptions{From: 2012}))
	if o.Year != 2014 || o.Statistic != "log-linear trend per year, 2012–2014" || math.Abs(o.Value-0.03) > 1e-12 {
		t.Errorf("trend of 2012 to 2014: %v %v", o.Key, o.Value)
	}
}

func TestTrendRefuses(t *testing.T) {
	for _, x := range []struct {
		name string
		rows []census.Observation
		want census.Status
	}{
		{"one year", []census.Observation{shipments(2012, 5)}, census.NotAvailable},
		{"years on two sides of breaks", []census.Observation{shipments(2010, 5), shipments(2011, 5), shipments(2012, 6)}, census.NotAvailable},
		{"zero", []census.Observation{shipments(2012, 5), shipments(2013, 0), shipments(2014, 6)}, census.NotApplicable},
		{"all suppressed", []census.Observation{census.Absence(shipments(2012, 0).Key, census.Suppressed)}, census.NotAvailable},
	} {
		o := made(t, stats.LogLinearTrend(collect(t, x.rows), stats.TrendOptions{}))
		if !math.IsNaN(o.Value) || o.Status != x.want {
			t.Errorf("%s: %v %v, want NaN %v", x.name, o.Value, o.Status, x.want)
		}
	}
}

func TestTrendOracle(t *testing.T) {
	oracle.Run(t, "ols_loglinear_hac", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input")
		var rows []census.Observation
		for i, v := range in.Floats("y") {
			rows = append(rows, shipments(year(t, in.Strings("t")[i]), v))
		}
		trend := stats.Trends(collect(t, rows, census.WithSurveys(nil)), stats.TrendOptions{})[0]
		c.Check(t, float64(len(trend.Years)), "n")
		c.Check(t, trend.Slope, "slope")
		c.Check(t, 100*trend.Rate, "growth_rate_pct")
		c.Compare(t, "StdErr", trend.StdErr, c.Expected.At("se_ols").Floats()[1])
		c.Check(t, trend.R2, "r2")
		skip(c) // the other errors are tested in package series
	})
}
