package main

import (
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

// comparison sets other prefectures beside this one.
func (p *profile) comparison() section {
	w := p.words
	var names []string
	for _, a := range p.compare {
		names = append(names, a.Label(w.language()))
	}
	s := section{ID: "comparison", Title: w.say(sectionComparison, w.list(names))}
	for i, a := range p.compare {
		k := p.of(p.principal())
		if r := p.find(with(k, relativeTo(a))); !r.Status.Absent() {
			s.find(w.say(comparisonIs, p.measure(k.Measure), p.name(), w.year(k.Year), w.value(r), names[i], w.mark(r)))
		}
	}
	s.Grids = append(s.Grids, p.comparisonGrid())
	if p.parts.Year != 0 {
		shares := stats.Composition(p.industries().Select(p.parts.Measure))
		p.draw(&s, "comparison", w.say(chartComparison, p.measure(p.parts.Measure)), func(o plotting.Options) (*plotting.Chart, error) {
			if len(p.compare) == 1 {
				return plotting.TwoSidedBars(shares, plotting.TwoSidedOptions{Options: o, Sides: census.ByArea})
			}
			return plotting.HeatMap(shares, plotting.HeatMapOptions{Options: o})
		})
	}
	return s
}

func (p *profile) comparisonGrid() grid {
	w := p.words
	g := grid{Caption: w.say(gridComparison, p.covered(p.total), w.year(p.total.Year)), Head: []string{w.say(headMeasure), p.name()}}
	areas := append([]census.Area{p.area}, p.compare...)
	for _, a := range p.compare {
		g.Head = append(g.Head, a.Label(w.language()))
	}
	row := func(head string, k census.Key) {
		cells := []string{head}
		for _, a := range areas {
			cells = append(cells, p.cell(in(k, a)))
		}
		g.Rows = append(g.Rows, cells)
	}
	for _, m := range headlines {
		if k := p.of(m); p.has(k) {
			row(p.label(k, census.ByMeasure), k)
			row(p.label(k, census.ByMeasure)+w.say(comma)+lower(w.say(headShareOfNation)), with(k, census.ShareOfNation))
		}
	}
	if k, ok := p.worker(); ok {
		row(p.label(k, census.ByMeasure)+w.say(comma)+census.PerEmployee.Label(w.language()), with(k, census.PerEmployee))
	}
	if p.sizes.Year != 0 {
		row(p.label(with(p.sizes, census.SMEEstablishmentShare), census.ByStatistic)+w.say(inBrackets, w.spans([]census.Year{p.sizes.Year})), with(p.sizes, census.SMEEstablishmentShare))
	}
	return g
}
