package measure

import "math"

// Moments are the mean of figures and how they vary about it.
type Moments struct {
	// N is the number of figures with a weight, W the sum of the weights.
	N int
	W float64
	// Mean is Σ wx / W, Variance is Σ w(x - mean)² / W, that of a population.
	Mean, Variance float64
	// SampleVariance is Σ w(x - mean)² / (W - 1), right when weights count figures that
	// are equal; NaN unless W is more than 1.
	SampleVariance float64
}

// NewMoments returns the moments of the figures with their weights; nil weights count
// each figure once:
//
//	μ = Σ wᵢ xᵢ / W    σ² = Σ wᵢ (xᵢ - μ)² / W    s² = Σ wᵢ (xᵢ - μ)² / (W - 1)
//
// Mean and variances are NaN when a figure or weight is missing, a weight is negative, or
// all weights are zero. It panics if the lengths differ.
//
// # References
//
// M. G. Kendall and A. Stuart (1977), The Advanced Theory of Statistics, vol. 1, Griffin,
// ch. 2.
func NewMoments(x, weights []float64) Moments {
	s, ok := newSample(x, weights)
	if !ok {
		return Moments{Mean: math.NaN(), Variance: math.NaN(), SampleVariance: math.NaN()}
	}
	m := Moments{N: len(s.x), W: float64(len(x)), Mean: s.mean, SampleVariance: math.NaN()}
	if weights != nil {
		m.W = sum(weights)
	}
	m.Variance = s.average(func(v float64) float64 { return (v - s.mean) * (v - s.mean) })
	if m.W > 1 {
		m.SampleVariance = m.Variance * m.W / (m.W - 1)
	}
	return m
}
