package stats

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/machikoba/machikoba/stats/internal/polytope"
)

// A network is figures that sums connect, which can change together.
type network struct {
	*publication
	vars      []int
	equations []int
}

func (n *network) protect(ctx context.Context) error {
	var primary []int
	for _, j := range n.vars {
		if n.primary[j] {
			primary = append(primary, j)
		}
	}
	slices.SortStableFunc(primary, func(a, b int) int { return cmp.Compare(math.Abs(n.value[b]), math.Abs(n.value[a])) })
	for _, j := range primary {
		if err := ctx.Err(); err != nil {
			return err
		}
		down, up := n.needed(j)
		for _, change := range []float64{up, -down} {
			if change != 0 {
				n.hideFor(j, change)
			}
		}
	}
	return n.reopen(ctx, primary)
}

// hideFor hides the figures of the cheapest change that moves a figure by so
// much. Where there is none the verification at the end will say so.
func (n *network) hideFor(k int, by float64) {
	c := n.perturbation(k, by)
	x, ok := c.Minimize(c.cost)
	if !ok {
		return
	}
	for j, at := range c.more {
		if math.Abs(x[at]-x[c.less[j]]) > 1e-9*math.Abs(by) && n.cost[j] > 0 {
			n.hidden[j] = true
		}
	}
}

// A perturbation is the system of what figures of a network can be less and more
// while all sums stay as they are, and what that costs.
type perturbation struct {
	polytope.System
	less, more map[int]int
	cost       int
}

// perturbation returns the system in which one figure changes by so much.
func (n *network) perturbation(k int, by float64) *perturbation {
	c := &perturbation{less: map[int]int{}, more: map[int]int{}}
	objective := polytope.Equation{Scale: math.Abs(by)}
	for _, j := range n.vars {
		down, up := n.room(j)
		if j == k {
			down, up = math.Max(-by, 0), math.Max(by, 0)
		}
		if down == 0 && up == 0 {
			continue
		}
		less, more := c.Add(0, down, false), c.Add(0, up, false)
		c.less[j], c.more[j] = less, more
		if j == k {
			c.Lower[less], c.Lower[more] = down, up
		} else if !n.hidden[j] && n.cost[j] > 0 {
			objective.Terms = append(objective.Terms, polytope.Term{Var: less, Coef: -n.cost[j]}, polytope.Term{Var: more, Coef: -n.cost[j]})
		}
	}
	c.cost = c.Add(0, math.Inf(1), false)
	objective.Terms = append(objective.Terms, polytope.Term{Var: c.cost, Coef: 1})
	c.Equations = append(c.Equations, objective)
	for _, e := range n.equations {
		eq := polytope.Equation{Scale: math.Abs(by)}
		for _, t := range n.Equations[e].Terms {
			if at, ok := c.more[t.Var]; ok {
				eq.Terms = append(eq.Terms, polytope.Term{Var: at, Coef: t.Coef}, polytope.Term{Var: c.less[t.Var], Coef: -t.Coef})
			}
		}
		if len(eq.Terms) > 0 {
			c.Equations = append(c.Equations, eq)
		}
	}
	return c
}

// room returns by how much a figure can be smaller and larger in the eyes of a
// reader who does not see it. Zeros are not hidden, and on what is not known to
// the publisher nothing is built.
func (n *network) room(j int) (down, up float64) {
	v := n.value[j]
	if v == 0 || math.IsNaN(v) {
		return 0, 0
	}
	if lower, _ := natural(n.keys[j]); lower == 0 {
		return v, math.Inf(1)
	}
	return math.Inf(1), math.Inf(1)
}
