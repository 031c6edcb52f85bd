package plotting

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// WaterfallOptions are the choices of [Waterfall].
type WaterfallOptions struct {
	Options
	// Total keeps the one row that the others add up to:
	// []census.Filter{census.Statistic("growth")}. Without it that is the whole
	// (Japan, all manufacturing, all sizes) where the table has it, else the
	// sum.
	Total []census.Filter
}

// Waterfall draws contributions as bars each of which begins where the one
// above ended, and what they add up to as the last bar: growth by industry, or
// the components of a shift-share analysis, which are rows of several
// statistics. All rows must have one year, measure and unit, of things that add
// up, and differ in one dimension: area, industry, size class or statistic.
//
// Parts of areas and industries are in the order of their contributions, the
// largest on top; size classes and statistics in that of the table. A part
// that is absent has its reason and moves nothing; a note says where the sum
// lacks it. Where the parts shown do not
// add up to the total a hatched bar says by how much: what the absent parts
// contribute, or what is not in the table.
//
// The chart grows with its bars on [Page] and [Column]; on the other sizes the
// letters shrink.
func Waterfall(t *census.Table, o WaterfallOptions) (*Chart, error) {
	s, err := waterfallSubject(t, o.Options)
	if err != nil {
		return nil, err
	}
	steps, total, err := s.steps(o.Total)
	if err != nil {
		return nil, err
	}
	c := newChart(s)
	c.Axis = s.axis()
	c.Plot.Add(&plotter.Grid{Vertical: s.theme.grid()})
	note, all := s.estimates("e", t.All())
	c.note(note)
	b := &strips{theme: s.theme, rules: []upright{{at: 0}}}
	at := s.fall(b, steps, all)
	end := at
	if total != nil {
		end = total.Value
		if s.leaves(end-at, steps) {
			b.list = append(b.list, s.remainder(at, end))
		}
	}
	b.list = append(b.list, s.totalStrip(total, end, all))
	if absent := s.absentNote(s.language.Choose("The sum leaves out: ", "合計に含まないもの：")); total == nil {
		c.note(absent)
	}
	for _, v := range []float64{at, end} {
		b.low, b.high = min(b.low, v), max(b.high, v)
	}
	c.key = []swatch{
		{s.language.Choose("increase", "増加"), s.theme.Palette[0], square},
		{s.language.Choose("decrease", "減少"), s.theme.below(), square},
	}
	c.arrangeStrips(b, s.quantity)
	return c, c.check()
}

// waterfallSubject checks that a table can be drawn as a waterfall.
func waterfallSubject(t *census.Table, o Options) (*subject, error) {
	by, parted := census.ByStatistic, t.Len() > 0 && len(t.Statistics()) > 1
	first := t
	if parted {
		first = t.Select(t.Key(0).Statistic)
	}
	if err := drawable("Waterfall", first); err != nil {
		return nil, err
	}
	if u := t.Units(); len(u) > 1 {
		return nil, fmt.Errorf("plotting: Waterfall draws one unit, and the rows have %d (%v)", len(u), u)
	}
	d, err := position("Waterfall", first, oneYear)
	switch {
	case err != nil:
		return nil, err
	case !parted:
		by = d
	case len(t.Vary()) > 1:
		return nil, fmt.Errorf("plotting: Waterfall would have several figures for one place: the rows differ in %v: select one of all but one of these", t.Vary())
	}
	s, err := subjectBy("Waterfall", t, o, by)
	if err != nil {
		return nil, err
	}
	if parted {
		s.key.Statistic = census.Published // the title is what all rows share
	}
	if u := s.quantity.unit; !additive(u) && u != census.UnitFraction {
		return nil, fmt.Errorf("plotting: Waterfall: figures in %s do not add up", u)
	}
	return s, nil
}

