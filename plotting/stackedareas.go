package plotting

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// StackedAreas draws parts that add up, such as size classes or industries,
// over the years, as areas on top of each other with their names at the right.
// All rows must have one measure, statistic and unit, of things that add up,
// and differ in the year and in the parts alone.
//
// An area leads from a year to the next only where the two are comparable and
// both are known whole; breaks of the survey are dashed rules with their names.
// A year is known whole where no part is absent, or where the table has the
// whole of the parts (the size class that contains the others, all
// manufacturing, Japan): what that holds beyond the parts is the hatched edge
// on top, suppressed figures or others that are not in the table, and a part
// without a figure in some year belongs to it in all. Other years are gaps, and
// a year that stands alone is an upright bar. Years with estimated or
// provisional figures have hollow markers on top.
//
// Parts are stacked from below, the largest first but size classes in their
// order, which are coloured from light to dark. Of more than seven parts the
// smallest are put together. Negative figures are an error.
func StackedAreas(t *census.Table, o StackOptions) (*Chart, error) {
	if t.Len() > 0 && !slices.Contains(t.Vary(), census.ByYear) && len(t.Vary()) > 1 {
		return nil, fmt.Errorf("plotting: StackedAreas draws years, and the rows are of one, %d: draw StackedBars", t.Years()[0])
	}
	if len(t.Years()) == 1 {
		return nil, fmt.Errorf("plotting: StackedAreas draws several years, and the rows are of one, %d: draw StackedBars", t.Years()[0])
	}
	k, err := newStack("StackedAreas", t, o, asAreas)
	if err != nil {
		return nil, err
	}
	if k.outer != census.ByYear {
		return nil, fmt.Errorf("plotting: StackedAreas draws years, and the rows differ in %v: select one", k.outer)
	}
	if k.quantity.min < 0 {
		return nil, fmt.Errorf("plotting: StackedAreas: the lowest figure is %v: negative figures cannot be stacked", k.quantity.min)
	}
	a := k.areas()
	if len(a.years) == 0 {
		return nil, fmt.Errorf("plotting: StackedAreas: nothing to draw: no year is known whole")
	}
	c := newChart(k.subject)
	c.Axis = k.stackAxis(o.Stacking)
	c.noteAreas(k, a)
	c.heighten(0)
	c.setAxes(k.subject, ZeroBaseline)
	c.Plot.Y.Min, c.Plot.Y.Max = 0, a.highest()
	c.Plot.Y.Tick.Marker = ticks{k.quantity, max(int(c.plotArea().Max.Y/(c.theme.FontSize*3)), 2)}
	c.Plot.Add(&plotter.Grid{Horizontal: k.theme.grid()})
	b := breaksOf(k.subject)
	c.addAreas(a, &b)
	return c, c.check()
}

// areas draws layers over the years.
type areas struct {
	ends
	layers []layer
	years  []areaYear // those known whole, in order of time
	edge   bool       // whether the last layer is the hatched one
}

// areaYear is the stack of one year: values of the layers from below.
type areaYear struct {
	year      float64
	values    []float64
	joined    bool // to the year before
	estimated bool
}

// areas makes the areas of a stack.
func (k *stack) areas() *areas {
	a := &areas{ends: ends{theme: k.theme}, layers: slices.Clip(k.layers)}
	step := yearStep(k.table.Years())
	before := census.Key{}
	for i, row := range k.rows {
		if math.IsNaN(k.total[i]) {
			continue
		}
		one := areaYear{year: float64(row.Year), estimated: slices.ContainsFunc(k.cells[i], func(o *census.Observation) bool { return o != nil && estimated(*o) })}
		rest := k.total[i]
		for _, l := range a.layers {
			one.values = append(one.values, l.values[i])
			rest -= l.values[i]
		}
		if rest < 1e-3*k.total[i] {
			rest = 0 // of rounding
		}
		one.values = append(one.values, rest)
		a.edge = a.edge || rest > 0
		now := k.key
		now.Year = row.Year
		one.joined = before.Year != 0 && row.Year-before.Year == step && len(k.table.Comparable(before, now)) == 0
		a.years, before = append(a.years, one), now
	}
	if a.edge {
		a.layers = append(a.layers, layer{label: k.language.Choose("not published or not shown", "非公表・非表示分"), colour: k.theme.Muted})
	}
	a.setNames()
	return a
}

// setNames names the layers at the middle of their right ends.
func (a *areas) setNames() {
	if len(a.years) == 0 {
		return
	}
	last := a.years[len(a.years)-1]
	below := 0.0
	for j, l := range a.layers {
		a.list = append(a.list, &name{label: l.label, x: last.year, y: below + last.values[j]/2, colour: l.colour, named: true})
		below += last.values[j]
	}
}

// highest returns the height of the highest stack.
func (a *areas) highest() float64 {
	top := 0.0
	for _, y := range a.years {
		sum := 0.0
		for _, v := range y.values {
			sum += v
		}
		top = max(top, sum)
	}
	if top == 0 {
		return 1 // all zero
	}
	return top
}

