package stats

import (
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/internal/hierarchy"
	"github.com/machikoba/machikoba/stats/internal/polytope"
)

// aggregation is the system of equations of a table: its hidden figures, and
// the sums that the keys say they are part of.
type aggregation struct {
	polytope.System
	table   *census.Table
	rows    map[census.Key]int // of the published figures
	unknown []int              // the unknown of each row, -1 where it is open
	// keys of the unknowns. What a table does not list has the key of a figure
	// where it is one, and that of the whole where it is the rest of it.
	keys      []census.Key
	row       []int              // of each unknown, unlistedKey or restOfWhole
	unlisted  map[census.Key]int // the unknowns of keys without a row
	sums      []Equation         // what each equation of the system says
	published [][]int32          // the rows of published figures in each, as keySum has them
	queue     []census.Key       // keys whose sums are to be added

	areas      hierarchy.Partitions[census.Area]
	industries hierarchy.Partitions[census.Industry]
	policy     Unlisted
}

const (
	unlistedKey = -1 // an unknown whose key has no row
	restOfWhole = -2 // an unknown of several keys
)

// newAggregation finds the equations of a table that is no selection.
func newAggregation(t *census.Table, o BoundsOptions) *aggregation {
	g := &aggregation{
		table: t, rows: make(map[census.Key]int, t.Len()), unknown: make([]int, t.Len()),
		unlisted: map[census.Key]int{}, policy: o.Unlisted,
		areas:      hierarchy.Areas(t.Areas(), o.Areas),
		industries: hierarchy.Industries(t.Industries(), o.Industries),
	}
	for i := range t.Len() {
		g.unknown[i] = -1
		k := t.Key(i)
		if k.Statistic != census.Published {
			continue
		}
		g.rows[k] = i
		g.queue = append(g.queue, k)
		if f := t.At(i); !open(f) {
			lower, upper := possible(f)
			g.unknown[i] = g.add(k, i, lower, upper)
		}
	}
	g.addSizes()
	for at := 0; at < len(g.queue); at++ {
		g.addTotals(g.queue[at])
	}
	return g
}

func (g *aggregation) add(k census.Key, row int, lower, upper float64) int {
	g.keys, g.row = append(g.keys, k), append(g.row, row)
	return g.System.Add(lower, upper, k.Measure.Count())
}

// open reports whether a figure is known to its rounding: estimates are known
// to their error only.
func open(o census.Observation) bool {
	return !o.Status.Absent() && o.Status != census.Estimated && o.Interval != census.ErrorBound
}

// possible returns between which values a figure that is not open lies before
// any sum is looked at: those of its own interval, and not below zero where the
// measure cannot be negative.
func possible(o census.Observation) (lower, upper float64) {
	lower, upper = natural(o.Key)
	if o.Interval >= census.Suppression || o.Interval == census.ErrorBound {
		lower, upper = math.Max(lower, o.Lower), math.Min(upper, o.Upper)
	}
	return lower, math.Max(lower, upper)
}

func natural(k census.Key) (lower, upper float64) {
	if k.Measure.CanBeNegative() {
		return math.Inf(-1), math.Inf(1)
	}
	return 0, math.Inf(1)
}

// addSum adds the equation
//
//	Σ parts − whole = 0
//
// with a part for what the table does not list, where there can be any.
func (g *aggregation) addSum(p keyParts) {
	var e keySum
	counted := g.policy == UnlistedNil || g.counted(p.whole, p.parts)
	for _, k := range p.parts {
		if i, ok := g.rows[k]; ok {
			g.enter(&e, i, 1)
			continue
		}
		if p.complete && !counted && !g.nothing(k) {
			e.Terms = append(e.Terms, polytope.Term{Var: g.hidden(k), Coef: 1})
		}
	}
	if !p.complete && !counted {
		lower, upper := natural(p.whole)
		if math.IsInf(lower, -1) {
			return // the rest can be anything: the equation says nothing
		}
		e.Terms = append(e.Terms, polytope.Term{Var: g.add(p.whole, restOfWhole, lower, upper), Coef: 1})
	}
	if i, ok := g.rows[p.whole]; ok {
		g.enter(&e, i, -1)
	} else {
		e.Terms = append(e.Terms, polytope.Term{Var: g.hidden(p.whole), Coef: -1})
	}
	g.Equations = append(g.Equations, e.Equation)
	g.sums = append(g.sums, Equation{p.whole, p.over, len(p.parts)})
	g.published = append(g.published, e.published)
}

// A keySum is an equation with rows of the published figures in it, one of each list
// of sources that they have.
type keySum struct {
	polytope.Equation
	published []int32
}

// enter puts the figure of a row into an equation: as an unknown, or on the
// other side with its rounding.
func (g *aggregation) enter(e *keySum, row int, coef float64) {
	if j := g.unknown[row]; j >= 0 {
		e.Terms = append(e.Terms, polytope.Term{Var: j, Coef: coef})
		return
	}
	e.published = g.addPublished(e.published, int32(row))
	value := g.table.Values()[row]
	e.Sum -= coef * value
	e.Scale += math.Abs(value)
	if p := g.table.Precisions()[row]; p > 0 {
		e.Slack += p
	}
}

// hidden returns the unknown of a key that the table does not list. The key
// may be a sum itself.
func (g *aggregation) hidden(k census.Key) int {
	j, ok := g.unlisted[k]
	if !ok {
		lower, upper := natural(k)
		j = g.add(k, unlistedKey, lower, upper)
		g.unlisted[k] = j
		g.queue = append(g.queue, k)
	}
	return j
}
