package measure

import (
	"fmt"
	"math"
)

// GetisOrd returns the general G of Getis and Ord, high where large figures are near
// each other:
//
//	G = Σᵢⱼ wᵢⱼ xᵢ xⱼ / Σᵢ Σⱼ xᵢ xⱼ    j ≠ i
//
// Weights are usually binary. Islands are left out of both sums; there is no choice,
// since they are no more in the numerator than out of it. It is an error if a figure is
// missing or negative and if the denominator is zero. GetisOrd panics if there is not
// one of x for each region.
//
// # References
//
// A. Getis and J. K. Ord (1992), The analysis of spatial association by use of distance
// statistics, Geographical Analysis 24, 189-206.
func GetisOrd(x []float64, w *Weights) (float64, error) {
	mustMatch(len(x), len(w.links))
	var near, all, squares []float64
	for i, lag := range w.Lag(x) {
		if !(x[i] >= 0) {
			return 0, fmt.Errorf("figure of %v in %q: the statistic is for positive figures", x[i], w.names[i])
		}
		if len(w.links[i]) > 0 {
			near, all, squares = append(near, x[i]*lag), append(all, x[i]), append(squares, x[i]*x[i])
		}
	}
	pairs := sum(all)*sum(all) - sum(squares)
	if !(pairs > 0) {
		return 0, fmt.Errorf("fewer than two of %d regions have neighbours and a figure", len(x))
	}
	return sum(near) / pairs, nil
}

// LocalGetisOrd returns for each region the standardised local G, which does not count
// the region itself: positive among large figures, negative among small ones.
//
//	Gᵢ = (Σⱼ wᵢⱼ xⱼ - Wᵢ x̄₋ᵢ) / (s₋ᵢ √(((n-1) Σⱼ wᵢⱼ² - Wᵢ²)/(n-2)))
//
// with mean x̄₋ᵢ and standard deviation s₋ᵢ, dividing by n - 1, of the other regions. It
// is nearly a standard normal variable under no association. An island has NaN, and so
// has a region that counts all others alike. Errors are those of LocalMoran.
//
// # References
//
// J. K. Ord and A. Getis (1995), Local spatial autocorrelation statistics, Geographical
// Analysis 27, 286-306.
func LocalGetisOrd(x []float64, w *Weights) ([]float64, error) {
	z, z2, _, err := localDeviations(x, w)
	if err != nil {
		return nil, err
	}
	n := float64(len(x))
	g := make([]float64, len(x))
	for i, lag := range w.Lag(z) {
		w1, w2 := linkSums(w.links[i])
		// Deviations from the mean of all sum to zero without the region too, but for -zᵢ.
		mean := -z[i] / (n - 1)
		variance := (z2-z[i]*z[i])/(n-1) - mean*mean
		spread := ((n-1)*w2 - w1*w1) / (n - 2)
		if !(variance*spread > 1e-14*z2/n*w2) {
			g[i] = math.NaN()
			continue
		}
		g[i] = (lag - w1*mean) / math.Sqrt(variance*spread)
	}
	return g, nil
}
