package plotting

import (
	"image/color"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// hatch fills a rectangle with diagonal lines, and outlines it: the sign of a
// figure that is not shown. Canvases do not clip, so each line is cut by hand.
func (t Theme) hatch(c draw.Canvas, r vg.Rectangle) { t.hatchIn(c, r, t.Muted) }

// hatchIn is hatch in a colour.
func (t Theme) hatchIn(c draw.Canvas, r vg.Rectangle, with color.Color) {
	c.SetLineStyle(draw.LineStyle{Color: with, Width: t.FontSize / 20})
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

// hatchSign explains hatching in a legend, whose lower left corner is given.
func (t Theme) hatchSign(c draw.Canvas, at vg.Point, lang census.Language) {
	fs := t.FontSize
	box := vg.Rectangle{Min: at, Max: vg.Point{X: at.X + fs*1.8, Y: at.Y + fs*1.1}}
	t.hatch(c, box)
	t.legendLetters().drawMiddle(c, box.Max.X+fs*0.5, at.Y+fs*0.55, text.XLeft, lang.Choose("no figure published", "数値なし"))
}

// hatchSignWidth is the width of the sign with its words.
func (t Theme) hatchSignWidth(lang census.Language) vg.Length {
	return t.FontSize*2.3 + t.legendLetters().width(lang.Choose("no figure published", "数値なし"))
}
