package series

import (
	"errors"
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// A BreakTest is a functional of the F statistics with its p.
type BreakTest struct {
	Statistic float64
	// P is Hansen's approximation, NaN for models of more than 2 coefficients,
	// which are not tabulated here. Where the statistic is beyond the range of
	// the fitted surface it is an upper bound.
	P float64
	// Surface is the fitted surface as published. Far beyond its range it bends
	// back and returns to 1; P does not.
	Surface float64
}

// A BreakFTest is the tests of a break at an unknown date.
type BreakFTest struct {
	F              []float64 // one for each date in From..To
	From, To       int       // observations before the break
	Break          int       // observations before the break at the largest F
	Sup, Mean, Exp BreakTest
}

// BreakF tests for one break at an unknown date in all coefficients of
// y = Xb + u.
//
//	F(i) = (RSS₀ − RSSᵢ) / (RSSᵢ / (n − 2k)),  i = ⌊trim·n⌋ … n − ⌊trim·n⌋
//	sup = max F,  mean = average F,  exp = ln (average e^(F/2))
//
// F is in the χ² form: k times that of Chow. A trim of 0 is .15. The p are
// Hansen's approximation to the laws of Andrews and Ploberger. The series has at
// least MinBreakLength rows without a missing value and ⌊trim·n⌋ is more than k;
// an error says what it lacks. The largest F is at the least squares estimate of
// the date, even where the test does not reject.
//
// # References
//
// Andrews, D. W. K. (1993), Tests for parameter instability and structural
// change with unknown change point, Econometrica 61(4), 821–856.
//
// Andrews, D. W. K. & Ploberger, W. (1994), Optimal tests when a nuisance
// parameter is present only under the alternative, Econometrica 62(6),
// 1383–1414.
//
// Hansen, B. E. (1997), Approximate asymptotic p values for structural-change
// tests, Journal of Business & Economic Statistics 15(1), 60–67.
func BreakF(x mat.Matrix, y []float64, trim float64) (BreakFTest, error) {
	m, err := newBreakModel(x, y)
	if err != nil {
		return BreakFTest{}, err
	}
	h, err := m.shortest(trim)
	if err != nil {
		return BreakFTest{}, err
	}
	t := BreakFTest{From: h, To: m.n - h}
	whole, parts := m.split()
	if whole <= m.rounding() {
		return BreakFTest{}, errors.New("the fit without a break is perfect: no residuals")
	}
	for i := t.From; i <= t.To; i++ {
		f := positiveRatio(whole-parts[i], parts[i]/float64(m.n-2*m.k))
		if math.IsNaN(f) {
			return BreakFTest{}, fmt.Errorf("the fit with a break after %d observations is perfect", i)
		}
		t.F = append(t.F, f)
		if f > t.Sup.Statistic || i == t.From {
			t.Sup.Statistic, t.Break = f, i
		}
	}
	t.Mean.Statistic = mean(t.F)
	t.Exp.Statistic = logMeanExp(t.F)
	tau := 1 / (1 + float64(t.To)/float64(t.From)) // 1/(1+√λ), λ = ((n−from)to)/(from(n−to))
	t.Sup.fill(m.k, tau, supSurface)
	t.Mean.fill(m.k, tau, meanSurface)
	t.Exp.fill(m.k, tau, expSurface)
	return t, nil
}

// shortest returns the least number of rows of a segment.
func (m *breakModel) shortest(trim float64) (int, error) {
	if trim == 0 {
		trim = .15
	}
	if !(trim > 0 && trim < .5) {
		panic(fmt.Sprintf("series: breaks: trim %v", trim))
	}
	h := int(trim*float64(m.n) + 1e-9)
	if h <= m.k {
		return 0, fmt.Errorf("segments of %d observations (%v of %d) for %d coefficients: at least %d are needed, which a trim of %.2f or a series of %d has",
			h, trim, m.n, m.k, m.k+1, math.Ceil(100*float64(m.k+1)/float64(m.n))/100, int(math.Ceil(float64(m.k+1)/trim-1e-9)))
	}
	return h, nil
}

// logMeanExp is ln of the mean of e^(F/2), free of overflow.
func logMeanExp(f []float64) float64 {
	top := math.Inf(-1)
	for _, v := range f {
		top = math.Max(top, v/2)
	}
	e := make([]float64, len(f))
	for i, v := range f {
		e[i] = math.Exp(v/2 - top)
	}
	return top + math.Log(mean(e))
}
