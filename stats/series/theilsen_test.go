package series_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func theilSen(t *testing.T, x, y []float64, opts series.TheilSenOptions) series.SenSlope {
	t.Helper()
	s, err := series.TheilSen(x, y, opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheilSenOracle(t *testing.T) {
	oracle.Run(t, "theil_sen", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		x, y := table.Floats("t"), table.Floats("y")
		s := theilSen(t, x, y, series.TheilSenOptions{})
		c.Check(t, s.Slope, "slope")
		for _, field := range []string{"intercept_median_of_residuals", "zyp_intercept", "mblm_intercept"} {
			c.Check(t, s.Intercept, field)
		}
		c.Check(t, s.InterceptOfMedians, "intercept_from_medians")
		c.Check(t, float64(s.Pairs), "n_slopes")
		c.Check(t, s.VarS, "varS_used")
		c.Check(t, s.C, "C_alpha")
		c.Check(t, s.RankLower, "rank_M1")
		c.Check(t, s.RankUpper, "rank_M2_plus1")
		c.CheckAll(t, []float64{s.Lower, s.Upper}, "ci_rounded_ranks")
		i := theilSen(t, x, y, series.TheilSenOptions{Ranks: series.InterpolatedRanks})
		c.CheckAll(t, []float64{i.Lower, i.Upper}, "ci_interpolated")
		// This one knows no dates: the values are taken for neighbours.
		y = table.Complete("y").Floats("y")
		order := make([]float64, len(y))
		for k := range order {
			order[k] = float64(k)
		}
		o := theilSen(t, order, y, series.TheilSenOptions{})
		c.CheckAll(t, []float64{o.Lower, o.Upper}, "trend_conf_int_95")
	})
}

// The example of Sen (1968), section 6: the slope is 4, and its interval of 93 %
// from 26/7 to 35/8.
func TestTheilSenOfSen(t *testing.T) {
	s := theilSen(t, []float64{1, 2, 3, 4, 10, 12, 18}, []float64{9, 15, 19, 20, 45, 55, 78}, series.TheilSenOptions{Level: .93})
	near(t, "slope", s.Slope, 4, 1e-15)
	near(t, "lower end", s.Lower, 26./7, 1e-15)
	near(t, "upper end", s.Upper, 35./8, 1e-15)
}

// The median slope is that with as many pairs above as below, whatever the order,
// the gaps and the ties of the series.
func TestTheilSenHalvesThePairs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	for range 200 {
		n := 2 + random.IntN(15)
		x, y := make([]float64, n), make([]float64, n)
		for i := range x {
			x[i], y[i] = float64(random.IntN(40)), float64(random.IntN(9))
		}
		s, err := series.TheilSen(x, y, series.TheilSenOptions{})
		above, below, pairs := 0, 0, 0
		for i := range x {
			for j := range i {
				if x[i] == x[j] {
					continue
				}
				pairs++
				slope := (y[i] - y[j]) / (x[i] - x[j])
				if slope > s.Slope+1e-12 {
					above++
				} else if slope < s.Slope-1e-12 {
					below++
				}
			}
		}
		if pairs == 0 {
			if err == nil {
				t.Errorf("a slope of one date: %+v", s)
			}
			continue
		}
		if s.Pairs != pairs || 2*above > pairs || 2*below > pairs {
			t.Errorf("%v of %v: slope %v of %d pairs, with %d of %d above and %d below", y, x, s.Slope, s.Pairs, above, pairs, below)
		}
	}
}

func TestTheilSenLine(t *testing.T) {
	s := theilSen(t, []float64{2005, 2001, 2002, 2009, 2007}, []float64{11, 3, 5, 19, nan}, series.TheilSenOptions{})
	near(t, "slope of y = 2t − 3999", s.Slope, 2, 0)
	near(t, "intercept", s.Intercept, -3999, 0)
	if s.N != 4 || s.Pairs != 6 {
		t.Errorf("N = %d, Pairs = %d", s.N, s.Pairs)
	}
	short := theilSen(t, []float64{1, 2, 3}, []float64{1, 2, 4}, series.TheilSenOptions{Level: .99})
	near(t, "lower end of three values at 99 %", short.Lower, nan, 0)
	if _, err := series.TheilSen([]float64{1, 1}, []float64{1, 2}, series.TheilSenOptions{}); err == nil {
		t.Error("a slope of one date")
	}
	panics(t, "level 95", func() { theilSen(t, []float64{1, 2}, []float64{1, 2}, series.TheilSenOptions{Level: 95}) })
}

func ExampleTheilSen() {
	years := []float64{2010, 2011, 2012, 2014, 2015, 2016, 2018, 2019}
	establishments := []float64{900, 880, 870, 820, 990, 790, 740, 720} // 2015 is an outlier
	s, err := series.TheilSen(years, establishments, series.TheilSenOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	k, err := series.MannKendall(years, establishments)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.0f a year, Kendall's tau %.2f\n", s.Slope, k.TauB)
	// Output:
	// -20 a year, Kendall's tau -0.71
}
