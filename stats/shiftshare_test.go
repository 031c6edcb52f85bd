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
)

// regionAndNation makes a table of a region and the nation by industry, with the
// totals.
func regionAndNation(t testing.TB, industries []string, years []census.Year, region, nation [][]float64) *census.Table {
	t.Helper()
	var rows []census.Observation
	for y, year := range years {
		totals := [2]float64{}
		for i := range industries {
			for j, v := range []float64{region[y][i], nation[y][i]} {
				a := []census.Area{area("r"), census.Japan}[j]
				rows = append(rows, of(year, a, item(i), census.Employees, v))
				totals[j] += v
			}
		}
		rows = append(rows, of(year, area("r"), "", census.Employees, totals[0]), of(year, census.Japan, "", census.Employees, totals[1]))
	}
	return collect(t, rows, census.WithSurveys(nil))
}

func regionOf(t testing.TB, c *oracle.Case) (*census.Table, stats.Span) {
	in := c.Input("input")
	years := []census.Year{2016, 2018}
	return regionAndNation(t, in.Strings("industry"), years,
		[][]float64{in.Floats("region_t0"), in.Floats("region_t1")}, [][]float64{in.Floats("nation_t0"), in.Floats("nation_t1")}), span
}

func TestShiftShareOracle(t *testing.T) {
	oracle.Run(t, "shift_share", func(t *testing.T, c *oracle.Case) {
		table, s := regionOf(t, c)
		c.ForgiveRounding(table.Select(area("r")).Values())
		list, err := stats.ShiftShare(table, s, stats.ShiftShareOptions{})
		d := only(t, list, err)
		c.Check(t, d.Change(), "total_change")
		for e, name := range []string{"national", "industry_mix", "competitive"} {
			c.Compare(t, name, d.Total[e], c.Expected.At(name).Float())
			for i, p := range d.Parts {
				c.Compare(t, name, p.Effects[e], ofIndustry(c, i, name))
			}
		}
		if math.Abs(d.NotAttributed) > 1e-12*math.Abs(d.Start) {
			t.Errorf("not attributed %v of complete figures", d.NotAttributed)
		}
		list, err = stats.ShiftShare(table, s, stats.ShiftShareOptions{Model: stats.EstebanMarquillas})
		d = only(t, list, err)
		if c.Expected.Has("em_competitive") {
			c.Check(t, d.Total[2], "em_competitive")
			c.Check(t, d.Total[3], "em_allocation")
		}
		for i, p := range d.Parts {
			c.Compare(t, "em_competitive", p.Effects[2], ofIndustry(c, i, "em_competitive"))
			c.Compare(t, "em_allocation", p.Effects[3], ofIndustry(c, i, "em_allocation"))
		}
		skip(c) // factors of Gerfin are those of package series
	})
}

// ofIndustry returns the effect of industry i: cases list effects by industry, or
// industries by effect.
func ofIndustry(c *oracle.Case, i int, effect string) float64 {
	by := c.Expected.At("by_industry")
	if by.Has(effect) {
		return by.At(effect).Floats()[i]
	}
	return by.At(c.Input("input").Strings("industry")[i], effect).Float()
}

func TestShiftShareArcelusOracle(t *testing.T) {
	oracle.Run(t, "shift_share_arcelus", func(t *testing.T, c *oracle.Case) {
		table, s := regionOf(t, c)
		list, err := stats.ShiftShare(table, s, stats.ShiftShareOptions{Model: stats.ArcelusModel})
		d := only(t, list, err)
		c.ForgiveRounding(table.Select(area("r")).Values()) // effects that vanish
		names := []string{"NGe", "NGd", "IMe", "IMd", "RGe", "RGd", "RIe", "RId"}
		for e, name := range names {
			c.Check(t, d.Total[e], "total", name)
		}
		for i, p := range d.Parts {
			var want []float64
			for _, name := range names {
				want = append(want, ofIndustry(c, i, name))
			}
			if slices.ContainsFunc(want, math.IsNaN) { // a part has all effects or none
				want = slices.Repeat([]float64{nan}, len(names))
			}
			c.CompareAll(t, p.Key.String(), p.Effects, want)
		}
		skip(c)
	})
}

