package polytope

import "math"

// refactor makes the tableau anew from the equations with the basis that it
// has, and the basic values from the others: errors of earlier pivots are gone.
// The tableau stays as it is where a pivot for one of its columns has become
// too small to be told from noise.
func (s *simplex) refactor() {
	n := len(s.rowOf) - len(s.rows)
	fresh := newTableau(n, s.equations)
	for j := range int32(n) {
		if s.rowOf[j] < 0 {
			continue
		}
		row, best := int32(-1), 1e-6
		fresh.column(j, func(i int32, a float64) {
			if s.rowOf[fresh.basic[i]] < 0 && math.Abs(a) > best {
				row, best = i, math.Abs(a)
			}
		})
		if row < 0 {
			return
		}
		fresh.pivot(row, j)
	}
	s.tableau = fresh
	for i, b := range s.basic {
		s.x[b] = s.solved(i, n)
	}
}

// solved returns the value of the basic variable of a row, from the sums of the
// equations in it and the values of the nonbasic variables.
func (s *simplex) solved(row, unknowns int) float64 {
	var x float64
	if e := int(s.basic[row]) - unknowns; e >= 0 {
		x = s.sums[e]
	}
	for _, e := range s.rows[row] {
		if k := int(e.col) - unknowns; k >= 0 {
			x += e.a * s.sums[k]
		}
		x -= e.a * s.x[e.col]
	}
	return x
}
