package polytope

import "math"

// reduce brings the equations of a component to full rank: it eliminates one
// unknown with each and returns the component without the equations that follow
// exactly from the others, and the rank. Those that contradict the others stay, and so do
// those with a rounding error, which none follows from.
func (w *work) reduce(c Component) (kept Component, rank int) {
	own := newBox(w.System)
	x := newSimplex(w.System, c, &own)
	n := len(c.Vars)
	kept.Vars = c.Vars
	for i := range x.rows {
		if j := x.unknownIn(int32(i), n); j >= 0 {
			x.pivot(int32(i), j)
			rank++
			kept.Equations = append(kept.Equations, c.Equations[i])
			continue
		}
		if !w.follows(x, c, i) {
			kept.Equations = append(kept.Equations, c.Equations[i])
		}
	}
	return kept, rank
}

// unknownIn returns the unknown of a row that stands in the fewest others, -1
// where the row has none.
func (t *tableau) unknownIn(row int32, unknowns int) int32 {
	best := int32(-1)
	for _, e := range t.rows[row] {
		if int(e.col) < unknowns && math.Abs(e.a) > noise && (best < 0 || len(t.cols[e.col]) < len(t.cols[best])) {
			best = e.col
		}
	}
	return best
}

// follows reports whether a row without unknowns, a combination of equations,
// holds exactly.
func (w *work) follows(x *simplex, c Component, row int) bool {
	n := len(c.Vars)
	sum, exact := x.sums[row], w.Equations[c.Equations[row]].Slack == 0
	for _, e := range x.rows[row] {
		k := int(e.col) - n
		sum += e.a * x.sums[k]
		exact = exact && w.Equations[c.Equations[k]].Slack == 0
	}
	return exact && math.Abs(sum) <= x.tol
}