// noteAreas says what the areas leave open.
func (c *Chart) noteAreas(k *stack, a *areas) {
	if slices.ContainsFunc(a.years, func(y areaYear) bool { return y.estimated }) {
		note, _ := k.estimates(c.language.Choose("Hollow markers", "白抜き"), k.table.All())
		c.note(note)
	}
	if n := len(k.rows) - len(a.years); n > 0 {
		c.note(fmt.Sprintf(c.language.Choose("Gaps: years of which parts are not published and the whole is not known (%d).", "空白：非公表の部分があり全体も不明な年（%d）。"), n))
	}
}

// addAreas adds areas and breaks to the plot.
func (c *Chart) addAreas(a *areas, b *breaks) {
	for _, one := range a.list {
		c.labels = append(c.labels, one.label)
	}
	c.Plot.Add(a, b)
	c.fit = func(area draw.Canvas) draw.Canvas {
		width := area.Max.X - area.Min.X
		b.rows = 0
		a.fit(width)
		data := c.Plot.DataCanvas(area)
		x, _ := c.Plot.Transforms(&data)
		b.place(x, area.Max.X)
		a.shrink(width, data.Max.Y-data.Min.Y-b.height())
		return area
	}
	c.fit(draw.Canvas{Rectangle: c.plotArea()})
	c.thinYears()
	c.noteBreaks(b)
	a.fit(c.plotArea().Max.X)
	c.heighten(a.minimum() + b.height() + 3*c.theme.FontSize)
}

// GlyphBoxes keeps room for the names, and for years that stand alone.
func (a *areas) GlyphBoxes(p *plot.Plot) []plot.GlyphBox {
	r := a.theme.FontSize * 0.45
	return append(a.ends.GlyphBoxes(p),
		plot.GlyphBox{X: 0, Rectangle: vg.Rectangle{Min: vg.Point{X: -r}, Max: vg.Point{X: r}}},
		plot.GlyphBox{Y: 1, Rectangle: vg.Rectangle{Min: vg.Point{Y: -r}, Max: vg.Point{Y: r}}},
	)
}

// Plot draws the areas, run by run, and their names.
func (a *areas) Plot(c draw.Canvas, p *plot.Plot) {
	for from := 0; from < len(a.years); {
		to := from + 1
		for to < len(a.years) && a.years[to].joined {
			to++
		}
		a.run(c, p, a.years[from:to])
		from = to
	}
	x, y := p.Transforms(&c)
	for _, one := range a.years {
		if one.estimated {
			sum := 0.0
			for _, v := range one.values {
				sum += v
			}
			a.theme.ring(c, vg.Point{X: x(one.year), Y: y(sum)}, a.theme.FontSize*0.22, a.theme.Ink)
		}
	}
	a.ends.Plot(c, p)
}

// run draws the layers of years that are joined.
func (a *areas) run(c draw.Canvas, p *plot.Plot, years []areaYear) {
	x, y := p.Transforms(&c)
	at := make([]vg.Length, 0, 2)
	for _, one := range years {
		at = append(at, x(one.year))
	}
	if len(years) == 1 { // an upright bar
		r := a.theme.FontSize * 0.4
		years, at = append(years[:1:1], years[0]), []vg.Length{at[0] - r, at[0] + r}
	}
	below := make([]float64, len(years))
	for j, l := range a.layers {
		var lower, upper []vg.Point
		for i, one := range years {
			lower = append(lower, vg.Point{X: at[i], Y: y(below[i])})
			below[i] += one.values[j]
			upper = append(upper, vg.Point{X: at[i], Y: y(below[i])})
		}
		if a.edge && j == len(a.layers)-1 {
			a.hatchBetween(c, lower, upper)
			continue
		}
		slices.Reverse(lower)
		c.FillPolygon(l.colour, append(slices.Clone(upper), lower...))
		c.StrokeLines(draw.LineStyle{Color: a.theme.Background, Width: a.theme.FontSize / 12}, upper)
	}
}

// hatchBetween fills the space between two lines with upright strokes: canvases
// do not clip, so that diagonal ones would leave it.
func (a *areas) hatchBetween(c draw.Canvas, lower, upper []vg.Point) {
	style := draw.LineStyle{Color: a.theme.Muted, Width: a.theme.FontSize / 20}
	for i := 1; i < len(lower); i++ {
		from, to := lower[i-1].X, lower[i].X
		for x := from; x < to; x += a.theme.FontSize * 0.3 {
			share := (x - from) / (to - from)
			c.StrokeLine2(style, x, lower[i-1].Y+(lower[i].Y-lower[i-1].Y)*share, x, upper[i-1].Y+(upper[i].Y-upper[i-1].Y)*share)
		}
	}
	c.StrokeLines(style, upper)
}
