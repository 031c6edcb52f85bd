package measure

import (
	"math"
	"slices"
)

// A sample is figures with weights that sum to 1.
type sample struct {
	x, p []float64
	mean float64
}

// newSample returns the sample, without figures of weight zero, or false where no
// weighted mean is defined: a figure or weight is missing, a weight is negative, or
// all are zero. Nil weights are equal weights.
func newSample(x, weights []float64) (sample, bool) {
	if weights != nil {
		mustMatch(len(weights), len(x))
	}
	if len(x) == 0 || hasNaN(x) || hasNaN(weights) {
		return sample{}, false
	}
	s := sample{x: slices.Clone(x), p: slices.Repeat([]float64{1}, len(x))}
	if weights != nil {
		s.x, s.p = s.x[:0], s.p[:0]
		for i, w := range weights {
			if w < 0 {
				return sample{}, false
			}
			if w > 0 {
				s.x, s.p = append(s.x, x[i]), append(s.p, w)
			}
		}
	}
	total := sum(s.p)
	if !(total > 0) || math.IsInf(total, 1) {
		return sample{}, false
	}
	for i := range s.p {
		s.p[i] /= total
	}
	s.mean = s.average(func(v float64) float64 { return v })
	return s, true
}

// sort puts the figures in ascending order, each with its weight if these differ.
func (s sample) sort(weighted bool) {
	if !weighted {
		slices.Sort(s.x)
		return
	}
	type figure struct{ x, p float64 }
	pairs := make([]figure, len(s.x))
	for i, v := range s.x {
		pairs[i] = figure{v, s.p[i]}
	}
	slices.SortFunc(pairs, func(a, b figure) int { return sign(a.x - b.x) })
	for i, f := range pairs {
		s.x[i], s.p[i] = f.x, f.p
	}
}

// average returns Σ pᵢ f(xᵢ).
func (s sample) average(f func(float64) float64) float64 {
	terms := make([]float64, len(s.x))
	for i, v := range s.x {
		terms[i] = s.p[i] * f(v)
	}
	return sum(terms)
}

// Gini returns the Gini coefficient of the figures, each counted with its weight, or
// once if weights is nil:
//
//	G = Σᵢ Σⱼ wᵢ wⱼ |xᵢ - xⱼ| / (2 μ W²)    W = Σ w, μ = Σ w x / W
//
// It is 0 when all are equal and 1 - 1/n when one of n has all. Negative figures are
// counted as they are while the mean is positive, and can take it over 1. It is NaN
// when a figure or weight is missing, a weight negative, or the mean not positive.
//
// Gini panics if the lengths differ.
//
// # References
//
// C. Gini (1912), Variabilità e mutabilità, Cuppini, Bologna. A. Sen (1973), On
// Economic Inequality, Clarendon Press.
func Gini(x, weights []float64) float64 {
	s, ok := newSample(x, weights)
	if !ok || !(s.mean > 0) || math.IsInf(s.mean, 1) {
		return math.NaN()
	}
	s.sort(weights != nil)
	// G = 2 cov(x, F) / μ, with F in the middle of each step. Both sides being taken
	// from their means, nearly equal figures do not cancel.
	terms := make([]float64, len(s.x))
	below := 0.0
	for i, v := range s.x {
		terms[i] = s.p[i] * (v - s.mean) * (below + s.p[i]/2 - 0.5)
		below += s.p[i]
	}
	return 2 * sum(terms) / s.mean
}

// GiniCorrected returns the Gini coefficient freed of its bias in small samples, so
// that it is 1 when one of n has all:
//
//	G n / (n - 1)
//
// n is the number of figures. A single one has NaN.
//
// # References
//
// G. Deltas (2003), The small-sample bias of the Gini coefficient, The Review of
// Economics and Statistics 85, 226-234.
func GiniCorrected(x, weights []float64) float64 {
	n := float64(len(x))
	return ratio(Gini(x, weights)*n, n-1)
}

// Lorenz returns the points of the Lorenz curve, the figures in ascending order: the
// first k of them are p[k] of the weight and have share[k] of the sum:
//
//	pₖ = Σ_{i≤k} w₍ᵢ₎ / W    shareₖ = Σ_{i≤k} w₍ᵢ₎ x₍ᵢ₎ / Σ w x
//
// Both start with 0 and end with 1. They are one longer than x has figures that count:
// those of weight zero are left out. The conditions are those of Gini; where that is NaN
// both are nil.
//
// # References
//
// M. O. Lorenz (1905), Methods of measuring the concentration of wealth, Publications of
// the American Statistical Association 9, 209-219.
func Lorenz(x, weights []float64) (p, share []float64) {
	s, ok := newSample(x, weights)
	if !ok || !(s.mean > 0) || math.IsInf(s.mean, 1) {
		return nil, nil
	}
	s.sort(weights != nil)
	p, share = []float64{0}, []float64{0}
	for i, v := range s.x {
		p = append(p, p[i]+s.p[i])
		share = append(share, share[i]+s.p[i]*v/s.mean)
	}
	p[len(s.x)], share[len(s.x)] = 1, 1
	return p, share
}
