package measure

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Ties says which rank equal figures have.
type Ties int

const (
	// AverageRank is the mean of the ranks that they take up: 1, 2.5, 2.5, 4.
	AverageRank Ties = iota
	// MinRank is the best of them, as in sport: 1, 2, 2, 4.
	MinRank
	// MaxRank is the worst of them: 1, 3, 3, 4.
	MaxRank
	// DenseRank is the best of them with no rank left out after them: 1, 2, 2, 3.
	DenseRank
)

// String returns "average", "min", "max" or "dense".
func (t Ties) String() string {
	switch t {
	case AverageRank:
		return "average"
	case MinRank:
		return "min"
	case MaxRank:
		return "max"
	case DenseRank:
		return "dense"
	}
	return fmt.Sprintf("Ties(%d)", int(t))
}

// Order says which figure has rank 1.
type Order int

const (
	// LargestFirst gives rank 1 to the largest figure.
	LargestFirst Order = iota
	// SmallestFirst gives rank 1 to the smallest figure.
	SmallestFirst
)

// String returns "largest first" or "smallest first".
func (o Order) String() string {
	switch o {
	case LargestFirst:
		return "largest first"
	case SmallestFirst:
		return "smallest first"
	}
	return fmt.Sprintf("Order(%d)", int(o))
}

// RankOptions are the choices of Rank and RankChange.
type RankOptions struct {
	// Ties says which rank equal figures have: the average.
	Ties Ties
	// Order says which figure has rank 1: the largest.
	Order Order
}

// Rank returns the rank of each figure among those that are there, 1 for the largest:
//
//	average  1 + #{j: xⱼ > xᵢ} + ½ #{j ≠ i: xⱼ = xᵢ}
//	min      1 + #{j: xⱼ > xᵢ}
//	max      #{j: xⱼ ≥ xᵢ}
//	dense    1 + number of distinct figures above xᵢ
//
// and with the signs turned for SmallestFirst. A missing figure has NaN and takes up no
// rank.
//
// # References
//
// M. G. Kendall (1945), The treatment of ties in ranking problems, Biometrika 33,
// 239-251.
func Rank(x []float64, options RankOptions) []float64 {
	var at []int
	ranks := make([]float64, len(x))
	for i, v := range x {
		ranks[i] = math.NaN()
		if !math.IsNaN(v) {
			at = append(at, i)
		}
	}
	slices.SortFunc(at, func(a, b int) int {
		if options.Order == LargestFirst {
			a, b = b, a
		}
		return cmp.Compare(x[a], x[b])
	})
	runs := 0
	for first := 0; first < len(at); {
		last := first
		for last+1 < len(at) && x[at[last+1]] == x[at[first]] {
			last++
		}
		runs++
		for _, i := range at[first : last+1] {
			ranks[i] = options.Ties.rank(first+1, last+1, runs)
		}
		first = last + 1
	}
	return ranks
}

func (t Ties) rank(first, last, run int) float64 {
	switch t {
	case AverageRank:
		return float64(first+last) / 2
	case MinRank:
		return float64(first)
	case MaxRank:
		return float64(last)
	case DenseRank:
		return float64(run)
	}
	panic("measure: unknown rule for ties " + t.String())
}

// RankChange returns how many places each has moved up between two rankings, negative
// for down:
//
//	rank before - rank after
//
// It is NaN where either figure is missing. Both rankings are of all that have a figure
// then, so entries and exits move others: use Complete to rank the same ones in both.
// RankChange panics if the lengths differ.
//
// # References
//
// M. G. Kendall (1945), The treatment of ties in ranking problems, Biometrika 33,
// 239-251.
func RankChange(before, after []float64, options RankOptions) []float64 {
	mustMatch(len(after), len(before))
	change, to := Rank(before, options), Rank(after, options)
	for i := range change {
		change[i] -= to[i]
	}
	return change
}
