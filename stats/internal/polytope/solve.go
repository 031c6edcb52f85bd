package polytope

import (
	"context"
	"math"
	"slices"
)

// Options are choices of [System.Solve].
type Options struct {
	// Want says of which unknowns the ends are asked for; nil is all. The ends
	// of the others are those that propagation leaves, which hold too.
	Want []bool
	// Progress is called as unknowns are done, if it is set.
	Progress func(done, total int)
}

// A Solution holds the ends of each unknown.
type Solution struct {
	Lower, Upper []float64
	// Of the interval's width, LowerRounding and UpperRounding are due to the
	// rounding errors of equations: with exact equations it would be narrower
	// by as much at least.
	LowerRounding, UpperRounding []float64
	// Joint says that an interval is narrower than what the equations leave one
	// at a time.
	Joint     []bool
	Conflicts []Conflict
	// Conflict is the index of the conflict that an unknown is in, -1 for none.
	// Its ends mean nothing, and those of others are what the equations without
	// conflicts leave.
	Conflict []int
	// Rank is the number of independent equations.
	Rank int
}

// Solve returns the smallest and the largest value of each unknown. The only
// error is that of the context.
func (s *System) Solve(ctx context.Context, o Options) (Solution, error) {
	list, closed := s.Components()
	p := newPropagation(s)
	w := &work{Options: o, propagation: p, ctx: ctx}
	w.Joint = make([]bool, len(s.Lower))
	w.Solution.Conflict = slices.Repeat([]int{-1}, len(s.Lower))
	for _, e := range closed {
		eq := &s.Equations[e]
		if by := math.Abs(eq.Sum) - eq.Slack; by > eq.tolerance() {
			w.Conflicts = append(w.Conflicts, Conflict{Equations: []int{e}, Multipliers: []float64{1}, By: by})
		}
	}
	for j := range s.Lower {
		if w.wanted(j) {
			w.total++
		}
	}
	for _, c := range list {
		if err := w.component(c); err != nil {
			return Solution{}, err
		}
	}
	out := w.Solution
	out.Lower, out.Upper = p.lower, p.upper
	out.LowerRounding, out.UpperRounding = p.lowerRounding, p.upperRounding
	return out, nil
}

// work is a Solution in the making.
type work struct {
	Options
	Solution
	*propagation
	ctx         context.Context
	done, total int
	ahead       int // of the component in work
}

func (w *work) wanted(j int) bool { return w.Want == nil || w.Want[j] }

// component solves a component. Equations that contradict each other are noted
// and left out, with the unknowns in them, until the others can be solved.
func (w *work) component(c Component) error {
	all := c.Vars
	for first := true; ; first = false {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		wrong, err := w.attempt(c, first)
		if err != nil {
			return err
		}
		if wrong < 0 {
			break
		}
		conflict, proved := w.prove(c, wrong)
		if !proved && !slices.ContainsFunc(c.Vars, func(j int) bool { return w.Whole[j] }) {
			w.reset(c) // it was rounding in the propagation
			if _, err := w.optimize(c); err != nil {
				return err
			}
			break
		}
		c = w.leaveOut(c, conflict)
	}
	done := 0
	for _, j := range all {
		if w.wanted(j) {
			done++
		}
	}
	w.report(done - w.ahead)
	w.ahead = 0
	return nil
}

// attempt solves a component and returns an equation at which it showed that
// they contradict each other, -1 where they do not.
func (w *work) attempt(c Component, first bool) (wrong int, err error) {
	wrong = w.run(c.Equations)
	reduced, rank := w.reduce(c)
	if first {
		w.Rank += rank
	}
	if wrong < 0 && len(c.Equations) > 1 && slices.ContainsFunc(c.Vars, w.open) {
		feasible, err := w.optimize(reduced)
		if err != nil {
			return -1, err
		}
		if !feasible {
			wrong = c.Equations[0]
		}
	}
	return wrong, nil
}

// leaveOut notes a conflict and returns the component without its equations,
// and without any where it has none.
func (w *work) leaveOut(c Component, conflict Conflict) Component {
	for _, e := range conflict.Equations {
		for _, t := range w.Equations[e].Terms {
			w.Solution.Conflict[t.Var] = len(w.Conflicts)
		}
	}
	w.Conflicts = append(w.Conflicts, conflict)
	out := Component{Vars: c.Vars}
	for _, e := range c.Equations {
		if w.out[e] = len(conflict.Equations) == 0 || slices.Contains(conflict.Equations, e); !w.out[e] {
			out.Equations = append(out.Equations, e)
		}
	}
	w.reset(c)
	return out
}

// reset forgets what was found of a component.
func (w *work) reset(c Component) {
	for _, j := range c.Vars {
		w.lower[j], w.upper[j] = w.System.Lower[j], w.System.Upper[j]
		w.lowerRounding[j], w.upperRounding[j], w.Joint[j] = 0, 0, false
	}
}

// report counts unknowns that are done.
func (w *work) report(more int) {
	w.done += more
	if w.Progress != nil && more > 0 {
		w.Progress(w.done, w.total)
	}
}

// open reports whether an unknown is wanted and not yet a point.
func (w *work) open(j int) bool { return w.wanted(j) && w.lower[j] < w.upper[j] }

// optimize finds by the simplex the ends of the unknowns of a component; false
// where its equations contradict each other.
func (w *work) optimize(c Component) (feasible bool, err error) {
	x := newSimplex(w.System, c, &w.box)
	if row, _ := x.settle(); row >= 0 {
		return false, nil
	}
	least, most := slices.Clone(x.x), slices.Clone(x.x)
	x.moved = func(j int, v float64) {
		least[j], most[j] = math.Min(least[j], v), math.Max(most[j], v)
	}
	for i, j := range c.Vars {
		if !w.open(j) {
			continue
		}
		if err := w.ctx.Err(); err != nil {
			return false, err
		}
		if most[i] < w.upper[j]-x.tol {
			w.end(x, c, i, 1)
		}
		if least[i] > w.lower[j]+x.tol {
			w.end(x, c, i, -1)
		}
		w.ahead++
		w.report(1)
	}
	return true, nil
}

// end drives unknown i of a component to one of its ends, and notes it.
func (w *work) end(x *simplex, c Component, i int, direction float64) {
	k, j := int32(i), c.Vars[i]
	if !x.drive(k, direction) || x.stopped(k, direction) {
		return // as far as the box lets it
	}
	end, rounding := x.x[i], x.roundingAt(k)
	w.Joint[j] = true
	switch {
	case direction > 0 && w.Whole[j]:
		w.upper[j], w.upperRounding[j] = math.Floor(end+1e-6), 0
	case direction > 0:
		w.upper[j], w.upperRounding[j] = end, rounding
	case w.Whole[j]:
		w.lower[j], w.lowerRounding[j] = math.Ceil(end-1e-6), 0
	default:
		w.lower[j], w.lowerRounding[j] = end, rounding
	}
}
