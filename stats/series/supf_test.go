package series_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/series"
)

// The 5 % critical values of one coefficient at a trimming of .15 are 8.68 for
// the largest F (Andrews 2003, corrigendum, Econometrica 71, 395–397), 2.88 for
// the mean and 2.06 for the exponential mean (Andrews & Ploberger 1994).
func TestBreakFCriticalValues(t *testing.T) {
	for name, tc := range map[string]struct {
		critical float64
		test     func(series.BreakFTest) series.BreakTest
	}{
		"sup":  {8.68, func(f series.BreakFTest) series.BreakTest { return f.Sup }},
		"mean": {2.88, func(f series.BreakFTest) series.BreakTest { return f.Mean }},
		"exp":  {2.06, func(f series.BreakFTest) series.BreakTest { return f.Exp }},
	} {
		// A jump is raised until the statistic is the critical value.
		low, high := 0.0, 10.0
		var got series.BreakTest
		for range 60 {
			jump := (low + high) / 2
			y := make([]float64, 100)
			for i := range y {
				y[i] = math.Sin(float64(i * i))
				if i >= 50 {
					y[i] += jump
				}
			}
			f, err := series.BreakF(series.Constant(100), y, 0)
			if err != nil {
				t.Fatal(err)
			}
			if got = tc.test(f); got.Statistic < tc.critical {
				low = jump
			} else {
				high = jump
			}
		}
		if math.Abs(got.Statistic-tc.critical) > 1e-6 || math.Abs(got.P-.05) > .003 {
			t.Errorf("%s: P(%.4f) = %.4f, want .05 at %v", name, got.Statistic, got.P, tc.critical)
		}
	}
}

// P of a break beyond doubt is small, where the published surface returns to 1.
func TestBreakFBeyondTheSurface(t *testing.T) {
	y := make([]float64, 40)
	for i := range y {
		y[i] = .01*math.Sin(float64(i*i)) + float64(i)/10
		if i >= 20 {
			y[i] += 50
		}
	}
	f, err := series.BreakF(series.ConstantAndTrend(40), y, 0)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]series.BreakTest{"mean": f.Mean, "exp": f.Exp} {
		if test.Surface != 1 || test.P > 1e-3 {
			t.Errorf("%s %.4g: Surface %v, P %v", name, test.Statistic, test.Surface, test.P)
		}
	}
	wide := make([]float64, 3*40)
	for i := range 40 {
		wide[3*i], wide[3*i+1], wide[3*i+2] = 1, float64(i), float64((i*i)%7)
	}
	if f, err = series.BreakF(design(wide[:40], wide[40:80]), y, 0); err != nil {
		t.Fatal(err)
	}
	near(t, "P of three coefficients", f.Sup.P, nan, 0)
}
