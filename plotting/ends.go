package plotting

import (
	"cmp"
	"image/color"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// ends writes the names of series beside their ends, right of a plot or left of
// it, none over another.
type ends struct {
	theme Theme
	left  bool
	list  []*name

	// set by fit
	letters letters
	column  vg.Length // width of the names
	figures vg.Length // width of the figures before them
}

// A name is what is written at the end of a series.
type name struct {
	label  string
	figure string // written between the end and the name; "" for none
	x, y   float64
	colour color.Color
	width  vg.Length // of the line
	grey   bool
	named  bool
	lines  []string // of the label
}

// fit sets the names in the theme's letters, in two lines at most.
func (e *ends) fit(width vg.Length) {
	e.letters = e.theme.labelLetters()
	e.wrap(width, 2)
}

// wrap breaks the names into at most so many lines, so that they take at most
// a third of the width.
func (e *ends) wrap(width vg.Length, most int) {
	e.column, e.figures = 0, 0
	for _, one := range e.list {
		one.lines = e.letters.wrapTo(one.label, width/3, most)
		if !one.named {
			continue
		}
		e.column = max(e.column, e.letters.widest(one.lines))
		if one.figure != "" {
			e.figures = max(e.figures, e.letters.width(one.figure)+e.letters.size()*0.5)
		}
	}
}

// shrink makes the names small enough that all fit into a height: in one line
// each, if need be, and then in smaller letters.
func (e *ends) shrink(width, height vg.Length) {
	if need := e.need(); need <= height {
		return
	}
	e.wrap(width, 1)
	if need := e.need(); need > height && height > 0 {
		e.letters = e.letters.of(e.letters.size() * height / need)
		e.wrap(width, 1)
	}
}

// need returns the height of all names that are written.
func (e *ends) need() (h vg.Length) {
	for _, one := range e.list {
		if one.named {
			h += e.nameHeight(one)
		}
	}
	return h
}

// many is the number of lines up to which a chart grows to name them all.
const many = 12

// minimum returns the height that the plot must have at least: that of all
// names, or of the coloured ones where there are many.
func (e *ends) minimum() (h vg.Length) {
	for _, one := range e.list {
		if !one.grey || len(e.list) <= many {
			h += e.nameHeight(one)
		}
	}
	return h
}

// unname drops names of grey lines where not all names fit into a height: those
// whose ends are nearer to another than their names are high. It returns how
// many it dropped.
func (e *ends) unname(y func(float64) vg.Length, height vg.Length) int {
	if e.minimum() <= height && len(e.list) <= many {
		return 0
	}
	dropped := 0
	for i, one := range e.list {
		for j, other := range e.list {
			if i != j && one.named && one.grey && abs(y(one.y)-y(other.y)) < e.nameHeight(one) {
				one.named = false
				dropped++
			}
		}
	}
	return dropped
}

func abs(l vg.Length) vg.Length { return max(l, -l) }

func (e *ends) nameHeight(one *name) vg.Length {
	return e.letters.height(len(one.lines)-1) + e.letters.size()*1.12
}

// gap is between the ends of the lines and their names: room for leaders.
func (e *ends) gap() vg.Length { return e.theme.FontSize * 1.6 }

// GlyphBoxes keeps room for the names beside the plot, and for markers.
func (e *ends) GlyphBoxes(*plot.Plot) []plot.GlyphBox {
	reach := e.theme.FontSize / 2
	if e.column+e.figures > 0 {
		reach = e.gap() + e.column + e.figures
	}
	if e.left {
		return []plot.GlyphBox{{X: 0, Rectangle: vg.Rectangle{Min: vg.Point{X: -reach}}}}
	}
	return []plot.GlyphBox{{X: 1, Rectangle: vg.Rectangle{Max: vg.Point{X: reach}}}}
}

// Plot writes the names, with a leader to those that had to move away from the
// end of their line.
func (e *ends) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	var named []*name
	for _, one := range e.list {
		if one.named {
			named = append(named, one)
		}
	}
	slices.SortStableFunc(named, func(a, b *name) int { return cmp.Compare(y(a.y), y(b.y)) })
	want, height := make([]vg.Length, len(named)), make([]vg.Length, len(named))
	for i, one := range named {
		want[i], height[i] = y(one.y), e.nameHeight(one)
	}
	at := spread(want, height, c.Min.Y-e.theme.FontSize/2, c.Max.Y) // above are the names of breaks
	for i, one := range named {
		e.write(c, one, vg.Point{X: x(one.x), Y: y(one.y)}, at[i])
	}
}

// write writes one name at a height, and draws its leader.
func (e *ends) write(c draw.Canvas, one *name, end vg.Point, at vg.Length) {
	colour := e.theme.legible(one.colour)
	if one.grey {
		colour = e.theme.Muted
	}
	l := e.letters.in(colour)
	if e.left {
		edge := c.Min.X - e.gap()
		e.leader(c, end, vg.Point{X: edge + e.theme.FontSize*0.3, Y: at}, one)
		l.drawMiddle(c, edge, at, text.XRight, one.figure)
		l.drawMiddle(c, edge-e.figures, at, text.XRight, one.lines...)
		return
	}
	edge := c.Max.X + e.gap()
	e.leader(c, end, vg.Point{X: edge - e.theme.FontSize*0.3, Y: at}, one)
	l.drawMiddle(c, edge, at, text.XLeft, one.figure)
	l.drawMiddle(c, edge+e.figures, at, text.XLeft, one.lines...)
}

// leader draws a thin line from the end of a line to its name, dotted where the
// line ends before the others do, lest it be taken for data.
func (e *ends) leader(c draw.Canvas, from, to vg.Point, one *name) {
	reach := max(one.width*1.2, e.theme.FontSize*0.2) + e.theme.FontSize*0.15
	style := draw.LineStyle{Color: one.colour, Width: e.theme.FontSize / 18}
	dotted := from.X+reach < c.Max.X-e.theme.FontSize
	if e.left {
		reach, dotted = -reach, from.X-reach > c.Min.X+e.theme.FontSize
	}
	from.X += reach
	if dotted {
		style.Dashes = []vg.Length{e.theme.FontSize / 9, e.theme.FontSize / 4}
	}
	c.StrokeLines(style, []vg.Point{from, to})
}
