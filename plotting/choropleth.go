package plotting

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// ChoroplethOptions are the choices of [Choropleth].
type ChoroplethOptions struct {
	Options
	Colours Colours
	// Center is the middle of [DivergingColours], as in [HeatMapOptions].
	Center float64
	// SmallestIsland leaves out shapes of fewer degrees squared, such as the
	// far islands that would make all others small: 0.05 leaves the main
	// islands of Japan and Okinawa. 0 draws all.
	SmallestIsland float64
}

// Choropleth draws areas as a map in their true shapes, coloured by their
// values. All rows must have one year, measure, statistic and unit; boundaries
// come from the caller, see [ParseBoundaries], for no office's licence lets them
// be part of this module. Parallels are as long as in the middle of the map
// (equirectangular projection), which serves a country of Japan's extent.
//
// Japan among other areas is a note. An area whose figure is suppressed or absent
// is hatched, one that has boundaries but no row is empty. It is an error where
// an area of the table has no boundaries. Highlighted areas have a heavy outline.
func Choropleth(t *census.Table, b *Boundaries, o ChoroplethOptions) (*Chart, error) {
	t, whole := apart(t)
	s, err := newSubject("Choropleth", t, o.Options, oneYear)
	if err == nil && s.by != census.ByArea {
		err = fmt.Errorf("plotting: Choropleth draws areas, and the rows differ in %v", s.by)
	}
	if err == nil {
		err = someValue("Choropleth", t)
	}
	if err != nil {
		return nil, err
	}
	m := &choropleth{theme: s.theme, language: s.language, title: s.axis()}
	m.scale = newColourScale(s, o.Colours, o.Center)
	if err := m.setShapes(s, b, o.SmallestIsland); err != nil {
		return nil, err
	}
	c := newChart(s)
	c.labels = append(c.labels, m.title)
	if whole != nil && finite(whole.Value) {
		c.note(s.wholeNote(*whole))
	}
	note, _ := s.estimates(s.language.Choose("Some figures", "一部の数値"), t.All())
	c.note(note)
	c.annotateCells(s, 0)
	if n := len(m.shapes) - t.Len(); n > 0 {
		c.note(fmt.Sprintf(c.language.Choose("Empty: not in the table (%d).", "空白：表にない（%d）。"), n))
	}
	c.arrangeMap(m)
	return c, c.check()
}

// setShapes joins the rows of the table to the boundaries.
func (m *choropleth) setShapes(s *subject, b *Boundaries, least float64) error {
	rows := map[census.Area]census.Observation{}
	for o := range s.table.All() {
		rows[o.Area] = o
	}
	for _, f := range b.areas {
		one := mapShape{value: math.NaN()}
		for _, p := range f.polygons {
			if p.extent() >= least {
				one.polygons = append(one.polygons, p)
			}
		}
		if o, ok := rows[f.area]; ok {
			one.present, one.bright = true, s.bright[o.Key]
			if !o.Status.Absent() {
				one.value = o.Value
			}
			m.hatched = m.hatched || o.Status.Absent()
			delete(rows, f.area)
		}
		m.shapes = append(m.shapes, one)
	}
	if len(rows) > 0 {
		var lacking []string
		for a := range rows {
			lacking = append(lacking, a.Label(census.English))
		}
		slices.Sort(lacking)
		return fmt.Errorf("plotting: Choropleth: the boundaries lack %d of the areas (%s)", len(lacking), some(lacking))
	}
	m.setExtent()
	if !(m.east > m.west && m.north > m.south) {
		return fmt.Errorf("plotting: Choropleth: nothing to draw: the boundaries have no extent")
	}
	return nil
}

// arrangeMap adds the map to the plot, whose height goes by it.
func (c *Chart) arrangeMap(m *choropleth) {
	c.Plot.HideAxes()
	c.Plot.X.Padding, c.Plot.Y.Padding = 0, 0
	c.Plot.Add(m)
	c.fit = func(area draw.Canvas) draw.Canvas { return area }
	if width := c.plotArea().Max.X; c.flexible {
		aspect := (m.east - m.west) * m.shrink() / (m.north - m.south)
		c.Height = c.around() + min(width/vg.Length(aspect), width*1.2) + c.theme.FontSize*4
	}
}
