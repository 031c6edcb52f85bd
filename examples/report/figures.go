package main

import (
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// relative is the name of a figure over that of Japan that is no part of it.
const relative census.Statistic = "relative to Japan"

// relativeTo is the name of a figure over that of a prefecture beside it.
func relativeTo(a census.Area) census.Statistic {
	return census.Statistic("relative to " + a.Label(census.English))
}

// derive computes all that the report says and shows, and puts it under the
// published figures.
func (p *profile) derive() error {
	tables := []*census.Table{p.published()}
	tables = append(tables, p.ofTotals()...)
	tables = append(tables, p.ofParts()...)
	tables = append(tables, p.ofSizes()...)
	tables = append(tables, p.overTime()...)
	if err := p.explain(); err != nil {
		return err
	}
	if p.change != nil {
		tables = append(tables, p.change.Table())
	}
	figures, err := census.Concat(tables...)
	if err != nil {
		return err
	}
	if len(p.table.Select(census.PrefectureLevel).Areas()) < 2 { // the first of one is no rank
		figures = figures.Where(func(o census.Observation) bool { return o.Unit != census.UnitRank })
	}
	p.figures = figures.Detach().With(census.WithMetadataOf(p.table)).With(p.statistics()...)
	return nil
}

// published returns the prefecture's figures, and of the others what they are
// compared by: totals, and the industries of the same size.
func (p *profile) published() *census.Table {
	return p.table.Select(p.areas(census.Japan)).Where(func(o census.Observation) bool {
		switch {
		case o.Area == p.area:
			return true
		case o.Industry == census.Manufacturing:
			return o.Size == p.total.Size || o.Year == p.sizes.Year
		}
		return o.Area != census.Japan && o.Year == p.parts.Year && o.Size == p.parts.Size && o.Scope == p.parts.Scope
	})
}

// totals returns the totals of the prefecture, of those beside it, and of more.
func (p *profile) totals(more ...census.Area) *census.Table {
	return p.table.Select(p.areas(more...), census.Manufacturing, p.total.Size, p.total.Scope)
}

func (p *profile) ofTotals() []*census.Table {
	own, money := p.totals(), census.MeasureFunc(func(m census.Measure) bool { return !m.Count() })
	workers := stats.PerEmployee(own.Select(money))
	tables := []*census.Table{
		stats.ShareOfNation(own), stats.Rank(own, stats.RankOptions{}),
		stats.PerEmployee(p.totals(census.Japan).Select(money)),
		stats.PerEstablishment(p.totals(census.Japan).Select(census.Employees, census.Shipments, census.ValueAdded)),
		stats.Rank(workers, stats.RankOptions{}),
		stats.Ratio(workers, census.Move{Area: census.To(census.Japan)}, relative),
	}
	for _, a := range p.compare {
		latest := p.table.Select(p.area, census.Manufacturing, p.total.Size, p.total.Scope, p.total.Year)
		tables = append(tables, stats.Ratio(latest, census.Move{Area: census.To(a)}, relativeTo(a)))
	}
	return tables
}

// industries returns the industries of the prefecture, and of those beside it.
func (p *profile) industries() *census.Table {
	return p.table.Select(p.areas(), p.parts.Year, p.parts.Size, p.parts.Scope, census.IndustryFunc(isPart))
}

// ofParts computes what is made of the industries: of those beside the
// prefecture in the one measure that they are compared by.
func (p *profile) ofParts() []*census.Table {
	if p.parts.Year == 0 {
		return nil
	}
	own := p.industries().Where(func(o census.Observation) bool { return o.Area == p.area || o.Measure == p.parts.Measure })
	return []*census.Table{
		stats.Composition(own), stats.LocationQuotient(own), stats.ShareOfNation(own), stats.Rank(own, stats.RankOptions{}),
	}
}

func (p *profile) ofSizes() []*census.Table {
	if p.sizes.Year == 0 {
		return nil
	}
	all := p.table.Select(p.areas(census.Japan), census.Manufacturing, p.sizes.Year, p.sizes.Scope, census.Establishments, census.Employees)
	small := p.small()
	return []*census.Table{stats.SizeComposition(all), small.Select(p.areas(census.Japan)), stats.Rank(small, stats.RankOptions{}).Select(p.areas())}
}

// small returns the share of establishments below 300 persons everywhere.
func (p *profile) small() *census.Table {
	return stats.SMEEstablishmentShare(p.table.Select(census.Manufacturing, p.sizes.Year, p.sizes.Scope, census.Establishments))
}

func (p *profile) overTime() []*census.Table {
	own := p.totals()
	tables := []*census.Table{stats.Growth(own)}
	for _, s := range p.stretches() {
		tables = append(tables, stats.LogLinearTrend(own.Select(p.area, s.measure), stats.TrendOptions{}),
			stats.CompoundGrowth(own.Select(p.area, s.measure, s.span.To), s.span.From, s.span.To))
	}
	return tables
}

// A stretch is the longest set of comparable years of a measure.
type stretch struct {
	measure census.Measure
	span    stats.Span
	trend   stats.Trend
}

// stretches returns that of each measure which has one.
func (p *profile) stretches() []stretch {
	var all []stretch
	for _, m := range headlines {
		for _, r := range stats.Trends(p.totals().Select(p.area, m), stats.TrendOptions{}) {
			if n := len(r.Years); n > 1 && !r.Status.Absent() {
				all = append(all, stretch{m, stats.Span{From: r.Years[0], To: r.Years[n-1]}, r})
			}
		}
	}
	return all
}

// explain takes the change of the prefecture's industries apart.
func (p *profile) explain() error {
	if p.span.To == 0 {
		return nil
	}
	own := p.table.Select(p.area, p.moved.Size, p.moved.Scope, p.moved.Measure)
	all, err := stats.ShiftShare(own, p.span, stats.ShiftShareOptions{})
	if err != nil || len(all) == 0 {
		return err
	}
	p.change = &all[0]
	return nil
}

// statistics names what the vocabulary has no Japanese name for.
func (p *profile) statistics() []census.Option {
	name := func(s census.Statistic, ph phrase, args ...any) census.Option {
		return census.WithLabel(census.ByStatistic, string(s), words(census.English).say(ph, args...), words(census.Japanese).say(ph, args...))
	}
	options := []census.Option{
		name(relative.Of(census.PerEmployee), nameRelative),
		name(census.RankFromTop.Of(census.PerEmployee), nameWorkerRank),
		name(census.RankFromTop.Of(census.SMEEstablishmentShare), nameSMERank),
	}
	for _, a := range p.compare {
		options = append(options, census.WithLabel(census.ByStatistic, string(relativeTo(a)), string(relativeTo(a)), words(census.Japanese).say(nameRelativeTo, a.Label(census.Japanese))))
	}
	return options
}
