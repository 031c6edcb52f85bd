package plotting

import (
	"image/color"
	"strings"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// treemap draws rectangles of areas in proportion to figures.
type treemap struct {
	theme  Theme
	leaves []leaf // the largest first
}

// leaf is one rectangle.
type leaf struct {
	name         string
	text, short  string  // the figure with and without its share of the whole
	value, share float64 // share is that of what is drawn
	colour       color.Color
	hidden       bool // whether the figure is suppressed
	bright       bool
}

// place returns the rectangles of the leaves in an area, by the algorithm of
// Bruls, Huizing and van Wijk: leaves fill a strip along the shorter side as long
// as that makes the most oblong of them less so, and then the next strip.
func (m *treemap) place(area vg.Rectangle) []vg.Rectangle {
	out := make([]vg.Rectangle, 0, len(m.leaves))
	all := area.Size().X * area.Size().Y
	for len(out) < len(m.leaves) {
		rest, side := m.leaves[len(out):], min(area.Size().X, area.Size().Y)
		n, sum := 1, rest[0].share
		for n < len(rest) && oblong(rest[:n+1], sum+rest[n].share, side, all) <= oblong(rest[:n], sum, side, all) {
			sum += rest[n].share
			n++
		}
		var strip []vg.Rectangle
		strip, area = lay(rest[:n], sum, area, all)
		out = append(out, strip...)
	}
	return out
}

// oblong returns the worst proportion of the sides of leaves in a strip along a
// side: with the thickness d = ∑aᵢ / w of the strip,
//
//	max(d / (aᵢ/d), (aᵢ/d) / d)
func oblong(leaves []leaf, sum float64, side, all vg.Length) float64 {
	thickness := float64(all) * sum / float64(side)
	worst := 0.0
	for _, l := range leaves {
		length := float64(all) * l.share / thickness
		worst = max(worst, thickness/length, length/thickness)
	}
	return worst
}

// lay lays leaves out in a strip at the left of an area that is wider than high,
// else at its top, and returns what is left of the area.
func lay(leaves []leaf, sum float64, area vg.Rectangle, all vg.Length) (strip []vg.Rectangle, rest vg.Rectangle) {
	size := area.Size()
	upright := size.X >= size.Y
	thickness := all * vg.Length(sum) / min(size.X, size.Y)
	at := vg.Point{X: area.Min.X, Y: area.Max.Y}
	for _, l := range leaves {
		length := all * vg.Length(l.share) / thickness
		w, h := length, thickness
		if upright {
			w, h = thickness, length
		}
		strip = append(strip, vg.Rectangle{Min: vg.Point{X: at.X, Y: at.Y - h}, Max: vg.Point{X: at.X + w, Y: at.Y}})
		if upright {
			at.Y -= h
		} else {
			at.X += w
		}
	}
	if upright {
		area.Min.X += thickness
	} else {
		area.Max.Y -= thickness
	}
	return strip, area
}

// lettering is what is written into a rectangle.
type lettering struct {
	letters letters
	name    []string // nil where there is no room
	text    string   // "" where there is none
}

// lettering returns the largest letters in which the name of a leaf fits into
// its rectangle, and the value below it where that fits too.
func (m *treemap) lettering(l leaf, r vg.Rectangle) lettering {
	weight := stdfont.WeightNormal
	if l.bright {
		weight = stdfont.WeightBold
	}
	room := r.Size().Sub(vg.Point{X: m.theme.FontSize * 0.6, Y: m.theme.FontSize * 0.6})
	for _, times := range []float64{1, 0.9, 0.8, 0.7} {
		with := m.theme.letters(times, weight, m.theme.Ink)
		name := with.wrap(l.name, room.X)
		if with.height(len(name)) > room.Y || cut(name) {
			continue
		}
		out := lettering{letters: with, name: name}
		for _, text := range []string{l.short, l.text} {
			if with.height(len(name)+1) <= room.Y && with.width(text) <= room.X {
				out.text = text
			}
		}
		return out
	}
	return lettering{}
}

// cut reports whether a line was shortened to fit.
func cut(lines []string) bool {
	for _, s := range lines {
		if s == "" || strings.HasSuffix(s, "…") {
			return true
		}
	}
	return false
}

// Plot draws the rectangles with what is written into them.
func (m *treemap) Plot(c draw.Canvas, _ *plot.Plot) {
	for i, r := range m.place(c.Rectangle) {
		one := m.leaves[i]
		gap := min(m.theme.FontSize*0.06, r.Size().X/8, r.Size().Y/8)
		r.Min, r.Max = r.Min.Add(vg.Point{X: gap, Y: gap}), r.Max.Sub(vg.Point{X: gap, Y: gap})
		if one.hidden {
			m.theme.hatch(c, r)
		} else {
			fill(c, r, one.colour)
		}
		m.write(c, one, r)
	}
}

// write writes name and value into the upper left of a rectangle.
func (m *treemap) write(c draw.Canvas, one leaf, r vg.Rectangle) {
	l := m.lettering(one, r)
	if l.name == nil {
		return
	}
	lines := l.name
	if l.text != "" {
		lines = append(lines[:len(lines):len(lines)], l.text)
	}
	ink := readable(one.colour)
	at := vg.Point{X: r.Min.X + m.theme.FontSize*0.3, Y: r.Max.Y - m.theme.FontSize*0.3}
	if one.hidden {
		ink = m.theme.Ink
		fill(c, vg.Rectangle{
			Min: vg.Point{X: at.X - 1, Y: at.Y - l.letters.height(len(lines))},
			Max: vg.Point{X: at.X + l.letters.widest(lines) + 1, Y: at.Y},
		}, m.theme.Background)
	}
	for _, s := range lines {
		l.letters.in(ink).draw(c, at.X, at.Y-l.letters.size(), text.XLeft, s)
		at.Y -= l.letters.leading()
	}
}
