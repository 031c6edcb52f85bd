package plotting

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"

	"github.com/machikoba/machikoba/ingest/census"
)

// StackedBars draws parts that add up, such as size classes or industries, as
// one horizontal bar for each area (or year, industry), with the figures in
// the parts that have room for them and the total at the end. All rows must
// have one measure, statistic and unit, of things that add up, and differ in
// the parts and in one dimension more at most.
//
// The whole of the parts (the size class that contains the others, all
// manufacturing, Japan) is no part. Where the table has it, what it holds
// beyond the parts is hatched: figures that are suppressed, or not in the
// table. Without it a bar that lacks a part ends hatched where the ranges of
// what it lacks are known, and has no total; a 100 % bar cannot be drawn then
// and says why. Parts that overlap, and sums of parts above their whole, are
// errors; so are negative figures in 100 % bars, which else reach left from
// zero.
//
// Bars of areas and industries are in the order of their totals, 100 % bars in
// that of the first part; bars of years in that of time, with a gap and a note
// where the survey breaks. Of more than seven parts the smallest are put
// together. Size classes are coloured from light to dark.
func StackedBars(t *census.Table, o StackOptions) (*Chart, error) {
	k, err := newStack("StackedBars", t, o, asBars)
	if err != nil {
		return nil, err
	}
	c := newChart(k.subject)
	c.Axis = k.stackAxis(o.Stacking)
	c.Plot.Add(&plotter.Grid{Vertical: k.theme.grid()})
	b := &strips{theme: k.theme, rules: []upright{{at: 0}}}
	note, all := k.estimates("e", k.table.All())
	c.note(note)
	for _, i := range k.barOrder(o.Stacking) {
		b.list = append(b.list, k.strip(i, o.Stacking, all))
		lo, hi := k.reach(i)
		b.low, b.high = min(b.low, lo), max(b.high, hi)
	}
	c.noteYears(k.cross, b)
	c.keyStack(k)
	c.arrangeStrips(b, k.quantity)
	return c, c.check()
}

// stackAxis names the axis of a stack.
func (k *stack) stackAxis(s Stacking) string {
	if s == Amounts {
		return k.axis()
	}
	name := k.table.Label(k.key, census.ByMeasure, k.language)
	return name + k.language.Choose(", % of the total", "（構成比、%）")
}

// barOrder returns the rows in the order of their bars.
func (k *stack) barOrder(s Stacking) []int {
	order := make([]int, len(k.rows))
	for i := range order {
		order[i] = i
	}
	if k.outer == census.ByYear || k.outer == census.BySize {
		return order
	}
	by := func(i int) float64 {
		v := k.layers[0].values[i]
		if s == Amounts {
			v = k.total[i]
			if math.IsNaN(v) {
				v, _ = k.sum(i)
			}
		}
		if math.IsNaN(v) {
			return math.Inf(-1)
		}
		return v
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(by(b), by(a)) })
	return order
}

// reach returns from where to where the bar of a row goes.
func (k *stack) reach(i int) (lo, hi float64) {
	for _, l := range k.layers {
		if v := l.values[i]; v < 0 {
			lo += v
		} else if v > 0 {
			hi += v
		}
	}
	return lo, hi + k.beyond(i)
}

// beyond returns how much of a bar is hatched: what the whole hides, or the
// most that the missing parts can be; 0 where this is not known.
func (k *stack) beyond(i int) float64 {
	if !math.IsNaN(k.hidden[i]) {
		return k.hidden[i]
	}
	var most float64
	for _, o := range k.cells[i] {
		switch {
		case o == nil || o.Status.Absent() && !bounded(*o):
			return 0
		case bounded(*o):
			most += max(o.Upper, 0)
		}
	}
	return most
}

