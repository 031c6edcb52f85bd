package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

// yearly makes a table of shipments by year, which knows of no break.
func yearly(t testing.TB, from census.Year, values ...float64) *census.Table {
	t.Helper()
	var rows []census.Observation
	for i, v := range values {
		rows = append(rows, of(from+census.Year(i), census.Kanagawa, "", census.Shipments, v))
	}
	return collect(t, rows, census.WithSurveys(nil))
}

// dated makes such a table of the columns t and y of a case.
func dated(t *testing.T, in *oracle.Table) *census.Table {
	t.Helper()
	var rows []census.Observation
	for i, v := range in.Floats("y") {
		at := in.Floats("t")[i]
		if at != math.Trunc(at) {
			t.Skip("dates that are no years are tested in package series")
		}
		o := shipments(census.Year(at), v)
		if math.IsNaN(v) {
			o = census.Absence(o.Key, census.NotAvailable)
		}
		rows = append(rows, o)
	}
	return collect(t, rows, census.WithSurveys(nil))
}

func TestMonotonicTrendsOracle(t *testing.T) {
	oracle.Run(t, "theil_sen", func(t *testing.T, c *oracle.Case) {
		m := stats.MonotonicTrends(dated(t, c.Input("input")), stats.MonotonicOptions{})[0]
		if m.Refused != "" {
			t.Fatal(m.Refused)
		}
		c.Check(t, m.Sen.Slope, "slope")
		c.Check(t, float64(m.Sen.Pairs), "n_slopes")
		c.CheckAll(t, []float64{m.Sen.Lower, m.Sen.Upper}, "ci_rounded_ranks")
		skip(c)
	})
	oracle.Run(t, "mann_kendall", func(t *testing.T, c *oracle.Case) {
		m := stats.MonotonicTrends(dated(t, c.Input("input")), stats.MonotonicOptions{})[0]
		c.Check(t, float64(len(m.Years)), "n")
		c.Check(t, m.Kendall.S, "S")
		c.Check(t, m.Kendall.VarS, "varS")
		c.Check(t, m.Kendall.Z, "z_continuity")
		skip(c)
	})
}

func TestMonotonicTrendsNeverCrossABreak(t *testing.T) {
	// Falling throughout, but for 2011 and the years from another survey on.
	var rows []census.Observation
	for y := census.Year(2007); y <= 2014; y++ {
		v := 100 - 3*float64(y-2007)
		if y == 2011 {
			v = 900
		}
		rows = append(rows, shipments(y, v))
	}
	m := stats.MonotonicTrends(collect(t, rows), stats.MonotonicOptions{})[0]
	if m.Refused != "" || len(m.Years) != 7 || m.Kendall.TauA != -1 || math.Abs(m.Sen.Slope+3) > 1e-12 || len(m.Breaks) != 2 {
		t.Errorf("%+v", m)
	}
	late := stats.MonotonicTrends(collect(t, rows), stats.MonotonicOptions{From: 2011})[0]
	if late.Refused == "" || !strings.Contains(late.Refused, "3 comparable years") {
		t.Errorf("three years are refused: %v", late.Refused)
	}
	serial := stats.MonotonicTrends(collect(t, rows), stats.MonotonicOptions{Serial: stats.Autocorrelated, Correction: series.YueWang})[0]
	if serial.Refused == "" {
		t.Error("a correction for autocorrelation of years with a gap")
	}
}

func TestMonotonicTrendsEdges(t *testing.T) {
	if m := stats.MonotonicTrends(yearly(t, 2001, 0, -1, 0, -1, 0), stats.MonotonicOptions{})[0]; m.Refused != "" || m.Kendall.S != 0 {
		t.Errorf("zeros and negative figures: %+v", m)
	}
	if m := stats.MonotonicTrends(yearly(t, 2001, 5), stats.MonotonicOptions{})[0]; m.Refused == "" {
		t.Error("one year has a trend")
	}
	m := stats.MonotonicTrends(yearly(t, 2001, 1, nan, 3, 4, 5), stats.MonotonicOptions{})[0]
	if m.Refused != "" || slices.Contains(m.Years, 2002) || m.Sen.Slope != 1 {
		t.Errorf("with a suppressed year: %+v", m)
	}
}

// The slope of Sen does not mind one wild year.
func ExampleMonotonicTrends() {
	var rows []census.Observation
	for i, v := range []float64{100, 98, 97, 250, 93, 90, 89, 87} {
		k := census.Key{Year: 2002 + census.Year(i), Area: census.Kanagawa, Size: census.Size{Min: 4}, Measure: census.Establishments}
		rows = append(rows, census.NewObservation(k, v))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range stats.MonotonicTrends(t, stats.MonotonicOptions{}) {
		fmt.Printf("%v: %.2f %s a year, P = %.3f\n", m.Key.Area.Label(census.English), m.Sen.Slope, m.Unit, m.Kendall.P)
	}
	// Output:
	// Kanagawa: -2.00 establishments a year, P = 0.009
}
