package plotting

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// DumbbellOptions are the choices of [Dumbbell].
type DumbbellOptions struct {
	Options
}

// Dumbbell draws the figures of two years as two dots on one row for each area
// (or industry, size class), the earlier hollow and the later filled, the
// highest of the later year on top. All rows must have one measure, statistic
// and unit, and be of two years that are comparable: across a break of the
// survey there is no change to draw, and the error names the break.
//
// A suppressed figure of a known range is hatched from end to end of it; what
// has no figure in the later year comes last. Estimated and provisional
// figures are marked "e". The axis begins near the lowest figure: dots are read
// by their place, not by a length.
//
// The chart grows with its rows on [Page] and [Column]; on the other sizes the
// letters shrink.
func Dumbbell(t *census.Table, o DumbbellOptions) (*Chart, error) {
	s, err := newSubject("Dumbbell", t, o.Options, manyYears)
	if err != nil {
		return nil, err
	}
	from, to, err := twoYears("Dumbbell", s)
	if err != nil {
		return nil, err
	}
	c := newChart(s)
	c.Axis = s.axis()
	c.Plot.Add(&plotter.Grid{Vertical: s.theme.grid()})
	note, all := s.estimates("e", t.All())
	c.note(note)
	b := &strips{theme: s.theme, low: s.quantity.min, high: s.quantity.max}
	for _, d := range s.dumbbells(from, to) {
		b.list = append(b.list, s.dumbbell(d, all))
	}
	for o := range t.All() {
		if bounded(o) {
			c.note(s.rangeNote())
		}
	}
	later := s.theme.Palette[0]
	if s.bright != nil {
		later = s.theme.Accent
	}
	c.key = []swatch{{from.String(), s.theme.Muted, ring}, {to.String(), later, disc}}
	c.arrangeStrips(b, s.quantity)
	return c, c.check()
}

// dumbbell is one row: its two figures, absent ones included.
type dumbbell struct {
	from, to census.Observation
}

// dumbbells returns the rows in their order.
func (s *subject) dumbbells(from, to census.Year) []dumbbell {
	var list []dumbbell
	for k := range s.table.Series() {
		find := func(y census.Year) census.Observation {
			k.Year = y
			if o, ok := s.table.Find(k); ok {
				return o
			}
			return census.Absence(k, census.NotAvailable)
		}
		list = append(list, dumbbell{find(from), find(to)})
	}
	last := func(d dumbbell) float64 {
		switch {
		case !d.to.Status.Absent():
			return d.to.Value
		case bounded(d.to):
			return (d.to.Lower + d.to.Upper) / 2
		}
		return math.Inf(-1)
	}
	slices.SortStableFunc(list, func(a, b dumbbell) int { return cmp.Compare(last(b), last(a)) })
	return list
}

// dumbbell returns the strip of a row.
func (s *subject) dumbbell(d dumbbell, unmarked bool) strip {
	one := strip{label: s.label(d.to.Key), bright: s.bright[d.from.Key] || s.bright[d.to.Key]}
	colour := s.barColour(d.to)
	first, second := !d.from.Status.Absent(), !d.to.Status.Absent()
	if first && second {
		one.marks = append(one.marks, joining(d.from.Value, d.to.Value))
	}
	falls := first && second && d.to.Value < d.from.Value
	for _, end := range []struct {
		census.Observation
		later bool
	}{{d.from, false}, {d.to, true}} {
		t := tag{text: s.figure(end.Observation, unmarked), left: end.later == falls, dot: true}
		switch {
		case !end.Status.Absent():
			t.at = end.Value
			one.marks = append(one.marks, marker(end.Value, end.later, colour))
		case bounded(end.Observation):
			one.marks = append(one.marks, hatched(end.Lower, end.Upper))
			t.at, t.muted = end.Upper, true
			t.left = false
		default:
			continue
		}
		if first && second && !end.later && s.quantity.format(d.from.Value) == s.quantity.format(d.to.Value) {
			continue // one figure for two dots in one place
		}
		one.tags = append(one.tags, t)
	}
	return s.explain(one, d)
}

// explain adds why figures are not there, and keeps tags of one row apart where
// ranges and dots mix: all then stand right, as one.
func (s *subject) explain(one strip, d dumbbell) strip {
	if !d.from.Status.Absent() && !d.to.Status.Absent() {
		return one
	}
	at, text := s.quantity.min, ""
	for _, t := range one.tags {
		at = max(at, t.at)
	}
	for _, o := range []census.Observation{d.from, d.to} {
		if text != "" {
			text += s.language.Choose(", ", "、")
		}
		text += o.Year.String() + s.language.Choose(": ", "：") + s.figure(o, true)
	}
	one.tags = []tag{{at: at, text: text, muted: true, dot: true}}
	return one
}

// joining marks the way from one figure to another.
func joining(from, to float64) mark {
	return func(f frame) {
		c := draw.LineStyle{Color: f.theme.Plain, Width: f.theme.FontSize / 4}
		f.StrokeLine2(c, f.x(from), f.middle, f.x(to), f.middle)
	}
}

// marker marks a figure with a dot, hollow for the earlier one.
func marker(at float64, filled bool, with color.Color) mark {
	return func(f frame) {
		r := min(f.theme.FontSize*0.38, f.half)
		if filled {
			f.theme.dot(f.Canvas, vg.Point{X: f.x(at), Y: f.middle}, r, with)
			return
		}
		f.theme.ring(f.Canvas, vg.Point{X: f.x(at), Y: f.middle}, r, f.theme.Muted)
	}
}
