package plotting

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// banded reports whether a figure with a value has ends to be drawn: those of
// its confidence or of its error, not those of rounding.
func banded(o census.Observation) bool {
	return !o.Status.Absent() && (o.Interval == census.Confidence || o.Interval == census.ErrorBound) && finite(o.Lower) && finite(o.Upper)
}

// span is between which values a figure lies in a year.
type span struct {
	year, lower, upper float64
	joined             bool // to the span before
}

// bands draws what is known of figures beside their values, below the lines:
// the confidence of those that have one, as a band, and the range of those that
// are suppressed, hatched.
type bands struct {
	theme  Theme
	series []series
}

// Plot draws the bands of coloured lines, and all ranges.
func (b *bands) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for _, one := range b.series {
		if !one.grey {
			b.band(c, one, x, y)
		}
	}
	total, drawn := map[float64]int{}, map[float64]int{}
	for _, one := range b.series {
		for _, r := range one.ranges {
			total[r.year]++
		}
	}
	for _, one := range b.series {
		for _, r := range one.ranges {
			width := min(b.theme.FontSize*0.6, b.theme.FontSize/vg.Length(total[r.year]))
			left := x(r.year) + width*(vg.Length(drawn[r.year])-vg.Length(total[r.year])/2)
			drawn[r.year]++
			b.theme.hatchIn(c, vg.Rectangle{
				Min: vg.Point{X: left, Y: y(max(r.lower, p.Y.Min))}, Max: vg.Point{X: left + width*0.9, Y: y(min(r.upper, p.Y.Max))},
			}, one.colour)
		}
	}
}

// band draws the band of a line, run by run; that of one year alone is an
// upright.
func (b *bands) band(c draw.Canvas, one series, x, y func(float64) vg.Length) {
	light := mix(one.colour, b.theme.Background, 0.78)
	var upper, lower []vg.Point
	end := func() {
		switch len(upper) {
		case 0:
		case 1:
			c.StrokeLines(draw.LineStyle{Color: light, Width: b.theme.FontSize / 3}, []vg.Point{lower[0], upper[0]})
		default:
			for i := len(lower) - 1; i >= 0; i-- {
				upper = append(upper, lower[i])
			}
			c.FillPolygon(light, upper)
		}
		upper, lower = nil, nil
	}
	for _, s := range one.confidence {
		if !s.joined {
			end()
		}
		upper = append(upper, vg.Point{X: x(s.year), Y: y(s.upper)})
		lower = append(lower, vg.Point{X: x(s.year), Y: y(s.lower)})
	}
	end()
}

// noteBands says what bands and ranges are. A band that is thinner than a hair
// is not spoken of: nobody sees it.
func (c *Chart) noteBands(s *subject, list []series) {
	kinds := map[census.Interval]bool{}
	for o := range s.table.All() {
		if banded(o) && o.Upper-o.Lower > (s.quantity.max-s.quantity.min)/500 {
			kinds[o.Interval] = true
		}
		if bounded(o) {
			c.note(s.rangeNote())
		}
	}
	grey := false
	for _, one := range list {
		grey = grey || one.grey && len(one.confidence) > 0
	}
	of := ""
	if grey {
		of = s.language.Choose(" of the coloured lines", "（色付きの線のみ）")
	}
	if kinds[census.Confidence] {
		c.note(s.language.Choose("Bands: confidence intervals"+of+".", "帯：信頼区間"+of+"。"))
	}
	if kinds[census.ErrorBound] {
		c.note(s.language.Choose("Bands: largest errors of estimates"+of+".", "帯：推計の最大誤差"+of+"。"))
	}
}

// reachOf returns the lowest and the highest end of the bands of a table, and
// infinities where it has none.
func reachOf(t *census.Table) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for o := range t.All() {
		if banded(o) {
			lo, hi = min(lo, o.Lower), max(hi, o.Upper)
		}
	}
	return lo, hi
}
