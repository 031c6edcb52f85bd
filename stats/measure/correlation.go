package measure

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// A Correlation is a coefficient of correlation with its test.
type Correlation struct {
	// N is the number of pairs, R the coefficient.
	N int
	R float64
	// T is R √((N-2)/(1-R²)), P its two-sided probability under Student's t with N - 2
	// degrees of freedom if there is no correlation. NaN for fewer than 3 pairs.
	T, P float64
}

// Pearson returns the product-moment correlation of pairs:
//
//	r = Σ (xᵢ - x̄)(yᵢ - ȳ) / √(Σ (xᵢ - x̄)² Σ (yᵢ - ȳ)²)
//
// It is NaN when a figure is missing (Complete leaves out such pairs) or either side
// does not vary, and panics if the lengths differ.
//
// # References
//
// K. Pearson (1896), Mathematical contributions to the theory of evolution III,
// Philosophical Transactions of the Royal Society A 187, 253-318.
func Pearson(x, y []float64) Correlation {
	mustMatch(len(y), len(x))
	c := Correlation{N: len(x), R: math.NaN(), T: math.NaN(), P: math.NaN()}
	if len(x) < 2 || hasNaN(x) || hasNaN(y) || constant(x) || constant(y) {
		return c
	}
	c.R = math.Max(-1, math.Min(1, stat.Correlation(x, y, nil)))
	if freedom := float64(c.N - 2); freedom > 0 {
		c.T = c.R * math.Sqrt(freedom/((1-c.R)*(1+c.R)))
		c.P = 0
		if !math.IsInf(c.T, 0) {
			c.P = 2 * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: freedom}.CDF(-math.Abs(c.T))
		}
	}
	return c
}

func constant(x []float64) bool {
	for _, v := range x {
		if v != x[0] {
			return false
		}
	}
	return true
}

// Confidence returns the confidence interval of a Pearson correlation at a level such as
// 0.95, by Fisher's transformation:
//
//	tanh(artanh R ± z / √(N - 3))
//
// It is NaN for fewer than 4 pairs, and panics unless the level is between 0 and 1.
//
// # References
//
// R. A. Fisher (1921), On the "probable error" of a coefficient of correlation deduced
// from a small sample, Metron 1, 3-32.
func (c Correlation) Confidence(level float64) Interval {
	if !(level > 0 && level < 1) {
		panic(fmt.Sprintf("measure: confidence level %v", level))
	}
	if c.N < 4 || math.IsNaN(c.R) {
		return Interval{math.NaN(), math.NaN()}
	}
	half := distuv.UnitNormal.Quantile((1+level)/2) / math.Sqrt(float64(c.N-3))
	z := math.Atanh(c.R)
	return Interval{Lower: math.Tanh(z - half), Upper: math.Tanh(z + half)}
}

// Spearman returns the rank correlation of pairs: Pearson's of their ranks, ties having
// the average. Without ties, and with dᵢ the difference of the two ranks, it is
//
//	ρ = 1 - 6 Σ dᵢ² / (n(n² - 1))
//
// The probability is the approximation by Student's t. Conditions are those of Pearson.
//
// # References
//
// C. Spearman (1904), The proof and measurement of association between two things, The
// American Journal of Psychology 15, 72-101.
func Spearman(x, y []float64) Correlation {
	mustMatch(len(y), len(x))
	if hasNaN(x) || hasNaN(y) {
		return Correlation{N: len(x), R: math.NaN(), T: math.NaN(), P: math.NaN()}
	}
	return Pearson(Rank(x, RankOptions{}), Rank(y, RankOptions{}))
}

// A KendallTest is Kendall's rank correlation with its test.
type KendallTest struct {
	// N is the number of pairs (xᵢ, yᵢ); of the pairs of those, Concordant agree in
	// order, Discordant disagree, and the others are tied.
	N                      int
	Concordant, Discordant int
	// TauB is the coefficient, corrected for ties.
	TauB float64
	// Z is the difference of concordant and discordant in standard deviations, P its
	// two-sided probability by the normal approximation.
	Z, P float64
	// PContinuity is P with the difference taken to be nearer to 0 by 1.
	PContinuity float64
}

// Kendall returns Kendall's tau-b of pairs:
//
//	τ = (C - D) / √((n₀ - n₁)(n₀ - n₂))    n₀ = n(n-1)/2
//
// n₁ and n₂ being the numbers of pairs tied in x and in y. The variance of C - D takes
// account of ties. Coefficient and test are NaN when a figure is missing or either side
// does not vary; for n < 3 the test alone. The test is an approximation for n of about
// 10 and more. Kendall panics if the lengths differ. The time it takes grows with n².
//
// # References
//
// M. G. Kendall (1945), The treatment of ties in ranking problems, Biometrika 33,
// 239-251.
func Kendall(x, y []float64) KendallTest {
	mustMatch(len(y), len(x))
	nan := math.NaN()
	k := KendallTest{N: len(x), TauB: nan, Z: nan, P: nan, PContinuity: nan}
	if hasNaN(x) || hasNaN(y) {
		return k
	}
	for i := range x {
		for j := range i {
			switch s := sign(x[i]-x[j]) * sign(y[i]-y[j]); {
			case s > 0:
				k.Concordant++
			case s < 0:
				k.Discordant++
			}
		}
	}
	n, tx, ty := float64(len(x)), tiesOf(x), tiesOf(y)
	s := float64(k.Concordant - k.Discordant)
	pairs := n * (n - 1) / 2
	k.TauB = ratio(s, math.Sqrt((pairs-tx.pairs)*(pairs-ty.pairs)))
	if n < 3 || math.IsNaN(k.TauB) {
		return k
	}
	variance := (n*(n-1)*(2*n+5)-tx.second-ty.second)/18 + 4*tx.pairs*ty.pairs/(2*n*(n-1)) +
		tx.third*ty.third/(9*n*(n-1)*(n-2))
	deviation := math.Sqrt(variance)
	k.Z = ratio(s, deviation)
	k.P = twoSided(k.Z)
	k.PContinuity = twoSided(ratio(math.Max(math.Abs(s)-1, 0), deviation))
	return k
}

func sign(d float64) int {
	switch {
	case d > 0:
		return 1
	case d < 0:
		return -1
	}
	return 0
}

// ties has sums over groups of t equal figures: t(t-1)/2, t(t-1)(2t+5), t(t-1)(t-2).
type ties struct{ pairs, second, third float64 }

func tiesOf(x []float64) ties {
	count := map[float64]float64{}
	for _, v := range x {
		count[v]++
	}
	var sums ties
	for _, t := range count {
		sums.pairs += t * (t - 1) / 2
		sums.second += t * (t - 1) * (2*t + 5)
		sums.third += t * (t - 1) * (t - 2)
	}
	return sums
}
