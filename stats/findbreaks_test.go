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
		o := stats.FindBreaksOptions{Scale: stats.Levels}
		o.Search.Trim, o.Search.Max = c.Expected.At("h").Float(), int(c.Expected.At("bai_perron", "max_breaks").Float())
		if c.Expected.At("model").Text() == "y ~ 1" {
			o.Model = stats.BreakInMean
		}
		b := stats.FindBreaks(yearly(t, 1501, c.Input("input").Floats("y")...), o)[0]
		if b.Refused != "" {
			t.Fatal(b.Refused)
		}
		c.Check(t, b.SupF.Sup.Statistic, "supF")
		c.Check(t, float64(b.SupF.Break), "argmax_F_index")
		c.Check(t, b.CUSUM.Statistic, "ols_cusum_max")
		c.Check(t, b.RecursiveCUSUM.Statistic, "rec_cusum_stat")
		c.Check(t, b.RecursiveCUSUM.P, "rec_cusum_p")
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
		c.Check(t, b.Buishand.Statistic, "buishand_U")
		c.Check(t, float64(b.Buishand.Before), "buishand_index")
		c.Check(t, b.SNHT.Statistic, "snht_T0")
		c.Check(t, float64(b.SNHT.Before), "snht_index")
		skip(c)
	})
	oracle.Run(t, "bai_perron_tests", func(t *testing.T, c *oracle.Case) {
		o := stats.FindBreaksOptions{Scale: stats.Levels, Model: stats.BreakInMean, Serial: stats.Autocorrelated}
		if strings.Contains(c.Source(), "robust=0") {
			o.Serial = stats.Uncorrelated
		}
		b := stats.FindBreaks(yearly(t, 1501, c.Input("input").Floats("y")...), o)[0]
		var breaks []float64
		for _, d := range b.Sequential {
			breaks = append(breaks, float64(d.Year-1501))
		}
		c.CheckAll(t, breaks, "sequential_breaks")
		skip(c)
	})
}

