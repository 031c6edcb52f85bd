package series

import "math"

// A Change is a set of cells (industries, size classes, sub-sectors) at two
// dates, in one order. NaN marks a cell that is missing.
type Change struct{ Start, End []float64 }

// matched returns the cells present at both dates and their positions.
func (c Change) matched(f string) (start, end []float64, at []int) {
	sameLength(f, len(c.Start), len(c.End))
	for i := range c.Start {
		if !math.IsNaN(c.Start[i]) && !math.IsNaN(c.End[i]) {
			start, end, at = append(start, c.Start[i]), append(end, c.End[i]), append(at, i)
		}
	}
	return start, end, at
}

// present tells which positions are there in all changes at both dates, so that
// every ratio is taken over the same cells.
func present(f string, changes ...Change) (at []int, missing int) {
	n := len(changes[0].Start)
	for _, c := range changes {
		sameLength(f, n, len(c.Start), len(c.End))
	}
	for i := range n {
		ok := true
		for _, c := range changes {
			ok = ok && !math.IsNaN(c.Start[i]) && !math.IsNaN(c.End[i])
		}
		if ok {
			at = append(at, i)
		} else {
			missing++
		}
	}
	return at, missing
}

// sums returns the sums at both dates over the positions.
func (c Change) sums(at []int) (start, end float64) {
	var s, e []float64
	for _, i := range at {
		s, e = append(s, c.Start[i]), append(e, c.End[i])
	}
	return sum(s), sum(e)
}

func nans(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.NaN()
	}
	return x
}

// positiveRatio is a / b where b is positive, NaN elsewhere.
func positiveRatio(a, b float64) float64 {
	if !(b > 0) {
		return math.NaN()
	}
	return a / b
}

// cross returns ab − cd with the rounding of one operation: equal rates differ by
// exactly nothing.
func cross(a, b, c, d float64) float64 {
	cd := c * d
	low := math.FMA(-c, d, cd)
	return math.FMA(a, b, -cd) + low
}
