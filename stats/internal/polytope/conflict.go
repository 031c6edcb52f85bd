package polytope

import "math"

// A Conflict says which equations contradict each other: multiplied and added
// up they leave an equation that no values within the bounds satisfy.
type Conflict struct {
	Equations   []int
	Multipliers []float64 // of each
	By          float64   // by how much it is not satisfied
}

// prove returns the conflict of a component, from its own bounds and not from
// propagated ones, so that the equations that those rest on are named too.
// Where it is not proved, only whole numbers contradict, and the conflict is the
// equation at which it showed.
func (w *work) prove(c Component, showed int) (conflict Conflict, proved bool) {
	own := newBox(w.System)
	x := newSimplex(w.System, c, &own)
	row, by := x.settle()
	if row < 0 {
		return Conflict{Equations: []int{showed}, Multipliers: []float64{1}, By: w.gap(c)}, false
	}
	conflict.By = by
	add := func(variable int32, a float64) {
		if e := int(variable) - len(c.Vars); e >= 0 {
			conflict.Equations = append(conflict.Equations, c.Equations[e])
			conflict.Multipliers = append(conflict.Multipliers, a)
		}
	}
	add(x.basic[row], 1)
	for _, e := range x.rows[row] {
		add(e.col, e.a)
	}
	return conflict, true
}

// gap returns the largest distance by which ends of the box have crossed.
func (w *work) gap(c Component) float64 {
	var gap float64
	for _, j := range c.Vars {
		gap = math.Max(gap, w.lower[j]-w.upper[j])
	}
	return gap
}
