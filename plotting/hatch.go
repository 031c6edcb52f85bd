package plotting

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// hatch fills a rectangle with diagonal lines, and outlines it: the sign of a
// figure that is not shown. Canvases do not clip, so each line is cut by hand.
func (t Theme) hatch(c draw.Canvas, r vg.Rectangle) {
	c.SetLineStyle(draw.LineStyle{Color: t.Muted, Width: t.FontSize / 20})
	w, h := r.Max.X-r.Min.X, r.Max.Y-r.Min.Y
	pitch := t.FontSize * 0.45
	for at := pitch / 2; at < w+h; at += pitch {
		// the line x + (h − y) = at, from the left or bottom edge to the top or right
		from, to := vg.Point{X: 0, Y: h - at}, vg.Point{X: at, Y: h}
		if from.Y < 0 {
			from = vg.Point{X: at - h, Y: 0}
		}
		if to.X > w {
			to = vg.Point{X: w, Y: h - (at - w)}
		}
		var p vg.Path
		p.Move(r.Min.Add(from))
		p.Line(r.Min.Add(to))
		c.Stroke(p)
	}
	c.Stroke(r.Path())
}
