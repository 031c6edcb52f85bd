package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

// competitive is the index of the competitive effect among those of shift-share.
const competitive = 2

// why says where the change of the industries arose.
func (p *profile) why(s *section) {
	d := p.change
	if d == nil || d.Status.Absent() || d.Missing == len(d.Parts) {
		s.tell(p.words.say(whyLack, p.name()))
		return
	}
	s.find(p.whySentence())
	s.tell(p.words.say(whyMeans, p.measure(d.Key.Measure), p.words.year(p.span.From), p.words.year(p.span.To)), p.unattributed(), p.mostSentence())
	effects := p.figures.Select(p.area, p.span.To, d.Key.Measure, d.Key.Size, d.Key.Scope).Where(func(o census.Observation) bool {
		return slices.ContainsFunc(d.Effects, func(e string) bool { return o.Statistic == stats.ShiftShareStatistic(e, p.span) }) ||
			o.Statistic == stats.ShiftShareStatistic("not attributed", p.span) && d.Missing > 0
	})
	p.draw(s, "shiftshare", p.words.say(chartShift), func(o plotting.Options) (*plotting.Chart, error) {
		o.Highlight = nil
		return plotting.Waterfall(effects.Select(census.Manufacturing), plotting.WaterfallOptions{Options: o})
	})
	p.draw(s, "competitive", p.words.say(chartOwn), func(o plotting.Options) (*plotting.Chart, error) {
		statistic := stats.ShiftShareStatistic(d.Effects[competitive], p.span)
		bars := effects.Select(statistic, census.IndustryFunc(isPart))
		o.Highlight = p.highlighted(bars)
		return plotting.DivergingBars(bars, plotting.DivergingOptions{Options: o})
	})
}

// whySentence says what the change was and what it is made of.
func (p *profile) whySentence() string {
	d, w := p.change, p.words
	absolute := func(v float64) string { return d.Unit.Format(math.Abs(v), w.language()) }
	amount := func(v float64) string { return w.signed(v, d.Unit) }
	which := whyFlat
	switch change := d.Change(); {
	case change > 0:
		which = whyRise
	case change < 0:
		which = whyFall
	}
	return w.say(which, w.year(p.span.From), w.year(p.span.To), p.measure(d.Key.Measure),
		absolute(d.Change()), absolute(d.End),
		amount(d.Total[0]), amount(d.Total[1]), amount(d.Total[competitive]), p.doing(d.Total[competitive]))
}

// doing says what a competitive effect means of the industries.
func (p *profile) doing(effect float64) string {
	switch {
	case effect > 0:
		return p.words.say(whyBetter)
	case effect < 0:
		return p.words.say(whyWorse)
	}
	return p.words.say(whyNeither)
}

func (p *profile) unattributed() string {
	if p.change.Missing == 0 {
		return ""
	}
	return p.words.say(whyHidden, p.words.signed(p.change.NotAttributed, p.change.Unit), p.change.Missing)
}

// mostSentence names the industries that did best and worst.
func (p *profile) mostSentence() string {
	known := slices.DeleteFunc(slices.Clone(p.change.Parts), func(d stats.DecompositionPart) bool { return math.IsNaN(d.Effects[competitive]) })
	if len(known) < 2 {
		return ""
	}
	order := func(a, b stats.DecompositionPart) int {
		return cmp.Compare(a.Effects[competitive], b.Effects[competitive])
	}
	best, worst := slices.MaxFunc(known, order), slices.MinFunc(known, order)
	amount := func(d stats.DecompositionPart) string { return p.words.signed(d.Effects[competitive], p.change.Unit) }
	return p.words.say(whyMost, p.industryName(best.Key.Industry), amount(best), p.industryName(worst.Key.Industry), amount(worst))
}
