package plotting

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"github.com/machikoba/machikoba/ingest/census"
)

// most is the number of lines that are told apart by colour; of more, the
// largest are coloured and the others grey.
const most = 7

// series is one line.
type series struct {
	name
	points     []point
	confidence []span // of points
	ranges     []span // of years without a value
	dashes     []vg.Length
	rank       int // 0 is drawn last and named first
	bright     bool
}

// point is one figure of a line.
type point struct {
	year, value float64
	estimated   bool
	joined      bool // to the point before
}

// seriesOf makes the series of a table and gives them colours.
func seriesOf(s *subject) []series {
	var list []series
	step := yearStep(s.table.Years())
	for k, rows := range s.table.Series() {
		one := series{name: name{label: s.label(k), named: true}}
		var before census.Observation
		for _, o := range rows {
			one.bright = one.bright || s.bright[o.Key]
			switch {
			case bounded(o):
				one.ranges = append(one.ranges, span{float64(o.Year), o.Lower, o.Upper, false})
				one.x, one.y = float64(o.Year), (o.Lower+o.Upper)/2
			case !o.Status.Absent():
				joined := len(one.points) > 0 && o.Year-before.Year == step && len(s.table.Comparable(before.Key, o.Key)) == 0
				one.points = append(one.points, point{float64(o.Year), o.Value, estimated(o), joined})
				if banded(o) {
					one.confidence = append(one.confidence, span{float64(o.Year), o.Lower, o.Upper, joined && banded(before)})
				}
				one.x, one.y = float64(o.Year), o.Value
				before = o
			}
		}
		if len(one.points)+len(one.ranges) > 0 {
			list = append(list, one)
		}
	}
	s.colour(list)
	return list
}

// yearStep returns the smallest distance of two years that follow each other.
func yearStep(years []census.Year) census.Year {
	step := census.Year(math.MaxInt32)
	for i := 1; i < len(years); i++ {
		step = min(step, years[i]-years[i-1])
	}
	return step
}

// colour ranks the series, the highlighted before the others and those that
// end high (of ranks: low) before the others, and colours the first of them.
func (s *subject) colour(list []series) {
	order := make([]int, len(list))
	lit := 0
	for i := range list {
		order[i] = i
		if list[i].bright {
			lit++
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := list[a], list[b]
		if s.quantity.unit == census.UnitRank {
			x, y = y, x
		}
		return cmp.Or(cmp.Compare(boolRank(list[a].bright), boolRank(list[b].bright)), cmp.Compare(y.y, x.y))
	})
	coloured := lit
	if s.bright == nil {
		coloured = min(len(list), most)
	}
	for rank, i := range order {
		one := &list[i]
		one.rank, one.grey = rank, rank >= coloured
		one.width = s.theme.FontSize / 5
		switch {
		case one.grey:
			one.colour, one.width = s.theme.Plain, s.theme.FontSize/9
		case s.bright != nil && coloured == 1:
			one.colour, one.width = s.theme.Accent, s.theme.FontSize/4
		default:
			one.colour, one.dashes = s.theme.series(rank, one.width)
		}
	}
}

func boolRank(first bool) int {
	if first {
		return 0
	}
	return 1
}
