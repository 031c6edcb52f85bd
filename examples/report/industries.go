package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

// top is how many industries a sentence names.
const top = 3

// making says what the prefecture makes and what it is specialised in.
func (p *profile) making() section {
	s := section{ID: "industries", Title: p.words.say(sectionIndustries)}
	if p.parts.Year == 0 {
		s.tell(p.words.say(noIndustries, p.name()))
		return s
	}
	own := p.industries().Select(p.area, p.parts.Measure)
	s.find(p.largestSentence(own))
	title, largest := p.largestTitle(own)
	if slices.ContainsFunc(bySize(own), func(f sized) bool { return f.most > 0 && !math.IsInf(f.most, 1) }) {
		p.draw(&s, "industries", title, func(o plotting.Options) (*plotting.Chart, error) {
			o.Highlight = largest
			return plotting.Treemap(own, plotting.TreemapOptions{Options: o})
		})
	}
	quotients := stats.LocationQuotient(own)
	special := p.specialSentences(quotients)
	if special == nil {
		s.tell(p.words.say(specialLack))
		return s
	}
	s.find(special[0])
	s.tell(p.words.say(quotientMeans, p.measure(p.parts.Measure)))
	s.tell(special[1:]...)
	p.draw(&s, "specialisation", p.words.say(chartSpecial, p.name(), p.measure(p.parts.Measure)), func(o plotting.Options) (*plotting.Chart, error) {
		o.Highlight = p.highlighted(quotients)
		return plotting.DivergingBars(quotients, plotting.DivergingOptions{Options: o})
	})
	return s
}

// largestTitle names the largest industry, where it is certain which one that
// is, and brings it out, unless another one was asked for.
func (p *profile) largestTitle(own *census.Table) (string, []census.Filter) {
	first, perhaps := leading(bySize(own), 1)
	measure := p.measure(p.parts.Measure)
	if p.choices.industry != census.Manufacturing || len(first) == 0 || perhaps != nil {
		return p.words.say(chartIndustries, p.name(), measure), p.highlighted(own)
	}
	return p.words.say(chartLargest, p.name(), p.label(first[0].Key, census.ByIndustry), measure), []census.Filter{first[0].Industry}
}

// highlighted is what is brought out of industries: the one that was asked for.
func (p *profile) highlighted(t *census.Table) []census.Filter {
	if p.choices.industry == census.Manufacturing || t.Select(p.choices.industry).Len() == 0 {
		return nil
	}
	return []census.Filter{p.choices.industry}
}

// sized is a figure with what is certain of its size.
type sized struct {
	census.Observation
	least, most float64
}

// bySize returns the figures of which the least is known, from the largest, with
// what a hidden one can be at most.
func bySize(t *census.Table) []sized {
	var all []sized
	for o := range t.All() {
		f := sized{o, o.Value, o.Value}
		if o.Status.Absent() && o.Interval != census.NoInterval {
			f.least, f.most = o.Lower, o.Upper
		}
		if !math.IsNaN(f.least) {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b sized) int { return cmp.Compare(b.least, a.least) })
	return all
}

// leading parts the first n figures from those that may be above one of them.
func leading(all []sized, n int) (first, perhaps []sized) {
	n = min(n, len(all))
	for _, f := range all[n:] {
		if f.most > all[n-1].least {
			perhaps = append(perhaps, f)
		}
	}
	return all[:n], perhaps
}

func (p *profile) largestSentence(own *census.Table) string {
	first, perhaps := leading(bySize(own), top)
	var items, hidden []string
	for _, f := range first {
		switch {
		case f.least > 0:
			items = append(items, p.largestItem(f))
		case f.most > 0: // else it is a loss, which is no size
			hidden = append(hidden, p.industryName(f.Industry))
		}
	}
	for _, f := range perhaps {
		hidden = append(hidden, p.industryName(f.Industry))
	}
	if len(items) == 0 {
		return ""
	}
	text := p.words.say(largestIs, p.words.year(p.parts.Year), p.measure(p.parts.Measure), p.words.list(items))
	if hidden != nil {
		text += p.words.join() + p.words.say(largestHidden, p.words.list(hidden))
	}
	return text
}

// largestItem names an industry with its figure, and its share where there is
// one: not of a total that is a loss.
func (p *profile) largestItem(f sized) string {
	name, figure := p.industryName(f.Industry), p.words.figure(f.Observation)
	share := p.find(with(f.Key, census.ShareOfManufacturing))
	if !(share.Value > 0) && share.Interval == census.NoInterval {
		return p.words.say(largestItemAlone, name, figure)
	}
	return p.words.say(largestItem, name, figure, p.words.within(share))
}

// industryName names an industry within a sentence.
func (p *profile) industryName(i census.Industry) string {
	return lower(p.label(census.Key{Industry: i}, census.ByIndustry))
}

// specialSentences say what the prefecture is specialised in and what cannot be
// told; nil where there is nothing to compare with.
func (p *profile) specialSentences(quotients *census.Table) []string {
	all := bySize(quotients)
	lacks := func(f sized) bool { return f.Status.Absent() && f.Status != census.Suppressed }
	if all = slices.DeleteFunc(all, lacks); len(all) == 0 {
		return nil // what is left of Japan bounds them, but nothing is known of it
	}
	first, perhaps := leading(all, top)
	var items, hidden []string
	for _, f := range slices.Concat(first, perhaps) {
		switch {
		case f.least > 1 && len(items) < len(first):
			items = append(items, p.specialItem(f))
		case f.most > 1:
			hidden = append(hidden, p.words.say(hiddenItem, p.industryName(f.Industry), p.words.figure(f.Observation)))
		}
	}
	text := p.words.say(specialNone, p.name())
	if items != nil {
		text = p.words.say(specialIs, p.words.list(items), p.words.year(p.parts.Year), p.measure(p.parts.Measure))
	}
	if hidden == nil {
		return []string{text}
	}
	return []string{text, p.words.say(specialHidden, p.words.list(hidden))}
}

// specialItem names an industry with its quotient.
func (p *profile) specialItem(f sized) string {
	if ends := p.words.ends(f.Observation); f.least < f.most && ends != "" {
		return p.words.say(specialItemBetween, p.industryName(f.Industry), ends)
	}
	return p.words.say(specialItem, p.industryName(f.Industry), p.words.within(f.Observation))
}
