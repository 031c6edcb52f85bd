package series

import (
	"math"
	"slices"
	"sort"
)

// median returns the middle value of x, the mean of the two middle ones when
// their number is even. NaN values are left out; of no values it is NaN.
func median(x []float64) float64 { return sortedMedian(sortedFinite(x)) }

func sortedFinite(x []float64) []float64 {
	s := slices.DeleteFunc(slices.Clone(x), math.IsNaN)
	sort.Float64s(s)
	return s
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
