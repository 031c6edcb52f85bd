package stats

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/internal/hierarchy"
	"github.com/machikoba/machikoba/stats/measure"
)

// ShiftShareStatistic returns the name of an effect of the classic model over a
// span: "competitive effect, 2016–2018".
func ShiftShareStatistic(effect string, s Span) census.Statistic {
	return census.Statistic(fmt.Sprintf("%s, %v", effect, s))
}

// ShiftShareBounds returns the effects of the classic [ShiftShare] for the
// total of every area, with bounds where industries of it are suppressed:
//
//	national      e₀ G
//	industry mix  Σᵢ eᵢ₀ (Gᵢ − G)
//	competitive   e₁ − Σᵢ eᵢ₀ (1 + Gᵢ)
//
// with e the area's published total of all manufacturing, G the growth of the
// nation's and Gᵢ that of the industry in the nation. Rows have the keys of the
// later year, with the names of [ShiftShareStatistic].
//
// The effects are linear in the area's industries of the first year and need
// none of the second, so their ends are the tightest that follow from the
// intervals of the cells and the area's total; tables go through [Bounds]
// first. Where an industry is an interval in the nation too the interval is
// [census.Outer]. Rounding is not allowed for.
//
// Not available is an area that the table does not have in the first year, or not
// with all industries, one whose industries contradict its total, and one with
// hidden figures that can be negative. Years on two sides of a break of the survey
// are an error that names it, and so are rows without an area's total in the later
// year. It panics unless the span's first year is before its last.
//
// # References
//
// Dunn, E. S. (1960), A statistical and analytical technique for regional
// analysis, Papers of the Regional Science Association 6, 97–112.
func ShiftShareBounds(t *census.Table, s Span) (*census.Table, error) {
	s.check("ShiftShareBounds")
	g := lookup(t.Base())
	var b census.Builder
	for i := range t.Len() {
		o := t.At(i)
		if o.Year != s.To || o.Industry != census.Manufacturing || o.Area == census.Japan || o.Statistic != census.Published {
			continue
		}
		if err := s.comparable(t, o.Key); err != nil {
			return nil, err
		}
		effects := g.shiftShare(o, s)
		for k, name := range shiftShareEffects[ClassicShiftShare] {
			effects[k].Statistic = ShiftShareStatistic(name, s)
			if err := b.Append(effects[k]); err != nil {
				return nil, err
			}
		}
	}
	if b.Len() == 0 {
		return nil, fmt.Errorf("stats: ShiftShareBounds over %v: no total of an area in %d among the rows, whose years are %v", s, s.To, t.Years())
	}
	return b.Table(census.WithMetadataOf(t))
}

// lookup returns an aggregation without equations: only to look up parts.
func lookup(t *census.Table) *aggregation {
	g := &aggregation{
		table: t, rows: make(map[census.Key]int, t.Len()),
		areas: hierarchy.Areas(t.Areas(), nil), industries: hierarchy.Industries(t.Industries(), nil),
	}
	for i := range t.Len() {
		g.rows[t.Key(i)] = i
	}
	return g
}

