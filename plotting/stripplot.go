package plotting

import (
	"image/color"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// GlyphBoxes keeps room for names and tags.
func (s *strips) GlyphBoxes(*plot.Plot) []plot.GlyphBox {
	return []plot.GlyphBox{
		{X: 0, Rectangle: vg.Rectangle{Min: vg.Point{X: -(s.nameWidth + s.left + s.gap())}}},
		{X: 1, Rectangle: vg.Rectangle{Max: vg.Point{X: s.right}}},
	}
}

// Plot draws the strips.
func (s *strips) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	left := c.Min.X - s.left - s.gap() - s.nameWidth
	s.drawRules(c, x, true)
	for _, one := range s.list {
		f := frame{
			Canvas: c, theme: s.theme, letters: s.letters, x: x,
			middle: y(-one.top - one.height/2), half: (y(0) - y(-1)) * 0.36 * vg.Length(max(one.tall, 1)),
		}
		if one.rank > 0 {
			s.letters.in(s.theme.Muted).drawMiddle(c, left+s.rankWidth()-s.letters.size()*0.6, f.middle, text.XRight, strconv.Itoa(one.rank))
		}
		s.lettersOf(one).drawMiddle(c, left+s.rankWidth(), f.middle, text.XLeft, one.names...)
		for _, m := range one.marks {
			m(f)
		}
		for _, t := range one.tags {
			s.write(f, t)
		}
	}
	s.drawRules(c, x, false)
}

// drawRules draws the rules that lie below the marks, or those above them.
func (s *strips) drawRules(c draw.Canvas, x func(float64) vg.Length, below bool) {
	for _, r := range s.rules {
		if r.below != below {
			continue
		}
		style := draw.LineStyle{Color: s.theme.Ink, Width: s.theme.FontSize / 14}
		if r.dashed {
			style.Width, style.Dashes = s.theme.FontSize/12, []vg.Length{3, 2}
		}
		c.StrokeLine2(style, x(r.at), c.Min.Y, x(r.at), c.Max.Y)
	}
}

// write writes a tag on a plate, lest grid lines cross it.
func (s *strips) write(f frame, t tag) {
	letters, gap := s.letters, s.pad(t)
	if t.muted {
		letters = letters.in(s.theme.Muted)
	}
	if t.sign {
		r := f.span(t.at, t.at)
		r.Min.X += gap
		r.Max.X += s.signWidth(t) - gap
		s.theme.hatch(f.Canvas, r)
	}
	at, width := f.x(t.at)+s.signWidth(t)+gap, letters.width(t.text)
	if t.left {
		at = f.x(t.at) - gap - width
	}
	half := min(f.half, letters.size()*0.7)
	fill(f.Canvas, vg.Rectangle{Min: vg.Point{X: at - 1, Y: f.middle - half}, Max: vg.Point{X: at + width + 1, Y: f.middle + half}}, s.theme.Background)
	letters.drawMiddle(f.Canvas, at, f.middle, text.XLeft, t.text)
}

// filled marks a bar from one value to another in a colour.
func filled(from, to float64, with color.Color) mark {
	return func(f frame) { fill(f.Canvas, f.span(from, to), with) }
}

// hatched marks the range of a figure that is not shown.
func hatched(from, to float64) mark {
	return func(f frame) { f.theme.hatch(f.Canvas, f.span(from, to)) }
}
