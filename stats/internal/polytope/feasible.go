package polytope

import (
	"math"
	"slices"
)

// newSimplex sets up the walk over a component within a box, not yet at a
// point that satisfies its equations.
func newSimplex(s *System, c Component, b *box) *simplex {
	n, m := len(c.Vars), len(c.Equations)
	local := make(map[int]int32, n)
	x := &simplex{lower: make([]float64, n+m), upper: make([]float64, n+m), x: make([]float64, n+m), sums: make([]float64, m)}
	x.rounding.lowerRounding, x.rounding.upperRounding = make([]float64, n+m), make([]float64, n+m)
	for i, j := range c.Vars {
		local[j] = int32(i)
		x.lower[i], x.upper[i] = b.lower[j], b.upper[j]
		x.rounding.lowerRounding[i], x.rounding.upperRounding[i] = b.lowerRounding[j], b.upperRounding[j]
		x.x[i] = start(b.lower[j], b.upper[j])
	}
	rows := make([][]entry, m)
	for i, e := range c.Equations {
		eq := &s.Equations[e]
		logical := eq.Sum
		for _, t := range eq.Terms {
			j := local[t.Var]
			rows[i] = append(rows[i], entry{j, t.Coef})
			logical -= t.Coef * x.x[j]
		}
		x.lower[n+i], x.upper[n+i], x.x[n+i] = -eq.Slack, eq.Slack, logical
		x.rounding.lowerRounding[n+i], x.rounding.upperRounding[n+i] = eq.Slack, eq.Slack
		x.sums[i] = eq.Sum
		x.tol = math.Max(x.tol, eq.tolerance())
	}
	x.equations, x.tableau = rows, newTableau(n, rows)
	return x
}

func start(lower, upper float64) float64 {
	switch {
	case !math.IsInf(lower, 0):
		return lower
	case !math.IsInf(upper, 0):
		return upper
	}
	return 0
}

// settle walks to a point within all ends and returns the row of a variable
// that cannot come within its own, and by how much; -1 where all can.
//
// The ends of a basic variable outside of them are moved out to where it
// stands, and moved back one variable after the other as each is driven in.
// If one cannot be driven in while the others may still stand outside, then
// certainly not when they may not.
func (s *simplex) settle() (row int32, by float64) {
	lower, upper := slices.Clone(s.lower), slices.Clone(s.upper)
	for _, b := range s.basic {
		s.lower[b] = math.Min(s.lower[b], s.x[b])
		s.upper[b] = math.Max(s.upper[b], s.x[b])
	}
	for _, b := range slices.Clone(s.basic) {
		switch {
		case s.x[b] > upper[b]+s.tol:
			s.lower[b] = upper[b]
			s.drive(b, -1)
			by = s.x[b] - upper[b]
		case s.x[b] < lower[b]-s.tol:
			s.upper[b] = lower[b]
			s.drive(b, 1)
			by = lower[b] - s.x[b]
		default:
			by = 0
		}
		if by > s.tol {
			return s.rowOf[b], by
		}
		s.lower[b], s.upper[b] = lower[b], upper[b]
		if by != 0 || s.x[b] < lower[b] || s.x[b] > upper[b] {
			s.x[b] = math.Min(math.Max(s.x[b], lower[b]), upper[b])
		}
	}
	return -1, 0
}
