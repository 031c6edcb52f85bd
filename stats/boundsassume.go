package stats

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/internal/polytope"
	"github.com/machikoba/machikoba/stats/measure"
)

// A Productivity is an assumption on hidden money: that a hidden figure per
// employee lies between two quantiles of the open ones of the same year,
// measure, size and industry, over areas.
//
// It is an assumption and no bound: some cells lie outside. Figures whose
// employees are hidden, or whose industry has fewer than ten open cells, are
// left without it, and so are those for which it contradicts published sums.
type Productivity struct {
	// Lower and Upper are the levels of the quantiles, 0 and 1 the smallest and
	// the largest open figure per employee. An Upper of 0 stands for 1.
	Lower, Upper float64
}

// note says on a table what its ends rest on.
func (p *Productivity) note() string {
	levels := p.levels()
	return fmt.Sprintf("Ends of suppressed figures assume an output per employee between the quantiles %v and %v of the open figures of the industry.",
		levels[0], levels[1])
}

// levels returns the two levels with the default of the upper one.
func (p *Productivity) levels() []float64 {
	if p.Upper == 0 {
		return []float64{p.Lower, 1}
	}
	return []float64{p.Lower, p.Upper}
}

// solve returns the ends of the unknowns wanted, and for which of them they
// rest on the assumption.
func (g *aggregation) solve(ctx context.Context, o BoundsOptions, want []bool) (polytope.Solution, []bool, error) {
	options := polytope.Options{Want: want, Progress: o.Progress}
	assumed := make([]bool, len(g.Lower))
	s, err := g.Solve(ctx, options)
	if o.Assume == nil || err != nil {
		return s, assumed, err
	}
	lower, upper := slices.Clone(g.Lower), slices.Clone(g.Upper)
	g.assume(o.Assume, &s, assumed)
	for again := true; again; {
		if s, err = g.Solve(ctx, options); err != nil {
			return s, nil, err
		}
		again = false
		for _, c := range s.Conflicts {
			for _, j := range g.assumedIn(c, assumed) {
				g.Lower[j], g.Upper[j], assumed[j] = lower[j], upper[j], false
				again = true
			}
		}
	}
	g.spread(assumed)
	return s, assumed, nil
}

// assumedIn returns the unknowns in the equations of a conflict that have been
// narrowed.
func (g *aggregation) assumedIn(c polytope.Conflict, assumed []bool) []int {
	var list []int
	for _, e := range c.Equations {
		for _, t := range g.Equations[e].Terms {
			if assumed[t.Var] {
				list = append(list, t.Var)
			}
		}
	}
	return list
}

// spread marks all unknowns that hang together with one that is assumed.
func (g *aggregation) spread(assumed []bool) {
	for changed := true; changed; {
		changed = false
		for _, e := range g.Equations {
			if !slices.ContainsFunc(e.Terms, func(t polytope.Term) bool { return assumed[t.Var] }) {
				continue
			}
			for _, t := range e.Terms {
				changed = changed || !assumed[t.Var]
				assumed[t.Var] = true
			}
		}
	}
}

// assume narrows the bounds of hidden money by the quantiles, where the ends
// that follow without them leave room.
func (g *aggregation) assume(p *Productivity, s *polytope.Solution, assumed []bool) {
	rates := g.rates()
	for i, j := range g.unknown {
		if j < 0 || g.table.Statuses()[i] != census.Suppressed {
			continue
		}
		k := g.keys[j]
		employees, ok := g.employees(k)
		open := rates[withoutArea(k)]
		if !ok || k.Measure.Unit() != census.UnitYen || len(open) < 10 {
			continue
		}
		rate := measure.Quantile(open, p.levels(), measure.Type7)
		low, high := math.Max(s.Lower[j], employees*rate[0]), math.Min(s.Upper[j], employees*rate[1])
		if low <= high && s.Conflict[j] < 0 {
			g.Lower[j], g.Upper[j], assumed[j] = low, high, true
		}
	}
}

// rates returns the open figures per employee of each key without its area.
func (g *aggregation) rates() map[census.Key][]float64 {
	rates := map[census.Key][]float64{}
	for k, i := range g.rows {
		if employees, ok := g.employees(k); ok && g.unknown[i] < 0 && k.Area != census.Japan {
			rates[withoutArea(k)] = append(rates[withoutArea(k)], g.table.Values()[i]/employees)
		}
	}
	return rates
}

func withoutArea(k census.Key) census.Key {
	k.Area = census.Japan
	return k
}

// employees returns the number of employees of a key where it is published and
// not zero.
func (g *aggregation) employees(k census.Key) (n float64, ok bool) {
	row, ok := g.employeesRow(k)
	if !ok {
		return 0, false
	}
	return g.table.Values()[row], true
}

// employeesRow returns where that number is.
func (g *aggregation) employeesRow(k census.Key) (row int32, ok bool) {
	k.Measure = census.Employees
	i, ok := g.rows[k]
	if !ok || g.unknown[i] >= 0 || !(g.table.Values()[i] > 0) {
		return 0, false
	}
	return int32(i), true
}
