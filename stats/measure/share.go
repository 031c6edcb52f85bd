package measure

import (
	"math"

	"gonum.org/v1/gonum/mat"
)

// Shares returns what part of the sum each figure is:
//
//	sᵢ = xᵢ / Σₖ xₖ
//
// A missing figure makes the sum, and so every share, NaN: divide by the published
// total instead. All are NaN when the sum is zero. Negative figures, which value
// added can be, are divided like the others.
//
// # References
//
// W. Isard (1960), Methods of Regional Analysis, MIT Press, ch. 7.
func Shares(x []float64) []float64 {
	total := sum(x)
	s := make([]float64, len(x))
	for i, v := range x {
		s[i] = ratio(v, total)
	}
	return s
}

// Composition returns the share of each industry in its region, and each row of
// it sums to 1:
//
//	sᵣᵢ = xᵣᵢ / xᵣ.
//
// A region whose total is zero has NaN throughout.
//
// # References
//
// W. Isard (1960), Methods of Regional Analysis, MIT Press, ch. 7.
func Composition(x mat.Matrix, totals Totals) *mat.Dense {
	c := byRegion(x, totals, Propagate)
	return mapCells(c, func(v float64, r, _ int) float64 { return ratio(v, c.rows[r]) })
}

// Distribution returns the share of each region in the industry, the share of the
// nation, and each column of it sums to 1:
//
//	sᵣᵢ = xᵣᵢ / x.ᵢ
//
// An industry whose total is zero has NaN throughout.
//
// # References
//
// W. Isard (1960), Methods of Regional Analysis, MIT Press, ch. 7.
func Distribution(x mat.Matrix, totals Totals) *mat.Dense {
	c := byRegion(x, totals, Propagate)
	return mapCells(c, func(v float64, _, i int) float64 { return ratio(v, c.cols[i]) })
}

func mapCells(c crossing, f func(v float64, row, col int) float64) *mat.Dense {
	r, n := c.cells.Dims()
	out := mat.NewDense(r, n, nil)
	for i := range r {
		to := out.RawRowView(i)
		for j, v := range c.cells.RawRowView(i) {
			to[j] = f(v, i, j)
		}
	}
	return out
}

// ShareBelow returns the share that the size classes up to the limit have in the
// values of all classes: with limit 299, persons engaged, and the establishments,
// employees or shipments of each class it is the share of small and medium
// manufacturers as the census classes allow it. (The legal limit is 300 or less.)
//
//	Σ over classes with Upper ≤ limit of xₖ / Σ xₖ
//
// The share is NaN when a value is missing, when they sum to zero, and when a
// class with a value other than zero lies on both sides of the limit.
//
// ShareBelow panics if the lengths differ.
//
// # References
//
// Small and Medium-sized Enterprise Basic Act (中小企業基本法), Act 154 of 1963, Article
// 2, paragraph 1.
func ShareBelow(classes []SizeClass, values []float64, limit float64) float64 {
	mustMatch(len(values), len(classes))
	var below []float64
	for k, c := range classes {
		switch {
		case c.Upper <= limit:
			below = append(below, values[k])
		case c.Lower <= limit && values[k] != 0:
			return math.NaN()
		}
	}
	return ratio(sum(below), sum(values))
}
