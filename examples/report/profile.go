package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/plotting/mplus"
	"github.com/machikoba/machikoba/stats"
)

// A profile holds the figures that a report is made of.
type profile struct {
	choices
	table *census.Table // all figures, suppressed ones with their ends
	cells []stats.HiddenCell
	basis
	figures *census.Table // what the report says and shows, computed figures with it
	change  *stats.Decomposition
	theme   plotting.Theme
	foreign []census.Measure // of the file, left out
}

func newProfile(ctx context.Context, t *census.Table, c choices, steps *progress) (*profile, error) {
	t = t.Select(census.Published).Detach() // what was computed elsewhere is computed anew
	if err := c.check(t); err != nil {
		return nil, err
	}
	foreign := foreignTo(t)
	t = t.Select(census.MeasureFunc(func(m census.Measure) bool { return !slices.Contains(foreign, m) })).Detach()
	b, err := bounds(ctx, withTotals(t, c.area), steps)
	if err != nil {
		return nil, err
	}
	p, err := profileOf(b, c, steps)
	if err != nil {
		return nil, err
	}
	p.foreign = foreign
	return p, nil
}

// foreignTo returns the measures that a file has under names of its own, which
// need not be of factories: the population stands under all manufacturing too.
func foreignTo(t *census.Table) []census.Measure {
	return slices.DeleteFunc(t.Measures(), func(m census.Measure) bool { return m.Unit() != "" })
}

// profileOf makes a profile of figures whose bounds are known.
func profileOf(known *stats.BoundsResult, c choices, steps *progress) (*profile, error) {
	p := &profile{choices: c, theme: plotting.Theme{FontSize: letters}, table: known.Table.Detach()}
	for _, cell := range known.Cells {
		if cell.Area == c.area {
			p.cells = append(p.cells, cell)
		}
	}
	if c.words == words(census.Japanese) || hasJapanese(p.table) {
		font, err := mplus.Font()
		if err != nil {
			return nil, err
		}
		p.theme.Font = font
	}
	b, err := findBasis(p.table, c.area)
	if err != nil {
		return nil, err
	}
	p.basis = b
	steps.say("computing")
	return p, p.derive()
}

// hasJapanese reports whether the sources of the figures, or the names that a
// file gave its industries, have letters that the font of English charts lacks.
func hasJapanese(t *census.Table) bool {
	beyond := func(text string) bool {
		return strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxLatin1 && unicode.IsLetter(r) })
	}
	for _, s := range t.Sources() {
		if beyond(s.Line(census.English)) {
			return true
		}
	}
	return slices.ContainsFunc(t.Industries(), func(i census.Industry) bool {
		return beyond(t.Label(census.Key{Industry: i}, census.ByIndustry, census.English))
	})
}

// withTotals returns the table with the totals of manufacturing and of Japan
// where it has none and they can be added up: that they cannot is no trouble, for
// the report says what it lacks.
func withTotals(t *census.Table, a census.Area) *census.Table {
	add := func(missing *census.Table, over census.Dimension) {
		if missing.Len() > 0 {
			return
		}
		if added, err := t.AddTotals(over); err == nil {
			t = added
		}
	}
	add(t.Select(a, census.Manufacturing), census.ByIndustry)
	add(t.Select(census.Japan), census.ByArea)
	return t
}

// bounds finds between which ends the suppressed figures of prefectures lie.
func bounds(ctx context.Context, t *census.Table, steps *progress) (*stats.BoundsResult, error) {
	return stats.Bounds(ctx, t.Select(census.NationLevel, census.PrefectureLevel), stats.BoundsOptions{Progress: func(done, total int) {
		steps.say("bounding suppressed figures, %d of %d", done, total)
	}})
}

// letters is the size of the letters of charts, for phones too.
const letters = 9

// find returns a figure of the report, and one that is not available where there
// is none.
func (p *profile) find(k census.Key) census.Observation {
	if o, ok := p.figures.Find(k); ok {
		return o
	}
	return census.Absence(k, census.NotAvailable)
}

// has reports whether the figures say anything of a key: a value, or that it is
// suppressed.
func (p *profile) has(k census.Key) bool {
	o := p.find(k)
	return !o.Status.Absent() || isHidden(o)
}

func (p *profile) label(k census.Key, d census.Dimension) string {
	return p.figures.Label(k, d, p.words.language())
}

// name returns the name of the prefecture.
func (p *profile) name() string { return p.area.Label(p.words.language()) }

// areas is the filter of the prefecture and those beside it.
func (p *profile) areas(more ...census.Area) census.AreaFunc {
	all := slices.Concat([]census.Area{p.area}, p.compare, more)
	return func(a census.Area) bool { return slices.Contains(all, a) }
}

// of returns the key of a measure's total in the latest year.
func (b basis) of(m census.Measure) census.Key {
	k := b.total
	k.Measure = m
	return k
}

// with returns the key of what was made of a figure.
func with(k census.Key, s census.Statistic) census.Key {
	k.Statistic = s
	return k
}

// industry returns the key of an industry.
func industry(k census.Key, i census.Industry) census.Key {
	k.Industry = i
	return k
}

// in returns the key in another area.
func in(k census.Key, a census.Area) census.Key {
	k.Area = a
	return k
}

// at returns the key in another year.
func at(k census.Key, y census.Year) census.Key {
	k.Year = y
	return k
}

// errNothing is what a table is that has no total of a prefecture.
func errNothing(a census.Area) error {
	return fmt.Errorf("the figures have no establishments, persons engaged, shipments or value added of %s's manufacturing, nor of industries that add up to it", a.Label(census.English))
}