func TestShiftShareYearByYearOracle(t *testing.T) {
	oracle.Run(t, "shift_share_dynamic", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input")
		years, industries, region := in.Cross("year", "industry", "region")
		_, _, nation := in.Cross("year", "industry", "nation")
		var list []census.Year
		for _, y := range years {
			list = append(list, year(t, y))
		}
		s := stats.Span{From: list[0], To: list[len(list)-1]}
		table := regionAndNation(t, industries, list, region, nation)
		c.ForgiveRounding(region...)
		d, err := stats.ShiftShare(table, s, stats.ShiftShareOptions{Steps: stats.YearByYear})
		dynamic := only(t, d, err)
		for e, name := range []string{"national", "industry_mix", "competitive"} {
			c.Check(t, dynamic.Total[e], name)
		}
		d, err = stats.ShiftShare(table, s, stats.ShiftShareOptions{Steps: stats.YearByYear, Model: stats.EstebanMarquillas})
		dynamic = only(t, d, err)
		c.Check(t, dynamic.Total[2], "em_competitive")
		c.Check(t, dynamic.Total[3], "em_allocation")
		skip(c) // the periods are tested in package series
	})
}

// An industry that the nation suppresses leaves the area too; its change is not
// attributed.
func TestShiftShareSuppressed(t *testing.T) {
	table := cells(t, census.Shipments, map[census.Area]map[census.Industry][2]float64{
		census.Kanagawa: {census.Manufacturing: {300, 360}, census.Food: {100, 130}, census.Rubber: {100, 90}, census.Paper: {100, 140}},
		census.Japan:    {census.Manufacturing: {3000, 3300}, census.Food: {1000, 1200}, census.Rubber: {1000, 1000}, census.Paper: {nan, 1100}},
	})
	for _, model := range []stats.ShiftShareModel{stats.ClassicShiftShare, stats.EstebanMarquillas, stats.ArcelusModel} {
		list, err := stats.ShiftShare(table.Select(census.Kanagawa), span, stats.ShiftShareOptions{Model: model})
		d := only(t, list, err)
		if !near(d.NotAttributed, 40) || d.Missing != 1 {
			t.Errorf("%v: not attributed %v of %d parts, want 40 of 1", model, d.NotAttributed, d.Missing)
		}
		for _, p := range d.Parts {
			if (p.Key.Industry == census.Paper) != math.IsNaN(p.Effects[0]) || (p.Key.Industry == census.Paper) != (p.Status == census.Suppressed) {
				t.Errorf("%v: %v has %v, %v", model, p.Key.Industry, p.Effects, p.Status)
			}
		}
	}
	// By hand: G = 2200/2000 − 1 = .1 over the industries that remain.
	list, err := stats.ShiftShare(table.Select(census.Kanagawa), span, stats.ShiftShareOptions{})
	if d := only(t, list, err); !near(d.Total[0], 20) || math.Abs(d.Total[1]) > 1e-12 || math.Abs(d.Total[2]) > 1e-12 {
		t.Errorf("effects %v, want 20, 0, 0", d.Total)
	}
}

// The area of a nation of one industry grows as the nation does, but for itself.
func TestShiftShareOfOneIndustry(t *testing.T) {
	table := cells(t, census.Shipments, map[census.Area]map[census.Industry][2]float64{
		census.Kanagawa: {census.Manufacturing: {100, 150}, census.Food: {100, 150}},
		census.Japan:    {census.Manufacturing: {1000, 1200}, census.Food: {1000, 1200}},
	})
	list, err := stats.ShiftShare(table, span, stats.ShiftShareOptions{})
	d := only(t, list, err)
	if want := []float64{20, 0, 30}; !slices.EqualFunc(d.Total, want, func(a, b float64) bool { return math.Abs(a-b) < 1e-12 }) {
		t.Errorf("effects %v, want %v", d.Total, want)
	}
}

