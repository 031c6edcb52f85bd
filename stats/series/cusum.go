package series

import (
	"errors"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// A CUSUM is a test of breaks by the path of the cumulated residuals.
type CUSUM struct {
	// Process is the path, from 0 before the first residual.
	Process   []float64
	Statistic float64
	P         float64
}

// OLSCUSUM tests whether the coefficients of y = Xb + u are constant, by the
// cumulated residuals of the whole series.
//
//	W₀ = 0,  Wₜ = (û₁ + … + ûₜ) / (σ̂ √n)
//	statistic max |Wₜ|,  P = 2 Σ_{j≥1} (−1)^(j+1) e^(−2j²s²)
//
// The series has at least MinBreakLength rows without a missing value, X a
// constant; an error says what it lacks.
//
// # References
//
// Ploberger, W. & Krämer, W. (1992), The CUSUM test with OLS residuals,
// Econometrica 60(2), 271–285.
func OLSCUSUM(x mat.Matrix, y []float64) (CUSUM, error) {
	m, err := newBreakModel(x, y)
	if err != nil {
		return CUSUM{}, err
	}
	fit, err := Regress(x, y)
	if err != nil {
		return CUSUM{}, err
	}
	if !(floats.Dot(fit.Residuals, fit.Residuals) > m.rounding()) {
		return CUSUM{}, errors.New("the fit is perfect: no residuals")
	}
	c := CUSUM{Process: cumulated(fit.Residuals, fit.Sigma*math.Sqrt(float64(fit.N)))}
	for _, w := range c.Process {
		c.Statistic = math.Max(c.Statistic, math.Abs(w))
	}
	c.P = bridgeP(c.Statistic)
	return c, nil
}

// RecursiveCUSUM tests the same by recursive residuals, each the error in
// foretelling a value from those before it.
//
//	wₜ = (yₜ − xₜ'bₜ₋₁) / √(1 + xₜ'(Xₜ₋₁'Xₜ₋₁)⁻¹xₜ),   t = k+1 … n
//	Wᵢ = (w₁ + … + wᵢ) / (s_w √(n−k)),  statistic max |Wᵢ| / (1 + 2i/(n−k))
//
// # References
//
// Brown, R. L., Durbin, J. & Evans, J. M. (1975), Techniques for testing the
// constancy of regression relationships over time, Journal of the Royal
// Statistical Society B 37(2), 149–192.
func RecursiveCUSUM(x mat.Matrix, y []float64) (CUSUM, error) {
	m, err := newBreakModel(x, y)
	if err != nil {
		return CUSUM{}, err
	}
	t := newTriangle(m.k)
	residuals := make([]float64, m.n)
	for i := range residuals {
		residuals[i] = t.add(m.x.RawRowView(i), y[i])
	}
	residuals = residuals[m.k:]
	sd := math.Sqrt(stat.Variance(residuals, nil))
	if !(sd > 0) || floats.Dot(residuals, residuals) <= m.rounding() {
		return CUSUM{}, errors.New("the recursive residuals do not vary")
	}
	length := float64(len(residuals))
	c := CUSUM{Process: cumulated(residuals, sd*math.Sqrt(length))}
	for i, w := range c.Process {
		c.Statistic = math.Max(c.Statistic, math.Abs(w)/(1+2*float64(i)/length))
	}
	c.P = boundaryP(c.Statistic)
	return c, nil
}

// cumulated returns the running sums over the scale, from 0, with the rounding of
// each addition carried along.
func cumulated(residuals []float64, scale float64) []float64 {
	path := make([]float64, len(residuals)+1)
	total, lost := 0.0, 0.0
	for i, v := range residuals {
		next := total + v
		if math.Abs(total) >= math.Abs(v) {
			lost += (total - next) + v
		} else {
			lost += (v - next) + total
		}
		total = next
		path[i+1] = (total + lost) / scale
	}
	return path
}

// bridgeP is the probability that a Brownian bridge leaves ∓x.
func bridgeP(x float64) float64 {
	if x < 0.1 {
		return 1 // to more digits than a float64 has
	}
	p := 0.0
	for j := 1; j <= 100; j++ {
		term := math.Exp(-2 * float64(j*j) * x * x)
		if j%2 == 0 {
			term = -term
		}
		p += term
	}
	return math.Min(1, 2*p)
}

// boundaryP is the probability that a Brownian motion crosses ∓x(1 + 2t) for t in
// 0..1, and a straight line to 1 where the formula does not hold.
func boundaryP(x float64) float64 {
	if x < 0.3 {
		return 1 - 0.1465*x
	}
	phi := distuv.UnitNormal.CDF
	return 2 * (phi(-3*x) + math.Exp(-4*x*x)*(phi(x)-phi(-5*x)) - math.Exp(-16*x*x)*phi(-x))
}