// The yearly flow of the Nile at Aswan, 1871 to 1970, in 10⁸ m³ (Cobb, G. W. (1978),
// Biometrika 65(2), 243–251), fell from 1899 on, after the first dam was begun; the
// interval of strucchange (Zeileis et al. 2002, Journal of Statistical Software 7(2))
// has the last year before between 1895 and 1902.
func TestFindBreaksOfTheNile(t *testing.T) {
	flow := []float64{
		1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
		1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
		1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796,
		1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848,
		890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
	}
	b := stats.FindBreaks(yearly(t, 1871, flow...), stats.FindBreaksOptions{Scale: stats.Levels, Model: stats.BreakInMean, Serial: stats.Autocorrelated, At: []census.Year{1899}})[0]
	if len(b.Found) != 1 || len(b.Sequential) != 1 {
		t.Fatalf("found %v, one by one %v (%s%s)", b.Found, b.Sequential, b.NotSequential, b.Refused)
	}
	for name, year := range map[string]census.Year{"BIC": b.Found[0].Year, "one by one": b.Sequential[0].Year, "sup F": b.SupF.Year,
		"Pettitt": b.Pettitt.Year, "Buishand": b.Buishand.Year, "SNHT": b.SNHT.Year} {
		if year != 1899 {
			t.Errorf("%s: %d, want 1899", name, year)
		}
	}
	if f := b.Found[0]; f.Lower != 1896 || f.Upper != 1903 {
		t.Errorf("interval %d to %d, want 1896 to 1903", f.Lower, f.Upper)
	}
	for name, p := range map[string]float64{"sup F": b.SupF.Sup.P, "CUSUM": b.CUSUM.P, "recursive CUSUM": b.RecursiveCUSUM.P, "Chow": b.Chow[0].P, "Pettitt": b.Pettitt.P, "Buishand": b.Buishand.P, "SNHT": b.SNHT.P} {
		if !(p < .001) {
			t.Errorf("%s: P = %v", name, p)
		}
	}
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

// Chow's test of each date given is that of the oracle; a year outside the series
// or at its end has none.
func TestFindBreaksAtGivenYears(t *testing.T) {
	oracle.Run(t, "structural_breaks", func(t *testing.T, c *oracle.Case) {
		o := stats.FindBreaksOptions{Scale: stats.Levels, At: []census.Year{1500, 1502}}
		if c.Expected.At("model").Text() == "y ~ 1" {
			o.Model = stats.BreakInMean
		}
		list := c.Expected.At("chow").Each()
		for _, want := range list {
			o.At = append(o.At, 1501+census.Year(want.At("point_last_obs_of_first_segment").Float()))
		}
		b := stats.FindBreaks(yearly(t, 1501, c.Input("input").Floats("y")...), o)[0]
		for i, want := range list {
			got := b.Chow[i+2]
			c.Compare(t, "chow F", got.F, want.At("F").Float())
			c.Compare(t, "chow p", got.P, want.At("p").Float())
		}
		if a, b := b.Chow[0].Refused, b.Chow[1].Refused; !strings.Contains(a, "1500 does not divide") || !strings.Contains(b, "segments of 1 and") {
			t.Errorf("a year before the series: %q; one at its start: %q", a, b)
		}
		skip(c)
	})
}

// Every test finds the year in which publishing left manufacturing, and says that
// the survey broke there.
func TestEveryBreakIsSetBesideTheSurvey(t *testing.T) {
	o := stats.FindBreaksOptions{Model: stats.BreakInMean, History: census.FactoryCensus(), At: []census.Year{2002, 2005}}
	b := stats.FindBreaks(yearly(t, 1995, stepped()...), o)[0]
	if len(b.Sequential) != 1 || len(b.Chow) != 2 {
		t.Fatalf("one by one %v (%s), Chow %v", b.Sequential, b.NotSequential, b.Chow)
	}
	for name, d := range map[string]stats.BreakDate{
		"BIC": b.Found[0].BreakDate, "one by one": b.Sequential[0], "sup F": b.SupF.BreakDate, "Chow": b.Chow[0].BreakDate,
		"Pettitt": b.Pettitt.BreakDate, "Buishand": b.Buishand.BreakDate, "SNHT": b.SNHT.BreakDate,
	} {
		if d.Year != 2002 || len(d.Known) != 1 || d.Known[0].Kind != census.OtherBoundary {
			t.Errorf("%s: %+v, want 2002, of the survey", name, d)
		}
	}
	if d := b.Chow[1]; d.Year != 2005 || d.Known != nil || d.Refused != "" {
		t.Errorf("2005: %+v", d)
	}
	for name, p := range map[string]float64{"Buishand": b.Buishand.P, "SNHT": b.SNHT.P} {
		if p != 1./10000 { // none of 9999 draws shifts by fifty times its noise
			t.Errorf("%s: P = %v, want .0001", name, p)
		}
	}
	long := o
	long.Search.Trim = .3
	if b := stats.FindBreaks(yearly(t, 1995, stepped()...), long)[0]; b.Sequential != nil || !strings.Contains(b.NotSequential, "trimming of .15") {
		t.Errorf("a trim of .3: %v (%s)", b.Sequential, b.NotSequential)
	}
}

// Years that do not vary have no errors to say how well the date is known; the date
// is told all the same.
func TestFoundBreakWithoutAnInterval(t *testing.T) {
	v := stepped()
	for i := range 7 {
		v[i] = 1000
	}
	o := stats.FindBreaksOptions{Model: stats.BreakInMean, Search: series.BreakOptions{Max: 1}}
	b := stats.FindBreaks(yearly(t, 1995, v...), o)[0]
	if b.Refused != "" || len(b.Found) != 1 {
		t.Fatalf("found %v, refused as %q; want one break", b.Found, b.Refused)
	}
	if f := b.Found[0]; f.Year != 2002 || f.Lower != 0 || f.Upper != 0 || !strings.Contains(f.NoInterval, "has no law") {
		t.Errorf("%+v, want 2002 without an interval", f)
	}
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
