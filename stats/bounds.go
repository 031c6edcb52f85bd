package stats

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/internal/polytope"
)

// BoundsOptions are choices of [Bounds].
type BoundsOptions struct {
	// Areas and Industries say which parts make up which whole, completely and
	// without overlap, beside what the codes say: for codes of other schemes
	// than Japan's.
	Areas      map[census.Area][]census.Area
	Industries map[census.Industry][]census.Industry
	// Unlisted says what a key without a row is.
	Unlisted Unlisted
	// Assume narrows hidden money by the output per worker of open cells, where
	// the employees are published. The nil Productivity assumes nothing.
	Assume *Productivity
	// Progress is called as hidden figures are done, if it is set.
	Progress func(done, total int)
}

// Unlisted says what a key without a row in a table is.
type Unlisted uint8

const (
	// UnlistedUnknown is a figure that can be anything that the others leave it,
	// and nothing only where the establishments of the listed parts are all.
	UnlistedUnknown Unlisted = iota
	// UnlistedNil is a figure of zero: the table lists all there is.
	UnlistedNil
)

// String returns "unknown" or "nil".
func (u Unlisted) String() string {
	switch u {
	case UnlistedUnknown:
		return "unknown"
	case UnlistedNil:
		return "nil"
	}
	return fmt.Sprintf("Unlisted(%d)", uint8(u))
}

// Bounds returns how small and how large every suppressed figure of t can be,
// given all published ones: the tightest interval that the sums in t.Base()
// allow together,
//
//	min xₖ, max xₖ  over  Σ parts = whole, l ≤ x ≤ u
//
// The sums are found from the keys: prefectures make up Japan and its regions,
// divisions make up manufacturing, classes of size make up those that contain
// them, municipalities their prefectures, wards their cities, groups and classes
// of the JSIC their divisions. Where a part has no row in the table it is an
// unknown as well, unless establishments prove that there is none; see
// [Unlisted].
//
// Hidden figures are not negative, but for the measures that can be. Counts are
// whole numbers: their ends are those of real numbers rounded inwards, which are
// the tightest in tables of two dimensions and hold in all. Published figures
// are exact to their precision, which adds up over each sum; a precision that is
// not known counts as 0. Estimates enter as the interval of their stated error,
// and without one they say nothing. An interval of suppression that a figure
// already has is believed.
//
// Where published figures contradict each other by more than their rounding
// the sums that do are named, and the figures in them have the verdict
// [Inconsistent] and keep the interval that they had. The other figures have the
// ends that the other sums leave them.
//
// A figure that is bounded names the sources of all published figures that it hangs
// together with by sums, beside its own, and where its ends are assumed those of the
// figures that output per employee is made of.
//
// For a selection the ends are found of its own figures, from all of the table
// that it was selected from. The only errors are those of the context.
//
// What is computed from the result's table carries the intervals on: shares,
// quotients, growth and figures per employee by [Ratio], summaries by [Along],
// shift-share by [ShiftShareBounds]. The ends of a ratio are the tightest where
// one of its two figures is hidden; where both are the interval is
// [census.Outer], since the sums that tie the two are not looked at again.
//
// On one core the tables that come with the module, 37,000 figures of which
// 1,746 are suppressed, take 0.2 s together, and a table of municipalities by
// division with 20,000 cells, a quarter of them suppressed, 0.15 s where the
// totals are those of prefectures. Time grows with what hangs together by sums:
// where only the nation's totals are there, so that it is all one set, 5,000
// cells take 0.6 s, 10,000 take 2.6 s and 20,000 take 12 s, with 130 MB of
// memory. The simplex keeps a sparse tableau of the set in work, some 20 kB for
// each suppressed figure in such a set and less in smaller ones.
//
// # References
//
// Cox, L. H. (1995), Network models for complementary cell suppression, Journal
// of the American Statistical Association 90(432), 1453-1462.
//
// Fischetti, M. and Salazar, J. J. (2001), Solving the cell suppression problem
// on tabular data with linear constraints, Management Science 47(7), 1008-1027.
func Bounds(ctx context.Context, t *census.Table, o BoundsOptions) (*BoundsResult, error) {
	base := t.Base()
	own := t.Locate(census.Move{})
	g := newAggregation(base, o)
	want := make([]bool, len(g.Lower))
	for _, r := range own {
		if j := g.unknown[r]; j >= 0 && base.Statuses()[r] == census.Suppressed {
			want[j] = true
		}
	}
	solution, assumed, err := g.solve(ctx, o, want)
	if err != nil {
		return nil, err
	}
	r := &BoundsResult{Equations: g.withUnknowns(), Rank: solution.Rank, Contradictions: g.contradictions(solution.Conflicts)}
	for i, b := range own {
		if j := g.unknown[b]; j >= 0 && want[j] {
			c := hiddenCell(&solution, j)
			c.Row, c.Key, c.Assumed = i, g.keys[j], assumed[j]
			r.Cells = append(r.Cells, c)
		}
	}
	r.Table = t.OnBase(func(base *census.Table) *census.Table { return g.credited(g.bounded(&solution, want), want, assumed) })
	if o.Assume != nil {
		r.Table = r.Table.With(census.WithNotes(o.Assume.note()))
	}
	return r, nil
}

// withUnknowns returns the number of equations that have an unknown.
func (g *aggregation) withUnknowns() int {
	n := 0
	for _, e := range g.Equations {
		if len(e.Terms) > 0 {
			n++
		}
	}
	return n
}

// hiddenCell returns what the solution says of an unknown.
func hiddenCell(s *polytope.Solution, j int) HiddenCell {
	c := HiddenCell{Lower: s.Lower[j], Upper: s.Upper[j], Joint: s.Joint[j], Contradiction: s.Conflict[j]}
	if c.Contradiction >= 0 {
		c.Lower, c.Upper, c.Verdict = math.NaN(), math.NaN(), Inconsistent
		return c
	}
	c.Rounding = s.LowerRounding[j] + s.UpperRounding[j]
	width := c.Upper - c.Lower
	rounding := math.Max(c.Rounding, 2*math.Max(s.LowerRounding[j], s.UpperRounding[j]))
	if !math.IsInf(width, 1) && width <= rounding*(1+1e-9)+1e-12*math.Abs(c.Upper) {
		c.Verdict = Exact
	}
	return c
}

// bounded returns the base table with the ends of the figures asked for.
func (g *aggregation) bounded(s *polytope.Solution, want []bool) *census.Table {
	t := g.table
	d := sameFigures(t)
	for i, j := range g.unknown {
		if j < 0 || !want[j] || s.Conflict[j] >= 0 {
			continue
		}
		d.Lower[i], d.Upper[i], d.Interval[i] = s.Lower[j], s.Upper[j], census.Suppression
	}
	return t.Derive(d)
}

// unchanged returns the derivation that changes no figure.
func unchanged(t *census.Table) census.Derivation {
	return census.Derivation{
		Name:  func(s census.Statistic) census.Statistic { return s },
		Value: t.Values(), Precision: t.Precisions(), Lower: t.Lower(), Upper: t.Upper(),
		Interval: t.Intervals(), Status: t.Statuses(),
	}
}

// sameFigures is unchanged on copies, to be changed.
func sameFigures(t *census.Table) census.Derivation {
	d := unchanged(t)
	for _, figures := range []*[]float64{&d.Value, &d.Precision, &d.Lower, &d.Upper} {
		*figures = slices.Clone(*figures)
	}
	d.Interval, d.Status = slices.Clone(d.Interval), slices.Clone(d.Status)
	return d
}
