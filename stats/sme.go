package stats

import (
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// SMELimit is the largest number of persons engaged that the establishment-size
// share counts: the size classes of the census end at 299, where the law says
// 300 or less.
const SMELimit = 299

// SMEEstablishmentShare returns the share of small and medium-sized
// establishments, those below 300 persons engaged, in each key: of
// establishments, employees or money.
//
//	s = x(floor..299) / x(whole)
//
// The whole is the widest size class that the table has for the key, floor its
// lower end. Where it begins above the limit, or ends at or below it, there is no
// base. The part is the sum of the fewest published classes that cover floor to
// 299, or else the whole less those that cover 300 or more, be it one class or
// 300–499, 500–999 and 1,000 or more; where neither is to be had the share is
// not available. Where classes are suppressed the share is null and has the
// interval that both ways together leave, of [census.Outer] where it takes several
// suppressed classes together; where the suppressed ones lie on one side of the
// limit only it is exact.
//
// The result has one row for each key of t, under its widest size class, with
// the statistic [census.SMEEstablishmentShare].
//
// This is a proxy. The law, Article 2 of the Small and Medium-sized Enterprise
// Basic Act, asks for the capital (300 million yen or less) or the regular
// employees (300 or less) of the firm; the census counts the persons engaged in
// an establishment. A large firm has small factories, so shares by firm and by
// establishment are different figures and neither bounds the other.
//
// # References
//
// Small and Medium-sized Enterprise Basic Act (中小企業基本法), Act 154 of 1963, Article
// 2, paragraph 1.
func SMEEstablishmentShare(t *census.Table) *census.Table {
	shares, err := bySizes(t, smeShare)
	if err != nil {
		panic("stats: SMEEstablishmentShare: " + err.Error()) // the keys are those of a table
	}
	return shares
}

func smeShare(s *sizeClasses) (o census.Observation, ok bool) {
	k := s.whole.Key
	k.Statistic = census.SMEEstablishmentShare.Of(k.Statistic)
	if top := s.whole.Size.Max; !s.found || top != 0 && top <= SMELimit {
		return share(census.Absence(k, census.NoBase), s.whole.Sources), true
	}
	part, sources := s.smallPart()
	if part.status == census.NotAvailable {
		return share(census.Absence(k, part.status), sources), true
	}
	q := quotient{part: true, finish: func(r float64) float64 { return r }}
	f := q.divide(part, figureOf(s.whole))
	o = census.Observation{Key: k, Value: f.value, Lower: f.lower, Upper: f.upper,
		Interval: f.interval, Precision: f.precision, Status: f.status}
	return share(o, sources), true
}

func share(o census.Observation, sources []census.Source) census.Observation {
	o.Unit, o.Sources = census.UnitFraction, sources
	return o
}

// smallPart returns the figure of establishments below the limit: from the
// classes that cover it, and from the whole less the classes above it, whichever
// says more.
func (s *sizeClasses) smallPart() (figure, []census.Source) {
	sources := s.whole.Sources
	none := figure{value: math.NaN(), status: census.NotAvailable}
	direct, complement := none, none
	if small, of, ok := s.sum(&s.below, census.Size{Min: s.whole.Size.Min, Max: SMELimit}); ok {
		direct, sources = small, union(sources, of)
	}
	if large, of, ok := s.sum(&s.above, census.Size{Min: SMELimit + 1, Max: s.whole.Size.Max}); ok {
		complement, sources = figureOf(s.whole).minus(large), union(sources, of)
		if !s.whole.Measure.CanBeNegative() {
			complement.lower = max(complement.lower, 0)
		}
	}
	part := better(direct, complement)
	if math.IsInf(part.lower, -1) && math.IsInf(part.upper, 1) { // which says nothing
		part.lower, part.upper, part.interval = math.NaN(), math.NaN(), census.NoInterval
	}
	return part, sources
}

// sum returns the figure of the fewest classes that together are the limit.
func (s *sizeClasses) sum(t *tiling, limit census.Size) (sum figure, sources []census.Source, ok bool) {
	tiles, ok := t.of(s.sizes, limit)
	for _, tile := range tiles {
		o, _ := s.of(tile)
		sum = sum.plus(figureOf(o))
		sources = union(sources, o.Sources)
	}
	return sum, sources, ok && len(tiles) > 0
}

// better returns the figure that has a value, the first where both have one,
// and where neither has, what their intervals have in common.
func better(a, b figure) figure {
	switch {
	case !a.status.Absent():
		return a
	case !b.status.Absent():
		return b
	case a.status == census.NotAvailable:
		return b
	case b.status == census.NotAvailable:
		return a
	}
	common := a
	common.lower, common.upper = max(a.lower, b.lower), min(a.upper, b.upper)
	common.interval = max(a.interval, b.interval)
	for _, f := range []figure{a, b} {
		if f.lower == common.lower && f.upper == common.upper {
			common.interval = min(common.interval, f.interval)
		}
	}
	return common
}

// figureOf returns what stands in an observation, with the ends it implies: a
// hidden figure of a measure that cannot be negative is at least zero.
func figureOf(o census.Observation) figure {
	f := figure{o.Value, o.Lower, o.Upper, o.Precision, o.Interval, o.Status}
	if f.interval != census.NoInterval || !math.IsNaN(f.value) {
		return f
	}
	f.interval, f.lower, f.upper = census.Suppression, 0, math.Inf(1)
	if o.Measure.CanBeNegative() {
		f.lower = math.Inf(-1)
	}
	return f
}

// plus and minus combine two figures; both are computed then, at best. Two
// hidden figures may not be free of each other, so that their ends are outer ones.
func (f figure) plus(g figure) figure {
	a, b := f.ends()
	c, d := g.ends()
	return combined(f, g, f.value+g.value, a+c, b+d)
}

func (f figure) minus(g figure) figure {
	a, b := f.ends()
	c, d := g.ends()
	return combined(f, g, f.value-g.value, a-d, b-c)
}

func combined(f, g figure, value, lower, upper float64) figure {
	status := max(census.Computed, f.status, g.status)
	kind := max(f.interval, g.interval)
	if min(f.interval, g.interval) >= census.Suppression {
		kind = census.Outer
	}
	return figure{value, lower, upper, f.precision + g.precision, kind, status}
}

// union returns the sources of both lists, each once. Rows of one table share
// their lists, so most often there is nothing to add.
func union(a, b []census.Source) []census.Source {
	switch {
	case len(b) == 0 || len(a) >= len(b) && &a[0] == &b[0]:
		return a
	case len(a) == 0:
		return b
	}
	for _, s := range b {
		if !slices.ContainsFunc(a, s.Equal) {
			a = append(slices.Clip(a), s)
		}
	}
	return a
}
