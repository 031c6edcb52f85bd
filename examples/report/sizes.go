package main

import (
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
)

// smallness says how small the factories are.
func (p *profile) smallness() section {
	s := section{ID: "sizes", Title: p.words.say(sectionSizes)}
	if average := p.averageSentence(); average != "" {
		s.tell(average)
	}
	if p.sizes.Year == 0 {
		s.tell(p.words.say(noSizes, p.name()))
		return s
	}
	s.find(p.smallSentence())
	s.tell(p.words.say(smallProxy))
	classes := p.table.Select(p.areas(census.Japan), census.Manufacturing, p.sizes.Year, p.sizes.Scope, census.Establishments, p.finest())
	p.draw(&s, "sizes", p.words.say(chartSizes), func(o plotting.Options) (*plotting.Chart, error) {
		return plotting.StackedBars(classes, plotting.StackOptions{Options: o, Stacking: plotting.Percent, Parts: census.BySize})
	})
	if p.prefectures(p.sizes, census.Establishments) > 1 {
		p.drawMap(&s, "small", p.words.say(chartSmall), func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.TileGrid(p.small().Select(census.PrefectureLevel), plotting.TileOptions{Options: o})
		})
	}
	return s
}

// finest is the filter of the widest size and of those of its classes that
// contain no other.
func (p *profile) finest() census.SizeFunc {
	all := p.table.Select(p.area, census.Manufacturing, p.sizes.Year, p.sizes.Scope, census.Establishments).Sizes()
	return func(s census.Size) bool {
		if s == p.sizes.Size {
			return true
		}
		for _, o := range all {
			if o != s && s.Contains(o) {
				return false
			}
		}
		return p.sizes.Size.Contains(s)
	}
}

func (p *profile) smallSentence() string {
	k := with(p.sizes, census.SMEEstablishmentShare)
	share, japan := p.find(k), p.find(in(k, census.Japan))
	year, size := p.words.year(k.Year), p.covered(k)
	switch {
	case share.Status.Absent() && p.words.ends(share) == "":
		return p.words.say(smallHidden, year)
	case japan.Status.Absent():
		return p.words.say(smallIsAlone, year, p.words.figure(share), size)
	}
	return p.words.say(smallIs, year, p.words.figure(share), size, p.words.figure(japan))
}

// averageSentence says how many persons an establishment has.
func (p *profile) averageSentence() string {
	k := with(p.of(census.Employees), census.PerEstablishment)
	mean, japan := p.find(k), p.find(in(k, census.Japan))
	number := func(o census.Observation) string { return census.FormatNumber(o.Value, 1) }
	switch {
	case mean.Status.Absent():
		return ""
	case japan.Status.Absent():
		return p.words.say(averageAlone, number(mean), p.words.year(k.Year))
	}
	return p.words.say(averageIs, number(mean), p.words.year(k.Year), number(japan))
}
