package stats

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/machikoba/machikoba/stats/internal/polytope"
)

// reopen opens figures again, the dearest first, that no interval needs.
func (n *network) reopen(ctx context.Context, primary []int) error {
	var secondary []int
	for _, j := range n.vars {
		if n.hidden[j] && !n.primary[j] {
			secondary = append(secondary, j)
		}
	}
	slices.SortStableFunc(secondary, func(a, b int) int { return cmp.Compare(n.cost[b], n.cost[a]) })
	for _, j := range secondary {
		n.hidden[j] = false
		protected, err := n.protected(ctx, primary, j)
		if err != nil {
			return err
		}
		n.hidden[j] = !protected
	}
	return nil
}

// protected reports whether the intervals of primary figures are as wide as
// asked, of those that hang together with a figure that was opened. It stops at
// the first that is not.
func (n *network) protected(ctx context.Context, primary []int, opened int) (bool, error) {
	s, at := n.attack(opened)
	var near []int
	for _, j := range primary {
		if _, ok := at[j]; ok {
			near = append(near, j)
		}
	}
	want := make([]bool, len(s.Lower))
	for _, j := range near {
		want[at[j]] = true
	}
	solution, err := s.Solve(ctx, polytope.Options{Want: want})
	if err != nil {
		return false, err
	}
	for _, j := range near {
		down, up := n.needed(j)
		if solution.Upper[at[j]]-solution.Lower[at[j]] < (down+up)*(1-1e-9) {
			return false, nil
		}
	}
	return true, nil
}

// attack returns the system of a reader: the sums with what is hidden unknown,
// as far as they hang together with a figure that was opened.
func (n *network) attack(opened int) (*polytope.System, map[int]int) {
	uses := map[int][]int{}
	for _, e := range n.equations {
		for _, t := range n.Equations[e].Terms {
			if n.dark(t.Var) || t.Var == opened {
				uses[t.Var] = append(uses[t.Var], e)
			}
		}
	}
	s, at, done := &polytope.System{}, map[int]int{}, map[int]bool{}
	for queue := []int{opened}; len(queue) > 0; queue = queue[1:] {
		for _, e := range uses[queue[0]] {
			if done[e] {
				continue
			}
			done[e] = true
			for _, t := range n.Equations[e].Terms {
				if _, seen := at[t.Var]; !seen && n.dark(t.Var) {
					lower, upper := natural(n.keys[t.Var])
					at[t.Var] = s.Add(lower, upper, n.Whole[t.Var])
					queue = append(queue, t.Var)
				}
			}
			s.Equations = append(s.Equations, n.seen(e, at))
		}
	}
	return s, at
}

// seen returns an equation with its open figures on the other side.
func (n *network) seen(e int, at map[int]int) polytope.Equation {
	eq := polytope.Equation{Slack: n.rounding(e)}
	for _, t := range n.Equations[e].Terms {
		if n.dark(t.Var) {
			eq.Terms = append(eq.Terms, polytope.Term{Var: at[t.Var], Coef: t.Coef})
			continue
		}
		eq.Sum -= t.Coef * n.value[t.Var]
		eq.Scale += math.Abs(n.value[t.Var])
	}
	return eq
}

// dark reports whether a reader does not see a figure.
func (n *network) dark(j int) bool {
	return n.hidden[j] || n.row[j] < 0 || math.IsNaN(n.value[j])
}

// rounding returns by how much an equation of the publisher's own figures does
// not hold, because they are rounded.
func (n *network) rounding(e int) float64 {
	var sum float64
	for _, t := range n.Equations[e].Terms {
		sum += t.Coef * n.value[t.Var]
	}
	if math.IsNaN(sum) {
		return 0
	}
	return math.Abs(sum)
}
