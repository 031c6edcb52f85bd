package plotting

import (
	"cmp"
	"image/color"
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
	label  string
	points []point
	colour color.Color
	dashes []vg.Length
	width  vg.Length
	rank   int // 0 is drawn last and named first
	grey   bool
	named  bool
	lines  []string // of its name
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
	var bright []bool
	step := yearStep(s.table.Years())
	for k, rows := range s.table.Series() {
		one := series{label: s.label(k), named: true}
		lit := false
		var before census.Observation
		for _, o := range rows {
			lit = lit || s.bright[o.Key]
			if o.Status.Absent() {
				continue
			}
			joined := len(one.points) > 0 && o.Year-before.Year == step && len(s.table.Comparable(before.Key, o.Key)) == 0
			one.points = append(one.points, point{float64(o.Year), o.Value, estimated(o), joined})
			before = o
		}
		if len(one.points) > 0 {
			list, bright = append(list, one), append(bright, lit)
		}
	}
	s.theme.colour(list, bright, s.bright != nil)
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
// end high before those that end low, and colours the first of them.
func (t Theme) colour(list []series, bright []bool, highlight bool) {
	order := make([]int, len(list))
	lit := 0
	for i := range list {
		order[i] = i
		if bright[i] {
			lit++
		}
	}
	last := func(i int) float64 { return list[i].points[len(list[i].points)-1].value }
	slices.SortStableFunc(order, func(a, b int) int {
		if bright[a] != bright[b] {
			return cmp.Compare(boolRank(bright[a]), boolRank(bright[b]))
		}
		return cmp.Compare(last(b), last(a))
	})
	coloured := lit
	if !highlight {
		coloured = min(len(list), most)
	}
	for rank, i := range order {
		one := &list[i]
		one.rank, one.grey = rank, rank >= coloured
		one.width = t.FontSize / 5
		switch {
		case one.grey:
			one.colour, one.width = t.Plain, t.FontSize/9
		case highlight && coloured == 1:
			one.colour, one.width = t.Accent, t.FontSize/4
		default:
			one.colour, one.dashes = t.series(rank, one.width)
		}
	}
}

func boolRank(first bool) int {
	if first {
		return 0
	}
	return 1
}
