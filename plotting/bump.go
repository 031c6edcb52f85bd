package plotting

import (
	"fmt"
	"slices"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/machikoba/machikoba/ingest/census"
)

// BumpOptions are the choices of [Bump].
type BumpOptions struct {
	Options
	// Top keeps those that end among the first so many, and the highlighted
	// ones; 0 keeps all.
	Top int
}

// Bump draws ranks over time, the first on top: a line with a marker for each
// year, with its rank at both ends and its name at the right one. The rows must
// be ranks, such as stats.Rank makes, of one measure and statistic.
//
// As in [Lines], no line leads across a year without a rank or a break of the
// survey, and the seven that end highest are coloured where none is
// highlighted. The chart grows with its ranks on [Page] and [Column]; on the
// other sizes grey lines lose their names where there is no room.
//
// Bump panics where Top is negative.
func Bump(t *census.Table, o BumpOptions) (*Chart, error) {
	if o.Top < 0 {
		panic("plotting: Bump: Top is negative")
	}
	s, err := newSubject("Bump", t, o.Options, manyYears)
	if err != nil {
		return nil, err
	}
	if s.quantity.unit != census.UnitRank {
		return nil, fmt.Errorf("plotting: Bump draws ranks, and the rows are in %s: rank them first", s.quantity.unit)
	}
	if !slices.ContainsFunc(t.Values(), finite) {
		return nil, fmt.Errorf("plotting: Bump: nothing to draw: none of the %d figures has a value", t.Len())
	}
	c := newChart(s)
	c.Axis = s.axis()
	l := linesOf(s)
	if n := l.keepTop(s, o.Top); n > 0 {
		c.note(fmt.Sprintf(s.language.Choose("%d of %d shown.", "全%[2]d中%[1]dを表示。"), len(l.series), len(l.series)+n))
	}
	l.marked = true
	l.writeFigures(s)
	c.setAxes(s, FreeBaseline)
	c.Plot.HideY()
	c.Plot.Y.Padding = 0
	low, high := l.extent()
	c.Plot.Y.Min, c.Plot.Y.Max = low-0.4, high+0.4
	c.Plot.Add(&plotter.Grid{Vertical: s.theme.grid()})
	c.heighten(vg.Length(high-low+1) * c.theme.FontSize * 1.3)
	b := breaksOf(s)
	c.addLines(s, l, &b)
	return c, c.check()
}

// keepTop drops the lines that end below a rank and are not highlighted, and
// returns how many; 0 keeps all.
func (l *lines) keepTop(s *subject, top int) int {
	if top == 0 {
		return 0
	}
	before := len(l.series)
	l.series = slices.DeleteFunc(l.series, func(one series) bool { return one.y > float64(top) && !one.bright })
	s.colour(l.series)
	l.list = namesOf(l.series)
	return before - len(l.series)
}

// extent returns the lowest and the highest figure of the lines.
func (l *lines) extent() (lo, hi float64) {
	lo, hi = l.series[0].y, l.series[0].y
	for _, one := range l.series {
		for _, p := range one.points {
			lo, hi = min(lo, p.value), max(hi, p.value)
		}
		for _, r := range one.ranges {
			lo, hi = min(lo, r.lower), max(hi, r.upper)
		}
	}
	return lo, hi
}
