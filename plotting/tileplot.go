package plotting

import (
	"image/color"
	"math"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// tile is one prefecture.
type tile struct {
	column, row int
	short, text string
	value       float64 // NaN where there is none
	present     bool    // whether the table has a row
	bright      bool
}

// tileGrid draws tiles and their legend.
type tileGrid struct {
	theme    Theme
	language census.Language
	quantity quantity
	scale    colourScale
	tiles    []tile
	bright   map[census.Key]bool
	title    string
	hatched  bool
}

// Plot draws the tiles, the highlighted ones last, and the legend in the
// corner that the islands leave free.
func (g *tileGrid) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	w, h := x(1)-x(0), y(0)-y(-1)
	name := g.lettersThatFit(w*0.86, 0.92, stdfont.WeightBold, func(t tile) string { return t.short })
	value := g.lettersThatFit(w*0.88, 0.85, stdfont.WeightNormal, func(t tile) string { return t.text })
	name, value = name.of(min(name.size(), h*0.36)), value.of(min(value.size(), h*0.33))
	for _, bright := range []bool{false, true} {
		for _, t := range g.tiles {
			if t.bright != bright {
				continue
			}
			gap := w * 0.025
			r := vg.Rectangle{
				Min: vg.Point{X: x(float64(t.column)) + gap, Y: y(-float64(t.row)-1) + gap},
				Max: vg.Point{X: x(float64(t.column)+1) - gap, Y: y(-float64(t.row)) - gap},
			}
			g.draw(c, t, r, name, value)
		}
	}
	g.legend(c, vg.Rectangle{Min: vg.Point{X: x(0.1), Y: y(-5.6)}, Max: vg.Point{X: x(7.2), Y: y(-0.2)}})
}

// draw draws one tile.
func (g *tileGrid) draw(c draw.Canvas, t tile, r vg.Rectangle, name, value letters) {
	ink := g.theme.Ink
	middle, centre := (r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2
	switch {
	case !math.IsNaN(t.value):
		with := g.scale.colour(t.value)
		fill(c, r, with)
		ink = readable(with)
	case t.present:
		g.theme.hatch(c, r)
		// a plate behind the name, or the hatching makes it hard to read
		half := vg.Point{X: name.width(t.short)/2 + name.size()*0.15, Y: name.size() * 0.5}
		at := vg.Point{X: middle, Y: centre}
		fill(c, vg.Rectangle{Min: at.Sub(half), Max: at.Add(half)}, g.theme.Background)
	default:
		c.SetLineStyle(g.theme.grid())
		c.Stroke(r.Path())
		ink = g.theme.Muted
	}
	if t.bright {
		// a light line around the heavy one, or a dark tile would hide it
		c.SetLineStyle(draw.LineStyle{Color: g.theme.Background, Width: g.theme.FontSize / 2.2})
		c.Stroke(r.Path())
		c.SetLineStyle(draw.LineStyle{Color: g.theme.Accent, Width: g.theme.FontSize / 4})
		c.Stroke(r.Path())
	}
	if t.text == "" {
		name.in(ink).drawMiddle(c, middle, centre, text.XCenter, t.short)
		return
	}
	rise := (r.Max.Y - r.Min.Y) * 0.2
	name.in(ink).drawMiddle(c, middle, centre+rise, text.XCenter, t.short)
	value.in(ink).drawMiddle(c, middle, centre-rise, text.XCenter, t.text)
}

// readable returns black or white, whichever can be read on a colour.
func readable(on color.Color) color.Color {
	if contrast(color.White, on) > contrast(color.Black, on) {
		return color.White
	}
	return color.Black
}

// legend draws the title of the scale, a bar of its colours with numbers
// below, and the sign of figures that are not shown.
func (g *tileGrid) legend(c draw.Canvas, r vg.Rectangle) {
	fs := g.theme.FontSize
	l := g.theme.labelLetters()
	top := l.drawDown(c, r.Min.X, r.Max.Y, l.wrap(g.title, r.Max.X-r.Min.X))
	bar := vg.Rectangle{Min: vg.Point{X: r.Min.X, Y: top - fs*1.5}, Max: vg.Point{X: r.Max.X - fs, Y: top - fs*0.4}}
	g.scale.drawBar(c, bar, g.theme.legendLetters())
	if g.hatched {
		g.theme.hatchSign(c, vg.Point{X: r.Min.X, Y: bar.Min.Y - fs*3.2}, g.language)
	}
}
