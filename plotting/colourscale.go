package plotting

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A colourScale gives values colours.
type colourScale struct {
	theme    Theme
	quantity quantity
	ramp     Ramp
	lo, hi   float64   // the ends of the ramp
	from, to float64   // the lowest and the highest value
	bounds   []float64 // between classes; nil for a continuous scale
}

// classes is the number of classes of QuantileColours.
const classes = 5

func newColourScale(s *subject, colours Colours, center float64) colourScale {
	c := colourScale{theme: s.theme, quantity: s.quantity, ramp: s.theme.Sequential}
	var values []float64
	for _, v := range s.table.Values() {
		if finite(v) {
			values = append(values, v)
		}
	}
	slices.Sort(values)
	c.from, c.to = values[0], values[len(values)-1]
	c.lo, c.hi = c.from, c.to
	switch colours {
	case DivergingColours:
		center = centerOf(center, s.quantity.unit)
		reach := max(c.hi-center, center-c.lo)
		c.ramp, c.lo, c.hi = s.theme.Diverging, center-reach, center+reach
	case QuantileColours:
		c.bounds = quantileBounds(values)
	}
	return c
}

// quantileBounds returns the values that part sorted ones into classes of
// nearly equal numbers: half-way between the last of a class and the first of
// the next. Equal values stay in one class.
func quantileBounds(sorted []float64) []float64 {
	var bounds []float64
	for i := 1; i < classes; i++ {
		at := i * len(sorted) / classes
		if at == 0 || sorted[at-1] == sorted[at] {
			continue
		}
		bounds = append(bounds, (sorted[at-1]+sorted[at])/2)
	}
	return slices.Compact(bounds)
}

// colour returns the colour of a value.
func (c colourScale) colour(v float64) color.Color {
	if c.bounds != nil {
		class, _ := slices.BinarySearch(c.bounds, v)
		return c.ramp.At(float64(class) / float64(len(c.bounds)))
	}
	if c.lo == c.hi {
		return c.ramp.At(0.5)
	}
	return c.ramp.At((v - c.lo) / (c.hi - c.lo))
}

// drawBar draws the scale as a bar, with numbers below it.
func (c colourScale) drawBar(dc draw.Canvas, r vg.Rectangle, l letters) {
	switch {
	case c.bounds != nil:
		c.drawClasses(dc, r, l)
	case c.from == c.to:
		fill(dc, r, c.colour(c.from))
		c.drawNumber(dc, r, l, (r.Min.X+r.Max.X)/2, c.quantity.format(c.from))
	default:
		c.drawContinuous(dc, r, l)
	}
}

func (c colourScale) drawContinuous(dc draw.Canvas, r vg.Rectangle, l letters) {
	const steps = 120
	width := (r.Max.X - r.Min.X) / steps
	for i := range steps {
		left := r.Min.X + vg.Length(i)*width
		// each step reaches under the next, or seams show
		right := min(left+width*1.5, r.Max.X)
		fill(dc, vg.Rectangle{Min: vg.Point{X: left, Y: r.Min.Y}, Max: vg.Point{X: right, Y: r.Max.Y}},
			c.colour(c.from+(c.to-c.from)*(float64(i)+0.5)/steps))
	}
	dc.SetLineStyle(draw.LineStyle{Color: c.theme.Muted, Width: c.theme.FontSize / 20})
	dc.Stroke(r.Path())
	marks := ticks{c.quantity, 6}.Ticks(c.from, c.to)
	for _, t := range marks {
		x := r.Min.X + vg.Length((t.Value-c.from)/(c.to-c.from))*(r.Max.X-r.Min.X)
		c.drawNumber(dc, r, l, x, t.Label)
	}
}

func (c colourScale) drawClasses(dc draw.Canvas, r vg.Rectangle, l letters) {
	n := len(c.bounds) + 1
	width := (r.Max.X - r.Min.X) / vg.Length(n)
	for i := range n {
		left := r.Min.X + vg.Length(i)*width
		fill(dc, vg.Rectangle{Min: vg.Point{X: left, Y: r.Min.Y}, Max: vg.Point{X: left + width, Y: r.Max.Y}},
			c.ramp.At(float64(i)/float64(max(n-1, 1))))
		if i > 0 {
			c.drawNumber(dc, r, l, left, c.quantity.format(c.bounds[i-1]))
		}
	}
}

// drawNumber writes a number below the bar, with a tick, within the canvas.
func (c colourScale) drawNumber(dc draw.Canvas, r vg.Rectangle, l letters, x vg.Length, s string) {
	dc.StrokeLine2(draw.LineStyle{Color: c.theme.Ink, Width: c.theme.FontSize / 16}, x, r.Min.Y, x, r.Min.Y-c.theme.FontSize*0.25)
	half := l.width(s) / 2
	x = min(max(x, dc.Min.X+half), dc.Max.X-half)
	l.draw(dc, x, r.Min.Y-c.theme.FontSize*0.35-l.size()*capHeight, text.XCenter, s)
}
