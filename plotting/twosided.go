package plotting

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"

	"github.com/machikoba/machikoba/ingest/census"
)

// TwoSidedOptions are the choices of [TwoSidedBars].
type TwoSidedOptions struct {
	Options
	// Sides is the dimension that has the two sides; the zero ByYear takes the
	// first of area, industry and size that has two parts, else the year.
	Sides census.Dimension
}

// TwoSidedBars draws two of a kind (two areas, two industries) back to back: one
// to the left of zero and one to the right, on one scale, for each industry (or
// size class, area). All rows must have one measure, statistic and unit, and
// differ in the sides and in one dimension more at most.
//
// Size classes are in their order from the top, all else in that of the table's
// codes. The row of the whole (all sizes, all manufacturing) is left out where
// figures add up, as it would make the others small. Suppressed figures of a
// known range are hatched from end to end of it, other absent ones have their
// reason; negative figures are an error.
func TwoSidedBars(t *census.Table, o TwoSidedOptions) (*Chart, error) {
	x, err := newCross("TwoSidedBars", t, o.Options, sidesOf(t, o.Sides))
	if err != nil {
		return nil, err
	}
	if len(x.cols) != 2 {
		return nil, fmt.Errorf("plotting: TwoSidedBars draws two sides, and the rows have %d of %v (%s)", len(x.cols), x.inner, some(parts(t, x.inner)))
	}
	if x.quantity.min < 0 {
		return nil, fmt.Errorf("plotting: TwoSidedBars: the lowest figure is %v: a negative figure would stand on the other side", x.quantity.min)
	}
	c := newChart(x.subject)
	c.Axis = x.axis()
	note, all := x.estimates("e", t.All())
	c.note(note)
	c.Plot.Add(&plotter.Grid{Vertical: x.theme.grid()})
	b := &strips{theme: x.theme, rules: []upright{{at: 0}}}
	for i, k := range x.rows {
		if additive(x.quantity.unit) && len(x.rows) > 1 && isWhole(k, x.outer, x.rows) {
			continue
		}
		b.list = append(b.list, x.twoSides(i, all, b))
	}
	for o := range t.All() {
		if bounded(o) {
			c.note(x.rangeNote())
		}
	}
	c.noteSides(x)
	c.arrangeStrips(b, x.quantity)
	c.Plot.X.Tick.Marker = mirrored{ticks{x.quantity, max(int(c.Width/(x.theme.FontSize*9)), 2)}}
	return c, c.check()
}

// noteSides makes the key of two sides, and says why two years cannot be
// compared.
func (c *Chart) noteSides(x *cross) {
	for j := range x.cols {
		c.key = append(c.key, swatch{x.colLabel(j), x.sideColour(j), square})
	}
	if x.inner != census.ByYear {
		return
	}
	before, after := x.key, x.key
	before.Year, after.Year = x.cols[0].Year, x.cols[1].Year
	if breaks := x.table.Comparable(before, after); len(breaks) > 0 {
		c.note(x.language.Choose("The years are not comparable: ", "両年の数値は比較できない：") + breakName(x.subject, before.Year, after, breaks) + x.language.Choose(".", "。"))
	}
}

// sidesOf returns the dimension of two sides.
func sidesOf(t *census.Table, own census.Dimension) census.Dimension {
	if own != census.ByYear {
		return own
	}
	for _, d := range []census.Dimension{census.ByArea, census.ByIndustry, census.BySize} {
		if len(keysOf(t, d)) == 2 {
			return d
		}
	}
	return census.ByYear
}

// sideColour returns the colour of a side.
func (x *cross) sideColour(j int) color.Color { return x.theme.Palette[j%len(x.theme.Palette)] }

// twoSides returns the strip of a row, and widens the axis for it.
func (x *cross) twoSides(i int, unmarked bool, b *strips) strip {
	one := strip{label: x.rowLabel(i), bright: x.lit(i)}
	for j, o := range x.cells[i] {
		sign := float64(2*j - 1)
		t := tag{left: j == 0, text: x.language.Choose("not in the table", "表にない"), muted: true}
		if o != nil {
			t.text = x.figure(*o, unmarked)
		}
		end := 0.0
		switch {
		case o == nil:
		case bounded(*o):
			end = o.Upper
			one.marks = append(one.marks, hatched(sign*o.Lower, sign*o.Upper))
		case !o.Status.Absent():
			end, t.muted = o.Value, false
			colour := x.sideColour(j)
			if x.bright != nil && !one.bright {
				colour = mix(colour, x.theme.Background, 0.55)
			}
			one.marks = append(one.marks, filled(0, sign*o.Value, colour))
		}
		t.at = sign * end
		b.low, b.high = min(b.low, t.at), max(b.high, t.at)
		one.tags = append(one.tags, t)
	}
	return one
}

// mirrored are ticks that count from zero to both sides.
type mirrored struct {
	ticks
}

// Ticks returns the ticks between two values, without their signs.
func (m mirrored) Ticks(lo, hi float64) []plot.Tick {
	list := m.ticks.Ticks(lo, hi)
	_, decimals := m.step(lo, hi)
	for i := range list {
		list[i].Label = m.number(math.Abs(list[i].Value)/m.scale.Factor, decimals)
	}
	return list
}
