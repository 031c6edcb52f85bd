package plotting

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// HeatMapOptions are the choices of [HeatMap].
type HeatMapOptions struct {
	Options
	Colours Colours
	// Center is the middle of [DivergingColours]; 0 takes 1 for ratios, 100
	// for indices and 0 for all else.
	Center float64
}

// HeatMap draws the figures of two dimensions as a matrix of coloured cells:
// location quotients of prefectures and industries, shares of industries by
// year. The rows of the table must differ in two parts of their keys, and have
// one measure, statistic and unit. The dimension with more members goes down,
// years go across; both are in the order of their codes.
//
// Diverging colours of ratios, such as location quotients, are in classes: those
// of a quotient and of its inverse are equally far from the centre m, with
// bounds
//
//	m/4, m/2, m/1.25, 1.25 m, 2 m, 4 m
//
// A cell whose figure is suppressed or absent is hatched, one without a row
// empty. Values are written into the cells where there is room for all of them,
// with "e" for estimated and provisional ones, and so are the ranges of figures
// that are suppressed where there is room for them. What is highlighted is
// outlined.
//
// The chart grows with its rows on [Page] and [Column].
func HeatMap(t *census.Table, o HeatMapOptions) (*Chart, error) {
	s, down, across, err := heatSubject("HeatMap", t, o.Options)
	if err != nil {
		return nil, err
	}
	c := newChart(s)
	c.Axis = s.axis()
	h := &heatMap{theme: s.theme, language: s.language, quantity: s.quantity}
	h.scale = heatColours(s, o.Colours, o.Center)
	note, all := s.estimates("e", t.All())
	h.setCells(s, down, across, all)
	for _, line := range slices.Concat(h.rows, h.columns) {
		c.labels = append(c.labels, line.label)
	}
	c.annotateCells(s, len(h.rows)*len(h.columns)-t.Len())
	c.arrangeHeatMap(h)
	if note != "" && (all || h.written(c.plotArea())) {
		c.note(note)
		c.arrangeHeatMap(h)
	}
	return c, c.check()
}

// heatSubject checks that a table can be drawn as a matrix, and says of which
// dimensions.
func heatSubject(chart string, t *census.Table, o Options) (s *subject, down, across census.Dimension, err error) {
	if err = drawable(chart, t); err == nil {
		down, across, err = sides(t)
	}
	if err == nil {
		err = someValue(chart, t)
	}
	if err == nil {
		s, err = subjectBy(chart, t, o, down)
	}
	return s, down, across, err
}

// sides returns the dimensions in which the rows of a table differ: that of the
// rows and that of the columns of a heat map.
func sides(t *census.Table) (down, across census.Dimension, err error) {
	vary := t.Vary()
	if len(vary) != 2 {
		return 0, 0, fmt.Errorf("plotting: HeatMap draws rows that differ in two parts of their keys, and these differ in %d %v: select", len(vary), vary)
	}
	down, across = vary[0], vary[1]
	if down == census.ByYear || len(parts(t, across)) > len(parts(t, down)) && across != census.ByYear {
		down, across = across, down
	}
	return down, across, nil
}

// heatColours returns the colours of cells: in classes for ratios around a
// centre, which few quotients exceed by far.
func heatColours(s *subject, colours Colours, center float64) colourScale {
	c := newColourScale(s, colours, center)
	if colours != DivergingColours || s.quantity.unit != census.UnitRatio {
		return c
	}
	if center == 0 {
		center = 1
	}
	for _, times := range []float64{1. / 4, 1. / 2, 1 / 1.25, 1.25, 2, 4} {
		c.bounds = append(c.bounds, center*times)
	}
	return c
}

// setCells lays the rows of the table out by two dimensions.
func (h *heatMap) setCells(s *subject, down, across census.Dimension, unmarked bool) {
	m, err := s.table.Matrix(down, across)
	if err != nil { // sides has made sure that there are two
		panic(err)
	}
	type place struct{ row, column string }
	rows := map[place]census.Observation{}
	for o := range s.table.All() {
		rows[place{o.Part(down), o.Part(across)}] = o
	}
	for _, k := range m.Cols {
		h.columns = append(h.columns, heatLine{label: s.table.Label(k, across, s.language), bright: s.bright != nil})
	}
	for _, k := range m.Rows {
		line := heatLine{label: s.table.Label(k, down, s.language), bright: s.bright != nil}
		for j, other := range m.Cols {
			o, present := rows[place{k.Part(down), other.Part(across)}]
			cell := h.cell(o, present, unmarked)
			cell.bright = present && s.bright[o.Key]
			line.bright = line.bright && cell.bright
			h.columns[j].bright = h.columns[j].bright && cell.bright
			line.cells = append(line.cells, cell)
		}
		h.rows = append(h.rows, line)
	}
}

// cell returns the cell of a figure.
func (h *heatMap) cell(o census.Observation, present, unmarked bool) heatCell {
	cell := heatCell{value: math.NaN(), present: present}
	switch {
	case !present:
	case bounded(o):
		cell.text = h.quantity.between(o)
	case !o.Status.Absent():
		cell.value, cell.text = o.Value, h.quantity.format(o.Value)
		if estimated(o) && !unmarked {
			cell.text += " e"
		}
	}
	h.hatched = h.hatched || present && math.IsNaN(cell.value)
	return cell
}

// arrangeHeatMap adds the cells to the plot and sets the height of the chart: a
// row is 1.15 to 2.6 times as high as its letters.
func (c *Chart) arrangeHeatMap(h *heatMap) {
	fs := c.theme.FontSize
	if c.fit == nil {
		c.Plot.HideAxes()
		c.Plot.X.Padding, c.Plot.Y.Padding = 0, 0
		c.Plot.Add(h)
		c.fit = func(area draw.Canvas) draw.Canvas { return area }
	}
	if !c.flexible {
		return
	}
	fixed := c.around() + h.lay(vg.Rectangle{Max: vg.Point{X: c.plotArea().Max.X, Y: 60 * fs}}).top
	n := fs * vg.Length(len(h.rows))
	c.Height = min(max(sizeTable[Page].height*c.Width/sizeTable[Page].width, fixed+1.15*n), fixed+2.6*n)
}
