package plotting

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// lines draws series with their names at their right ends, and perhaps with
// what stands at their left ones.
type lines struct {
	ends
	start  *ends // nil for none
	series []series
	marked bool // whether each figure has a marker
}

// linesOf makes the lines of a chart.
func linesOf(s *subject) *lines {
	l := &lines{ends: ends{theme: s.theme}, series: seriesOf(s)}
	l.list = namesOf(l.series)
	return l
}

// namesOf returns the names of series, which go with them.
func namesOf(list []series) []*name {
	var names []*name
	for i := range list {
		names = append(names, &list[i].name)
	}
	return names
}

// writeFigures has the first and the last figure of each line written at its
// ends.
func (l *lines) writeFigures(s *subject) {
	l.start = &ends{theme: l.theme, left: true}
	for i := range l.series {
		one := &l.series[i]
		one.figure = one.figureAt(s, one.x)
		first := one.name
		first.x = float64(s.table.Years()[0])
		first.label, first.figure = "", one.figureAt(s, first.x)
		first.y, first.named = one.at(first.x)
		l.start.list = append(l.start.list, &first)
	}
}

// at returns the figure of a year, or the middle of its range.
func (s series) at(year float64) (v float64, ok bool) {
	for _, p := range s.points {
		if p.year == year {
			return p.value, true
		}
	}
	for _, r := range s.ranges {
		if r.year == year {
			return (r.lower + r.upper) / 2, true
		}
	}
	return 0, false
}

// figureAt writes the figure of a year, or its range.
func (s series) figureAt(of *subject, year float64) string {
	for _, r := range s.ranges {
		if r.year == year {
			return of.quantity.format(r.lower) + of.language.Choose("–", "～") + of.quantity.format(r.upper)
		}
	}
	if v, ok := s.at(year); ok {
		return of.quantity.format(v)
	}
	return ""
}

// fit sets the names of both sides in the theme's letters.
func (l *lines) fit(width vg.Length) {
	l.ends.fit(width)
	if l.start != nil {
		l.start.fit(width)
	}
}

// shrink makes the names of both sides fit into a height.
func (l *lines) shrink(width, height vg.Length) {
	l.ends.shrink(width, height)
	if l.start != nil {
		l.start.shrink(width, height)
	}
}

// unname drops names and figures of grey lines that there is no room for, and
// returns how many names it dropped.
func (l *lines) unname(y func(float64) vg.Length, height vg.Length) int {
	n := l.ends.unname(y, height)
	if l.start != nil {
		l.start.unname(y, height)
	}
	return n
}

// GlyphBoxes keeps room for the names and for markers.
func (l *lines) GlyphBoxes(p *plot.Plot) []plot.GlyphBox {
	r := l.theme.FontSize / 2
	boxes := l.ends.GlyphBoxes(p)
	if l.start != nil {
		boxes = append(boxes, l.start.GlyphBoxes(p)...)
	}
	return append(boxes,
		plot.GlyphBox{X: 0, Rectangle: vg.Rectangle{Min: vg.Point{X: -r}, Max: vg.Point{X: r}}},
		plot.GlyphBox{Y: 1, Rectangle: vg.Rectangle{Min: vg.Point{Y: -r}, Max: vg.Point{Y: r}}},
	)
}

// Plot draws the lines, the first of the ranking last, and then their names.
func (l *lines) Plot(c draw.Canvas, p *plot.Plot) {
	order := slices.Clone(l.series)
	slices.SortFunc(order, func(a, b series) int { return cmp.Compare(b.rank, a.rank) })
	for _, one := range order {
		l.draw(c, p, one)
	}
	l.ends.Plot(c, p)
	if l.start != nil {
		l.start.Plot(c, p)
	}
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
		case l.marked || i == len(one.points)-1:
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
