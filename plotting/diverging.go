package plotting

import (
	"fmt"
	"image/color"

	"gonum.org/v1/plot/plotter"

	"github.com/machikoba/machikoba/ingest/census"
)

// DivergingOptions are the choices of [DivergingBars].
type DivergingOptions struct {
	Options
	// Center is where the bars begin; 0 takes 1 for ratios, 100 for indices
	// and 0 for all else.
	Center float64
}

// DivergingBars draws areas (or industries, size classes) as horizontal bars to
// both sides of a centre, the highest on top: location quotients around 1,
// indices around 100, growth and contributions around 0. All rows must have one
// year, measure, statistic and unit.
//
// Bars above the centre have the first colour of the palette and those below
// it the second; where something is highlighted it keeps them and the others
// are paler. Absent figures are drawn, and placed, as those of [RankedBars]
// are. The whole (Japan, all manufacturing) is a note.
//
// The chart grows with its bars on [Page] and [Column]; on the other sizes the
// letters shrink.
func DivergingBars(t *census.Table, o DivergingOptions) (*Chart, error) {
	t, whole := apart(t)
	s, err := newSubject("DivergingBars", t, o.Options, oneYear)
	if err != nil {
		return nil, err
	}
	center := centerOf(o.Center, s.quantity.unit)
	c := newChart(s)
	c.Axis = s.axis()
	if whole != nil && finite(whole.Value) {
		c.note(s.wholeNote(*whole))
	}
	list := barsOf(s)
	note, all := s.estimates("e", t.All())
	c.note(note)
	c.Plot.Add(&plotter.Grid{Vertical: s.theme.grid()})
	b := &strips{theme: s.theme, rules: []upright{{at: center}}, low: min(s.quantity.min, center), high: max(s.quantity.max, center)}
	for _, bar := range list {
		b.list = append(b.list, s.diverge(bar, center, all))
		if bar.group() == ranged {
			c.note(s.rangeNote())
		}
	}
	at := s.quantity.format(center)
	c.key = []swatch{
		{fmt.Sprintf(s.language.Choose("above %s", "%s超"), at), s.theme.Palette[0], square},
		{fmt.Sprintf(s.language.Choose("below %s", "%s未満"), at), s.theme.below(), square},
	}
	c.arrangeStrips(b, s.quantity)
	return c, c.check()
}

// centerOf returns the centre of a chart of two sides.
func centerOf(own float64, u census.Unit) float64 {
	if at, ok := reference(u); ok && own == 0 {
		return at
	}
	return own
}

// below returns the colour of what lies below a centre.
func (t Theme) below() color.Color { return t.Palette[1%len(t.Palette)] }

// diverge returns the strip of a bar.
func (s *subject) diverge(b bar, center float64, unmarked bool) strip {
	lo, hi := b.reach()
	one := strip{label: b.label, bright: b.bright}
	t := tag{at: hi, text: s.figure(b.Observation, unmarked), left: lo < center}
	if t.left {
		t.at = lo
	}
	switch b.group() {
	case valued:
		colour := s.theme.Palette[0]
		if lo < center {
			colour = s.theme.below()
		}
		if s.bright != nil && !b.bright {
			colour = mix(colour, s.theme.Background, 0.55)
		}
		one.marks = []mark{filled(center, lo, colour)}
	case ranged:
		one.marks = []mark{hatched(lo, hi)}
		t.muted = true
	default:
		t.at, t.left, t.muted, t.sign = center, false, true, true
	}
	one.tags = []tag{t}
	return one
}