// strip returns the bar of a row.
func (k *stack) strip(i int, s Stacking, unmarked bool) strip {
	one := strip{label: k.rowLabel(i)}
	if s == Percent && math.IsNaN(k.total[i]) {
		one.tags = []tag{{text: k.lacking(i), muted: true, sign: true}}
		return one
	}
	var lo, hi float64
	for _, l := range k.layers {
		v := l.values[i]
		switch {
		case v < 0:
			one.marks = append(one.marks, segment(lo+v, lo, k.quantity.format(v), l))
			lo += v
		case v > 0:
			one.marks = append(one.marks, segment(hi, hi+v, k.quantity.format(v), l))
			hi += v
		}
	}
	if h := k.beyond(i); h > 0 {
		one.marks = append(one.marks, hatched(hi, hi+h))
		hi += h
	}
	mark := ""
	if !unmarked && slices.ContainsFunc(k.cells[i], func(o *census.Observation) bool { return o != nil && estimated(*o) }) {
		mark = " e"
	}
	switch {
	case s == Percent && mark != "":
		one.tags = []tag{{at: hi, text: "e"}}
	case s == Percent:
	case math.IsNaN(k.total[i]):
		one.tags = []tag{{at: hi, text: "+ " + k.lacking(i), muted: true}}
	default:
		one.tags = []tag{{at: hi, text: k.quantity.format(k.total[i]) + mark}}
	}
	return one
}

// lacking says why a row lacks figures, in the words of the worst of them.
func (k *stack) lacking(i int) string {
	worst := census.Official
	for _, o := range k.cells[i] {
		if o == nil {
			worst = census.Worst(worst, census.NotAvailable)
		} else {
			worst = census.Worst(worst, o.Status)
		}
	}
	if !worst.Absent() {
		return k.language.Choose("the total is zero", "計は0")
	}
	return why(worst, k.language)
}

// segment marks a part of a bar, with its figure where it fits.
func segment(from, to float64, figure string, l layer) mark {
	return func(f frame) {
		r := f.span(from, to)
		fill(f.Canvas, r, l.colour)
		// a light line at its end, or parts of like greys would merge
		edge := min(f.theme.FontSize/12, (r.Max.X-r.Min.X)/2)
		fill(f.Canvas, vg.Rectangle{Min: vg.Point{X: r.Max.X - edge, Y: r.Min.Y}, Max: r.Max}, f.theme.Background)
		letters := f.letters.of(f.letters.size() * 0.9)
		if letters.width(figure)+letters.size()*0.5 < r.Max.X-r.Min.X && letters.size() < 2*f.half {
			letters.in(readable(l.colour)).drawMiddle(f.Canvas, (r.Min.X+r.Max.X)/2, f.middle, text.XCenter, figure)
		}
	}
}

// keyStack makes the key of a stack.
func (c *Chart) keyStack(k *stack) {
	for _, l := range k.layers {
		c.key = append(c.key, swatch{l.label, l.colour, square})
	}
	for i := range k.rows {
		if k.beyond(i) > 0 {
			c.key = append(c.key, swatch{k.language.Choose("not published or not shown", "非公表・非表示分"), k.theme.Muted, hatching})
			return
		}
	}
}

// noteYears parts the strips of years between which the survey breaks, and
// names the breaks.
func (c *Chart) noteYears(x *cross, b *strips) {
	if x.outer != census.ByYear {
		return
	}
	var names []string
	for i := 1; i < len(x.rows); i++ {
		before, after := x.key, x.key
		before.Year, after.Year = x.rows[i-1].Year, x.rows[i].Year
		if breaks := x.table.Comparable(before, after); len(breaks) > 0 {
			b.list[i].apart = true
			names = append(names, breakName(x.subject, before.Year, after, breaks))
		}
	}
	if len(names) > 0 {
		c.note(x.language.Choose("Gaps between years: breaks of the survey; ", "年の間の空き：調査の断層。") + strings.Join(names, x.language.Choose("; ", "；")) + x.language.Choose(".", "。"))
	}
}
