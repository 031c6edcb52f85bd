package series

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
)

// A BetaConvergence is a regression of growth on the level it started from.
type BetaConvergence struct {
	// Regression has the constant and b, on the annual rate of growth.
	*Regression
	Years   float64 // T
	Missing int     // regions left out
	// Speed is λ and HalfLife ln 2/λ, in years; both NaN without convergence.
	Speed, HalfLife float64
	// Total is bT, the coefficient on growth over the whole span.
	Total float64
}

// Beta regresses the growth of regions over T years on their level at the start.
//
//	(1/T) ln(yᵢ₁/yᵢ₀) = a + b ln yᵢ₀ + uᵢ
//	λ = −ln(1 + bT)/T,  half-life = ln 2 / λ
//
// b < 0 means that the poor grow faster. λ is NaN when b ≥ 0, there is no
// convergence, and when 1 + bT ≤ 0, where the regions would overtake each other.
// The pairs are regions with figures at both ends; the others are counted. A
// figure that is zero or negative is an error, as are fewer than 3 pairs.
//
// # References
//
// Barro, R. J. & Sala-i-Martin, X. (1992), Convergence, Journal of Political
// Economy 100(2), 223–251.
func Beta(y Change, years float64) (*BetaConvergence, error) {
	start, end, at := y.matched("Beta")
	if !(years > 0) {
		panic(fmt.Sprintf("series: Beta: %v years", years))
	}
	if len(at) < 3 {
		return nil, fmt.Errorf("%d regions with figures at both ends: a line needs 3", len(at))
	}
	x := mat.NewDense(len(at), 2, nil)
	growth := make([]float64, len(at))
	for k := range at {
		if start[k] <= 0 || end[k] <= 0 {
			return nil, fmt.Errorf("region %d has %v and %v: no logarithm", at[k], start[k], end[k])
		}
		x.SetRow(k, []float64{1, math.Log(start[k])})
		growth[k] = math.Log(end[k]/start[k]) / years
	}
	fit, err := Regress(x, growth)
	if err != nil {
		return nil, err
	}
	b := &BetaConvergence{Regression: fit, Years: years, Missing: len(y.Start) - len(at)}
	b.Total = fit.Coef[1] * years
	b.Speed = ConvergenceSpeed(fit.Coef[1], years)
	b.HalfLife = math.Ln2 / b.Speed
	return b, nil
}

// ConvergenceSpeed returns the share of the distance that is closed in a year, of a
// coefficient b on annual growth:
//
//	λ = −ln(1 + bT)/T
//
// It is NaN when b ≥ 0 or 1 + bT ≤ 0.
//
// # References
//
// Barro, R. J. & Sala-i-Martin, X. (1992), Convergence, Journal of Political
// Economy 100(2), 223–251.
func ConvergenceSpeed(b, years float64) float64 {
	if !(b < 0) || !(1+b*years > 0) {
		return math.NaN()
	}
	return -math.Log1p(b*years) / years
}

// Dispersion returns two measures of how far regions are apart: the standard
// deviation of ln y and the coefficient of variation of y.
//
//	√(Σ (ln yᵢ − mean of ln y)² / n),  √(Σ (yᵢ − ȳ)² / n) / ȳ
//
// Missing values are left out; both are of the population, dividing by n. The
// first is NaN when a value is not positive, the second when the mean is not. A
// line fitted to the first over the years, by Linear, is the trend of sigma
// convergence.
//
// # References
//
// Barro, R. J. & Sala-i-Martin, X. (1992), Convergence, Journal of Political
// Economy 100(2), 223–251.
func Dispersion(y []float64) (sdLog, cv float64) {
	y = sortedFinite(y)
	logs := make([]float64, len(y))
	for i := range y {
		logs[i] = math.NaN()
		if y[i] > 0 {
			logs[i] = math.Log(y[i])
		}
	}
	if len(y) == 0 {
		return math.NaN(), math.NaN()
	}
	n := float64(len(y))
	sdLog = math.Sqrt(sumSquares(deviations(logs)) / n)
	return sdLog, positiveRatio(math.Sqrt(sumSquares(deviations(y))/n), mean(y))
}

