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

func TestFindBreaksOracle(t *testing.T) {
	oracle.Run(t, "structural_breaks", func(t *testing.T, c *oracle.Case) {
		o := stats.FindBreaksOptions{Scale: stats.Levels, Search: series.BreakOptions{Trim: c.Expected.At("h").Float()}}
		if text, _ := c.Expected.At("model").Any().(string); text == "y ~ 1" {
			o.Model = stats.BreakInMean
		}
		b := stats.FindBreaks(yearly(t, 1501, c.Input("input").Floats("y")...), o)[0]
		if b.Refused != "" {
			t.Fatal(b.Refused)
		}
		c.Check(t, b.SupF.Sup.Statistic, "supF")
		c.Check(t, float64(b.SupF.Break), "argmax_F_index")
		c.Check(t, b.CUSUM.Statistic, "ols_cusum_max")
		want := c.Expected.At("bai_perron")
		bic := want.At("bic").Floats()
		best := slices.Index(bic, slices.Min(bic))
		if len(b.Found) != best {
			t.Fatalf("%d breaks, the least BIC has %d", len(b.Found), best)
		}
		if dates := want.At("breakpoints_1based").Floats(); len(dates) == best {
			for i, f := range b.Found {
				c.Compare(t, "break", float64(f.Year-1501), dates[i])
				c.Compare(t, "lower", float64(f.Lower-1501), want.At("confint_95_lower").Floats()[i])
				c.Compare(t, "upper", float64(f.Upper-1501), want.At("confint_95_upper").Floats()[i])
			}
		}
		skip(c)
	})
	oracle.Run(t, "change_point_tests", func(t *testing.T, c *oracle.Case) {
		b := stats.FindBreaks(yearly(t, 1501, c.Input("input").Floats("y")...), stats.FindBreaksOptions{Scale: stats.Levels, Model: stats.BreakInMean})[0]
		c.Check(t, b.Pettitt.Statistic, "pettitt_K")
		c.Check(t, float64(b.Pettitt.Before), "pettitt_index_1based")
		skip(c)
	})
}

// stepped is 20 years from 1995 that fall by half in 2002, where publishing left
// manufacturing.
func stepped() []float64 {
	var v []float64
	for i := range 20 {
		x := 1000 * math.Exp(0.01*math.Sin(float64(7*i)))
		if i >= 7 {
			x /= 2
		}
		v = append(v, x)
	}
	return v
}

func TestFoundBreakIsSetBesideTheSurvey(t *testing.T) {
	table := yearly(t, 1995, stepped()...)
	b := stats.FindBreaks(table, stats.FindBreaksOptions{Model: stats.BreakInMean, History: census.FactoryCensus()})[0]
	if b.Refused != "" || len(b.Found) != 1 {
		t.Fatalf("%+v", b)
	}
	f := b.Found[0]
	if f.Year != 2002 || len(f.Known) == 0 || f.Known[0].Kind != census.OtherBoundary || len(f.Near) < len(f.Known) {
		t.Errorf("break %+v, want 2002, of the survey", f)
	}
	if own := stats.FindBreaks(table, stats.FindBreaksOptions{Model: stats.BreakInMean})[0].Found[0]; own.Year != 2002 || own.Known != nil {
		t.Errorf("break %+v of a table without a history", own)
	}
	if none := stats.FindBreaks(yearly(t, 1995, slices.Repeat([]float64{5, 6}, 10)...), stats.FindBreaksOptions{Model: stats.BreakInMean})[0]; none.Refused != "" || none.Found != nil {
		t.Errorf("of a series without a break: %+v", none)
	}
}

func TestFindBreaksRefuses(t *testing.T) {
	var across []census.Observation
	for i, v := range stepped() {
		across = append(across, shipments(1995+census.Year(i), v))
	}
	gap := slices.Clone(stepped())
	gap[9] = nan
	zero := slices.Clone(stepped())
	zero[3] = 0
	for name, x := range map[string]struct {
		table *census.Table
		want  string
	}{
		"a short series":     {yearly(t, 2001, stepped()[:14]...), "14 comparable years with a figure, and 15 are needed"},
		"one year":           {yearly(t, 2001, 5), "1 comparable years"},
		"a break":            {collect(t, across), "without publishing"},
		"a suppressed year":  {yearly(t, 1995, gap...), "have gaps"},
		"a zero in the logs": {yearly(t, 1995, zero...), "no logarithm"},
	} {
		b := stats.FindBreaks(x.table, stats.FindBreaksOptions{})[0]
		if b.Refused == "" || !strings.Contains(b.Refused, x.want) || b.Found != nil {
			t.Errorf("%s: %v, want %q", name, b.Refused, x.want)
		}
	}
	// The shortest that is not refused.
	if b := stats.FindBreaks(yearly(t, 1995, stepped()[:series.MinBreakLength]...), stats.FindBreaksOptions{})[0]; b.Refused != "" {
		t.Errorf("%d years: %v", series.MinBreakLength, b.Refused)
	}
}

// A series that was joined across the break of 2002 as if it were none has its
// break there, and it is the survey's.
func ExampleFindBreaks() {
	var rows []census.Observation
	for i, v := range stepped() {
		k := census.Key{Year: 1995 + census.Year(i), Area: census.Kanagawa, Size: census.Size{Min: 4}, Measure: census.Shipments}
		rows = append(rows, census.NewObservation(k, v))
	}
	joined, err := census.Collect(slices.Values(rows), census.WithSurveys(nil))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range stats.FindBreaks(joined, stats.FindBreaksOptions{Model: stats.BreakInMean, History: census.FactoryCensus()}) {
		for _, f := range b.Found {
			fmt.Println(f.Year, f.Known)
		}
	}
	// Output:
	// 2002 [2001 manufacturing with publishing → 2002 manufacturing without publishing]
}