// shiftShare returns the three effects of an area, given its later total.
func (g *aggregation) shiftShare(last census.Observation, s Span) (effects [3]census.Observation) {
	for k := range effects {
		effects[k] = census.Absence(last.Key, census.NotAvailable)
		effects[k].Unit, effects[k].Sources, effects[k].Precision = last.Unit, last.Sources, math.NaN()
	}
	total := s.pair(g.table, last.Key)
	nation := s.pair(g.table, withoutArea(last.Key))
	parts, listed := g.divisionsOf(total.start.Key)
	if total.missing() || nation.missing() || !listed || !(nation.start.Value > 0) {
		return effects
	}
	sources := g.sourcesOf(parts, total, nation, s)
	for k := range effects {
		effects[k].Sources = sources
	}
	e0 := total.start.Value
	cells, status := intervalsOf(g.observations(parts))
	low, high, nationally := g.growths(parts, s)
	basket, err := newBasket(cells, e0)
	if err != nil || len(low) < len(parts) {
		return effects
	}
	growth := nation.end.Value/nation.start.Value - 1
	mix := basket.sum(low, high) // Σ eᵢ₀ Gᵢ
	rest := last.Value - e0
	own := max(total.status(), nation.status(), census.Computed)
	status = max(status, nationally, own)
	kind := census.Suppression
	if nationally.Absent() {
		kind = census.Outer
	}
	effects[0] = effect(effects[0], measure.Interval{Lower: e0 * growth, Upper: e0 * growth}, own, kind)
	effects[1] = effect(effects[1], measure.Interval{Lower: mix.Lower - e0*growth, Upper: mix.Upper - e0*growth}, status, kind)
	effects[2] = effect(effects[2], measure.Interval{Lower: rest - mix.Upper, Upper: rest - mix.Lower}, status, kind)
	return effects
}

// sourcesOf returns the sources of an area's industries, of the nation's, and of
// both totals.
func (g *aggregation) sourcesOf(parts []census.Key, total, nation pair, s Span) []census.Source {
	sources := union(total.sources(), nation.sources())
	for _, k := range parts {
		industry := s.pair(g.table, withoutArea(k))
		sources = union(union(sources, g.table.SourcesAt(g.rows[k])), industry.sources())
	}
	return sources
}

// effect returns a row with a value, or with the ends that it has instead.
func effect(row census.Observation, ends measure.Interval, status census.Status, kind census.Interval) census.Observation {
	row.Status = status
	if status.Absent() {
		row.Lower, row.Upper, row.Interval = ends.Lower, ends.Upper, kind
		return row
	}
	row.Value = ends.Lower
	return row
}

// growths returns between which values the growth of each industry in the
// nation lies, and the worst status of the figures; fewer where one has none.
// An industry that the nation does not have in the first year does not matter:
// nothing of it was there.
func (g *aggregation) growths(parts []census.Key, s Span) (low, high []float64, worst census.Status) {
	for _, k := range parts {
		p := s.pair(g.table, withoutArea(k))
		ends, status := intervalsOf([]census.Observation{p.start, p.end})
		worst = max(worst, status)
		l, h := ends[1].Lower/ends[0].Upper-1, ends[1].Upper/ends[0].Lower-1
		if ends[0].Upper == 0 {
			l, h = 0, 0
		}
		if math.IsNaN(l) || math.IsNaN(h) || math.IsInf(h, 0) {
			return nil, nil, census.NotAvailable
		}
		low, high = append(low, l), append(high, h)
	}
	return low, high, worst
}

// intervalsOf returns the intervals of figures, points where they have a value,
// and the worst of their statuses.
func intervalsOf(list []census.Observation) ([]measure.Interval, census.Status) {
	var cells []measure.Interval
	status := census.Official
	for _, o := range list {
		f := figureOf(o)
		lower, upper := f.ends()
		if !math.IsNaN(o.Value) {
			lower, upper = o.Value, o.Value
		}
		cells = append(cells, measure.Interval{Lower: lower, Upper: upper})
		if o.Status != census.Nil {
			status = max(status, o.Status)
		}
	}
	return cells, status
}

// divisionsOf returns the industries that make up a total, where the table has
// every one.
func (g *aggregation) divisionsOf(k census.Key) ([]census.Key, bool) {
	for _, p := range g.partsByIndustry(k) {
		all := p.complete
		for _, part := range p.parts {
			all = all && g.listed(part)
		}
		if all {
			return p.parts, true
		}
	}
	return nil, false
}

func (g *aggregation) observations(keys []census.Key) []census.Observation {
	list := make([]census.Observation, len(keys))
	for i, k := range keys {
		list[i] = g.table.At(g.rows[k])
	}
	return list
}
