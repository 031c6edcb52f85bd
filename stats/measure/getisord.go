package measure

import (
	"fmt"
	"math"
)

// GetisOrd returns the general G of Getis and Ord, high where large figures are near
// each other:
//
//	G = Σᵢⱼ wᵢⱼ xᵢ xⱼ / Σᵢ Σⱼ xᵢ xⱼ    j ≠ i    E G = S0 / (n(n - 1))
//
// Weights are usually binary. Islands, regions that neither have neighbours nor are
// any, are left out of both sums and of n; there is no choice, since they are no more
// in the numerator than out of it. Randomisation has the test that permutes the figures
// of the others; there is none for normal figures, since G is for positive ones, and
// Normality is NaN. Its variance needs 4 regions and is NaN for fewer.
//
// It is an error if a figure is missing or negative and if the denominator is zero.
// GetisOrd panics if there is not one of x for each region.
//
// # References
//
// A. Getis and J. K. Ord (1992), The analysis of spatial association by use of distance
// statistics, Geographical Analysis 24, 189-206, with the erratum of volume 25, 276.
func GetisOrd(x []float64, w *Weights) (Association, error) {
	mustMatch(len(x), len(w.links))
	connected := w.connected()
	var near []float64
	var m powerSums
	for i, lag := range w.Lag(x) {
		if !(x[i] >= 0) {
			return Association{}, fmt.Errorf("figure of %v in %q: the statistic is for positive figures", x[i], w.names[i])
		}
		if connected[i] {
			near = append(near, x[i]*lag)
			m.add(x[i])
		}
	}
	pairs := m[1]*m[1] - m[2]
	if !(pairs > 0) {
		return Association{}, fmt.Errorf("fewer than two of %d regions have neighbours and a figure", len(x))
	}
	s0, s1, s2 := w.sums()
	n := m[0]
	nan := math.NaN()
	a := Association{N: int(n), S0: s0, Value: sum(near) / pairs, Expected: s0 / (n * (n - 1)), Normality: NormalTest{nan, nan, nan}}
	variance := m.squareOfG(s0, s1, s2)/(pairs*pairs) - a.Expected*a.Expected
	if variance < 1e-13*a.Expected*a.Expected { // that of equal figures, but for rounding
		variance = 0
	}
	a.Randomisation = newNormalTest(a.Value-a.Expected, variance)
	return a, nil
}

// connected reports which regions have neighbours or are neighbours.
func (w *Weights) connected() []bool {
	connected := make([]bool, len(w.links))
	for i, links := range w.links {
		for _, l := range links {
			connected[i], connected[l.to] = true, true
		}
	}
	return connected
}

// powerSums are Σ x⁰, Σ x¹, … Σ x⁴.
type powerSums [5]float64

func (m *powerSums) add(x float64) {
	power := 1.0
	for k := range m {
		m[k] += power
		power *= x
	}
}

// squareOfG returns what the square of the numerator of G is on average over all
// permutations of the figures.
func (m powerSums) squareOfG(s0, s1, s2 float64) float64 {
	n := m[0]
	if n < 4 {
		return math.NaN()
	}
	b0 := (n*n-3*n+3)*s1 - n*s2 + 3*s0*s0
	b1 := -((n*n-n)*s1 - 2*n*s2 + 6*s0*s0)
	b2 := -(2*n*s1 - (n+3)*s2 + 6*s0*s0)
	b3 := 4*(n-1)*s1 - 2*(n+1)*s2 + 8*s0*s0
	b4 := s1 - s2 + s0*s0
	squares := b0*m[2]*m[2] + b1*m[4] + b2*m[1]*m[1]*m[2] + b3*m[1]*m[3] + b4*m[1]*m[1]*m[1]*m[1]
	return squares / (n * (n - 1) * (n - 2) * (n - 3))
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
