package measure

import (
	"fmt"
	"math"
	"slices"
)

// HHI returns the Hirschman-Herfindahl index of the figures, between 1/n and 1:
//
//	H = Σ sᵢ²    sᵢ = xᵢ / Σx
//
// Multiply by 10,000 for the scale of competition practice. It is NaN when a figure
// is missing or negative or all are zero: HHIInterval bounds it where some are
// missing. The same holds for all indices of shares in this package.
//
// # References
//
// A. O. Hirschman (1945), National Power and the Structure of Foreign Trade,
// University of California Press. O. C. Herfindahl (1950), Concentration in the
// steel industry, PhD thesis, Columbia University.
func HHI(x []float64) float64 { return sumShares(x, func(s float64) float64 { return s * s }) }

// sumShares returns Σ f(sᵢ) over the positive shares, NaN where shares are undefined.
func sumShares(x []float64, f func(float64) float64) float64 {
	total := sum(x)
	if !(total > 0) || math.IsInf(total, 1) {
		return math.NaN()
	}
	terms := make([]float64, 0, len(x))
	for _, v := range x {
		if v < 0 {
			return math.NaN()
		}
		if v > 0 {
			terms = append(terms, f(v/total))
		}
	}
	return sum(terms)
}

// NormalisedHHI returns the index on a scale from 0, all equal, to 1, one has all:
//
//	H* = (H - 1/n) / (1 - 1/n)
//
// n is the number of figures, zeros included: leave them out if what is absent was
// never possible. A single figure has NaN.
//
// # References
//
// M. Hall and N. Tideman (1967), Measures of concentration, Journal of the American
// Statistical Association 62, 162-168.
func NormalisedHHI(x []float64) float64 {
	n := float64(len(x))
	return ratio(HHI(x)-1/n, 1-1/n)
}

// EquivalentNumber returns the number of equal shares that have the same HHI:
//
//	1 / Σ sᵢ²    sᵢ = xᵢ / Σx
//
// It is NaN where HHI is.
//
// # References
//
// M. A. Adelman (1969), Comment on the "H" concentration measure as a
// numbers-equivalent, The Review of Economics and Statistics 51, 99-101.
func EquivalentNumber(x []float64) float64 { return 1 / HHI(x) }

// HannahKay returns the numbers equivalent of order alpha, of which the
// EquivalentNumber is that of order 2:
//
//	N(α) = (Σ sᵢ^α)^(1/(1-α))    N(1) = exp(-Σ sᵢ ln sᵢ)
//
// Zero shares do not count; N(0) is the number of the others. It panics if alpha is
// negative or not finite.
//
// # References
//
// L. Hannah and J. A. Kay (1977), Concentration in Modern Industry, Macmillan.
func HannahKay(x []float64, alpha float64) float64 {
	if !(alpha >= 0) || math.IsInf(alpha, 1) {
		panic(fmt.Sprintf("measure: Hannah-Kay order %v", alpha))
	}
	if alpha == 1 {
		return math.Exp(Entropy(x))
	}
	return math.Pow(sumShares(x, func(s float64) float64 { return math.Pow(s, alpha) }), 1/(1-alpha))
}

// ConcentrationRatio returns the share of the k largest figures, s₍₁₎ being the
// largest share:
//
//	CRk = s₍₁₎ + … + s₍ₖ₎
//
// It is 1 when there are k or fewer, and NaN where HHI is. It panics if k is not
// positive.
//
// # References
//
// M. Hall and N. Tideman (1967), Measures of concentration, Journal of the American
// Statistical Association 62, 162-168.
func ConcentrationRatio(x []float64, k int) float64 {
	if k < 1 {
		panic(fmt.Sprintf("measure: concentration ratio of the %d largest", k))
	}
	if math.IsNaN(HHI(x)) {
		return math.NaN()
	}
	y := largestFirst(x)
	if k >= len(y) {
		return 1
	}
	return sum(y[:k]) / sum(y)
}

func largestFirst(x []float64) []float64 {
	y := slices.Clone(x)
	slices.Sort(y)
	slices.Reverse(y)
	return y
}

// Rosenbluth returns the index of Rosenbluth, and of Hall and Tideman, which weights
// the shares with their ranks, the largest having rank 1:
//
//	R = 1 / (2 Σ i s₍ᵢ₎ - 1)
//
// It is 1/n when all n are equal and 1 when one has all; zeros do not count. It is NaN
// where HHI is.
//
// # References
//
// M. Hall and N. Tideman (1967), Measures of concentration, Journal of the American
// Statistical Association 62, 162-168.
func Rosenbluth(x []float64) float64 {
	if math.IsNaN(HHI(x)) {
		return math.NaN()
	}
	y := largestFirst(x)
	total := sum(y)
	for i := range y {
		y[i] = float64(i+1) * (y[i] / total)
	}
	return 1 / (2*sum(y) - 1)
}

// Entropy returns Shannon's entropy in nats, from 0, one has all, to ln n:
//
//	E = -Σ sᵢ ln sᵢ    0 ln 0 = 0
//
// Divide by ln 2 for bits. It is NaN where HHI is.
//
// # References
//
// C. E. Shannon (1948), A mathematical theory of communication, Bell System Technical
// Journal 27, 379-423.
func Entropy(x []float64) float64 {
	// The sum is never positive, and its negation would print as -0.
	return math.Abs(sumShares(x, func(s float64) float64 { return s * math.Log(s) }))
}

// RelativeEntropy returns the entropy in parts of its largest value, with n the number
// of figures, zeros included:
//
//	E / ln n    E = -Σ sᵢ ln sᵢ
//
// A single figure has NaN. One less it is the redundancy of Shannon.
//
// # References
//
// C. E. Shannon (1948), A mathematical theory of communication, Bell System Technical
// Journal 27, 379-423.
func RelativeEntropy(x []float64) float64 {
	return ratio(Entropy(x), math.Log(float64(len(x))))
}

// Hachman returns how like the composition of a region is to that of the nation:
//
//	1 / Σ sᵢ²/rᵢ = 1 / Σ sᵢ LQᵢ
//
// with sᵢ the shares of the figures x and rᵢ those of the reference. It is 1 when
// they are the same and smaller the more the region is specialised. Industries that
// are empty in both do not count; it is NaN if x has one that the reference has not.
//
// It is named after F. Hachman of the Bureau of Economic and Business Research,
// University of Utah, and has no founding paper.
//
// Hachman panics if the lengths differ.
//
// # References
//
// D. J. Benway (2020), Measuring Economic Diversity: The Hachman Index, 2018, Kem C.
// Gardner Policy Institute, University of Utah.
func Hachman(x, reference []float64) float64 {
	mustMatch(len(reference), len(x))
	if math.IsNaN(HHI(x)) || math.IsNaN(HHI(reference)) {
		return math.NaN()
	}
	s, r := Shares(x), Shares(reference)
	var terms []float64
	for i := range s {
		if s[i] > 0 {
			terms = append(terms, ratio(s[i]*s[i], r[i]))
		}
	}
	return 1 / sum(terms)
}
