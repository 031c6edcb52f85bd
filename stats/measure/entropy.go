package measure

import (
	"fmt"
	"math"
)

// TheilT returns Theil's T of the figures, which weights them with their shares of
// the sum:
//
//	T = Σ wᵢ/W · xᵢ/μ · ln(xᵢ/μ)    0 ln 0 = 0
//
// It runs from 0, all equal, to ln n. Weights nil count each figure once. It is NaN
// when a figure or weight is missing or negative, or the mean is zero.
//
// # References
//
// H. Theil (1967), Economics and Information Theory, North-Holland, ch. 4.
func TheilT(x, weights []float64) float64 { return GeneralisedEntropy(x, weights, 1) }

// TheilL returns Theil's L, the mean logarithmic deviation, which weights the figures
// with their populations:
//
//	L = Σ wᵢ/W · ln(μ/xᵢ)
//
// It is +Inf when a figure is zero, and NaN as for TheilT.
//
// # References
//
// H. Theil (1967), Economics and Information Theory, North-Holland, ch. 4.
func TheilL(x, weights []float64) float64 { return GeneralisedEntropy(x, weights, 0) }

// TheilTNormalised returns TheilT in parts of its largest value, with n the number of
// figures:
//
//	T / ln n
//
// It is 1 when one of n has all and weights are equal. A single figure has NaN.
//
// # References
//
// H. Theil (1967), Economics and Information Theory, North-Holland, ch. 4.
func TheilTNormalised(x, weights []float64) float64 {
	return ratio(TheilT(x, weights), math.Log(float64(len(x))))
}

// GeneralisedEntropy returns the index GE(α), which is sensitive to what happens among
// small figures when α is low and among large ones when it is high. GE(0) is TheilL,
// GE(1) is TheilT, and GE(2) is half the square of the coefficient of variation:
//
//	GE(α) = (Σ wᵢ/W (xᵢ/μ)^α - 1) / (α(α - 1))
//
// It is +Inf for α ≤ 0 when a figure is zero, and NaN when a figure or weight is
// missing or negative or the mean is zero. It panics if the lengths differ.
//
// # References
//
// A. F. Shorrocks (1980), The class of additively decomposable inequality measures,
// Econometrica 48, 613-625.
func GeneralisedEntropy(x, weights []float64, alpha float64) float64 {
	s, ok := newSample(x, weights)
	if !ok || !s.relative() {
		return math.NaN()
	}
	return s.average(func(v float64) float64 { return entropyTerm(v, s.mean, alpha) })
}

// relative reports whether figures can be taken in parts of the mean.
func (s sample) relative() bool {
	for _, v := range s.x {
		if v < 0 {
			return false
		}
	}
	return s.mean > 0 && !math.IsInf(s.mean, 1)
}

// entropyTerm is what one figure adds to GE(α). A multiple of its deviation d from the
// mean, which sums to zero, is taken off so that every term is positive and nearly
// equal figures do not cancel.
func entropyTerm(v, mean, alpha float64) float64 {
	r, d := v/mean, (v-mean)/mean
	logarithm := math.Log1p(d)
	if r < 0.5 {
		// Here d has lost what r still has.
		logarithm = math.Log(r)
	}
	switch {
	case v == 0 && alpha <= 0:
		return math.Inf(1)
	case alpha == 0:
		return d - logarithm
	case alpha == 1 && v == 0:
		return 1
	case alpha == 1:
		return r*logarithm - d
	case alpha == 2:
		return d * d / 2
	}
	return (math.Expm1(alpha*logarithm) - alpha*d) / (alpha * (alpha - 1))
}

// Atkinson returns Atkinson's index, the part of the sum that could be given up if the
// rest were divided equally, for an aversion to inequality of epsilon:
//
//	A(ε) = 1 - (Σ wᵢ/W (xᵢ/μ)^(1-ε))^(1/(1-ε))    A(1) = 1 - exp(Σ wᵢ/W ln xᵢ) / μ
//
// It runs from 0, all equal, to 1, which it is for ε ≥ 1 when a figure is zero. It is
// NaN when a figure or weight is missing or negative or the mean is zero, and panics
// if epsilon is negative or the lengths differ.
//
// # References
//
// A. B. Atkinson (1970), On the measurement of inequality, Journal of Economic Theory
// 2, 244-263.
func Atkinson(x, weights []float64, epsilon float64) float64 {
	if !(epsilon >= 0) {
		panic(fmt.Sprintf("measure: Atkinson index with an aversion of %v", epsilon))
	}
	s, ok := newSample(x, weights)
	if !ok || !s.relative() {
		return math.NaN()
	}
	// ln of the mean of order 1-ε of xᵢ/μ is -L for order 0 and follows from GE for others.
	order := 1 - epsilon
	ge := s.average(func(v float64) float64 { return entropyTerm(v, s.mean, order) })
	if epsilon == 0 {
		return 0
	}
	if epsilon == 1 {
		return -math.Expm1(-ge)
	}
	return -math.Expm1(math.Log1p(order*(order-1)*ge) / order)
}
