package series_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestSpliceOracle(t *testing.T) {
	oracle.Run(t, "splice_rebase", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		years := ints(table.Strings("year"))
		segments := []series.Segment{{Years: years, Values: table.Floats("old")}, {Years: years, Values: table.Floats("new")}}
		if len(table.Columns) != 3 {
			t.Fatalf("segments %v, want old and new", table.Columns[1:])
		}
		check := func(field string, years []int, x []float64) {
			for i, y := range years {
				if c.Expected.At(field).Has(strconv.Itoa(y)) {
					c.Check(t, x[i], field, strconv.Itoa(y))
				} else if !math.IsNaN(x[i]) {
					t.Errorf("%s in %d = %v, want none", field, y, x[i])
				}
			}
		}
		at := []int{int(c.Expected.At("link_year").Float())}
		ratio := splice(t, segments, series.SpliceOptions{Years: at})
		c.Check(t, float64(ratio.Links[0].Year), "link_year")
		c.Check(t, ratio.Links[0].Factor, "link_factor_new_over_old")
		check("spliced_on_new_basis_ratio", ratio.Years, ratio.Values)
		for _, field := range c.Expected.Keys() {
			if base, err := strconv.Atoi(strings.TrimPrefix(field, "index_base_")); err == nil {
				check(field, ratio.Years, series.Index(ratio.Years, ratio.Values, base))
			}
		}
		growth := series.Growth(ratio.Years, ratio.Values)
		for i := range growth {
			growth[i] *= 100
		}
		check("yoy_growth_pct", ratio.Years, growth)
		old := splice(t, segments, series.SpliceOptions{Years: at, Basis: series.OldBasis})
		check("spliced_on_old_basis_ratio", old.Years, old.Values)
		sum := splice(t, segments, series.SpliceOptions{Years: at, Method: series.AdditiveLink})
		check("spliced_on_new_basis_additive", sum.Years, sum.Values)
	})
}

func splice(t *testing.T, segments []series.Segment, opts series.SpliceOptions) series.Spliced {
	t.Helper()
	s, err := series.Splice(segments, opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSpliceChain(t *testing.T) {
	segments := []series.Segment{
		{Years: []int{2000, 2001}, Values: []float64{10, 20}},
		{Years: []int{2001, 2002}, Values: []float64{40, 50}},
		{Years: []int{2002, 2003}, Values: []float64{150, 160}},
	}
	s := splice(t, segments, series.SpliceOptions{})
	allNear(t, "new basis", s.Values, []float64{60, 120, 150, 160}, 1e-15)
	allNear(t, "original", s.Original, []float64{10, 40, 150, 160}, 0)
	if !slices.Equal(s.Segment, []int{0, 1, 2, 2}) {
		t.Errorf("Segment = %v", s.Segment)
	}
	old := splice(t, segments, series.SpliceOptions{Basis: series.OldBasis})
	for i := range s.Values {
		near(t, "both bases grow alike", old.Values[i]/old.Values[0], s.Values[i]/s.Values[0], 1e-15)
	}
	given := splice(t, segments, series.SpliceOptions{Method: series.GivenFactor, Factors: []float64{2, 3}})
	allNear(t, "given factors", given.Values, s.Values, 1e-15)
	sum := splice(t, segments, series.SpliceOptions{Method: series.AdditiveLink, Basis: series.OldBasis})
	allNear(t, "additive, old basis", sum.Values, []float64{10, 20, 30, 40}, 1e-15)
}

func TestSpliceRefuses(t *testing.T) {
	a := series.Segment{Years: []int{2000, 2001}, Values: []float64{10, 0}}
	for name, b := range map[string]series.Segment{
		"no common year":     {Years: []int{2002}, Values: []float64{1}},
		"missing at overlap": {Years: []int{2001}, Values: []float64{nan}},
		"zero at overlap":    {Years: []int{2001}, Values: []float64{5}},
	} {
		if s, err := series.Splice([]series.Segment{a, b}, series.SpliceOptions{}); err == nil {
			t.Errorf("%s: spliced to %v", name, s.Values)
		}
	}
	b := series.Segment{Years: []int{2000, 2001}, Values: []float64{20, 5}}
	if s := splice(t, []series.Segment{a, b}, series.SpliceOptions{Years: []int{2000}}); s.Links[0].Factor != 2 {
		t.Errorf("factor at 2000 = %v, want 2", s.Links[0].Factor)
	}
	if _, err := series.Splice([]series.Segment{a, b}, series.SpliceOptions{Years: []int{1999}}); err == nil {
		t.Error("spliced at a year that neither has")
	}
	if _, err := series.Splice([]series.Segment{a, b}, series.SpliceOptions{Method: series.GivenFactor}); err == nil {
		t.Error("spliced without the factor")
	}
}

func ExampleSplice() {
	// Until 2010 factories of 4 or more persons, since then all of them.
	s, err := series.Splice([]series.Segment{
		{Years: []int{2008, 2009, 2010}, Values: []float64{1200, 1010, 1100}},
		{Years: []int{2010, 2011}, Values: []float64{1210, 1188}},
	}, series.SpliceOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("link in %d, factor %.2f\n", s.Links[0].Year, s.Links[0].Factor)
	for i, year := range s.Years {
		fmt.Printf("%d %.0f (published %.0f)\n", year, s.Values[i], s.Original[i])
	}
	// Output:
	// link in 2010, factor 1.10
	// 2008 1320 (published 1200)
	// 2009 1111 (published 1010)
	// 2010 1210 (published 1210)
	// 2011 1188 (published 1188)
}
