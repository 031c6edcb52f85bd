package measure

import (
	"fmt"
	"math"
	"math/cmplx"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// Transitions has how units move between classes from one year to the next.
type Transitions struct {
	// Counts[i,j] is how often a unit went from class i to class j.
	Counts *mat.Dense
	// P[i,j] is Counts[i,j] in parts of row i: the probability of going to j from i. A
	// class that no unit was ever in before has a row of NaN.
	P *mat.Dense
}

// NewTransitions counts the transitions between each year and the next:
//
//	pᵢⱼ = nᵢⱼ / Σⱼ nᵢⱼ
//
// A step with a missing figure at either end is not counted.
//
// # References
//
// D. Quah (1993), Empirical cross-section dynamics in economic growth, European Economic
// Review 37, 426-434.
func NewTransitions(c Classification) Transitions {
	counts := mat.NewDense(c.K, c.K, nil)
	for _, class := range c.Class {
		for t := 1; t < len(class); t++ {
			if from, to := class[t-1], class[t]; from != NoClass && to != NoClass {
				counts.Set(from, to, counts.At(from, to)+1)
			}
		}
	}
	return Transitions{Counts: counts, P: Composition(counts, Totals{})}
}

// Mobility has indices of how much movement there is in transition probabilities. They
// are 0 when nobody moves.
type Mobility struct {
	// PraisShorrocks is (k - tr P)/(k - 1).
	PraisShorrocks float64
	// Determinant is 1 - |det P|.
	Determinant float64
	// SecondEigenvalue is 1 - |λ₂|.
	SecondEigenvalue float64
	// Leaving is (k - k Σ πᵢ pᵢᵢ)/(k - 1), with π the distribution over classes.
	Leaving float64
	// Bartholomew is Σᵢ πᵢ Σⱼ pᵢⱼ |i - j| / (k - 1), which counts how far.
	Bartholomew float64
	// Staying is the mean of the probabilities of staying, tr P / k.
	Staying float64
}

// NewMobility returns the indices of transition probabilities for units distributed over
// the classes as start has it; nil is evenly:
//
//	PraisShorrocks    (k - Σ pᵢᵢ) / (k - 1)
//	Determinant       1 - |det P|
//	SecondEigenvalue  1 - |λ₂|
//	Leaving           k (1 - Σ πᵢ pᵢᵢ) / (k - 1)
//	Bartholomew       Σᵢ πᵢ Σⱼ pᵢⱼ |i - j| / (k - 1)
//
// Give the Stationary distribution for the indices of the long run. Everything is NaN if a probability is. It
// panics if p is not square, has fewer than 2 classes or other lengths than start.
//
// # References
//
// A. F. Shorrocks (1978), The measurement of mobility, Econometrica 46, 1013-1024. J. P.
// Formby, W. J. Smith and B. Zheng (2004), Mobility measurement, transition matrices and
// statistical inference, Journal of Econometrics 120, 181-205.
func NewMobility(p mat.Matrix, start []float64) Mobility {
	k := mustSquare(p)
	if k < 2 {
		panic(fmt.Sprintf("measure: mobility between %d classes", k))
	}
	if start == nil {
		start = slices.Repeat([]float64{1}, k)
	}
	mustMatch(len(start), k)
	if hasNaN(ByRegion(p, sum)) {
		nan := math.NaN()
		return Mobility{nan, nan, nan, nan, nan, nan}
	}
	var stay, distance float64
	for i, share := range Shares(start) {
		stay += share * p.At(i, i)
		for j := range k {
			distance += share * p.At(i, j) * math.Abs(float64(i-j))
		}
	}
	n := float64(k)
	return Mobility{
		PraisShorrocks:   (n - mat.Trace(p)) / (n - 1),
		Determinant:      1 - math.Abs(mat.Det(p)),
		SecondEigenvalue: 1 - secondEigenvalue(p),
		Leaving:          (n - n*stay) / (n - 1),
		Bartholomew:      distance / (n - 1),
		Staying:          mat.Trace(p) / n,
	}
}

func mustSquare(p mat.Matrix) int {
	r, c := p.Dims()
	if r != c {
		panic(fmt.Sprintf("measure: transitions in a %d×%d matrix", r, c))
	}
	return r
}

// secondEigenvalue returns the second largest modulus.
func secondEigenvalue(p mat.Matrix) float64 {
	var eigen mat.Eigen
	if !eigen.Factorize(p, mat.EigenNone) {
		return math.NaN()
	}
	var moduli []float64
	for _, v := range eigen.Values(nil) {
		moduli = append(moduli, cmplx.Abs(v))
	}
	return largestFirst(moduli)[1]
}
