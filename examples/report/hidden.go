package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

// hiding says what is suppressed and how large it can be.
func (p *profile) hiding() section {
	s := section{ID: "suppressed", Title: p.words.say(sectionHidden)}
	s.tell(p.words.say(hiddenWhy))
	if p.parts.Year != 0 {
		p.hidingIndustries(&s)
	}
	bounded := 0
	for _, c := range p.cells {
		if !math.IsInf(c.Lower, 0) && !math.IsInf(c.Upper, 0) && !math.IsNaN(c.Lower+c.Upper) {
			bounded++
		}
	}
	if len(p.cells) == 0 {
		s.tell(p.words.say(hiddenOtherNone, p.name()))
		return s
	}
	count := func(n int) string { return census.FormatNumber(float64(n), 0) }
	s.tell(p.words.say(hiddenOther, count(len(p.cells)), count(bounded)))
	s.Grids = append(s.Grids, p.hiddenGrid())
	if more := len(p.cells) - listed; more > 0 {
		s.tell(p.words.say(hiddenMore, count(more)))
	}
	return s
}

func (p *profile) hidingIndustries(s *section) {
	w := p.words
	own := p.industries().Select(p.area, p.parts.Measure)
	hidden := own.Where(isHidden)
	measure, year, covered := p.measure(p.parts.Measure), w.year(p.parts.Year), p.covered(p.parts)
	if hidden.Len() == 0 {
		s.find(w.say(hiddenNone, measure, year, covered))
		return
	}
	some := hiddenSome
	if hidden.Len() == 1 {
		some = hiddenOne
	}
	s.find(joined(w.say(some, measure, year, covered, hidden.Len(), own.Len()), p.endsSentences(hidden), w.join()))
	if published := p.publishedPart(own); published != "" {
		s.tell(w.say(hiddenCoverage, published))
	}
	if !slices.ContainsFunc(bySize(hidden), func(f sized) bool { return !math.IsInf(f.most, 1) }) {
		return
	}
	p.draw(s, "suppressed", w.say(chartHidden), func(o plotting.Options) (*plotting.Chart, error) {
		o.Highlight = p.highlighted(hidden)
		return plotting.RankedBars(hidden, plotting.BarOptions{Options: o})
	})
}

// publishedPart returns which part of the total the published figures of
// industries come to, "" where the total is not known.
func (p *profile) publishedPart(own *census.Table) string {
	total := p.find(p.parts)
	if total.Status.Absent() || !(total.Value > 0) {
		return ""
	}
	share := total
	share.Unit, share.Value = census.UnitFraction, 0
	for o := range own.All() {
		if !o.Status.Absent() {
			share.Value += o.Value / total.Value
		}
	}
	return p.words.figure(share)
}

// endsSentences say between which ends hidden figures lie, and which have none.
func (p *profile) endsSentences(hidden *census.Table) string {
	w := p.words
	var known, unknown []string
	for o := range hidden.All() {
		name := p.industryName(o.Industry)
		if ends := w.ends(o); ends != "" {
			known = append(known, w.say(hiddenItem, name, ends))
		} else {
			unknown = append(unknown, name)
		}
	}
	var between, boundless string
	if known != nil {
		between = w.say(hiddenBetween, w.list(known))
	}
	if unknown != nil {
		boundless = w.say(hiddenBoundless, w.list(unknown))
	}
	return joined(between, boundless, w.join())
}

// isHidden reports whether a figure is absent because it, or a part of it, is
// suppressed.
func isHidden(o census.Observation) bool {
	return o.Status == census.Suppressed || o.Status.Absent() && o.Interval == census.Suppression
}

// listed is how many suppressed figures the section lists.
const listed = 16

// hiddenGrid lists suppressed figures, the latest first, of the industries' size
// and measure before others.
func (p *profile) hiddenGrid() grid {
	w := p.words
	g := grid{Caption: w.say(gridHidden), Head: []string{w.say(headIndustry), w.say(headYear), w.say(headSize), w.say(headMeasure), w.say(headHidden)}}
	cells := slices.Clone(p.cells)
	slices.SortStableFunc(cells, func(a, b stats.HiddenCell) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(p.apart(a.Key), p.apart(b.Key)))
	})
	for _, c := range cells[:min(listed, len(cells))] {
		g.Rows = append(g.Rows, []string{upper(p.label(c.Key, census.ByIndustry)), c.Year.String(), p.label(c.Key, census.BySize),
			p.label(c.Key, census.ByMeasure), w.absent(p.find(c.Key))})
	}
	return g
}

// apart counts in how much a figure differs from those that the report is about.
func (p *profile) apart(k census.Key) int {
	n := 0
	for _, differs := range []bool{k.Measure != p.parts.Measure, k.Size != p.parts.Size, k.Scope != p.parts.Scope} {
		if differs {
			n++
		}
	}
	return n
}
