package plotting

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// lines draws series with their names at their right ends.
type lines struct {
	theme  Theme
	series []series

	// set by fit
	letters letters
	column  vg.Length // width of the names
}

// fit sets the names in the theme's letters, in two lines at most.
func (l *lines) fit(width vg.Length) {
	l.letters = l.theme.labelLetters()
	l.wrap(width, 2)
}

// wrap breaks the names into at most so many lines, so that they take at most
// a third of the width.
func (l *lines) wrap(width vg.Length, most int) {
	l.column = 0
	for i := range l.series {
		one := &l.series[i]
		one.lines = l.letters.wrapTo(one.label, width/3, most)
		if one.named {
			l.column = max(l.column, l.letters.widest(one.lines))
		}
	}
}

// shrink makes the names small enough that all fit into a height: in one line
// each, if need be, and then in smaller letters.
func (l *lines) shrink(width, height vg.Length) {
	if need := l.need(); need <= height {
		return
	}
	l.wrap(width, 1)
	if need := l.need(); need > height && height > 0 {
		l.letters = l.letters.of(l.letters.size() * height / need)
		l.wrap(width, 1)
	}
}

// need returns the height of all names that are written.
func (l *lines) need() (h vg.Length) {
	for _, one := range l.series {
		if one.named {
			h += l.nameHeight(one)
		}
	}
	return h
}

// many is the number of lines up to which a chart grows to name them all.
const many = 12

// minimum returns the height that the plot must have at least: that of all
// names, or of the coloured ones where there are many.
func (l *lines) minimum() (h vg.Length) {
	for _, one := range l.series {
		if !one.grey || len(l.series) <= many {
			h += l.nameHeight(one)
		}
	}
	return h
}

// unname drops names of grey lines where not all names fit into a height: those
// whose ends are nearer to another than their names are high. It returns how
// many it dropped.
func (l *lines) unname(y func(float64) vg.Length, height vg.Length) int {
	if l.minimum() <= height && len(l.series) <= many {
		return 0
	}
	dropped := 0
	for i := range l.series {
		one := &l.series[i]
		for j, other := range l.series {
			if i != j && one.grey && abs(y(one.last())-y(other.last())) < l.nameHeight(*one) {
				one.named = false
			}
		}
		if !one.named {
			dropped++
		}
	}
	return dropped
}

func abs(l vg.Length) vg.Length { return max(l, -l) }

// last returns the value that the series ends with.
func (s series) last() float64 { return s.points[len(s.points)-1].value }

func (l *lines) nameHeight(one series) vg.Length {
	return l.letters.height(len(one.lines)-1) + l.letters.size()*1.12
}

// gap is between the ends of the lines and their names: room for leaders.
func (l *lines) gap() vg.Length { return l.theme.FontSize * 1.6 }

// GlyphBoxes keeps room for the names right of the plot, and for markers.
func (l *lines) GlyphBoxes(*plot.Plot) []plot.GlyphBox {
	r := l.theme.FontSize / 2
	boxes := []plot.GlyphBox{
		{X: 0, Rectangle: vg.Rectangle{Min: vg.Point{X: -r}, Max: vg.Point{X: r}}},
		{Y: 1, Rectangle: vg.Rectangle{Min: vg.Point{Y: -r}, Max: vg.Point{Y: r}}},
	}
	right := r
	if l.column > 0 {
		right = l.gap() + l.column
	}
	return append(boxes, plot.GlyphBox{X: 1, Rectangle: vg.Rectangle{Max: vg.Point{X: right}}})
}

// Plot draws the lines, the first of the ranking last, and then their names.
func (l *lines) Plot(c draw.Canvas, p *plot.Plot) {
	order := slices.Clone(l.series)
	slices.SortFunc(order, func(a, b series) int { return cmp.Compare(b.rank, a.rank) })
	for _, one := range order {
		l.draw(c, p, one)
	}
	l.name(c, p)
}

// draw draws one line in its runs, a dot for a run of one year, and a hollow
// marker for each estimate.
func (l *lines) draw(c draw.Canvas, p *plot.Plot, one series) {
	x, y := p.Transforms(&c)
	var run []vg.Point
	end := func() {
		switch {
		case len(run) > 1:
			c.StrokeLines(draw.LineStyle{Color: one.colour, Width: one.width, Dashes: one.dashes}, run)
		case len(run) == 1:
			c.SetColor(one.colour)
			c.Fill(circle(run[0], one.width*1.2))
		}
		run = nil
	}
	for _, pt := range one.points {
		if !pt.joined {
			end()
		}
		run = append(run, vg.Point{X: x(pt.year), Y: y(pt.value)})
	}
	end()
	for i, pt := range one.points {
		at := vg.Point{X: x(pt.year), Y: y(pt.value)}
		switch {
		case pt.estimated:
			l.hollow(c, at, one)
		case i == len(one.points)-1:
			c.SetColor(one.colour)
			c.Fill(circle(at, one.width*1.2))
		}
	}
}

func (l *lines) hollow(c draw.Canvas, at vg.Point, one series) {
	r := max(one.width*1.2, l.theme.FontSize*0.2)
	if one.grey {
		r = one.width * 1.3
	}
	ring := circle(at, r)
	c.SetColor(l.theme.Background)
	c.Fill(ring)
	c.SetLineStyle(draw.LineStyle{Color: one.colour, Width: max(one.width*0.6, l.theme.FontSize/10)})
	c.Stroke(ring)
}

// name writes the names of the lines, none over another, with a leader to
// those that had to move away from the end of their line.
func (l *lines) name(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	var named []series
	for _, one := range l.series {
		if one.named {
			named = append(named, one)
		}
	}
	end := func(s series) vg.Point {
		last := s.points[len(s.points)-1]
		return vg.Point{X: x(last.year), Y: y(last.value)}
	}
	slices.SortStableFunc(named, func(a, b series) int { return cmp.Compare(end(a).Y, end(b).Y) })
	want, height := make([]vg.Length, len(named)), make([]vg.Length, len(named))
	for i, one := range named {
		want[i], height[i] = end(one).Y, l.nameHeight(one)
	}
	at := spread(want, height, c.Min.Y-l.theme.FontSize/2, c.Max.Y) // above are the names of breaks
	left := c.Max.X + l.gap()
	for i, one := range named {
		colour := l.theme.legible(one.colour)
		if one.grey {
			colour = l.theme.Muted
		}
		l.leader(c, end(one), vg.Point{X: left - l.theme.FontSize*0.3, Y: at[i]}, one)
		l.letters.in(colour).drawMiddle(c, left, at[i], text.XLeft, one.lines...)
	}
}

// leader draws a thin line from the end of a line to its name, dotted where the
// line ends before the others do, lest it be taken for data.
func (l *lines) leader(c draw.Canvas, from, to vg.Point, one series) {
	from.X += max(one.width*1.2, l.theme.FontSize*0.2) + l.theme.FontSize*0.15
	style := draw.LineStyle{Color: one.colour, Width: l.theme.FontSize / 18}
	if from.X < c.Max.X-l.theme.FontSize {
		style.Dashes = []vg.Length{l.theme.FontSize / 9, l.theme.FontSize / 4}
	}
	c.StrokeLines(style, []vg.Point{from, to})
}

// level is a horizontal rule across the plot.
type level struct {
	at    float64
	style draw.LineStyle
}

// Plot draws the rule.
func (r *level) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	c.StrokeLine2(r.style, c.Min.X, y(r.at), c.Max.X, y(r.at))
}
