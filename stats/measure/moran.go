package measure

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Islands says what a statistic of all regions does with those that have no neighbours.
type Islands int

const (
	// RefuseIslands makes them an error.
	RefuseIslands Islands = iota
	// IslandsNotCounted keeps the figures of islands in the mean and the variance of the
	// figures but not in the number of regions n. It is the convention of the R package
	// spdep, to the last term: the variance of Geary's C under randomisation then has
	// the number of all regions where n stands by itself, and n² without the islands.
	// Variances are approximations.
	IslandsNotCounted
	// IslandsCounted treats them as any other region. Having no neighbours they pull I
	// to 0. Variances under randomisation are exactly those of all permutations.
	IslandsCounted
)

// String returns the name in words.
func (r Islands) String() string {
	switch r {
	case RefuseIslands:
		return "refuse islands"
	case IslandsNotCounted:
		return "islands not counted"
	case IslandsCounted:
		return "islands counted"
	}
	return fmt.Sprintf("Islands(%d)", int(r))
}

// An Association is a statistic of all regions with what it would be if the figures were
// scattered over the map at random.
type Association struct {
	// N is the number of regions counted, S0 the sum of the weights.
	N  int
	S0 float64
	// Value is the statistic, Expected its mean under no association.
	Value, Expected float64
	// Normality has the test that takes the figures for a normal sample, Randomisation
	// that which takes them as given and permutes them.
	Normality, Randomisation NormalTest
}

// A NormalTest compares the departure from what is expected with the normal distribution.
type NormalTest struct {
	// Variance is that of the statistic, Z the departure in standard deviations, P its
	// two-sided probability.
	Variance, Z, P float64
}

func newNormalTest(departure, variance float64) NormalTest {
	if !(variance > 0) {
		return NormalTest{Variance: variance, Z: math.NaN(), P: math.NaN()}
	}
	z := departure / math.Sqrt(variance)
	return NormalTest{Variance: variance, Z: z, P: twoSided(z)}
}

// twoSided returns P(|Z| ≥ |z|). The upper tail of distuv loses small probabilities.
func twoSided(z float64) float64 { return 2 * distuv.UnitNormal.CDF(-math.Abs(z)) }

// Moran returns Moran's I, positive where neighbours are alike:
//
//	I = n/S0 · Σᵢⱼ wᵢⱼ zᵢ zⱼ / Σ zᵢ²    z = x - x̄    E I = -1/(n - 1)
//
// It is an error if a figure is missing, if there are islands and the rule refuses
// them, if no region has neighbours, if there are fewer than 4 regions, and if all
// figures are equal. Moran panics if there is not one of x for each region.
//
// # References
//
// P. A. P. Moran (1950), Notes on continuous stochastic phenomena, Biometrika 37, 17-23.
// A. D. Cliff and J. K. Ord (1981), Spatial Processes, Pion, 42-46.
func Moran(x []float64, w *Weights, islands Islands) (Association, error) {
	f, err := newField(x, w, islands)
	if err != nil {
		return Association{}, err
	}
	n, s0, s1, s2 := f.n, f.s0, f.s1, f.s2
	a := Association{N: int(n), S0: s0, Value: f.moran(f.z), Expected: -1 / (n - 1)}
	k := float64(len(x)) * f.z4 / (f.z2 * f.z2)
	normal := (n*n*s1-n*s2+3*s0*s0)/(s0*s0*(n*n-1)) - a.Expected*a.Expected
	random := (n*((n*n-3*n+3)*s1-n*s2+3*s0*s0)-k*((n*n-n)*s1-2*n*s2+6*s0*s0))/
		((n-1)*(n-2)*(n-3)*s0*s0) - a.Expected*a.Expected
	a.Normality = newNormalTest(a.Value-a.Expected, normal)
	a.Randomisation = newNormalTest(a.Value-a.Expected, random)
	return a, nil
}

// Geary returns Geary's C, less than 1 where neighbours are alike:
//
//	C = (n - 1)/(2 S0) · Σᵢⱼ wᵢⱼ (xᵢ - xⱼ)² / Σ zᵢ²    E C = 1
//
// Errors are those of Moran.
//
// # References
//
// R. C. Geary (1954), The contiguity ratio and statistical mapping, The Incorporated
// Statistician 5, 115-145. A. D. Cliff and J. K. Ord (1981), Spatial Processes, Pion.
func Geary(x []float64, w *Weights, islands Islands) (Association, error) {
	f, err := newField(x, w, islands)
	if err != nil {
		return Association{}, err
	}
	var squares []float64
	for i, links := range w.links {
		for _, l := range links {
			squares = append(squares, l.weight*(x[i]-x[l.to])*(x[i]-x[l.to]))
		}
	}
	n, s0, s1, s2 := f.n, f.s0, f.s1, f.s2
	a := Association{N: int(n), S0: s0, Value: (n - 1) / (2 * s0) * sum(squares) / f.z2, Expected: 1}
	k, all := n*f.z4/(f.z2*f.z2), float64(len(x))
	normal := ((2*s1+s2)*(n-1) - 4*s0*s0) / (2 * (n + 1) * s0 * s0)
	random := ((n-1)*s1*(n*n-3*all+3-k*(n-1)) - (n-1)*s2*(n*n+3*all-6-k*(n*n-all+2))/4 +
		s0*s0*(n*n-3-k*(n-1)*(n-1))) / (all * (n - 2) * (n - 3) * s0 * s0)
	a.Normality = newNormalTest(a.Value-1, normal)
	a.Randomisation = newNormalTest(a.Value-1, random)
	return a, nil
}

// A field is figures on the map: deviations from their mean with the moments and the
// sums of weights that statistics of all regions need.
type field struct {
	w             *Weights
	z             []float64
	z2, z4        float64
	n, s0, s1, s2 float64
}

func newField(x []float64, w *Weights, rule Islands) (field, error) {
	mustMatch(len(x), len(w.links))
	if hasNaN(x) {
		return field{}, fmt.Errorf("one of %d figures is missing, and so is what its neighbours border on", len(x))
	}
	f := field{w: w, n: float64(len(x))}
	switch islands := w.Islands(); {
	case rule == IslandsNotCounted:
		f.n -= float64(len(islands))
	case rule == RefuseIslands && len(islands) > 0:
		return field{}, fmt.Errorf("%d of %d regions without neighbours: %q", len(islands), len(x), islands)
	}
	f.s0, f.s1, f.s2 = w.sums()
	f.z, f.z2, f.z4 = deviations(x)
	switch {
	case f.n < 4:
		return field{}, fmt.Errorf("%v regions are too few for a variance", f.n)
	case f.s0 == 0:
		return field{}, fmt.Errorf("none of %d regions has neighbours", len(x))
	case f.z2 == 0:
		return field{}, fmt.Errorf("all %d figures are equal", len(x))
	}
	return f, nil
}

// deviations returns z = x - x̄, Σ z² and Σ z⁴.
func deviations(x []float64) (z []float64, z2, z4 float64) {
	mean := sum(x) / float64(len(x))
	z = make([]float64, len(x))
	twos, fours := make([]float64, len(x)), make([]float64, len(x))
	for i, v := range x {
		z[i] = v - mean
		twos[i] = z[i] * z[i]
		fours[i] = twos[i] * twos[i]
	}
	return z, sum(twos), sum(fours)
}

// moran returns I for an arrangement of the deviations over the map.
func (f field) moran(z []float64) float64 {
	lag := f.w.Lag(z)
	for i := range lag {
		lag[i] *= z[i]
	}
	return f.n / f.s0 * sum(lag) / f.z2
}
