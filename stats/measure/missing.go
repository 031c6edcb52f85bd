package measure

import (
	"fmt"
	"math"
	"slices"
)

// Missing says what becomes of a figure that needs a missing cell.
type Missing int

const (
	// Propagate leaves the figure missing.
	Propagate Missing = iota
	// Exclude computes the figure over the cells that are there, and over the same
	// cells of what they are compared with, both scaled to sum to 1. Report the
	// Coverage beside it.
	Exclude
)

// String returns "propagate" or "exclude".
func (m Missing) String() string {
	switch m {
	case Propagate:
		return "propagate"
	case Exclude:
		return "exclude"
	}
	return fmt.Sprintf("Missing(%d)", int(m))
}

// Complete returns copies of the slices without the positions at which any of
// them is NaN. How many are left is the n to report:
//
//	xy := measure.Complete(income, population)
//	gini := measure.Gini(xy[0], xy[1])
//
// It panics if the lengths differ.
//
// # References
//
// R. J. A. Little and D. B. Rubin (2002), Statistical Analysis with Missing Data, Wiley,
// ch. 3.
func Complete(x ...[]float64) [][]float64 {
	kept := make([][]float64, len(x))
	for k := range x {
		mustMatch(len(x[k]), len(x[0]))
	}
	for i := 0; len(x) > 0 && i < len(x[0]); i++ {
		if slices.ContainsFunc(x, func(y []float64) bool { return math.IsNaN(y[i]) }) {
			continue
		}
		for k := range x {
			kept[k] = append(kept[k], x[k][i])
		}
	}
	return kept
}

// Coverage returns how much of the published total the cells that are not
// missing make up:
//
//	Σ visible xᵢ / total
//
// It is NaN when total is zero or NaN.
//
// # References
//
// A. M. Isserman and J. Westervelt (2006), 1.5 million missing numbers: overcoming
// employment suppression in County Business Patterns data, International Regional Science
// Review 29, 311-335.
func Coverage(x []float64, total float64) float64 {
	return ratio(sumPresent(x), total)
}

// An Interval holds every value that a figure can have. The ends belong to it.
type Interval struct{ Lower, Upper float64 }

// Midpoint returns the middle of the interval,
//
//	(lower + upper) / 2
//
// which is no estimate: the figure need not lie near it. It is off by half the width at
// most.
func (iv Interval) Midpoint() float64 { return iv.Lower + (iv.Upper-iv.Lower)/2 }

// Contains reports whether x lies in the interval, its ends included. It does not if x or
// an end is NaN.
func (iv Interval) Contains(x float64) bool { return iv.Lower <= x && x <= iv.Upper }

func mustMatch(got, want int) {
	if got != want {
		panic(fmt.Sprintf("measure: lengths %d and %d differ", got, want))
	}
}

func hasNaN(x []float64) bool { return slices.ContainsFunc(x, math.IsNaN) }
