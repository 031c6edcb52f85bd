package plotting

import (
	"math"
	"slices"
	"strings"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// heatMap draws a matrix of cells with the names of its rows and columns, and
// the legend above it.
type heatMap struct {
	theme         Theme
	language      census.Language
	quantity      quantity
	scale         colourScale
	rows, columns []heatLine
	hatched       bool
}

// heatLine is a row of a heat map, or a column, which has no cells of its own.
type heatLine struct {
	label  string
	cells  []heatCell
	bright bool // all of it
}

// heatCell is one figure.
type heatCell struct {
	value   float64 // NaN where there is none
	text    string
	present bool // whether the table has a row
	bright  bool
}

// heatLayout says where the parts of a heat map go in an area.
type heatLayout struct {
	rowLetters, headLetters letters
	names, heads            [][]string
	upright                 bool      // whether the heads are turned
	left, top               vg.Length // of the cells, from the left and the top of the area
	cell                    vg.Point  // its size
}

// lay lays the map out in an area: names take at most three tenths of the
// width. Heads stand level where each has room in three lines, else turned.
func (h *heatMap) lay(area vg.Rectangle) heatLayout {
	fs, size := h.theme.FontSize, area.Size()
	l := heatLayout{rowLetters: h.theme.legendLetters(), headLetters: h.theme.legendLetters()}
	for _, r := range h.rows {
		name := l.rowLetters.wrapTo(r.label, size.X*0.3, 1)
		l.names = append(l.names, name)
		l.left = max(l.left, h.lettersOf(r, l.rowLetters).widest(name))
	}
	l.left += fs * 0.5
	l.cell.X = min((size.X-l.left)/vg.Length(len(h.columns)), fs*9)
	l.top = fs*3.2 + h.setHeads(&l, size.Y*0.35)
	l.cell.Y = max(size.Y-l.top, 1) / vg.Length(len(h.rows))
	l.rowLetters = l.rowLetters.of(min(l.rowLetters.size(), l.cell.Y/1.05))
	return l
}

// setHeads breaks the names of the columns, turned ones to at most a height,
// and returns how high they are.
func (h *heatMap) setHeads(l *heatLayout, most vg.Length) (height vg.Length) {
	fs, lines := h.theme.FontSize, 0
	for _, column := range h.columns {
		head := l.headLetters.wrap(column.label, l.cell.X-fs*0.3)
		l.heads = append(l.heads, head)
		lines = max(lines, len(head))
		if slices.ContainsFunc(head, func(s string) bool { return strings.HasSuffix(s, "…") || s == "" }) {
			lines = 99
		}
	}
	if lines <= 3 {
		return l.headLetters.height(lines) + fs*0.3
	}
	l.heads, l.upright = nil, true
	l.headLetters = l.headLetters.of(min(l.headLetters.size(), l.cell.X/1.1))
	rows := max(min(int(l.cell.X/l.headLetters.leading()), 2), 1)
	for _, column := range h.columns {
		head := l.headLetters.wrapTo(column.label, min(fs*18, most), rows)
		l.heads = append(l.heads, head)
		height = max(height, h.lettersOf(column, l.headLetters).widest(head))
	}
	return height + fs*0.6
}

// lettersOf returns the letters of a row's or column's name: bold for what is
// highlighted.
func (h *heatMap) lettersOf(line heatLine, l letters) letters {
	if !line.bright {
		return l
	}
	return h.theme.letters(float64(l.size()/h.theme.FontSize), stdfont.WeightBold, h.theme.Ink)
}

// values returns the letters of the values in the cells; ok is false where they
// would be too small to be read.
func (h *heatMap) values(l heatLayout) (v letters, ok bool) {
	v = h.theme.letters(0.8, stdfont.WeightNormal, h.theme.Ink)
	for _, r := range h.rows {
		for _, c := range r.cells {
			if w := v.width(c.text); w > l.cell.X*0.9 && !math.IsNaN(c.value) {
				v = v.of(v.size() * l.cell.X * 0.9 / w)
			}
		}
	}
	v = v.of(min(v.size(), l.cell.Y*0.85))
	return v, v.size() >= h.theme.FontSize*0.55
}

// written reports whether there is room in an area for values in the cells.
func (h *heatMap) written(area vg.Rectangle) bool {
	_, ok := h.values(h.lay(area))
	return ok
}

// Plot draws the map.
func (h *heatMap) Plot(c draw.Canvas, _ *plot.Plot) {
	l := h.lay(c.Rectangle)
	h.legend(c)
	h.drawNames(c, l)
	values, written := h.values(l)
	for i, row := range h.rows {
		for j, cell := range row.cells {
			h.draw(c, cell, h.box(c, l, i, j, i, j))
			if written {
				h.write(c, cell, h.box(c, l, i, j, i, j), values)
			}
		}
	}
	h.outline(c, l)
}

// box returns the rectangle of a cell, or of the cells up to another.
func (h *heatMap) box(c draw.Canvas, l heatLayout, row, column, lastRow, lastColumn int) vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: c.Min.X + l.left + vg.Length(column)*l.cell.X, Y: c.Max.Y - l.top - vg.Length(lastRow+1)*l.cell.Y},
		Max: vg.Point{X: c.Min.X + l.left + vg.Length(lastColumn+1)*l.cell.X, Y: c.Max.Y - l.top - vg.Length(row)*l.cell.Y},
	}
}

