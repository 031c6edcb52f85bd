package plotting

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// setAxes sets the ranges and the ticks of lines.
func (c *Chart) setAxes(s *subject, b Baseline) {
	q, p := s.quantity, c.Plot
	years := s.table.Years()
	p.X.Min, p.X.Max = float64(years[0]), float64(years[len(years)-1])
	if p.X.Min == p.X.Max {
		p.X.Min-- // the one year stands at the right end, beside the names
	}
	p.X.Tick.Marker = yearTicks{years, int(c.Width / (c.theme.FontSize * 4.5))}
	lo, hi := reachOf(s.table)
	p.Y.Min, p.Y.Max = min(q.min, lo), max(q.max, hi)
	if at, ok := reference(q.unit); ok {
		p.Y.Min, p.Y.Max = min(p.Y.Min, at), max(p.Y.Max, at)
	}
	if b == ZeroBaseline || b == UsualBaseline && usualZero(q.unit) {
		p.Y.Min, p.Y.Max = min(p.Y.Min, 0), max(p.Y.Max, 0)
	}
	room := (p.Y.Max - p.Y.Min) * 0.03
	if room == 0 {
		room = max(math.Abs(p.Y.Max)*0.05, q.scale.Factor*0.01)
	}
	if p.Y.Min != 0 {
		p.Y.Min -= room
	}
	if p.Y.Max != 0 {
		p.Y.Max += room
	}
	if q.unit == census.UnitRank {
		p.Y.Scale = plot.InvertedScale{Normalizer: plot.LinearScale{}}
	}
	p.Y.LineStyle.Width, p.Y.Tick.LineStyle.Width = 0, 0
	p.Y.Tick.Length = c.theme.FontSize / 3
	p.Y.Tick.Marker = ticks{q, max(int(c.plotArea().Max.Y/(c.theme.FontSize*3)), 2)}
}

// usualZero reports whether an axis of a unit usually begins at zero.
func usualZero(u census.Unit) bool {
	_, free := reference(u)
	return !free && u != census.UnitRank
}

// thinYears keeps as many ticks of years as the plot, whose names have been set,
// has room for.
func (c *Chart) thinYears() {
	data := c.Plot.DataCanvas(draw.Canvas{Rectangle: c.plotArea()})
	if t, ok := c.Plot.X.Tick.Marker.(yearTicks); ok {
		t.n = min(t.n, int((data.Max.X-data.Min.X)/(c.theme.FontSize*2.7))+1)
		c.Plot.X.Tick.Marker = t
	}
}

// reference returns the figure that others of a unit are read against.
func reference(u census.Unit) (float64, bool) {
	switch u {
	case census.UnitIndex:
		return 100, true
	case census.UnitRatio:
		return 1, true
	}
	return 0, false
}

// yearTicks are ticks at years, at most n of them.
type yearTicks struct {
	years []census.Year
	n     int
}

// Ticks returns the ticks between two years: all that the table has or, where
// these are too many, round ones.
func (t yearTicks) Ticks(lo, hi float64) []plot.Tick {
	first, last := int(t.years[0]), int(t.years[len(t.years)-1])
	var out []plot.Tick
	if len(t.years) <= t.n {
		for _, y := range t.years {
			out = append(out, plot.Tick{Value: float64(y), Label: y.String()})
		}
		return out
	}
	for _, step := range []int{2, 5, 10, 20, 50, 100} {
		if (last-first)/step+1 > t.n && step < 100 {
			continue
		}
		for y := (first + step - 1) / step * step; y <= last; y += step {
			out = append(out, plot.Tick{Value: float64(y), Label: census.Year(y).String()})
		}
		break
	}
	return out
}
