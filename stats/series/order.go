package series

import (
	"math"
	"slices"
	"sort"
)

// Quantile returns the p-quantile of x in the definition of Hyndman & Fan's
// type 7: linear between the order statistics, the lowest at p = 0 and the
// highest at p = 1.
//
//	h = (n−1)p,  Q = x₍⌊h⌋₊₁₎ + (h−⌊h⌋)(x₍⌊h⌋₊₂₎ − x₍⌊h⌋₊₁₎)
//
// NaN values are left out. It is NaN when none remain or p is outside 0..1.
//
// # References
//
// Hyndman, R. J. & Fan, Y. (1996), Sample quantiles in statistical packages,
// The American Statistician 50(4), 361–365.
func Quantile(p float64, x []float64) float64 {
	return sortedQuantile(p, sortedFinite(x))
}

// Median returns the middle value of x, the mean of the two middle ones when
// their number is even. NaN values are left out; of no values it is NaN.
func Median(x []float64) float64 { return sortedMedian(sortedFinite(x)) }

func sortedFinite(x []float64) []float64 {
	s := slices.DeleteFunc(slices.Clone(x), math.IsNaN)
	sort.Float64s(s)
	return s
}

func sortedQuantile(p float64, s []float64) float64 {
	if len(s) == 0 || !(p >= 0 && p <= 1) {
		return math.NaN()
	}
	return atRank(s, 1+p*float64(len(s)-1))
}

func sortedMedian(s []float64) float64 {
	n := len(s)
	if n == 0 {
		return math.NaN()
	}
	if n%2 == 1 {
		return s[n/2]
	}
	return s[n/2-1]/2 + s[n/2]/2
}

// atRank returns the value of the sorted s at the rank, counted from 1, linear
// between ranks and NaN outside 1..len(s).
func atRank(s []float64, rank float64) float64 {
	if !(rank >= 1 && rank <= float64(len(s))) {
		return math.NaN()
	}
	k := math.Floor(rank)
	lo := s[int(k)-1]
	if f := rank - k; f > 0 {
		return lo + f*(s[int(k)]-lo)
	}
	return lo
}

// averageRanks returns the rank of each value, ties sharing their average.
func averageRanks(x []float64) []float64 {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return x[order[a]] < x[order[b]] })
	ranks := make([]float64, len(x))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && x[order[j]] == x[order[i]] {
			j++
		}
		for _, k := range order[i:j] {
			ranks[k] = float64(i+j+1) / 2
		}
		i = j
	}
	return ranks
}