// drawNames draws the names of rows and columns.
func (h *heatMap) drawNames(c draw.Canvas, l heatLayout) {
	fs := h.theme.FontSize
	for i, row := range h.rows {
		r := h.box(c, l, i, 0, i, 0)
		h.lettersOf(row, l.rowLetters).drawMiddle(c, c.Min.X, (r.Min.Y+r.Max.Y)/2, text.XLeft, l.names[i]...)
	}
	for j, column := range h.columns {
		r := h.box(c, l, 0, j, 0, j)
		middle, with := (r.Min.X+r.Max.X)/2, h.lettersOf(column, l.headLetters)
		if l.upright {
			with.drawTurned(c, vg.Point{X: middle, Y: r.Max.Y + fs*0.3}, l.heads[j])
			continue
		}
		height := with.height(len(l.heads[j]) - 1)
		with.drawMiddle(c, middle, r.Max.Y+fs*0.3+height/2+with.size()*0.5, text.XCenter, l.heads[j]...)
	}
}

// drawTurned writes lines upwards from a point, their block centred on it.
func (l letters) drawTurned(c draw.Canvas, at vg.Point, lines []string) {
	c.Push()
	c.Translate(at)
	c.Rotate(math.Pi / 2)
	l.drawMiddle(c, 0, 0, text.XLeft, lines...)
	c.Pop()
}

// draw draws one cell.
func (h *heatMap) draw(c draw.Canvas, cell heatCell, r vg.Rectangle) {
	size := r.Size()
	gap := min(size.X, size.Y) * 0.03
	r.Min, r.Max = r.Min.Add(vg.Point{X: gap, Y: gap}), r.Max.Sub(vg.Point{X: gap, Y: gap})
	switch {
	case !math.IsNaN(cell.value):
		fill(c, r, h.scale.colour(cell.value))
	case cell.present:
		h.theme.hatch(c, r)
	default:
		c.SetLineStyle(h.theme.grid())
		c.Stroke(r.Path())
	}
}

// write writes the value of a cell, or the range of one that is hatched.
func (h *heatMap) write(c draw.Canvas, cell heatCell, r vg.Rectangle, l letters) {
	at, width := vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}, l.width(cell.text)
	switch {
	case cell.text == "" || width > r.Size().X*0.95:
		return
	case !math.IsNaN(cell.value):
		l = l.in(readable(h.scale.colour(cell.value)))
	default:
		half := vg.Point{X: width/2 + l.size()*0.15, Y: l.size() * 0.5}
		fill(c, vg.Rectangle{Min: at.Sub(half), Max: at.Add(half)}, h.theme.Background)
	}
	l.drawMiddle(c, at.X, at.Y, text.XCenter, cell.text)
}

// outline draws a line around what is highlighted: rows, columns, and cells
// beside them.
func (h *heatMap) outline(c draw.Canvas, l heatLayout) {
	around := func(r vg.Rectangle) { h.theme.frame(c, r) }
	for j, column := range h.columns {
		if column.bright {
			around(h.box(c, l, 0, j, len(h.rows)-1, j))
		}
	}
	for i, row := range h.rows {
		if row.bright {
			around(h.box(c, l, i, 0, i, len(h.columns)-1))
			continue
		}
		for j, cell := range row.cells {
			if cell.bright && !h.columns[j].bright {
				around(h.box(c, l, i, j, i, j))
			}
		}
	}
}

// frame draws the heavy line of what is highlighted, within a light one, or a
// dark cell would hide it.
func (t Theme) frame(c draw.Canvas, r vg.Rectangle) {
	c.SetLineStyle(draw.LineStyle{Color: t.Background, Width: t.FontSize / 3})
	c.Stroke(r.Path())
	c.SetLineStyle(draw.LineStyle{Color: t.Accent, Width: t.FontSize / 5.5})
	c.Stroke(r.Path())
}

// legend draws the scale, and the sign of figures that are not shown.
func (h *heatMap) legend(c draw.Canvas) {
	fs := h.theme.FontSize
	sign := vg.Length(0)
	if h.hatched {
		sign = h.theme.hatchSignWidth(h.language) + fs*1.5
	}
	width := min(c.Max.X-c.Min.X-sign-fs, fs*28)
	bar := vg.Rectangle{Min: vg.Point{X: c.Min.X + fs*0.5, Y: c.Max.Y - fs}, Max: vg.Point{X: c.Min.X + fs*0.5 + width, Y: c.Max.Y - fs*0.1}}
	h.scale.drawBar(c, bar, h.theme.legendLetters())
	if h.hatched {
		h.theme.hatchSign(c, vg.Point{X: bar.Max.X + fs*1.5, Y: bar.Min.Y - fs*0.1}, h.language)
	}
}
