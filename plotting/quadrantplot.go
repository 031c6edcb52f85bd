package plotting

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// quadrants draws dots with their names, the rules between the quadrants, and
// the legend of the sizes.
type quadrants struct {
	theme        Theme
	language     census.Language
	x, y, weight *subject // weight is nil for dots of one size
	dots         []dot    // the heaviest first
	corners      [4]string
	at           struct{ x, y float64 } // where the rules cross
	legend       sizeLegend
}

// dot is one row of the tables.
type dot struct {
	name          string
	x, y, weight  extent
	hollow        bool // whether a figure is known by its ends only
	marked        bool // whether a figure is an estimate
	bright, plain bool
}

// extent is a figure, or the range of one that is suppressed.
type extent struct{ lo, hi float64 }

func (e extent) middle() float64 { return (e.lo + e.hi) / 2 }

// set takes a figure over, and reports whether there is one.
func (d *dot) set(e *extent, o census.Observation) bool {
	switch {
	case bounded(o):
		*e, d.hollow = extent{o.Lower, o.Upper}, true
	case o.Status.Absent() || !finite(o.Value):
		return false
	default:
		*e, d.marked = extent{o.Value, o.Value}, d.marked || estimated(o)
	}
	return true
}

// radius returns the radius of a dot: its area is in proportion to its weight.
func (q *quadrants) radius(weight float64) vg.Length {
	fs := q.theme.FontSize
	if q.weight == nil {
		return fs * 0.35
	}
	return max(fs*1.8*vg.Length(math.Sqrt(weight/q.dots[0].weight.middle())), fs*0.12)
}

// Plot draws rules, dots, names and legend.
func (q *quadrants) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	rule := draw.LineStyle{Color: q.theme.Muted, Width: q.theme.FontSize / 12}
	c.StrokeLine2(rule, x(q.at.x), c.Min.Y, x(q.at.x), c.Max.Y)
	c.StrokeLine2(rule, c.Min.X, y(q.at.y), c.Max.X, y(q.at.y))
	for i, r := range q.cornerBoxes(c.Rectangle) {
		q.theme.legendLetters().in(q.theme.Muted).drawMiddle(c, r.Min.X, (r.Min.Y+r.Max.Y)/2, text.XLeft, q.corners[i])
	}
	for _, bright := range []bool{false, true} {
		for _, d := range q.dots {
			if d.bright == bright {
				q.draw(c, d, x, y)
			}
		}
	}
	names := q.place(c.Rectangle, x, y)
	for _, l := range names {
		if l.placed && l.leader {
			style := draw.LineStyle{Color: q.theme.Muted, Width: q.theme.FontSize / 20}
			c.StrokeLine2(style, l.from.X, l.from.Y, l.to.X, l.to.Y)
		}
	}
	for i, l := range names {
		if l.placed {
			q.name(c, q.dots[i], l)
		}
	}
	q.drawLegend(c)
}

// draw draws one dot, and the range of a figure that is suppressed.
func (q *quadrants) draw(c draw.Canvas, d dot, x, y func(float64) vg.Length) {
	ink := q.ink(d)
	at := vg.Point{X: x(d.x.middle()), Y: y(d.y.middle())}
	ring := circle(at, q.radius(d.weight.middle()))
	c.SetColor(q.fillOf(d, ink))
	c.Fill(ring)
	style := draw.LineStyle{Color: ink, Width: q.theme.FontSize / 12}
	c.SetLineStyle(style)
	c.Stroke(ring)
	c.StrokeLine2(style, x(d.x.lo), at.Y, x(d.x.hi), at.Y)
	c.StrokeLine2(style, at.X, y(d.y.lo), at.X, y(d.y.hi))
}

// ink returns the colour of a dot's edge.
func (q *quadrants) ink(d dot) color.Color {
	switch {
	case d.bright:
		return q.theme.Accent
	case d.plain:
		return q.theme.Plain
	}
	return q.theme.Palette[0]
}

// fillOf returns the colour within an edge: none where a figure is hidden.
func (q *quadrants) fillOf(d dot, edge color.Color) color.Color {
	if d.hollow {
		return q.theme.Background
	}
	return mix(edge, q.theme.Background, 0.35)
}

// name writes the name of a dot, on a plate where it stands outside, or rules
// make it hard to read.
func (q *quadrants) name(c draw.Canvas, d dot, l placedLabel) {
	ink := q.theme.Ink
	if d.plain {
		ink = q.theme.Muted
	}
	if !l.within {
		fill(c, l.box, q.theme.Background)
	}
	q.letters(d).in(ink).drawMiddle(c, l.box.Min.X, (l.box.Min.Y+l.box.Max.Y)/2, text.XLeft, d.name)
}

// cornerBoxes returns where the names of the quadrants stand.
func (q *quadrants) cornerBoxes(r vg.Rectangle) (boxes [4]vg.Rectangle) {
	l, gap := q.theme.legendLetters(), q.theme.FontSize*0.5
	for i, name := range q.corners {
		w, h := l.width(name), l.size()
		at := vg.Point{X: r.Max.X - gap - w, Y: r.Max.Y - gap - h}
		if i == 1 || i == 2 {
			at.X = r.Min.X + gap
		}
		if i >= 2 {
			at.Y = r.Min.Y + gap
		}
		boxes[i] = vg.Rectangle{Min: at, Max: at.Add(vg.Point{X: w, Y: h})}
	}
	return boxes
}
