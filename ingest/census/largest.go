package census

import (
	"cmp"
	"math"
	"slices"
)

// LargestFirst returns the rows of t by their values, the largest first and
// equal ones in the order they had: what is printed as a ranked list,
//
//	fmt.Print(t.LargestFirst().Text(census.English, 10))
//
// Rows without a value come last, since nobody knows their place: those of a
// finite interval by its upper end, then the others. Which ranks they leave open
// package stats says with Rank.
//
// The result is a table of its own: make what compares its figures with others,
// such as a share of the nation, before.
func (t *Table) LargestFirst() *Table {
	rows := make([]int32, t.Len())
	for i := range rows {
		rows[i] = int32(i)
	}
	slices.SortStableFunc(rows, func(a, b int32) int {
		return cmp.Or(-cmp.Compare(t.value[a], t.value[b]), -cmp.Compare(t.finiteUpper(a), t.finiteUpper(b)))
	})
	return t.take(rows).Detach()
}

// finiteUpper returns the upper end of the interval of a row without a value,
// NaN where it has none or one that is open.
func (t *Table) finiteUpper(row int32) float64 {
	if !math.IsNaN(t.value[row]) || math.IsInf(t.upper[row]-t.lower[row], 0) {
		return math.NaN()
	}
	return t.upper[row]
}
