package plotting

import (
	"fmt"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// BarOptions are the choices of [RankedBars].
type BarOptions struct {
	Options
	// Top keeps the first so many and the highlighted ones; 0 keeps all.
	Top int
}

// RankedBars draws areas (or industries, size classes) as horizontal bars from
// zero, the largest on top, each with its rank and its value. All rows must
// have one year, measure, statistic and unit.
//
// Equal figures have equal ranks. Figures that are absent come last, without a
// rank: hatched between their ends where these are known, else with the reason
// alone. The whole (Japan, all manufacturing) is no rank among its parts: where
// it can be compared with them (a share, a ratio, a figure per person) it is a
// rule across the bars, else a note. Estimated and provisional figures are
// marked "e".
//
// The chart grows with its bars on [Page] and [Column]; on the other sizes the
// letters shrink.
//
// RankedBars panics where Top is negative.
func RankedBars(t *census.Table, o BarOptions) (*Chart, error) {
	if o.Top < 0 {
		panic("plotting: RankedBars: Top is negative")
	}
	t, whole := apart(t)
	s, err := newSubject("RankedBars", t, o.Options, oneYear)
	if err != nil {
		return nil, err
	}
	list := barsOf(s)
	kept := keepTop(list, o.Top)
	c := newChart(s)
	c.Axis = s.axis()
	b := &bars{theme: s.theme, language: s.language, quantity: s.quantity, list: kept}
	if n := len(list) - len(kept); n > 0 {
		c.note(fmt.Sprintf(in(s.language, "%d of %d shown.", "全%[2]d中%[1]dを表示。"), len(kept), len(list)))
	}
	c.annotateBars(s, b, whole)
	c.arrangeBars(b)
	return c, c.check()
}

// annotateBars adds the notes that bars need, and the rule of the whole.
func (c *Chart) annotateBars(s *subject, b *bars, whole *census.Observation) {
	for _, bar := range b.list {
		lo, hi := bar.ends()
		b.low, b.high = min(b.low, lo), max(b.high, hi)
	}
	c.Plot.Add(&plotter.Grid{Vertical: s.theme.grid()})
	if whole != nil && finite(whole.Value) {
		note := s.wholeNote(*whole)
		if !additive(s.quantity.unit) {
			note = in(s.language, "Dashed rule: ", "破線：") + note
			b.low, b.high = min(b.low, whole.Value), max(b.high, whole.Value)
			b.rule = &whole.Value
		}
		c.note(note)
	}
	note, all := s.estimates("e", b.observations())
	if b.unmarked = all; note != "" {
		c.note(note)
	}
	for _, bar := range b.list {
		c.labels = append(c.labels, bar.label, b.text(bar))
		if bounded(bar.Observation) {
			c.note(in(s.language, "Hatched: the range in which a figure that is not published lies.", "斜線：公表されていない数値がとりうる範囲。"))
		}
	}
}

// arrangeBars sets axes and height, and adds the bars to the plot.
func (c *Chart) arrangeBars(b *bars) {
	p, fs := c.Plot, c.theme.FontSize
	if b.low == b.high {
		b.high = b.quantity.scale.Factor // all zero
	}
	p.X.Min, p.X.Max = b.low, b.high
	p.HideY()
	p.Y.Padding = 0
	p.X.LineStyle.Width = 0
	p.X.Tick.LineStyle.Width = 0
	p.X.Tick.Label.Color = c.theme.Muted
	p.X.Tick.Marker = ticks{b.quantity, max(int(c.Width/(fs*9)), 2)}
	b.fit(c.plotArea().Max.X, 0)
	rows := b.setRows()
	p.Y.Min, p.Y.Max = -rows, 0
	p.Add(b)
	c.fit = func(area draw.Canvas) draw.Canvas {
		data := c.Plot.DataCanvas(area)
		b.fit(area.Max.X-area.Min.X, data.Max.Y-data.Min.Y)
		return area
	}
	c.stretch(vg.Length(rows))
}

// stretch sets the height of the chart by its rows, where the size lets it: a
// row is 1.5 to 2.6 times as high as its letters.
func (c *Chart) stretch(rows vg.Length) {
	fs := c.theme.FontSize
	fixed := c.around() + fs*1.8
	if c.flexible {
		c.Height = min(max(c.Height, fixed+1.5*fs*rows), fixed+2.6*fs*rows)
	}
}
