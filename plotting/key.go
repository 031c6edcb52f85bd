package plotting

import (
	"image/color"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A swatch explains one colour of a chart. The swatches stand below the
// subtitle, in the order of what they explain.
type swatch struct {
	label  string
	colour color.Color
	shape  shape
}

// A shape is what a swatch looks like.
type shape uint8

const (
	square shape = iota
	hatching
	disc
	ring
)

// draw draws the sign of a swatch in a square.
func (s swatch) draw(c draw.Canvas, t Theme, r vg.Rectangle) {
	middle := vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}
	switch s.shape {
	case hatching:
		t.hatch(c, r)
	case disc:
		t.dot(c, middle, (r.Max.X-r.Min.X)/2, s.colour)
	case ring:
		t.ring(c, middle, (r.Max.X-r.Min.X)/2, s.colour)
	default:
		fill(c, r, s.colour)
	}
}

// dot draws a filled marker.
func (t Theme) dot(c draw.Canvas, at vg.Point, r vg.Length, with color.Color) {
	c.SetColor(with)
	c.Fill(circle(at, r))
}

// ring draws a hollow marker.
func (t Theme) ring(c draw.Canvas, at vg.Point, r vg.Length, with color.Color) {
	t.dot(c, at, r, t.Background)
	c.SetLineStyle(draw.LineStyle{Color: with, Width: t.FontSize / 7})
	c.Stroke(circle(at, r*0.9))
}

// keyRow is one line of the key: the swatches with their left ends.
type keyRow struct {
	swatches []swatch
	left     []vg.Length
}

// keyRows lays the key out in lines of a width.
func (c *Chart) keyRows(width vg.Length) []keyRow {
	l, fs := c.theme.labelLetters(), c.theme.FontSize
	var rows []keyRow
	at := vg.Length(0)
	for _, s := range c.key {
		s.label = l.fit(s.label, width-fs*1.3)
		need := fs*1.3 + l.width(s.label)
		if len(rows) == 0 || at+need > width {
			rows, at = append(rows, keyRow{}), 0
		}
		row := &rows[len(rows)-1]
		row.swatches, row.left = append(row.swatches, s), append(row.left, at)
		at += need + fs*1.2
	}
	return rows
}

// drawKey draws the key downwards from a height and returns where it ends.
func (c *Chart) drawKey(area draw.Canvas, top vg.Length) vg.Length {
	l, fs := c.theme.labelLetters(), c.theme.FontSize
	for _, row := range c.keyRows(area.Max.X - area.Min.X) {
		middle := top - l.leading()*0.55
		for i, s := range row.swatches {
			left := area.Min.X + row.left[i]
			s.draw(area, c.theme, vg.Rectangle{Min: vg.Point{X: left, Y: middle - fs*0.42}, Max: vg.Point{X: left + fs*0.84, Y: middle + fs*0.42}})
			l.drawMiddle(area, left+fs*1.3, middle, text.XLeft, s.label)
		}
		top -= l.leading()
	}
	return top
}
