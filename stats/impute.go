package stats

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/internal/polytope"
)

// ImputeOptions are choices of [Impute].
type ImputeOptions struct {
	// Bounds are the options by which the sums are found.
	Bounds BoundsOptions
	Start  ImputeStart
	// Tolerance is how far a sum may be from what is published, beyond rounding
	// and relative to what is hidden of it; 0 stands for 1e-9.
	Tolerance float64
	// MaxIterations is how often all sums are fitted at most; 0 stands for 10000.
	MaxIterations int
}

// ImputeStart says from where hidden figures are fitted to the sums.
type ImputeStart uint8

const (
	// FromEmployees starts at the employees of each cell times the output per
	// employee of the open cells of its industry, and where one of the two is
	// not known in the middle of the interval. Hidden parts of one sum are then
	// in proportion to that.
	FromEmployees ImputeStart = iota
	// FromMargins starts in the middle of each interval, so that nothing but the
	// sums tells cells apart.
	FromMargins
)

// String returns "from employees" or "from margins".
func (s ImputeStart) String() string {
	switch s {
	case FromEmployees:
		return "from employees"
	case FromMargins:
		return "from margins"
	}
	return fmt.Sprintf("ImputeStart(%d)", uint8(s))
}

// An ImputeResult is a table without suppressed figures, as far as they could
// be estimated.
type ImputeResult struct {
	// Table has an estimate where a figure was suppressed, with the status
	// [census.Estimated] and the bounds of the hidden figure as its interval.
	Table *census.Table
	Cells int // how many were estimated
	// Iterations is how often all sums were fitted, and Error the largest
	// difference of a sum from what is published, beyond rounding.
	Iterations int
	Error      float64
}

// A ContradictionError says that published figures contradict each other.
type ContradictionError struct{ Contradictions []Contradiction }

func (e *ContradictionError) Error() string {
	var list []error
	for _, c := range e.Contradictions {
		list = append(list, errors.New(c.String()))
	}
	return "stats: published figures contradict each other: " + errors.Join(list...).Error()
}

// Impute estimates the suppressed figures of t from the sums that they are part
// of, by iterative proportional fitting to all sums of t.Base() at once:
//
//	xⱼ = clamp(x⁰ⱼ exp Σₑ aₑⱼ λₑ, lⱼ, uⱼ)
//
// with the multipliers λ of the sums fitted one after the other until all sums
// hold, and l and u the ends that [Bounds] gives, which no estimate leaves. Of
// all figures with these sums the estimates are the nearest to the start x⁰ in
// the sense of Kullback and Leibler. For a measure that can be negative they are
// the nearest in least squares weighted by the start, x⁰ⱼ + |x⁰ⱼ| Σₑ aₑⱼ λₑ.
//
// A figure that has no start, because no sum limits it and its employees are not
// known, stays suppressed.
//
// An estimate names the sources of what it follows from, as in [Bounds]: of its sums, and
// of what output per employee is made of where that is the start.
//
// Convergence is judged by the sums. Where published figures contradict each
// other the error is a [ContradictionError] that names the sums; where the sums
// are not reached after the last iteration it names the one that is farthest.
//
// How good it is: of the open shipments of 2016 by prefecture and division with
// three to ten establishments, half hidden at random together with what has to
// be hidden beside them, estimates from employees are off by 33 % in the median,
// and by less than 14 % or more than 68 % in a quarter of the cells each. From
// the margins alone it is 63 %, 30 % and 207 %. An estimate of a small cell is
// no substitute for the figure; sums of many are better.
//
// # References
//
// Deming, W. E. and Stephan, F. F. (1940), On a least squares adjustment of a
// sampled frequency table when the expected marginal totals are known, Annals
// of Mathematical Statistics 11(4), 427-444.
//
// Bregman, L. M. (1967), The relaxation method of finding the common point of
// convex sets and its application to the solution of problems in convex
// programming, USSR Computational Mathematics and Mathematical Physics 7(3),
// 200-217.
func Impute(ctx context.Context, t *census.Table, o ImputeOptions) (*ImputeResult, error) {
	if o.Tolerance == 0 {
		o.Tolerance = 1e-9
	}
	if o.MaxIterations == 0 {
		o.MaxIterations = 10000
	}
	base := t.Base()
	g := newAggregation(base, o.Bounds)
	want := make([]bool, len(g.Lower))
	for _, r := range t.Locate(census.Move{}) {
		if j := g.unknown[r]; j >= 0 && base.Statuses()[r] == census.Suppressed {
			want[j] = true
		}
	}
	solution, onEmployees, err := g.solve(ctx, o.Bounds, nil)
	if err != nil {
		return nil, err
	}
	if len(solution.Conflicts) > 0 {
		return nil, &ContradictionError{g.contradictions(solution.Conflicts)}
	}
	f := newFitting(g, &solution, o)
	r := &ImputeResult{}
	if r.Iterations, err = f.run(ctx, o); err != nil {
		return nil, err
	}
	r.Error = f.worst
	if o.Start == FromEmployees {
		onEmployees = slices.Repeat([]bool{true}, len(want))
	}
	r.Table = t.OnBase(func(base *census.Table) *census.Table {
		return g.credited(g.imputed(f, want, &r.Cells), want, onEmployees)
	})
	return r, nil
}

// imputed returns the base table with the figures asked for estimated.
func (g *aggregation) imputed(f *fitting, want []bool, cells *int) *census.Table {
	d := sameFigures(g.table)
	for i, j := range g.unknown {
		if j < 0 || !want[j] {
			continue
		}
		d.Lower[i], d.Upper[i], d.Interval[i] = f.lower[j], f.upper[j], census.Suppression
		if math.IsNaN(f.start[j]) {
			continue
		}
		d.Value[i], d.Status[i], d.Precision[i] = f.x[j], census.Estimated, math.NaN()
		*cells++
	}
	return g.table.Derive(d)
}

// start returns where the fit of each unknown begins, NaN where there is
// nothing to begin from.
func (g *aggregation) start(s *polytope.Solution, o ImputeOptions) []float64 {
	start := make([]float64, len(g.keys))
	var rates map[census.Key]float64
	if o.Start == FromEmployees {
		rates = g.outputPerEmployee()
	}
	for j, k := range g.keys {
		start[j] = math.NaN()
		if n, ok := g.employees(k); ok && g.row[j] != restOfWhole {
			if rate, known := rates[withoutArea(k)]; known && rate != 0 {
				start[j] = n * rate
			}
		}
		if i := g.row[j]; i >= 0 && !g.table.Statuses()[i].Absent() {
			start[j] = g.table.Values()[i] // an estimate
		}
		if room := s.Upper[j] - s.Lower[j]; math.IsNaN(start[j]) && !math.IsInf(room, 0) {
			start[j] = s.Lower[j] + room/2
		}
	}
	return start
}

// outputPerEmployee returns the ratio of the sums of open figures and their
// employees for each key without its area.
func (g *aggregation) outputPerEmployee() map[census.Key]float64 {
	type sums struct{ output, employees float64 }
	all := map[census.Key]sums{}
	for i := range g.table.Len() {
		k := g.table.Key(i)
		n, ok := g.employees(k)
		if !ok || g.unknown[i] >= 0 || k.Statistic != census.Published || k.Area == census.Japan {
			continue
		}
		s := all[withoutArea(k)]
		all[withoutArea(k)] = sums{s.output + g.table.Values()[i], s.employees + n}
	}
	rates := make(map[census.Key]float64, len(all))
	for k, s := range all {
		rates[k] = s.output / s.employees
	}
	return rates
}
