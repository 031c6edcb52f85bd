package stats_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestSmoothOracle(t *testing.T) {
	oracle.Run(t, "smoothing", func(t *testing.T, c *oracle.Case) {
		table := yearly(t, 1501, c.Input("input").Floats("y")...) // steps stand for years
		for field, o := range map[string]stats.SmoothOptions{
			"ma_centered_3":          {},
			"ma_trailing_5":          {Average: series.MovingAverageOptions{Window: 5, Align: series.Trailing}},
			"loess_span0.75_degree2": {Smoother: stats.Loess},
			"lowess_f0.6667_iter3":   {Smoother: stats.Lowess, Lowess: series.LowessOptions{Span: 2. / 3, Iterations: 3}},
			"hp_trend_lambda_6.25":   {Smoother: stats.HodrickPrescott},
			"hp_trend_lambda_100":    {Smoother: stats.HodrickPrescott, Lambda: 100},
			"loess_span0.5_degree1":  {Smoother: stats.Loess, Loess: series.LoessOptions{Span: .5, Degree: series.LocalLinear}},
			"lowess_f0.3_iter2":      {Smoother: stats.Lowess, Lowess: series.LowessOptions{Span: .3, Iterations: 2}},
			"ma_2x4_centered":        {Average: series.MovingAverageOptions{Window: 4}},
		} {
			c.CheckAll(t, stats.Smooth(table, o).Values(), field)
		}
		skip(c) // the remaining spans are tested in package series
	})
}

func TestSmoothNeverCrossesABreak(t *testing.T) {
	var rows []census.Observation
	for y := census.Year(2007); y <= 2014; y++ {
		v := float64(y - 2000)
		if y == 2011 {
			v = 500
		}
		rows = append(rows, shipments(y, v))
	}
	rows[6] = census.Absence(rows[6].Key, census.Suppressed) // 2013
	table := collect(t, rows)
	want := map[census.Year]struct {
		value  float64
		status census.Status
	}{
		2007: {nan, census.NotAvailable}, 2008: {8, census.Estimated}, 2009: {9, census.Estimated}, 2010: {nan, census.NotComparable},
		2011: {nan, census.NotComparable}, 2012: {nan, census.NotAvailable}, 2013: {nan, census.Suppressed}, 2014: {nan, census.NotAvailable},
	}
	out := stats.Smooth(table, stats.SmoothOptions{})
	for y, w := range want {
		if o := made(t, out, y); !near(o.Value, w.value) || o.Status != w.status || o.Statistic != "3-year centered moving average" || o.Unit != census.UnitYen {
			t.Errorf("%d: %v %v (%s), want %v %v", y, o.Value, o.Status, o.Statistic, w.value, w.status)
		}
	}
	// A line is its own local regression, 2011 apart.
	for _, s := range []stats.Smoother{stats.Lowess, stats.Loess} {
		out := stats.Smooth(table, stats.SmoothOptions{Smoother: s, Loess: series.LoessOptions{Span: 1}, Lowess: series.LowessOptions{Span: 1}})
		for _, y := range []census.Year{2007, 2010, 2012, 2014} {
			if o := made(t, out, y); math.Abs(o.Value-float64(y-2000)) > 1e-9 {
				t.Errorf("%v of a line in %d = %v", s, y, o.Value)
			}
		}
		if o := made(t, out, census.Year(2011)); o.Status != census.NotAvailable {
			t.Errorf("%v of one year = %v %v", s, o.Value, o.Status)
		}
	}
	// The Hodrick-Prescott trend does not jump over gaps.
	hp := stats.Smooth(table, stats.SmoothOptions{Smoother: stats.HodrickPrescott})
	if o := made(t, hp, census.Year(2008)); o.Status != census.NotAvailable {
		t.Errorf("trend across 2011: %v %v", o.Value, o.Status)
	}
	// A selection is smoothed with the years around it.
	if o := made(t, stats.Smooth(table.Select(census.Year(2008)), stats.SmoothOptions{})); o.Value != 8 {
		t.Errorf("of a selection %v, want 8", o.Value)
	}
}

func ExampleSmooth() {
	var rows []census.Observation
	for i, v := range []float64{100, 110, 90, 120} {
		k := census.Key{Year: 2016 + census.Year(i), Area: census.Kanagawa, Size: census.Size{Min: 4}, Measure: census.Establishments}
		rows = append(rows, census.NewObservation(k, v))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(stats.Smooth(t, stats.SmoothOptions{}))
	// Output:
	// Kanagawa / all manufacturing / 4 or more persons / Establishments / 3-year centered moving average
	// year               value
	// 2016                   –  not available
	// 2017  100 establishments  estimated
	// 2018  107 establishments  estimated
	// 2019                   –  not available
}

func ExampleSmoothOptions_Statistic() {
	for _, s := range []stats.Smoother{stats.MovingAverage, stats.Loess, stats.Lowess, stats.HodrickPrescott} {
		fmt.Println(stats.SmoothOptions{Smoother: s}.Statistic())
	}
	// Output:
	// 3-year centered moving average
	// LOESS, span 0.75
	// LOWESS, span 0.6667, 0 iterations
	// Hodrick-Prescott trend, λ = 6.25
}
