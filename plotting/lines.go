package plotting

import (
	"fmt"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// LineOptions are the choices of [Lines].
type LineOptions struct {
	Options
	Baseline Baseline
}

// A Baseline says where the vertical axis of lines begins.
type Baseline uint8

const (
	// UsualBaseline is zero for counts, money and shares, and free for
	// indices, ratios and ranks.
	UsualBaseline Baseline = iota
	// ZeroBaseline begins at zero, or below it where figures are negative.
	ZeroBaseline
	// FreeBaseline begins near the lowest figure.
	FreeBaseline
)

// String returns the name of the baseline.
func (b Baseline) String() string {
	switch b {
	case UsualBaseline:
		return "usual"
	case ZeroBaseline:
		return "zero"
	case FreeBaseline:
		return "free"
	}
	return fmt.Sprintf("Baseline(%d)", uint8(b))
}

// Lines draws time series as lines, one for each area (or industry, size
// class), with their names at their right ends. All rows must have one measure,
// one statistic and one unit.
//
// A line leads from a year to the next only where both have a value and the
// two are comparable; breaks of the survey are dashed rules with their names,
// by letters that the notes explain where there is no room. The next year is
// the one that follows at the table's step, so five-yearly figures make a line
// and a year that is left out of yearly ones is a gap. Estimated and
// provisional figures have hollow markers. Figures with a confidence interval,
// or with the largest error of an estimate, have a band around their line, in
// its runs; a suppressed figure of a known range is hatched from end to end of
// it. Index figures have a rule at 100,
// ratios at 1; ranks count downwards.
//
// Of more than seven lines with none highlighted the seven that end highest
// are coloured. Where there is no room for all names, of the grey lines those are
// named that end apart from the others, and the notes say how many are not.
func Lines(t *census.Table, o LineOptions) (*Chart, error) {
	s, err := newSubject("Lines", t, o.Options, manyYears)
	if err != nil {
		return nil, err
	}
	if err := someValue("Lines", t); err != nil {
		return nil, err
	}
	c := newChart(s)
	c.Axis = s.axis()
	l := linesOf(s)
	b := breaksOf(s)
	c.heighten(0)
	c.setAxes(s, o.Baseline)
	c.Plot.Add(&plotter.Grid{Horizontal: s.theme.grid()})
	if at, ok := reference(s.quantity.unit); ok {
		c.Plot.Add(&level{at: at, style: draw.LineStyle{Color: s.theme.Ink, Width: s.theme.FontSize / 12}})
	}
	c.addLines(s, l, &b)
	return c, c.check()
}

// addLines adds lines and the breaks of the survey to the plot, and what they
// need to be said.
func (c *Chart) addLines(s *subject, l *lines, b *breaks) {
	for _, one := range l.series {
		c.labels = append(c.labels, one.label, one.figure)
	}
	c.Plot.Add(&bands{s.theme, l.series}, b, l)
	c.fit = func(area draw.Canvas) draw.Canvas {
		width := area.Max.X - area.Min.X
		b.rows = 0
		l.fit(width)
		data := c.Plot.DataCanvas(area)
		x, _ := c.Plot.Transforms(&data)
		b.place(x, area.Max.X)
		l.shrink(width, data.Max.Y-data.Min.Y-b.height())
		return area
	}
	c.annotate(s, l, b)
}

// annotate adds the notes that lines need, and leaves out the names of lines
// that there is no room for.
func (c *Chart) annotate(s *subject, l *lines, b *breaks) {
	c.fit(draw.Canvas{Rectangle: c.plotArea()})
	c.thinYears()
	c.noteBreaks(b)
	note, _ := s.estimates(c.language.Choose("Hollow markers", "白抜き"), s.table.All())
	c.note(note)
	c.note(s.absentNote(c.language.Choose("Gaps: ", "欠測：")))
	c.noteBands(s, l.series)
	l.fit(c.plotArea().Max.X)
	c.heighten(l.minimum() + b.height() + 3*c.theme.FontSize)
	data := c.Plot.DataCanvas(draw.Canvas{Rectangle: c.plotArea()})
	_, y := c.Plot.Transforms(&data)
	if n := l.unname(y, data.Max.Y-data.Min.Y); n > 0 {
		c.note(fmt.Sprintf(c.language.Choose("Grey lines without a name: %d.", "名称のない灰色の線：%d本。"), n))
	}
}

// noteBreaks names the breaks of the survey that have been placed.
func (c *Chart) noteBreaks(b *breaks) {
	switch {
	case len(b.rules) == 0:
	case b.rows > 4 || b.height() > c.Height/6:
		c.note(b.shorten(c.language))
	default:
		c.note(b.note(c.language))
	}
}

// heighten makes the chart higher, where its size lets it, until the plot has
// two fifths of its width and at least the height given: notes must not squeeze
// it, nor names overlap.
func (c *Chart) heighten(least vg.Length) {
	if area := c.plotArea(); c.flexible {
		c.Height += max(0, area.Max.X*0.4-area.Max.Y, least-area.Max.Y)
	}
}
