package measure

import (
	"fmt"
	"math"
)

// CV returns the coefficient of variation of the figures as a population, each counted
// with its weight, or once if weights is nil:
//
//	√(Σ wᵢ/W (xᵢ - μ)²) / μ    μ = Σ wᵢ xᵢ / W
//
// Weighted with populations it is Williamson's index. It is NaN when a figure or weight
// is missing, a weight is negative, or the mean is not positive, and panics if the
// lengths differ.
//
// # References
//
// K. Pearson (1896), Mathematical contributions to the theory of evolution III,
// Philosophical Transactions of the Royal Society A 187, 253-318.
func CV(x, weights []float64) float64 {
	s, ok := newSample(x, weights)
	if !ok || !(s.mean > 0) {
		return math.NaN()
	}
	return s.deviation(s.mean)
}

// deviation returns the root of the mean squared deviation from a centre, in parts of
// the mean.
func (s sample) deviation(centre float64) float64 {
	return math.Sqrt(s.average(func(v float64) float64 {
		d := (v - centre) / s.mean
		return d * d
	}))
}

// CVSample returns the coefficient of variation with the standard deviation of a sample:
//
//	√(Σ (xᵢ - x̄)² / (n - 1)) / x̄
//
// A single figure has NaN; other conditions are those of CV.
//
// # References
//
// K. Pearson (1896), Mathematical contributions to the theory of evolution III,
// Philosophical Transactions of the Royal Society A 187, 253-318.
func CVSample(x []float64) float64 {
	n := float64(len(x))
	return CV(x, nil) * math.Sqrt(ratio(n, n-1))
}

// CVNormalised returns the CVSample in a form in which samples of different size can be
// compared:
//
//	CVSample / √(n - 1)
//
// It is √(n/(n-1)) when one of n has all. A single figure has NaN.
//
// # References
//
// W. Kohn and R. Öztürk (2013), Statistik für Ökonomen, Springer.
func CVNormalised(x []float64) float64 {
	return ratio(CVSample(x), math.Sqrt(float64(len(x)-1)))
}

// Deviation says from which mean Williamson's index takes deviations.
type Deviation int

const (
	// FromWeightedMean is the textbook: the mean of the nation.
	FromWeightedMean Deviation = iota
	// FromUnweightedMean takes deviations from the plain mean of the regions and
	// divides by the weighted mean. It is never less than the other.
	FromUnweightedMean
)

// String returns the name in words.
func (d Deviation) String() string {
	switch d {
	case FromWeightedMean:
		return "from the weighted mean"
	case FromUnweightedMean:
		return "from the unweighted mean"
	}
	return fmt.Sprintf("Deviation(%d)", int(d))
}

// Williamson returns Williamson's index of disparity between regions with figures per
// head x and populations f:
//
//	V = √(Σ (xᵢ - x̄)² fᵢ/n) / x̄    n = Σ f, x̄ = Σ f x / n
//
// It is NaN as CV is, and panics if the lengths differ.
//
// # References
//
// J. G. Williamson (1965), Regional inequality and the process of national development,
// Economic Development and Cultural Change 13 (4, part 2), 1-84.
func Williamson(x, population []float64, from Deviation) float64 {
	mustMatch(len(population), len(x))
	s, ok := newSample(x, population)
	if !ok || !(s.mean > 0) {
		return math.NaN()
	}
	switch from {
	case FromWeightedMean:
		return s.deviation(s.mean)
	case FromUnweightedMean:
		return s.deviation(sum(x) / float64(len(x)))
	}
	panic("measure: unknown " + from.String())
}
