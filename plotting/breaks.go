package plotting

import (
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// breaks are the breaks of the survey between the years of a chart: thin
// dashed rules, each with a label above the plot.
type breaks struct {
	theme Theme
	rules []rule
	alike [][]census.Year // years that are comparable across a rule, by what they are comparable with
	rows  int             // of labels
}

// A rule is one break.
type rule struct {
	at    float64 // half a year before the first of the new kind
	label string
	full  string // all reasons, for the notes
	// set by place, in the canvas of the plot
	left, width vg.Length
	row         int
}

// breaksOf finds the breaks between the years of a table, whose rows have one
// measure and statistic.
func breaksOf(s *subject) breaks {
	b := breaks{theme: s.theme}
	years := s.table.Years()
	b.alike = alikeAcross(s, years)
	for i, y := range years {
		if i == 0 {
			continue
		}
		before, after := s.key, s.key
		before.Year, after.Year = years[i-1], y
		list := s.table.Comparable(before, after)
		if len(list) == 0 {
			continue
		}
		b.rules = append(b.rules, rule{
			at:    float64(firstAlike(s, years[i-1], after)) - 0.5,
			label: breakName(s, years[i-1], after, list[:1]),
			full:  breakName(s, years[i-1], after, list),
		})
	}
	return b
}

// alikeAcross returns the sets of years that can be compared although a break
// lies between them: those of one survey around the year of another.
func alikeAcross(s *subject, years []census.Year) [][]census.Year {
	var all [][]census.Year
	key := func(y census.Year) census.Key { k := s.key; k.Year = y; return k }
	for _, y := range years {
		i := slices.IndexFunc(all, func(c []census.Year) bool { return len(s.table.Comparable(key(c[0]), key(y))) == 0 })
		if i < 0 {
			i, all = len(all), append(all, nil)
		}
		all[i] = append(all[i], y)
	}
	return slices.DeleteFunc(all, func(c []census.Year) bool {
		first, last := slices.Index(years, c[0]), slices.Index(years, c[len(c)-1])
		return last-first == len(c)-1
	})
}

// breakName names a break between a year and a key by its first year and its
// reasons: "2011: Economic Census".
func breakName(s *subject, before census.Year, k census.Key, reasons []census.Break) string {
	var list []string
	for _, r := range reasons {
		list = append(list, r.Short(s.language))
	}
	return firstAlike(s, before, k).String() + s.language.Choose(": ", "年：") + strings.Join(list, s.language.Choose(", ", "、"))
}

// firstAlike returns the first year after another from which on all are
// comparable with the year of a key: where the table leaves years out, the
// break may lie before the year that it has.
func firstAlike(s *subject, before census.Year, k census.Key) census.Year {
	first := k
	for first.Year-1 > before {
		earlier := first
		earlier.Year--
		if len(s.table.Comparable(earlier, k)) > 0 {
			break
		}
		first = earlier
	}
	return first.Year
}

func (b *breaks) letters() letters { return b.theme.footLetters() }

// place lays the labels out in rows over a plot, whose x axis maps years, none
// overlapping another and none beyond the right end of the canvas. The last
// labels stand lowest, so that rules seldom cross a label.
func (b *breaks) place(x func(float64) vg.Length, right vg.Length) {
	l := b.letters()
	gap := l.size() * 0.4
	b.rows = 0
	for i := len(b.rules) - 1; i >= 0; i-- {
		r := &b.rules[i]
		r.width = l.width(r.label)
		r.left = min(x(r.at)+gap, right-r.width)
		r.row = 0
		for _, o := range b.rules[i+1:] {
			if r.left < o.left+o.width+2*gap && o.left < r.left+r.width+2*gap {
				r.row = max(r.row, o.row+1)
			}
		}
		b.rows = max(b.rows, r.row+1)
	}
}

// shorten replaces the labels by letters, which the notes that it returns
// explain.
func (b *breaks) shorten(lang census.Language) string {
	var keys []string
	for i := range b.rules {
		letter := string(rune('a' + i%26))
		keys = append(keys, letter+noBreak+b.rules[i].full)
		b.rules[i].label = letter
	}
	return lang.Choose("Breaks of the survey: ", "調査の断層：") + strings.Join(keys, lang.Choose("; ", "；")) + lang.Choose(". ", "。") + b.meaning(lang)
}

// meaning says which figures can be compared and which cannot.
func (b *breaks) meaning(lang census.Language) string {
	if len(b.alike) == 0 {
		return lang.Choose("Figures on the two sides of a break are not comparable.", "断層の前後の数値は比較できない。")
	}
	var sets []string
	for _, years := range b.alike {
		sets = append(sets, runs(years, lang))
	}
	return lang.Choose("Figures on the two sides of a break are not comparable, except those of "+strings.Join(sets, ", and those of ")+" with each other.",
		"断層の前後の数値は比較できない。ただし、"+strings.Join(sets, "、また")+"の数値は、間に断層を挟むが相互に比較できる。")
}

// runs names years by the runs that they make: "2007–2010 and 2012–2014".
func runs(years []census.Year, lang census.Language) string {
	var list []string
	for start, i := 0, 1; i <= len(years); i++ {
		if i < len(years) && years[i] == years[i-1]+1 {
			continue
		}
		run := years[start].String()
		if i-1 > start {
			run += lang.Choose("–", "～") + years[i-1].String()
		}
		list, start = append(list, run+lang.Choose("", "年")), i
	}
	if lang == census.Japanese || len(list) == 1 {
		return strings.Join(list, "・")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// note says what the rules mean, and names the reasons that labels leave out.
func (b *breaks) note(lang census.Language) string {
	note := lang.Choose("Dashed rules: breaks of the survey. ", "破線：調査の断層。") + b.meaning(lang)
	var more []string
	for _, r := range b.rules {
		if r.full != r.label {
			more = append(more, r.full)
		}
	}
	if len(more) > 0 {
		note += lang.Choose(" ", "") + strings.Join(more, lang.Choose("; ", "；")) + lang.Choose(".", "。")
	}
	return note
}

// height returns the height that the labels take above the plot.
func (b *breaks) height() vg.Length {
	if b.rows == 0 {
		return 0
	}
	return b.letters().height(b.rows) + b.letters().size()*0.3
}

// Plot draws the rules and their labels.
func (b *breaks) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	l := b.letters()
	bottom := c.Max.Y + l.size()*0.3
	for _, r := range b.rules {
		top := bottom + l.height(r.row) + l.size()
		c.StrokeLine2(draw.LineStyle{Color: b.theme.Muted, Width: b.theme.FontSize / 18, Dashes: []vg.Length{2, 2}}, x(r.at), c.Min.Y, x(r.at), top)
	}
	for _, r := range b.rules {
		base := bottom + l.height(r.row) + l.size()*depth
		fill(c, vg.Rectangle{
			Min: vg.Point{X: r.left - l.size()*0.15, Y: base - l.size()*depth},
			Max: vg.Point{X: r.left + r.width + l.size()*0.15, Y: base + l.size()*0.85},
		}, b.theme.Background)
		l.draw(c, r.left, base, text.XLeft, r.label)
	}
}

// GlyphBoxes keeps room for the labels above the plot.
func (b *breaks) GlyphBoxes(*plot.Plot) []plot.GlyphBox {
	return []plot.GlyphBox{{Y: 1, Rectangle: vg.Rectangle{Max: vg.Point{Y: b.height()}}}}
}
