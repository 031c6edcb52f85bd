package series_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

// checkPrewhitened allows a hundred times the tolerance of the case: the
// reference fits the VAR of the scores by normal equations in doubles, and its
// last digits are wrong. For the series of Johnson & Johnson the same formulas
// in 60 digits give the numbers below.
func checkPrewhitened(t *testing.T, c *oracle.Case, se []float64) {
	const field = "se_sandwich_default_prewhite_auto"
	for j, want := range c.Expected.At(field).Floats() {
		if !oracle.Close(se[j], want, 100*c.RTol, 0) {
			t.Errorf("%s[%d] = %.17g, want %.17g", field, j, se[j], want)
		}
	}
	if c.Name == "johnsonjohnson_annual" {
		allNear(t, field, se, []float64{20.379291035600913, 0.010381681531301502}, 1e-10)
	}
}

func hac(t *testing.T, fit *series.TrendLine, opts series.HACOptions) ([]series.CoefTest, int) {
	t.Helper()
	v, lag, err := fit.HAC(opts)
	if err != nil {
		t.Fatal(err)
	}
	return fit.Tests(v), lag
}

func checkNeweyWest(t *testing.T, c *oracle.Case, fit *series.TrendLine, lag int) {
	name := fmt.Sprintf("NW_lag%d", lag)
	opts := series.HACOptions{Rule: series.GivenLag, Lag: lag}
	v, _, err := fit.HAC(opts)
	if err != nil {
		t.Fatal(err)
	}
	tests := fit.Tests(v)
	c.CheckAll(t, errors(tests), "se_"+name)
	c.CheckMatrix(t, [][]float64{{v.At(0, 0), v.At(0, 1)}, {v.At(1, 0), v.At(1, 1)}}, "cov_"+name)
	c.Check(t, tests[1].T, "t_"+name)
	c.Check(t, tests[1].P, "p_"+name+"_t_dist")
	c.Check(t, tests[1].PNormal, "p_"+name+"_normal")
	opts.SmallSample = series.DegreesOfFreedom
	adjusted, _ := hac(t, fit, opts)
	c.CheckAll(t, errors(adjusted), "se_"+name+"_adjust_n_over_n_minus_k")
}

// A lag is one of the calendar: leaving a year out must not bring its neighbours
// together.
func TestHACCountsTheCalendar(t *testing.T) {
	y := []float64{1, 3, 2, 5, 4, 7, 9, 8}
	years := []float64{2000, 2001, 2002, 2004, 2005, 2006, 2007, 2009}
	fit, err := series.Linear(years, y)
	if err != nil {
		t.Fatal(err)
	}
	v, _, err := fit.HAC(series.HACOptions{Rule: series.GivenLag, Lag: 1})
	if err != nil {
		t.Fatal(err)
	}
	// Pairs exactly one year apart weigh 1/2, those two years apart nothing.
	want := sandwich(t, design(years), fit.Residuals, func(i, j int) float64 {
		return map[float64]float64{0: 1, 1: .5}[math.Abs(years[i]-years[j])]
	})
	if got := v.At(1, 1); math.Abs(got/want.At(1, 1)-1) > 1e-6 {
		t.Errorf("variance of the slope %.10g, want %.10g", got, want.At(1, 1))
	}
	if _, _, err := fit.HAC(series.HACOptions{Prewhitening: series.VAR1}); err == nil {
		t.Error("prewhitened a series with gaps")
	}
	if _, _, err := fit.HAC(series.HACOptions{Step: 2}); err == nil {
		t.Error("took odd years for whole steps of two")
	}
	zero, _, _ := fit.HAC(series.HACOptions{Rule: series.GivenLag})
	near(t, "lag 0 is HC0", zero.At(1, 1), fit.HC(series.HC0).At(1, 1), 1e-15)
}

// The covariances are the sums of their definitions, over all pairs of dates, of
// random series with gaps.
func TestHACIsItsSum(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	for range 30 {
		var years, y []float64
		for year := 0; len(years) < 12; year++ {
			if len(years) < 2 || random.IntN(3) > 0 { // the first step is one year
				years, y = append(years, float64(year)), append(y, 10*random.Float64())
			}
		}
		fit, err := series.Linear(years, y)
		if err != nil {
			t.Fatal(err)
		}
		for lag := range 5 {
			v, _, err := fit.HAC(series.HACOptions{Rule: series.GivenLag, Lag: lag})
			if err != nil {
				t.Fatal(err)
			}
			weight := func(i, j int) float64 { return max(0, 1-math.Abs(years[i]-years[j])/float64(lag+1)) }
			want := sandwich(t, design(years), fit.Residuals, weight)
			for _, at := range [][2]int{{0, 0}, {0, 1}, {1, 1}} {
				near(t, fmt.Sprint("lag ", lag), v.At(at[0], at[1]), want.At(at[0], at[1]), 1e-9)
			}
		}
	}
}

// sandwich is (X'X)⁻¹ [Σ_ij w_ij ûᵢûⱼ xᵢxⱼ'] (X'X)⁻¹, by normal equations.
func sandwich(t *testing.T, x *mat.Dense, residuals []float64, weight func(i, j int) float64) *mat.Dense {
	t.Helper()
	_, k := x.Dims()
	var xx, inverse, v mat.Dense
	xx.Mul(x.T(), x)
	if err := inverse.Inverse(&xx); err != nil {
		if _, ill := err.(mat.Condition); !ill { // as columns of years make it
			t.Fatal(err)
		}
	}
	meat := mat.NewDense(k, k, nil)
	for i := range residuals {
		for j := range residuals {
			var pair mat.Dense
			pair.Outer(weight(i, j)*residuals[i]*residuals[j], x.RowView(i), x.RowView(j))
			meat.Add(meat, &pair)
		}
	}
	v.Product(&inverse, meat, &inverse)
	return &v
}

func TestHC4(t *testing.T) {
	// With equal leverages k/n the exponent is 1, and HC4 is HC2.
	fit := regress(t, design([]float64{-1, 1, -1, 1, -1, 1}), []float64{1, 4, 2, 2, 0, 5})
	near(t, "HC4", fit.HC(series.HC4).At(1, 1), fit.HC(series.HC2).At(1, 1), 1e-15)
}
