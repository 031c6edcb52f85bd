package plotting

import (
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// choropleth draws areas in their shapes, and the legend above them.
type choropleth struct {
	theme                    Theme
	language                 census.Language
	scale                    colourScale
	title                    string
	shapes                   []mapShape
	hatched                  bool
	west, east, south, north float64 // degrees
}

// mapShape is one area.
type mapShape struct {
	polygons []polygon
	value    float64 // NaN where there is none
	present  bool    // whether the table has a row
	bright   bool
}

// setExtent finds how far the shapes reach.
func (m *choropleth) setExtent() {
	m.west, m.south = math.Inf(1), math.Inf(1)
	m.east, m.north = math.Inf(-1), math.Inf(-1)
	for _, s := range m.shapes {
		for _, p := range s.polygons {
			for _, at := range p[0] {
				m.west, m.east = min(m.west, at[0]), max(m.east, at[0])
				m.south, m.north = min(m.south, at[1]), max(m.north, at[1])
			}
		}
	}
}

// shrink returns how long a degree of longitude is beside one of latitude.
func (m *choropleth) shrink() float64 { return math.Cos((m.south + m.north) / 2 * math.Pi / 180) }

// Plot draws the areas, the highlighted ones last.
func (m *choropleth) Plot(c draw.Canvas, _ *plot.Plot) {
	fs := m.theme.FontSize
	m.legend(c)
	area := c.Rectangle
	area.Max.Y -= fs * 4
	area.Min, area.Max = area.Min.Add(vg.Point{X: fs / 4, Y: fs / 4}), area.Max.Sub(vg.Point{X: fs / 4, Y: fs / 4})
	width, height := (m.east-m.west)*m.shrink(), m.north-m.south
	unit := min(area.Size().X/vg.Length(width), area.Size().Y/vg.Length(height))
	left := (area.Min.X + area.Max.X - unit*vg.Length(width)) / 2
	bottom := (area.Min.Y + area.Max.Y - unit*vg.Length(height)) / 2
	project := func(at [2]float64) vg.Point {
		return vg.Point{X: left + unit*vg.Length((at[0]-m.west)*m.shrink()), Y: bottom + unit*vg.Length(at[1]-m.south)}
	}
	for _, bright := range []bool{false, true} {
		for _, s := range m.shapes {
			if s.bright == bright {
				m.draw(c, s, project)
			}
		}
	}
}

// draw draws one area.
func (m *choropleth) draw(c draw.Canvas, s mapShape, project func([2]float64) vg.Point) {
	edge := draw.LineStyle{Color: m.theme.Background, Width: m.theme.FontSize / 24}
	if math.IsNaN(s.value) {
		edge.Color = m.theme.Muted
	}
	if s.bright {
		edge = draw.LineStyle{Color: m.theme.Accent, Width: m.theme.FontSize / 6}
	}
	for _, p := range s.polygons {
		var rings [][]vg.Point
		for _, r := range p {
			ring := make([]vg.Point, len(r))
			for i, at := range r {
				ring[i] = project(at)
			}
			rings = append(rings, ring)
		}
		path := ringPath(rings)
		switch {
		case !math.IsNaN(s.value):
			c.SetColor(m.scale.colour(s.value))
			c.Fill(path)
		case s.present:
			m.theme.hatchRings(c, rings)
		}
		c.SetLineStyle(edge)
		c.Stroke(path)
	}
}

// ringPath returns the path of rings. Holes run against their outer ring (see
// [polygon]), so every canvas leaves them out.
func ringPath(rings [][]vg.Point) vg.Path {
	var path vg.Path
	for _, r := range rings {
		for i, at := range r {
			if i == 0 {
				path.Move(at)
				continue
			}
			path.Line(at)
		}
		path.Close()
	}
	return path
}

// hatchRings draws the diagonals within rings: each is cut where it crosses an
// edge, and is within between its odd and its even crossings.
func (t Theme) hatchRings(c draw.Canvas, rings [][]vg.Point) {
	c.SetLineStyle(draw.LineStyle{Color: t.Muted, Width: t.FontSize / 20})
	lo, hi := vg.Length(math.Inf(1)), vg.Length(math.Inf(-1))
	for _, r := range rings {
		for _, p := range r {
			lo, hi = min(lo, p.Y-p.X), max(hi, p.Y-p.X)
		}
	}
	pitch := t.FontSize * 0.45
	for at := vg.Length(math.Ceil(float64(lo/pitch))) * pitch; at < hi; at += pitch {
		var cuts []vg.Point
		for _, r := range rings {
			for i, p := range r {
				q := r[(i+1)%len(r)]
				a, b := p.Y-p.X-at, q.Y-q.X-at
				if a < 0 != (b < 0) {
					cuts = append(cuts, p.Add(q.Sub(p).Scale(a/(a-b))))
				}
			}
		}
		slices.SortFunc(cuts, func(p, q vg.Point) int { return int(math.Copysign(1, float64(p.X-q.X))) })
		for i := 0; i+1 < len(cuts); i += 2 {
			var line vg.Path
			line.Move(cuts[i])
			line.Line(cuts[i+1])
			c.Stroke(line)
		}
	}
}

// legend draws the title of the scale and the scale.
func (m *choropleth) legend(c draw.Canvas) {
	fs, l := m.theme.FontSize, m.theme.legendLetters()
	width, sign := c.Max.X-c.Min.X, vg.Length(0)
	if m.hatched {
		sign = m.theme.hatchSignWidth(m.language) + fs*1.5
	}
	l.drawDown(c, c.Min.X, c.Max.Y, l.wrapTo(m.title, width, 1))
	bar := vg.Rectangle{Min: vg.Point{X: c.Min.X + fs*0.5, Y: c.Max.Y - fs*2.2}}
	bar.Max = vg.Point{X: bar.Min.X + min(width-sign-fs, fs*24), Y: c.Max.Y - fs*1.3}
	m.scale.drawBar(c, bar, l)
	if m.hatched {
		m.theme.hatchSign(c, vg.Point{X: bar.Max.X + fs*1.5, Y: bar.Min.Y - fs*0.1}, m.language)
	}
}
