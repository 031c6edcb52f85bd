package plotting

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// MultipleOptions are the choices of [SmallMultiples].
type MultipleOptions struct {
	Options
	Layout   Layout
	Baseline Baseline
	Scales   Scales
}

// A Layout says where the panels of small multiples stand.
type Layout uint8

const (
	// PlainLayout has the panels in rows, in the order of the table.
	PlainLayout Layout = iota
	// GeographicLayout has the prefectures where [TileGrid] has them.
	GeographicLayout
)

// String returns the name of the layout.
func (l Layout) String() string {
	switch l {
	case PlainLayout:
		return "plain"
	case GeographicLayout:
		return "geographic"
	}
	return fmt.Sprintf("Layout(%d)", uint8(l))
}

// Scales says whether the panels of small multiples share their vertical axis.
type Scales uint8

const (
	// SharedScale is the same in all panels, so that heights compare.
	SharedScale Scales = iota
	// OwnScales let each panel reach from its lowest to its highest figure,
	// so that courses compare where sizes differ by much; with
	// [ZeroBaseline] from zero.
	OwnScales
)

// String returns the name of the scales.
func (s Scales) String() string {
	switch s {
	case SharedScale:
		return "shared"
	case OwnScales:
		return "own"
	}
	return fmt.Sprintf("Scales(%d)", uint8(s))
}

// SmallMultiples draws time series as lines in a panel each: of the 47
// prefectures in a geographic grid, or of whatever else the rows differ in, in a
// plain one. All rows must have one measure, statistic and unit. Lines are
// interrupted as those of [Lines]; breaks of the survey are dashed rules that the
// notes name. The notes say between which figures and years the panels reach,
// and the last figure of each stands in its upper right where there is room for
// all of them. Estimated and provisional figures are hollow dots, and the range
// of one that is suppressed is an upright line.
//
// A panel without a figure has its name alone. On the geographic layout Japan is
// left out.
func SmallMultiples(t *census.Table, o MultipleOptions) (*Chart, error) {
	if o.Layout == GeographicLayout {
		t = t.Where(func(o census.Observation) bool { return o.Area != census.Japan })
	}
	s, err := newSubject("SmallMultiples", t, o.Options, manyYears)
	if err == nil && o.Layout == GeographicLayout {
		err = onlyPrefectures("SmallMultiples", s)
	}
	if err == nil {
		err = someValue("SmallMultiples", t)
	}
	if err != nil {
		return nil, err
	}
	c := newChart(s)
	c.Axis = s.axis()
	m := newMultiples(s, o)
	for _, p := range m.panels {
		c.labels = append(c.labels, p.label, p.last)
	}
	c.annotateMultiples(s, m)
	c.arrangeMultiples(m)
	return c, c.check()
}

// newMultiples makes the panels of a table.
func newMultiples(s *subject, o MultipleOptions) *multiples {
	m := &multiples{theme: s.theme, layout: o.Layout, breaks: breaksOf(s)}
	years := s.table.Years()
	m.first, m.end = float64(years[0]), float64(years[len(years)-1])
	zero := o.Baseline == ZeroBaseline || o.Baseline == UsualBaseline && usualZero(s.quantity.unit)
	m.low, m.high = reach(s.quantity.min, s.quantity.max, zero)
	m.inverted = s.quantity.unit == census.UnitRank
	drawn := map[string]series{}
	for _, one := range seriesOf(s) {
		drawn[one.label] = one
	}
	seen := map[string]bool{}
	for o := range s.table.All() {
		label := s.label(o.Key)
		if seen[label] {
			continue
		}
		seen[label] = true
		p := panel{label: label, series: drawn[label], low: m.low, high: m.high, plain: s.bright != nil}
		if m.layout == GeographicLayout {
			p.column, p.row, p.label = tileOf(o.Area, s.language)
		}
		m.panels = append(m.panels, p)
	}
	for i := range m.panels {
		m.panels[i].finish(s, o.Scales, o.Baseline == ZeroBaseline)
	}
	return m
}

