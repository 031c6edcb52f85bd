package series

import (
	"math"
	"slices"
	"sort"
)

// cellShare is the share of a neighbourhood that makes a cell too large.
const cellShare = .2

// interpolated computes local fits at the corners of cells and cubics with their
// values and slopes in between. Cells are halved at the median of their dates
// until they hold no more than `most` of them.
//
// # References
//
// Cleveland, W. S. & Grosse, E. (1991), Computational methods for local
// regression, Statistics and Computing 1(1), 47–62.
func interpolated(t, sorted []float64, local func(float64) (value, slope float64, err error), most int) ([]float64, error) {
	lo, hi := sorted[0], sorted[len(sorted)-1]
	margin := .005 * math.Max(hi-lo, 1e-3*math.Max(math.Abs(lo), math.Abs(hi))+1e-30)
	corners := append(cuts(sorted, most), lo-margin, hi+margin)
	slices.Sort(corners)
	values, slopes := make([]float64, len(corners)), make([]float64, len(corners))
	for i, c := range corners {
		var err error
		if values[i], slopes[i], err = local(c); err != nil {
			return nil, err
		}
	}
	smooth := make([]float64, len(t))
	for i, t0 := range t {
		k := min(max(sort.SearchFloat64s(corners, t0), 1), len(corners)-1)
		width := corners[k] - corners[k-1]
		smooth[i] = hermite((t0-corners[k-1])/width, width, values[k-1:k+1], slopes[k-1:k+1])
	}
	return smooth, nil
}

// cuts returns the dates at which the cell of the sorted dates is divided.
func cuts(sorted []float64, most int) []float64 {
	if len(sorted) <= most || sorted[0] == sorted[len(sorted)-1] {
		return nil
	}
	m := (len(sorted) + 1) / 2
	for m < len(sorted)-1 && sorted[m-1] == sorted[m] {
		m++ // equal dates stay in one cell
	}
	return append(append(cuts(sorted[:m], most), sorted[m-1]), cuts(sorted[m:], most)...)
}

// hermite is the cubic on a cell of the width with these values and slopes at its
// ends, at the share u of it.
func hermite(u, width float64, value, slope []float64) float64 {
	v := 1 - u
	return value[0]*v*v*(1+2*u) + value[1]*u*u*(1+2*v) + width*u*v*(slope[0]*v-slope[1]*u)
}
