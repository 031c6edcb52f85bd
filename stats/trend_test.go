package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
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
	if trend.Refused != "" {
		t.Errorf("refused as %q, want a trend", trend.Refused)
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
		why  string
	}{
		{"one year", []census.Observation{shipments(2012, 5)}, census.NotAvailable, "needs 3 values, there are 1"},
		{"years on two sides of breaks", []census.Observation{shipments(2010, 5), shipments(2011, 5), shipments(2012, 6)}, census.NotAvailable, "needs 3 values, there are 2"},
		{"zero", []census.Observation{shipments(2012, 5), shipments(2013, 0), shipments(2014, 6)}, census.NotApplicable, "the value at 2013 is 0: no logarithm"},
		{"all suppressed", []census.Observation{census.Absence(shipments(2012, 0).Key, census.Suppressed)}, census.NotAvailable, "needs 3 values, there are 0"},
	} {
		o := made(t, stats.LogLinearTrend(collect(t, x.rows), stats.TrendOptions{}))
		if !math.IsNaN(o.Value) || o.Status != x.want {
			t.Errorf("%s: %v %v, want NaN %v", x.name, o.Value, o.Status, x.want)
		}
		if r := stats.Trends(collect(t, x.rows), stats.TrendOptions{})[0]; !strings.Contains(r.Refused, x.why) {
			t.Errorf("%s: refused as %q, want %q", x.name, r.Refused, x.why)
		}
	}
}

// Prewhitening does not go over the gap that 2011 leaves: there is a slope, and no
// error of it.
func TestTrendWithoutErrors(t *testing.T) {
	var rows []census.Observation
	for y := census.Year(2007); y <= 2014; y++ {
		rows = append(rows, shipments(y, 100+float64(y%3)))
	}
	o := stats.TrendOptions{Errors: stats.NeweyWestErrors, HAC: series.HACOptions{Prewhitening: series.VAR1}}
	trend := stats.Trends(collect(t, rows), o)[0]
	if math.IsNaN(trend.Rate) || !math.IsNaN(trend.StdErr) || !math.IsNaN(trend.Lower) {
		t.Errorf("rate %v ± %v [%v, %v], want a rate alone", trend.Rate, trend.StdErr, trend.Lower, trend.Upper)
	}
	if want := "needs a series without gaps"; !strings.Contains(trend.Refused, want) {
		t.Errorf("refused as %q, want %q", trend.Refused, want)
	}
	if row := made(t, stats.LogLinearTrend(collect(t, rows), o)); row.Interval != census.NoInterval || row.Status.Absent() {
		t.Errorf("row %+v", row)
	}
}

func TestTrendOracle(t *testing.T) {
	oracle.Run(t, "ols_loglinear_hac", func(t *testing.T, c *oracle.Case) {
		table := dated(t, c.Input("input"))
		trend := stats.Trends(table, stats.TrendOptions{})[0]
		c.Check(t, float64(len(trend.Years)), "n")
		c.Check(t, trend.Slope, "slope")
		c.Check(t, 100*trend.Rate, "growth_rate_pct")
		c.Compare(t, "StdErr", trend.StdErr, c.Expected.At("se_ols").Floats()[1])
		c.Check(t, trend.R2, "r2")
		for kind, field := range map[series.HC]string{series.HC0: "se_HC0", series.HC1: "se_HC1", series.HC2: "se_HC2", series.HC3: "se_HC3"} {
			robust := stats.Trends(table, stats.TrendOptions{Errors: stats.HeteroskedasticErrors, HC: kind})[0]
			c.Compare(t, field, robust.StdErr, c.Expected.At(field).Floats()[1])
		}
		for _, field := range c.Expected.Keys() {
			lag, err := strconv.Atoi(strings.TrimPrefix(field, "se_NW_lag"))
			if err != nil {
				continue
			}
			hac := series.HACOptions{Rule: series.GivenLag, Lag: lag}
			robust := stats.Trends(table, stats.TrendOptions{Errors: stats.NeweyWestErrors, HAC: hac})[0]
			c.Compare(t, field, robust.StdErr, c.Expected.At(field).Floats()[1])
			if robust.Lag != lag || robust.Slope != trend.Slope {
				t.Errorf("lag %d, slope %v; want %d, %v", robust.Lag, robust.Slope, lag, trend.Slope)
			}
		}
		skip(c) // the other errors are tested in package series
	})
}

// 3 % a year in the Census of Manufactures; the Economic Census of 2011 is another
// survey, and left out.
func ExampleTrends() {
	var rows []census.Observation
	for y := census.Year(2007); y <= 2014; y++ {
		v := 1e12 * math.Pow(1.03, float64(y-2007))
		if y == 2011 {
			v = 5e12
		}
		k := census.Key{Year: y, Area: census.Kanagawa, Size: census.Size{Min: 4}, Measure: census.Shipments}
		rows = append(rows, census.NewObservation(k, v))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range stats.Trends(t, stats.TrendOptions{Errors: stats.NeweyWestErrors}) {
		fmt.Printf("%.1f %% a year over %d years, Newey-West errors of %d lags\n", 100*r.Rate, len(r.Years), r.Lag)
		for _, b := range r.Breaks {
			fmt.Println("not crossed:", b)
		}
	}
	// Output:
	// 3.0 % a year over 7 years, Newey-West errors of 2 lags
	// not crossed: 2010 Census of Manufactures → 2011 Economic Census
	// not crossed: 2011 Economic Census → 2012 Census of Manufactures
}
