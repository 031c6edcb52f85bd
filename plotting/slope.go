package plotting

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/plot/plotter"

	"github.com/machikoba/machikoba/ingest/census"
)

// SlopeOptions are the choices of [Slope].
type SlopeOptions struct {
	Options
}

// Slope draws the change between two years as one straight line for each area
// (or industry, size class), with its figures at both ends and its name at the
// right one, or at the left one where it has no figure in the later year. All
// rows must have one measure, statistic and unit, and be of two years that are
// comparable: across a break of the survey there is no change to draw, and the
// error names the break.
//
// Lines are coloured as those of [Lines] are. Estimated and provisional figures
// have hollow markers, and a suppressed figure of a known range is hatched from
// end to end of it. The vertical axis has no numbers, and begins near the
// lowest figure; ranks count downwards.
func Slope(t *census.Table, o SlopeOptions) (*Chart, error) {
	s, err := newSubject("Slope", t, o.Options, manyYears)
	if err != nil {
		return nil, err
	}
	_, to, err := twoYears("Slope", s)
	if err != nil {
		return nil, err
	}
	c := newChart(s)
	c.Axis = s.axis()
	l := linesOf(s)
	l.marked = true
	l.writeFigures(s)
	for i := range l.series {
		if one := &l.series[i]; one.x != float64(to) {
			one.named, l.start.list[i].label = false, one.label
		}
	}
	c.setAxes(s, FreeBaseline)
	c.Plot.HideY()
	c.Plot.Y.Padding = 0
	c.Plot.Add(&plotter.Grid{Vertical: s.theme.grid()})
	c.addLines(s, l, &breaks{theme: s.theme})
	return c, c.check()
}

// twoYears returns the years of a table, and an error unless these are two that
// can be compared and have a value.
func twoYears(chart string, s *subject) (from, to census.Year, err error) {
	y := s.table.Years()
	if len(y) != 2 {
		var list []string
		for _, one := range y {
			list = append(list, one.String())
		}
		return 0, 0, fmt.Errorf("plotting: %s draws two years, and the rows have %d (%s)", chart, len(y), some(list))
	}
	if !slices.ContainsFunc(s.table.Values(), finite) {
		return 0, 0, fmt.Errorf("plotting: %s: nothing to draw: none of the %d figures has a value", chart, s.table.Len())
	}
	before, after := s.key, s.key
	before.Year, after.Year = y[0], y[1]
	if breaks := s.table.Comparable(before, after); len(breaks) > 0 {
		var list []string
		for _, b := range breaks {
			list = append(list, b.String())
		}
		return 0, 0, fmt.Errorf("plotting: %s: %d and %d are not comparable: %s", chart, y[0], y[1], strings.Join(list, "; "))
	}
	return y[0], y[1], nil
}