// finish sets the last figure of a panel, and its scale where it has its own.
func (p *panel) finish(s *subject, scales Scales, zero bool) {
	n := len(p.series.points)
	if n > 0 {
		p.last = s.quantity.format(p.series.points[n-1].value)
	}
	if n+len(p.series.ranges) == 0 || scales == SharedScale {
		return
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, pt := range p.series.points {
		lo, hi = min(lo, pt.value), max(hi, pt.value)
	}
	for _, r := range p.series.ranges {
		lo, hi = min(lo, r.lower), max(hi, r.upper)
	}
	p.low, p.high = reach(lo, hi, zero)
}

// reach returns the ends of an axis for figures between two, which differ.
func reach(lo, hi float64, zero bool) (low, high float64) {
	if zero {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	if lo == hi {
		room := max(math.Abs(hi)*0.1, 1e-9)
		return lo - room, hi + room
	}
	return lo, hi
}

// annotateMultiples says how the panels are to be read.
func (c *Chart) annotateMultiples(s *subject, m *multiples) {
	years := s.period()
	shared := !slices.ContainsFunc(m.panels, func(p panel) bool { return p.low != m.low || p.high != m.high })
	low, high := s.quantity.unit.Format(m.low, s.language), s.quantity.unit.Format(m.high, s.language)
	switch {
	case shared && m.inverted:
		c.note(fmt.Sprintf(s.language.Choose("Each panel: %s, from %s above to %s below.", "各図：%s、上端%s、下端%s。"), years, low, high))
	case shared:
		c.note(fmt.Sprintf(s.language.Choose("Each panel: %s, from %s below to %s above.", "各図：%s、下端%s、上端%s。"), years, low, high))
	default:
		c.note(fmt.Sprintf(s.language.Choose("Each panel: %s, on a scale of its own.", "各図：%s、縦軸は図ごとに異なる。"), years))
	}
	if len(m.breaks.rules) > 0 {
		var list []string
		for _, r := range m.breaks.rules {
			list = append(list, r.full)
		}
		c.note(s.language.Choose("Dashed rules: breaks of the survey: ", "破線：調査の断層：") + strings.Join(list, s.language.Choose("; ", "；")) +
			s.language.Choose(". ", "。") + m.breaks.meaning(s.language))
	}
	note, _ := s.estimates(s.language.Choose("Hollow markers", "白抜き"), s.table.All())
	c.note(note)
	c.note(s.absentNote(s.language.Choose("Gaps: ", "欠測：")))
	if slices.ContainsFunc(m.panels, func(p panel) bool { return len(p.series.ranges) > 0 }) {
		c.note(s.language.Choose("Upright lines: the range in which a figure that is not published lies.", "縦線：公表されていない数値がとりうる範囲。"))
	}
}

// arrangeMultiples sets columns and rows, and the height of the chart.
func (c *Chart) arrangeMultiples(m *multiples) {
	fs, width := c.theme.FontSize, c.plotArea().Max.X
	height := fs * 6.5
	m.columns, m.rows = tileColumns, tileRows
	if m.layout == PlainLayout {
		n := len(m.panels)
		most := max(int(width/(fs*9.5)), 1)
		m.rows = (n + most - 1) / most
		m.columns = (n + m.rows - 1) / m.rows
		for i := range m.panels {
			m.panels[i].column, m.panels[i].row = i%m.columns, i/m.columns
		}
		if m.rows == 1 {
			height = fs * 16
		}
	} else {
		height = width / tileColumns * 1.15
	}
	c.Plot.HideAxes()
	c.Plot.X.Padding, c.Plot.Y.Padding = 0, 0
	c.Plot.Add(m)
	c.fit = func(area draw.Canvas) draw.Canvas { return area }
	if c.flexible {
		c.Height = c.around() + height*vg.Length(m.rows)
	}
}
