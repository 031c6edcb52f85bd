package main

import (
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

// focus looks at the industry that was asked for.
func (p *profile) focus() section {
	name := p.label(census.Key{Industry: p.choices.industry}, census.ByIndustry)
	s := section{ID: "focus", Title: p.words.say(sectionFocus, name)}
	k := industry(p.parts, p.choices.industry)
	if p.parts.Year == 0 || len(p.amounts(k)) == 0 {
		s.tell(p.words.say(noIndustries, p.name()))
		return s
	}
	s.find(p.words.say(focusIs, p.words.year(k.Year), lower(name), p.name(), p.words.list(p.amounts(k))), p.focusStanding(k))
	s.Grids = append(s.Grids, p.focusGrid(k, name))
	if p.prefectures(k, k.Measure) < 2 {
		return s
	}
	nation := p.table.Select(k.Year, k.Size, k.Scope, k.Industry, census.PrefectureLevel)
	p.draw(&s, "industry", p.words.say(chartFocus, name, p.measure(k.Measure)), func(o plotting.Options) (*plotting.Chart, error) {
		o.Highlight = []census.Filter{p.areas()}
		return plotting.RankedBars(nation.Select(k.Measure), plotting.BarOptions{Options: o, Top: 15})
	})
	quotients, by := quotients(nation, k.Measure)
	p.drawMap(&s, "industry-specialisation", p.words.say(chartFocusTiles, name, p.measure(by)), func(o plotting.Options) (*plotting.Chart, error) {
		return plotting.TileGrid(quotients, plotting.TileOptions{Options: o, Colours: plotting.DivergingColours})
	})
	return s
}

// quotients returns the quotients by a measure, or by employees where every one
// of these is hidden, and which measure they are by.
func quotients(nation *census.Table, m census.Measure) (*census.Table, census.Measure) {
	t := stats.LocationQuotient(nation.Select(m))
	for o := range t.All() {
		if !o.Status.Absent() {
			return t, m
		}
	}
	return stats.LocationQuotient(nation.Select(census.Employees)), census.Employees
}

// focusStanding says where the industry stands among those of the prefectures.
func (p *profile) focusStanding(k census.Key) string {
	w, text, n := p.words, "", p.prefectures(k, k.Measure)
	rank, share := w.rank(p.find(with(k, census.RankFromTop))), p.find(with(k, census.ShareOfNation))
	switch {
	case rank == "" || n < 2:
	case share.Status.Absent():
		text = w.say(focusStanding, p.among(n), p.name(), w.say(standingItemAlone, p.measure(k.Measure), rank))
	default:
		text = w.say(focusStanding, p.among(n), p.name(), w.say(standingItem, p.measure(k.Measure), rank, w.value(share)))
	}
	return joined(text, p.quotientSentence(with(k, census.LocationQuotient)), w.join())
}

func (p *profile) quotientSentence(k census.Key) string {
	w, measure, q := p.words, p.measure(k.Measure), p.find(k)
	switch {
	case !q.Status.Absent():
		return w.say(focusQuotient, measure, w.figure(q))
	case q.Status != census.Suppressed:
		return ""
	case w.ends(q) == "":
		return w.say(focusQuotientUnknown, measure)
	}
	return w.say(focusQuotientHidden, measure, w.ends(q))
}

// joined puts two sentences, of which either may be missing, after one another.
func joined(a, b, between string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}

func (p *profile) focusGrid(k census.Key, name string) grid {
	w := p.words
	g := grid{Caption: w.say(gridFocus, name, p.name(), w.year(k.Year)+w.say(comma)+p.covered(k)),
		Head: []string{w.say(headMeasure), w.say(headFigure), w.say(headShareOfPrefecture), w.say(headShareOfNation), w.say(headRank), w.say(headQuotient)}}
	for _, m := range inOrder(p.industries().Select(p.area, k.Industry).Measures()) {
		k.Measure = m
		g.Rows = append(g.Rows, []string{p.label(k, census.ByMeasure), w.figure(p.find(k)), p.cell(with(k, census.ShareOfManufacturing)),
			p.cell(with(k, census.ShareOfNation)), p.rankCell(with(k, census.RankFromTop)), p.cell(with(k, census.LocationQuotient))})
	}
	return g
}
