package series

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// DurbinWatson returns the statistic of Durbin and Watson over neighbouring rows.
//
//	Σ (ûₜ − ûₜ₋₁)² / Σ ûₜ²
//
// It is 2 without autocorrelation, towards 0 with positive and towards 4 with
// negative, and NaN for a perfect fit.
//
// # References
//
// Durbin, J. & Watson, G. S. (1950), Testing for serial correlation in least
// squares regression I, Biometrika 37(3–4), 409–428.
func (r *Regression) DurbinWatson() float64 {
	d := make([]float64, max(r.N-1, 0))
	for i := range d {
		d[i] = r.Residuals[i+1] - r.Residuals[i]
	}
	return positiveRatio(sumSquares(d), r.RSS)
}

// An LMTest is a statistic that follows χ² with DF degrees of freedom when the
// null hypothesis holds.
type LMTest struct {
	Statistic, DF, P float64
}

// BreuschGodfrey tests against autocorrelation of the errors up to the order p, by
// a regression of the residuals on X and their own past, zero before the first.
//
//	n R² of ûₜ on xₜ, ûₜ₋₁ … ûₜ₋ₚ,   χ² with p
//
// # References
//
// Breusch, T. S. (1978), Testing for autocorrelation in dynamic linear models,
// Australian Economic Papers 17(31), 334–355.
//
// Godfrey, L. G. (1978), Testing against general autoregressive and moving
// average error models when the regressors include lagged dependent variables,
// Econometrica 46(6), 1293–1301.
func (r *Regression) BreuschGodfrey(order int) (LMTest, error) {
	if order < 1 {
		panic(fmt.Sprintf("series: BreuschGodfrey: order %d", order))
	}
	x := mat.NewDense(r.N, r.K+order, nil)
	for i := range r.N {
		for j := range r.K {
			x.Set(i, j, r.x.At(i, j))
		}
		for l := 1; l <= order && l <= i; l++ {
			x.Set(i, r.K+l-1, r.Residuals[i-l])
		}
	}
	return lmTest(x, r.Residuals, order, sumSquares(r.Residuals))
}

// BreuschPagan tests against a variance of the errors that depends on X, in
// Koenker's form. X must have a constant.
//
//	n R² of ûₜ² on xₜ,   χ² with k − 1
//
// # References
//
// Breusch, T. S. & Pagan, A. R. (1979), A simple test for heteroscedasticity and
// random coefficient variation, Econometrica 47(5), 1287–1294.
//
// Koenker, R. (1981), A note on studentizing a test for heteroscedasticity,
// Journal of Econometrics 17(1), 107–112.
func (r *Regression) BreuschPagan() (LMTest, error) {
	if r.constantColumn() < 0 {
		return LMTest{}, fmt.Errorf("the regression has no constant")
	}
	squares := make([]float64, r.N)
	for i, u := range r.Residuals {
		squares[i] = u * u
	}
	return lmTest(r.x, squares, r.K-1, sumSquares(deviations(squares)))
}

func lmTest(x mat.Matrix, y []float64, df int, tss float64) (LMTest, error) {
	fit, err := Regress(x, y)
	if err != nil {
		return LMTest{}, err
	}
	s := float64(len(y)) * (1 - positiveRatio(fit.RSS, tss))
	if math.IsNaN(s) {
		return LMTest{}, fmt.Errorf("the fit is perfect: nothing to test")
	}
	return LMTest{Statistic: s, DF: float64(df), P: chiSquaredP(s, float64(df))}, nil
}