// A SigmaConvergence compares how far regions are apart at two dates.
type SigmaConvergence struct {
	N, Missing             int
	SDLog0, SDLog1         float64 // of ln y, population
	CV0, CV1               float64 // of y
	Quotient               float64 // SDLog0 / SDLog1, above 1 when they came closer
	F, P                   float64 // ratio of the variances of ln y, two-sided p
	DF                     float64 // of both variances
	T2, T2P, T3, T3PNormal float64 // Carree and Klomp
}

// Sigma compares the dispersion of regions at the start and at the end, over the
// regions with figures at both.
//
//	F  = s₀²/s₁²                                            on (n−1, n−1)
//	T₂ = (n − 2.5) ln[1 + ¼ (σ₀²−σ₁²)² / (σ₀²σ₁² − σ₀₁²)]    χ² with 1
//	T₃ = √n (σ₀²/σ₁² − 1) / (2 √(1 − π²)),  π = σ₀₁/σ₀²      standard normal
//
// F takes the two dates for independent samples, which they are not: T₂ and T₃
// allow for the covariance σ₀₁ of the logs. A figure that is zero or negative is
// an error, as are fewer than 3 regions. T₃ is NaN when |π| ≥ 1.
//
// # References
//
// Barro, R. J. & Sala-i-Martin, X. (1992), Convergence, Journal of Political
// Economy 100(2), 223–251.
//
// Carree, M. & Klomp, L. (1997), Testing the convergence hypothesis: a comment,
// Review of Economics and Statistics 79(4), 683–686.
func Sigma(y Change) (SigmaConvergence, error) {
	start, end, at := y.matched("Sigma")
	if len(at) < 3 {
		return SigmaConvergence{}, fmt.Errorf("%d regions with figures at both ends: the tests need 3", len(at))
	}
	l0, l1 := make([]float64, len(at)), make([]float64, len(at))
	for k := range at {
		if start[k] <= 0 || end[k] <= 0 {
			return SigmaConvergence{}, fmt.Errorf("region %d has %v and %v: no logarithm", at[k], start[k], end[k])
		}
		l0[k], l1[k] = math.Log(start[k]), math.Log(end[k])
	}
	s := SigmaConvergence{N: len(at), Missing: len(y.Start) - len(at), DF: float64(len(at) - 1)}
	s.SDLog0, s.CV0 = Dispersion(start)
	s.SDLog1, s.CV1 = Dispersion(end)
	s.Quotient = positiveRatio(s.SDLog0, s.SDLog1)
	s.F = positiveRatio(s.SDLog0*s.SDLog0, s.SDLog1*s.SDLog1)
	p := fisherP(s.F, s.DF, s.DF)
	s.P = 2 * math.Min(p, fisherP(1/s.F, s.DF, s.DF))
	s.carreeKlomp(l0, l1)
	return s, nil
}

func (s *SigmaConvergence) carreeKlomp(l0, l1 []float64) {
	n := float64(s.N)
	v0, v1 := s.SDLog0*s.SDLog0, s.SDLog1*s.SDLog1
	cov := stat.Covariance(l0, l1, nil) * (n - 1) / n
	d := v0 - v1
	s.T2 = (n - 2.5) * math.Log1p(positiveRatio(d*d/4, v0*v1-cov*cov))
	s.T2P = chiSquaredP(s.T2, 1)
	pi := positiveRatio(cov, v0)
	s.T3 = positiveRatio(math.Sqrt(n)*(positiveRatio(v0, v1)-1), 2*math.Sqrt(1-pi*pi))
	s.T3PNormal = normalP(s.T3)
}
