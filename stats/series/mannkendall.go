package series

import (
	"fmt"
	"math"
	"sort"
)

// A Kendall is a Mann-Kendall test for a trend.
type Kendall struct {
	N    int     // values used
	S    float64 // pairs that rise minus pairs that fall
	VarS float64
	TauA float64 // S / (n(n−1)/2)
	TauB float64 // corrected for ties
	Ties []int   // sizes of the groups of equal values, by value
	// Z and P are with the continuity correction, ZPlain and PPlain without.
	// P are two-sided by the normal law, fair from about 8 values on.
	Z, P           float64
	ZPlain, PPlain float64
	// PExact is the two-sided p of the exact law of S. It is NaN with ties, and
	// from 50 values on, where the normal law is as good.
	PExact float64
}

// MannKendall tests whether y rises or falls with time.
//
//	S = Σ_{i<j} sgn(yⱼ − yᵢ)
//	Var S = [n(n−1)(2n+5) − Σ u(u−1)(2u+5)] / 18    over ties of u values
//	Z = (S − sgn S) / √Var S
//
// Only the order of the dates matters, so gaps are no trouble; NaN are left out.
// Fewer than 4 values are an error: the smallest possible p would be above .1.
// All values equal give Z = 0, P = 1 and TauB NaN.
//
// # References
//
// Mann, H. B. (1945), Nonparametric tests against trend, Econometrica 13(3),
// 245–259.
//
// Kendall, M. G. (1975), Rank Correlation Methods, 4th edition. London: Griffin.
func MannKendall(t, y []float64) (Kendall, error) {
	sameLength("MannKendall", len(t), len(y))
	_, y = complete(t, y)
	if len(y) < 4 {
		return Kendall{}, fmt.Errorf("%d values: the test needs 4", len(y))
	}
	return kendall(y), nil
}

func kendall(y []float64) Kendall {
	n := float64(len(y))
	pairs := n * (n - 1) / 2
	k := Kendall{N: len(y), S: scoreS(y), Ties: ties(y)}
	k.VarS = varianceS(len(y), k.Ties)
	tied := 0.0
	for _, u := range k.Ties {
		tied += float64(u) * float64(u-1) / 2
	}
	k.TauA = k.S / pairs
	k.TauB = k.S / math.Sqrt(pairs) / math.Sqrt(pairs-tied)
	if tied == pairs {
		k.TauB = math.NaN()
	}
	k.PExact = math.NaN()
	if len(k.Ties) == 0 && len(y) < 50 {
		k.PExact = exactKendallP(len(y), k.S)
	}
	k.test()
	return k
}

// test fills the Z and P that follow from S and VarS.
func (k *Kendall) test() {
	k.Z, k.ZPlain = standardised(k.S, k.VarS)
	k.P, k.PPlain = normalP(k.Z), normalP(k.ZPlain)
}

func standardised(s, variance float64) (continuity, plain float64) {
	if s == 0 {
		return 0, 0
	}
	sd := math.Sqrt(variance)
	return (s - math.Copysign(1, s)) / sd, s / sd
}

// sgn is −1, 0 or 1.
func sgn(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

func scoreS(y []float64) float64 {
	s := 0.0
	for i := range y {
		for j := i + 1; j < len(y); j++ {
			s += sgn(y[j] - y[i])
		}
	}
	return s
}

// ties returns the sizes of the groups of two or more equal values.
func ties(y []float64) []int {
	s := sortedFinite(y)
	sizes := []int{}
	for i := 0; i < len(s); {
		j := sort.Search(len(s), func(k int) bool { return s[k] > s[i] })
		if j-i > 1 {
			sizes = append(sizes, j-i)
		}
		i = j
	}
	return sizes
}

func varianceS(n int, ties []int) float64 {
	term := func(u float64) float64 { return u * (u - 1) * (2*u + 5) }
	v := term(float64(n))
	for _, u := range ties {
		v -= term(float64(u))
	}
	return v / 18
}

// exactKendallP is the two-sided p of S among n values without ties, from the
// number of permutations with each number of inversions.
func exactKendallP(n int, s float64) float64 {
	p := []float64{1} // probabilities of 0, 1, … inversions of k values
	for k := 2; k <= n; k++ {
		next := make([]float64, len(p)+k-1)
		for i, v := range p {
			for j := range k {
				next[i+j] += v / float64(k)
			}
		}
		p = next
	}
	pairs := float64(n*(n-1)) / 2
	inversions := int((pairs - math.Abs(s)) / 2)
	return math.Min(1, 2*sum(p[:inversions+1]))
}