func TestShiftShareAcrossABreak(t *testing.T) {
	var rows []census.Observation
	for _, y := range []census.Year{2010, 2011, 2012} {
		for _, a := range []census.Area{census.Kanagawa, census.Japan} {
			rows = append(rows, of(y, a, "", census.Shipments, 10), of(y, a, census.Food, census.Shipments, 10))
		}
	}
	table := collect(t, rows)
	s := stats.Span{From: 2010, To: 2012}
	if _, err := stats.ShiftShare(table, s, stats.ShiftShareOptions{}); err != nil {
		t.Errorf("2010 and 2012 are of one survey: %v", err)
	}
	if _, err := stats.ShiftShare(table, s, stats.ShiftShareOptions{Steps: stats.YearByYear}); err == nil || !strings.Contains(err.Error(), "2011") {
		t.Errorf("steps to 2011 and back: %v", err)
	}
}

// Steps that do not reach the last year make no effects of a shorter span.
func TestShiftShareYearByYearEndsWithTheSpan(t *testing.T) {
	var rows []census.Observation
	for _, y := range []census.Year{2016, 2017} {
		for _, a := range []census.Area{census.Kanagawa, census.Japan} {
			rows = append(rows, of(y, a, "", census.Shipments, float64(y-2000)), of(y, a, census.Food, census.Shipments, float64(y-2000)))
		}
	}
	list, err := stats.ShiftShare(collect(t, rows), stats.Span{From: 2016, To: 2018}, stats.ShiftShareOptions{Steps: stats.YearByYear})
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if p := list[0].Parts[0]; list[0].Missing != 1 || !math.IsNaN(p.Effects[0]) || p.Status != census.NotAvailable {
		t.Errorf("to a year that is not there: %+v", p)
	}
}

// An area of two industries, of which the growing one grows faster than it does in
// the nation. Figures of the area's third industry are suppressed.
func ExampleShiftShare() {
	var rows []census.Observation
	for _, f := range []struct {
		area     census.Area
		industry census.Industry
		v0, v1   float64
	}{
		{census.Kanagawa, census.Manufacturing, 250e9, 275e9}, {census.Japan, census.Manufacturing, 3000e9, 3300e9},
		{census.Kanagawa, census.Food, 100e9, 130e9}, {census.Japan, census.Food, 1000e9, 1200e9},
		{census.Kanagawa, census.Rubber, 100e9, 90e9}, {census.Japan, census.Rubber, 1000e9, 1000e9},
		{census.Kanagawa, census.Leather, math.NaN(), 55e9}, {census.Japan, census.Leather, 1000e9, 1100e9},
	} {
		rows = append(rows, of(2016, f.area, f.industry, census.Shipments, f.v0), of(2018, f.area, f.industry, census.Shipments, f.v1))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := stats.ShiftShare(t.Select(census.Kanagawa), stats.Span{From: 2016, To: 2018}, stats.ShiftShareOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := list[0]
	fmt.Print(d)
	fmt.Printf("the area itself: %.1f points of %.1f %% growth\n", 100*d.Points(d.Total[2]), 100*d.Points(d.Change()))
	// Output:
	// Kanagawa / all manufacturing / 4 or more persons / Shipments, 2016–2018, billion yen
	//                           change  national effect  industry mix effect  competitive effect
	// Food                        30.0             10.0                 10.0                10.0
	// Rubber products            −10.0             10.0                −10.0               −10.0
	// Leather and fur products       –                –                    –                   –
	// not attributed               5.0
	// total                       25.0             20.0                  0.0                 0.0
	// the area itself: 0.0 points of 10.0 % growth
}
