package plotting

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// sizeLegend says what the areas of dots mean, right of the plot.
type sizeLegend struct {
	title  []string
	values []float64
	width  vg.Length
}

// setLegend chooses round weights near the largest, a quarter and a sixteenth
// of it.
func (q *quadrants) setLegend() {
	if q.weight == nil {
		return
	}
	fs, l := q.theme.FontSize, q.theme.legendLetters()
	q.legend.title = l.wrap(q.weight.axis(), fs*8)
	q.legend.width = l.widest(q.legend.title)
	for _, part := range []float64{1, 1. / 4, 1. / 16} {
		v := roundDown(q.dots[0].weight.middle()*part/q.weight.quantity.scale.Factor) * q.weight.quantity.scale.Factor
		if n := len(q.legend.values); n > 0 && v >= q.legend.values[n-1] {
			continue
		}
		q.legend.values = append(q.legend.values, v)
		q.legend.width = max(q.legend.width, q.radius(q.legend.values[0])*2+fs*0.5+l.width(q.legendText(v)))
	}
}

// roundDown returns the largest of 1, 2 and 5 times a power of ten that is not
// above v.
func roundDown(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{5, 2} {
		if m*power <= v {
			return m * power
		}
	}
	return power
}

// legendText writes a round weight with no more digits than it needs.
func (q *quadrants) legendText(v float64) string {
	scaled := v / q.weight.quantity.scale.Factor
	return q.weight.quantity.number(scaled, max(0, -int(math.Floor(math.Log10(scaled)))))
}

// GlyphBoxes keeps room for the legend.
func (q *quadrants) GlyphBoxes(*plot.Plot) []plot.GlyphBox {
	fs := q.theme.FontSize
	boxes := []plot.GlyphBox{{Y: 1, Rectangle: vg.Rectangle{Max: vg.Point{Y: fs * 0.4}}}}
	if q.weight == nil {
		return boxes
	}
	return append(boxes, plot.GlyphBox{X: 1, Rectangle: vg.Rectangle{Max: vg.Point{X: q.legend.width + fs}}})
}

// drawLegend draws the title and a ring for each weight below it.
func (q *quadrants) drawLegend(c draw.Canvas) {
	if q.weight == nil {
		return
	}
	fs, l := q.theme.FontSize, q.theme.legendLetters()
	left := c.Max.X + fs
	top := l.drawDown(c, left, c.Max.Y, q.legend.title) - fs*0.4
	widest := q.radius(q.legend.values[0])
	for _, v := range q.legend.values {
		r := q.radius(v)
		half := max(r, l.size()*0.55)
		c.SetLineStyle(draw.LineStyle{Color: q.theme.Muted, Width: fs / 14})
		c.Stroke(circle(vg.Point{X: left + widest, Y: top - half}, r))
		l.drawMiddle(c, left+2*widest+fs*0.5, top-half, text.XLeft, q.legendText(v))
		top -= 2*half + fs*0.35
	}
}
