package measure

import (
	"fmt"
	"math"
)

// A PartialShare is what can be said of the share of a part in a published total
// when some of the cells are suppressed.
type PartialShare struct {
	// Share holds every possible share.
	Share Interval
	// Residual is what the suppressed cells sum to: the total less the visible ones.
	Residual float64
	// HiddenPart and HiddenRest count the suppressed cells of the part and of the rest.
	HiddenPart, HiddenRest int
	// Visible is the share among the visible cells, which is no estimate of the share.
	Visible float64
}

// Division is a total with the cells it is the sum of: those of a part and those
// of the rest. NaN is a suppressed cell.
type Division struct {
	Part, Rest []float64
	Total      float64
}

// ShareInterval returns the share of the part in the published total, knowing only
// that no cell is negative:
//
//	visible part / T ≤ share ≤ (visible part + residual) / T
//
// When cells are suppressed on one side only, the residual is theirs and the share
// is exact: the interval is a point. When nothing is suppressed it is the plain
// share.
//
// It is an error if the total is not positive, if a cell is negative, and if the
// cells contradict the total by more than one part in 10⁹ of it.
//
// # References
//
// A. Dobra and S. E. Fienberg (2000), Bounds for cell entries in contingency tables given
// marginal totals and decomposable graphs, PNAS 97, 11885-11892. A. M. Isserman and J.
// Westervelt (2006), 1.5 million missing numbers: overcoming employment suppression in
// County Business Patterns data, International Regional Science Review 29, 311-335.
func ShareInterval(d Division) (PartialShare, error) {
	part, hiddenPart, err := visible(d.Part)
	if err != nil {
		return PartialShare{}, err
	}
	rest, hiddenRest, err := visible(d.Rest)
	if err != nil {
		return PartialShare{}, err
	}
	if !(d.Total > 0) || math.IsInf(d.Total, 0) {
		return PartialShare{}, fmt.Errorf("share of a total of %v is undefined", d.Total)
	}
	residual, err := residualOf(d.Total, part+rest, hiddenPart+hiddenRest)
	if err != nil {
		return PartialShare{}, err
	}
	low, high := part, part
	if hiddenPart > 0 {
		high += residual
	}
	if hiddenRest == 0 {
		low = high
	}
	return PartialShare{
		Share:      Interval{Lower: low / d.Total, Upper: high / d.Total},
		Residual:   residual,
		HiddenPart: hiddenPart, HiddenRest: hiddenRest,
		Visible: ratio(part, part+rest),
	}, nil
}

// visible sums the cells that are there and counts those that are not.
func visible(x []float64) (total float64, hidden int, err error) {
	for _, v := range x {
		switch {
		case v < 0:
			return 0, 0, fmt.Errorf("cell of %v: bounds need cells that are not negative", v)
		case math.IsNaN(v):
			hidden++
		}
	}
	return sumPresent(x), hidden, nil
}

// residualOf returns what hidden cells must sum to, forgiving the rounding of sums.
func residualOf(total, visible float64, hidden int) (float64, error) {
	residual := total - visible
	slack := 1e-9 * total
	if residual < -slack || hidden == 0 && residual > slack {
		return 0, fmt.Errorf("the cells contradict the total: visible ones sum to %v, %d are hidden, the total is %v", visible, hidden, total)
	}
	if hidden == 0 {
		return 0, nil
	}
	return math.Max(residual, 0), nil
}