// steps returns the parts in their order and the total, nil for none.
func (s *subject) steps(filter []census.Filter) (list []census.Observation, total *census.Observation, err error) {
	rest, total := s.table, (*census.Observation)(nil)
	switch {
	case len(filter) > 0:
		kept := s.table.Select(filter...)
		if kept.Len() != 1 {
			return nil, nil, fmt.Errorf("plotting: Waterfall: Total keeps %d rows, want one", kept.Len())
		}
		o := kept.At(0)
		total = &o
	default:
		keys := keysOf(s.table, s.by)
		for o := range s.table.All() {
			if len(keys) > 1 && isWhole(only(o.Key, s.by), s.by, keys) {
				total = &o
			}
		}
	}
	if total != nil {
		rest = s.table.Where(func(o census.Observation) bool { return o.Key != total.Key })
		if total.Status.Absent() {
			total = nil
		}
	}
	values := 0
	for o := range rest.All() {
		list = append(list, o)
		if !o.Status.Absent() {
			values++
		}
	}
	if values == 0 {
		return nil, nil, fmt.Errorf("plotting: Waterfall: nothing to draw: none of the %d parts has a value", len(list))
	}
	if s.by == census.ByArea || s.by == census.ByIndustry {
		worth := func(o census.Observation) float64 {
			if o.Status.Absent() {
				return math.Inf(-1)
			}
			return o.Value
		}
		slices.SortStableFunc(list, func(a, b census.Observation) int { return cmp.Compare(worth(b), worth(a)) })
	}
	return list, total, nil
}

// fall adds the strips of the parts, widens the axis for them, and returns
// where the last ends.
func (s *subject) fall(b *strips, list []census.Observation, unmarked bool) (at float64) {
	for _, o := range list {
		one := strip{label: upperFirst(s.label(o.Key)), bright: s.bright[o.Key]}
		t := tag{at: at, text: s.figure(o, unmarked), muted: true, sign: true}
		if !o.Status.Absent() {
			colour := s.theme.Palette[0]
			if o.Value < 0 {
				colour = s.theme.below()
			}
			if s.bright != nil && !one.bright {
				colour = mix(colour, s.theme.Background, 0.55)
			}
			next := at + o.Value
			one.marks = []mark{filled(at, next, colour), stepTo(next)}
			t = tag{at: next, text: s.signed(o.Value) + s.estimateMark(o, unmarked), left: o.Value < 0}
			at = next
			b.low, b.high = min(b.low, at), max(b.high, at)
		}
		one.tags = []tag{t}
		b.list = append(b.list, one)
	}
	return at
}

func (s *subject) estimateMark(o census.Observation, unmarked bool) string {
	if estimated(o) && !unmarked {
		return " e"
	}
	return ""
}

// signed writes a figure with its sign.
func (s *subject) signed(v float64) string {
	text := s.quantity.format(v)
	if v > 0 && text != s.quantity.format(0) {
		return "+" + text
	}
	return text
}

// leaves reports whether parts leave a remainder that can be seen or that is of
// absent ones.
func (s *subject) leaves(rest float64, list []census.Observation) bool {
	absent := slices.ContainsFunc(list, func(o census.Observation) bool { return o.Status.Absent() })
	return absent && rest != 0 || math.Round(rest/s.quantity.step()) != 0
}

// remainder returns the strip of what the parts leave.
func (s *subject) remainder(at, end float64) strip {
	return strip{
		label: s.language.Choose("Not published or not shown", "非公表・非表示分"),
		marks: []mark{hatched(at, end), stepTo(end)},
		tags:  []tag{{at: end, text: s.signed(end - at), left: end < at, muted: true}},
	}
}

// totalStrip returns the strip of what the parts add up to.
func (s *subject) totalStrip(total *census.Observation, end float64, unmarked bool) strip {
	one := strip{label: s.language.Choose("Sum", "合計"), bright: true, apart: true, marks: []mark{filled(0, end, s.theme.Muted)}}
	text := s.signed(end)
	if total != nil {
		one.label = upperFirst(s.label(total.Key))
		text += s.estimateMark(*total, unmarked)
	}
	one.tags = []tag{{at: end, text: text, left: end < 0}}
	return one
}

// stepTo marks the way down to the next bar.
func stepTo(at float64) mark {
	return func(f frame) {
		style := draw.LineStyle{Color: f.theme.Muted, Width: f.theme.FontSize / 16}
		f.StrokeLine2(style, f.x(at), f.middle+f.half, f.x(at), f.middle-f.half*1.9)
	}
}
