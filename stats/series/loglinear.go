package series

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// A TrendLine is a straight line through a series (or its logarithm), with the
// regression it came from: Coef is intercept and slope, the rows are those of
// Time.
type TrendLine struct {
	*Regression
	Time []float64 // the dates given to the fit
}

// Linear fits a line by least squares.
//
//	yₜ = a + bt + uₜ
//
// Values may be missing, dates may have gaps and must increase. Fewer than 3 values are an error: a line through two has no errors.
func Linear(t, y []float64) (*TrendLine, error) {
	sameLength("Linear", len(t), len(y))
	x := mat.NewDense(max(len(t), 1), 2, nil)
	n := 0
	for i := range t {
		x.SetRow(i, []float64{1, t[i]})
		if !math.IsNaN(y[i]) && !math.IsNaN(t[i]) {
			n++
		}
	}
	if n < 3 {
		return nil, fmt.Errorf("a trend needs 3 values, there are %d", n)
	}
	fit, err := Regress(x, y)
	if err != nil {
		return nil, err
	}
	return &TrendLine{Regression: fit, Time: t}, nil
}

// LogLinear fits a line to the logarithms.
//
//	ln yₜ = a + bt + uₜ
//
// The slope is the mean rate of growth of the whole series, not of its ends alone.
// A value that is zero or negative has no
// logarithm: it is an error that says which, since to leave it out would make
// the trend one of the good years.
func LogLinear(t, y []float64) (*TrendLine, error) {
	sameLength("LogLinear", len(t), len(y))
	logs := make([]float64, len(y))
	for i := range y {
		if y[i] <= 0 {
			return nil, fmt.Errorf("the value at %v is %v: no logarithm", t[i], y[i])
		}
		logs[i] = math.Log(y[i])
	}
	return Linear(t, logs)
}

// Slope returns b.
func (l *TrendLine) Slope() float64 { return l.Coef[1] }

// Intercept returns a, the value of the line at time zero.
func (l *TrendLine) Intercept() float64 { return l.Coef[0] }

// GrowthRate returns e^b − 1, the growth per unit of time of a LogLinear trend.
func (l *TrendLine) GrowthRate() float64 { return math.Expm1(l.Slope()) }

// HAC returns the Newey-West covariance of intercept and slope, and the lag.
func (l *TrendLine) HAC(opts HACOptions) (*mat.SymDense, int, error) {
	return l.Regression.HAC(l.Time, opts)
}
