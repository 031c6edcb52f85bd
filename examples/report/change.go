package main

import (
	"math"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

// changing says how the totals developed and where the change arose.
func (p *profile) changing() section {
	s := section{ID: "change", Title: p.words.say(sectionChange)}
	s.find(p.growthSentence(), p.stretchSentence())
	if g := p.stretchGrid(); len(g.Rows) > 0 {
		s.Grids = append(s.Grids, g)
	}
	series := p.totals(census.Japan).Select(p.areas(), census.Shipments)
	if len(series.Years()) > 1 {
		p.draw(&s, "shipments", p.words.say(chartLines, p.name()), func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.Lines(series, plotting.LineOptions{Options: o})
		})
	}
	p.why(&s)
	if breaks := p.breaks(); breaks != nil {
		s.List = list{p.words.say(breaksAre), breaks}
	} else if len(p.totals().Select(p.area).Years()) > 1 {
		s.tell(p.words.say(breaksNone))
	}
	return s
}

// growthSentence says how shipments, or what there is, changed in the last year.
func (p *profile) growthSentence() string {
	m := p.principal()
	k := p.of(m)
	before := at(k, k.Year-1)
	growth, name := p.find(with(k, census.GrowthRate)), p.measure(m)
	from, to := p.words.year(before.Year), p.words.year(k.Year)
	if !p.has(k) {
		return ""
	}
	first, last := p.find(before), p.find(k)
	switch {
	case !p.has(before):
		return p.words.say(growthLack, to, name)
	case growth.Status == census.NotComparable:
		return p.brokenSentence(before, k)
	case !first.Status.Absent() && !last.Status.Absent() && !(first.Value > 0 && last.Value > 0): // no rate
		return p.words.say(growthSigns, from, to, name, p.words.figure(first), p.words.figure(last))
	case growth.Status == census.Suppressed:
		return p.words.say(growthHidden, from, to, name)
	case growth.Status.Absent():
		return p.words.say(growthLack, to, name)
	}
	return p.words.say(p.direction(growth, growthRise), from, to, name, p.size(growth), p.words.figure(p.find(k)))
}

// brokenSentence says why the figures of two years cannot be compared.
func (p *profile) brokenSentence(before, k census.Key) string {
	which := growthBroken
	var reasons []string
	for _, b := range p.table.Comparable(before, k) {
		if reasons = append(reasons, b.Short(p.words.language())); b.Kind == census.UnknownYear {
			which = growthUndescribed
		}
	}
	return p.words.say(which, p.words.year(before.Year), p.words.year(k.Year), p.measure(k.Measure), strings.Join(reasons, p.words.say(semicolon)))
}

// principal is the measure whose course is told: shipments where there are any.
func (p *profile) principal() census.Measure {
	for _, m := range []census.Measure{census.Shipments, census.ValueAdded, census.Employees} {
		if p.has(p.of(m)) {
			return m
		}
	}
	return census.Establishments
}

// slight is a rate of change that is called none: half of a tenth of a per cent.
const slight = 0.0005

// direction returns the phrase for a rate of change, of four that follow each
// other: rise, fall, next to no change, and not known which.
func (p *profile) direction(rate census.Observation, rise phrase) phrase {
	switch {
	case rate.Interval != census.NoInterval && rate.Lower < -slight && rate.Upper > slight:
		return rise + 3
	case math.Abs(rate.Value) < slight:
		return rise + 2
	case rate.Value < 0:
		return rise + 1
	}
	return rise
}

// size writes a rate without its sign, which the sentence says.
func (p *profile) size(rate census.Observation) string {
	rate.Value, rate.Status = math.Abs(rate.Value), census.Official
	return p.words.value(rate)
}

// stretchSentence tells the longest comparable course of the principal measure.
func (p *profile) stretchSentence() string {
	for _, s := range p.stretches() {
		if s.measure != p.principal() {
			continue
		}
		k := at(p.of(s.measure), s.span.To)
		rate := p.find(with(k, stats.CompoundGrowthStatistic(s.span.From, s.span.To)))
		if rate.Status.Absent() {
			continue
		}
		return p.words.say(p.direction(rate, stretchRise), p.measure(s.measure), p.size(rate),
			p.words.figure(p.find(at(k, s.span.From))), p.words.figure(p.find(k)), p.words.spans(s.trend.Years))
	}
	return ""
}

func (p *profile) stretchGrid() grid {
	w := p.words
	g := grid{Caption: w.say(gridStretches, p.covered(p.total)),
		Head: []string{w.say(headMeasure), w.say(headYears), w.say(headFrom), w.say(headTo), w.say(headYearly), w.say(headTrend)}}
	for _, s := range p.stretches() {
		k := at(p.of(s.measure), s.span.To)
		trend := "–"
		if o := p.find(with(k, s.trend.Statistic())); !math.IsNaN(s.trend.Rate) {
			trend = w.value(o) + w.say(inBrackets, w.ends(o))
		}
		g.Rows = append(g.Rows, []string{p.label(k, census.ByMeasure), w.spans(s.trend.Years), p.cell(at(k, s.span.From)), p.cell(k),
			p.cell(with(k, stats.CompoundGrowthStatistic(s.span.From, s.span.To))), trend})
	}
	return g
}

// breaks lists the years from which on figures cannot be compared with those
// before, and why.
func (p *profile) breaks() []string {
	own := p.totals().Select(p.area)
	years := own.Years()
	if len(years) == 0 {
		return nil
	}
	var items []string
	for y := years[0] + 1; y <= years[len(years)-1]; y++ {
		var reasons []string
		for _, m := range own.Measures() {
			for _, b := range own.Surveys().Comparable(y-1, y, m) {
				if r := b.Short(p.words.language()); !slices.Contains(reasons, r) {
					reasons = append(reasons, r)
				}
			}
		}
		if reasons != nil {
			items = append(items, p.words.say(breakIs, p.words.year(y), strings.Join(reasons, p.words.say(semicolon))))
		}
	}
	return items
}
