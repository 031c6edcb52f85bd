package plotting

import (
	"image/color"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// multiples draws panels in a grid.
type multiples struct {
	theme         Theme
	layout        Layout
	panels        []panel
	breaks        breaks
	first, end    float64 // the years
	low, high     float64 // of all figures
	inverted      bool
	columns, rows int
}

// panel is one series in a place of the grid.
type panel struct {
	label, last string
	series      series
	low, high   float64
	column, row int
	plain       bool // whether something is highlighted
}

// Plot draws the panels.
func (m *multiples) Plot(c draw.Canvas, _ *plot.Plot) {
	w, h := (c.Max.X-c.Min.X)/vg.Length(m.columns), (c.Max.Y-c.Min.Y)/vg.Length(m.rows)
	gap := min(w, h) * 0.06
	names := m.letters(w-2*gap, h)
	valued := true
	for _, p := range m.panels {
		valued = valued && names.width(p.label)+names.width(p.last)+names.size() < w-2*gap
	}
	for _, p := range m.panels {
		at := vg.Point{X: c.Min.X + w*vg.Length(p.column), Y: c.Max.Y - h*vg.Length(p.row+1)}
		r := vg.Rectangle{Min: at.Add(vg.Point{X: gap, Y: gap}), Max: at.Add(vg.Point{X: w - gap, Y: h - gap})}
		top := r.Max.Y - names.size()*0.5
		with := names
		if p.series.bright {
			with = m.theme.letters(float64(names.size()/m.theme.FontSize), stdfont.WeightBold, m.theme.Ink)
		}
		with.drawMiddle(c, r.Min.X, top, text.XLeft, with.fit(p.label, w-2*gap))
		if valued {
			names.in(m.theme.Muted).drawMiddle(c, r.Max.X, top, text.XRight, p.last)
		}
		r.Max.Y -= names.size() * 1.35
		m.draw(c, p, r)
	}
}

// letters returns the letters of the names, the largest in which none is cut on
// the geographic layout, and a cut one is on the plain one.
func (m *multiples) letters(width, height vg.Length) letters {
	l := m.theme.legendLetters()
	if m.layout == GeographicLayout {
		for _, p := range m.panels {
			if w := l.width(p.label); w > width {
				l = l.of(l.size() * width / w)
			}
		}
	}
	return l.of(min(l.size(), height*0.25))
}

// draw draws the line of a panel between its lower and upper rule.
func (m *multiples) draw(c draw.Canvas, p panel, r vg.Rectangle) {
	fs, inset := m.theme.FontSize, min(m.theme.FontSize*0.25, (r.Max.X-r.Min.X)*0.05)
	x := func(year float64) vg.Length {
		if m.first == m.end {
			return (r.Min.X + r.Max.X) / 2
		}
		return r.Min.X + inset + vg.Length((year-m.first)/(m.end-m.first))*(r.Max.X-r.Min.X-2*inset)
	}
	y := func(v float64) vg.Length {
		share := (v - p.low) / (p.high - p.low)
		if m.inverted {
			share = 1 - share
		}
		return r.Min.Y + vg.Length(share)*(r.Max.Y-r.Min.Y)
	}
	c.StrokeLine2(m.theme.grid(), r.Min.X, r.Max.Y, r.Max.X, r.Max.Y)
	c.StrokeLine2(draw.LineStyle{Color: m.theme.Muted, Width: fs / 18}, r.Min.X, r.Min.Y, r.Max.X, r.Min.Y)
	if p.low < 0 && p.high > 0 {
		c.StrokeLine2(draw.LineStyle{Color: m.theme.Muted, Width: fs / 18}, r.Min.X, y(0), r.Max.X, y(0))
	}
	for _, rule := range m.breaks.rules {
		dashed := draw.LineStyle{Color: m.theme.Plain, Width: fs / 20, Dashes: []vg.Length{1.5, 1.5}}
		c.StrokeLine2(dashed, x(rule.at), r.Min.Y, x(rule.at), r.Max.Y)
	}
	m.drawSeries(c, p, x, y)
}

// drawSeries draws the runs of a series, its estimates and its ranges.
func (m *multiples) drawSeries(c draw.Canvas, p panel, x, y func(float64) vg.Length) {
	with, width := m.colour(p), m.theme.FontSize/8
	if p.series.bright {
		width *= 1.5
	}
	style := draw.LineStyle{Color: with, Width: width}
	var run []vg.Point
	for i, pt := range p.series.points {
		at := vg.Point{X: x(pt.year), Y: y(pt.value)}
		if !pt.joined {
			run = nil
		}
		run = append(run, at)
		alone := !pt.joined && (i+1 == len(p.series.points) || !p.series.points[i+1].joined)
		if len(run) > 1 {
			c.StrokeLines(style, run[len(run)-2:])
		} else if alone {
			m.theme.dot(c, at, width*0.9, with)
		}
	}
	for _, pt := range p.series.points {
		if pt.estimated {
			m.theme.dot(c, vg.Point{X: x(pt.year), Y: y(pt.value)}, width, with)
			m.theme.dot(c, vg.Point{X: x(pt.year), Y: y(pt.value)}, width*0.6, m.theme.Background)
		}
	}
	for _, r := range p.series.ranges {
		c.StrokeLine2(draw.LineStyle{Color: m.theme.Muted, Width: width}, x(r.year), y(r.lower), x(r.year), y(r.upper))
	}
}

// colour returns the colour of a panel's line.
func (m *multiples) colour(p panel) color.Color {
	switch {
	case p.series.bright:
		return m.theme.Accent
	case p.plain:
		return m.theme.Muted
	}
	return m.theme.Palette[0]
}
