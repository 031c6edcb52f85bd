package plotting

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// BoxOptions are the choices of [BoxPlot].
type BoxOptions struct {
	Options
	// Items is the dimension whose parts are the figures of a box; the zero
	// ByYear takes the first of area, industry and size in which the rows
	// differ.
	Items census.Dimension
}

// BoxPlot draws how figures of areas (or industries) are spread, as one
// horizontal box for each industry (or size class, year): from the lower to the
// upper quartile with a bar at the median, and whiskers to the furthest figure
// within 1.5 times the box's length of it. Outliers beyond them are dots with
// their names, as far as there is room; highlighted items are dots with names
// wherever they lie. All rows must have one measure, statistic and unit.
//
// The quartiles of n sorted figures interpolate between neighbours, definition
// 7 of Hyndman and Fan:
//
//	Q(p) = x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋)   h = 1 + (n − 1) p
//
// Fewer than five figures are drawn as dots, all named. Absent figures are left
// out, and a note counts them; the whole (Japan, all manufacturing) is no
// figure among its parts. Boxes of areas and industries are in the order of
// their medians, of size classes and years in their own. Years that are not
// comparable are parted by a gap and a note.
//
// # References
//
// J. W. Tukey (1977), Exploratory Data Analysis, 39-49.
//
// R. J. Hyndman and Y. Fan (1996), Sample Quantiles in Statistical Packages,
// The American Statistician 50, 361-365.
func BoxPlot(t *census.Table, o BoxOptions) (*Chart, error) {
	if err := drawable("BoxPlot", t); err != nil {
		return nil, err
	}
	items := o.Items
	if items == census.ByYear {
		items = firstVarying(t, census.ByIndustry, census.BySize, census.ByArea)
		items = firstVarying(t, census.ByArea, items)
	}
	x, err := newCross("BoxPlot", withoutWholes(t), o.Options, items)
	if err != nil {
		return nil, err
	}
	boxes := x.boxes()
	if !slices.ContainsFunc(boxes, func(b box) bool { return len(b.sorted) > 0 }) {
		return nil, fmt.Errorf("plotting: BoxPlot: nothing to draw: none of the %d figures has a value", x.table.Len())
	}
	c := newChart(x.subject)
	c.Axis = x.axis()
	c.note(x.absentNote(x.language.Choose("Left out: ", "除外：")))
	if note, _ := x.estimates("e", x.table.All()); note != "" {
		c.note(x.language.Choose("Some or all figures are estimated or provisional.", "推計値・速報値を含む。"))
	}
	c.note(x.language.Choose("Box: quartiles and median. Whiskers: furthest figures within 1.5 lengths of the box.", "箱：四分位と中央値。ひげ：箱の長さの1.5倍以内の最遠値。"))
	c.Plot.Add(&plotter.Grid{Vertical: x.theme.grid()})
	s := &strips{theme: x.theme, low: math.Inf(1), high: math.Inf(-1)}
	for _, b := range boxes {
		s.list = append(s.list, b.strip(x))
		for _, p := range b.sorted {
			s.low, s.high = min(s.low, p.value), max(s.high, p.value)
		}
		for _, p := range b.named() {
			c.labels = append(c.labels, p.label)
		}
	}
	if at, ok := reference(x.quantity.unit); ok && s.low <= at && at <= s.high {
		s.rules = []upright{{at: at, dashed: true, below: true}}
	}
	c.noteYears(x, s)
	c.arrangeStrips(s, x.quantity)
	c.noteNames(s, boxes)
	return c, c.check()
}

// noteNames says how many dots there is no room to name.
func (c *Chart) noteNames(s *strips, boxes []box) {
	area := c.fit(draw.Canvas{Rectangle: c.plotArea()})
	data := c.Plot.DataCanvas(area)
	n := 0
	for _, b := range boxes {
		n += len(b.named()) - len(b.shown(nameLetters(s.letters), data.Max.X-data.Min.X))
	}
	if n > 0 {
		c.note(fmt.Sprintf(c.language.Choose("Dots without a name: %d.", "名称のない点：%d。"), n))
		c.stretch(vg.Length(s.rows()))
	}
}

// box is the figures of one row.
type box struct {
	row                        int
	sorted                     []item
	lower, median, upper       float64 // quartiles
	whiskerLower, whiskerUpper float64
}

// item is one figure of a box.
type item struct {
	label  string
	value  float64
	bright bool
}

// fewest is the number of figures from which on they make a box.
const fewest = 5

// boxes returns the boxes in their order.
func (x *cross) boxes() []box {
	var list []box
	for i := range x.rows {
		b := box{row: i}
		for j, o := range x.cells[i] {
			if o != nil && !o.Status.Absent() {
				b.sorted = append(b.sorted, item{x.colLabel(j), o.Value, x.bright[o.Key]})
			}
		}
		slices.SortStableFunc(b.sorted, func(p, q item) int { return cmp.Compare(p.value, q.value) })
		b.setQuartiles()
		list = append(list, b)
	}
	if x.outer != census.ByYear && x.outer != census.BySize {
		slices.SortStableFunc(list, func(p, q box) int { return cmp.Compare(q.median, p.median) })
	}
	return list
}

// setQuartiles finds quartiles and whiskers; without a figure the median is
// below all others.
func (b *box) setQuartiles() {
	if len(b.sorted) == 0 {
		b.median = math.Inf(-1)
		return
	}
	b.lower, b.median, b.upper = b.quantile(0.25), b.quantile(0.5), b.quantile(0.75)
	reach := 1.5 * (b.upper - b.lower)
	b.whiskerLower, b.whiskerUpper = b.lower, b.upper
	for _, p := range b.sorted {
		if p.value >= b.lower-reach && p.value <= b.upper+reach {
			b.whiskerLower, b.whiskerUpper = min(b.whiskerLower, p.value), max(b.whiskerUpper, p.value)
		}
	}
}

// quantile returns the quantile p of the figures.
func (b *box) quantile(p float64) float64 {
	h := float64(len(b.sorted)-1) * p
	i := int(h)
	if i+1 >= len(b.sorted) {
		return b.sorted[i].value
	}
	return b.sorted[i].value + (h-float64(i))*(b.sorted[i+1].value-b.sorted[i].value)
}

// named returns the figures that have a dot and a name.
func (b *box) named() []item {
	var list []item
	for _, p := range b.sorted {
		if p.bright || len(b.sorted) < fewest || p.value < b.whiskerLower || p.value > b.whiskerUpper {
			list = append(list, p)
		}
	}
	return list
}

// strip returns the row of a box.
func (b box) strip(x *cross) strip {
	one := strip{label: x.rowLabel(b.row), tall: 1.3}
	if len(b.sorted) == 0 {
		one.tags = []tag{{at: x.quantity.min, text: x.language.Choose("no figure", "数値なし"), muted: true}}
		return one
	}
	if len(b.named()) > 0 {
		one.tall = 2
	}
	if len(b.sorted) >= fewest {
		one.marks = append(one.marks, b.draw)
	}
	one.marks = append(one.marks, b.drawItems)
	return one
}

// boxMiddle and boxHalf say where in a strip the box lies: below the names.
func (b box) place(f frame) (middle, half vg.Length) {
	half = f.half * 0.55
	if len(b.named()) == 0 {
		return f.middle, half
	}
	return itemsMiddle(f), f.half * 0.36
}

// itemsMiddle is the height of the dots of a strip that has names.
func itemsMiddle(f frame) vg.Length { return f.middle - f.half*0.5 }

// draw draws the box and its whiskers.
func (b box) draw(f frame) {
	middle, half := b.place(f)
	line := draw.LineStyle{Color: f.theme.Ink, Width: f.theme.FontSize / 12}
	f.StrokeLine2(line, f.x(b.whiskerLower), middle, f.x(b.lower), middle)
	f.StrokeLine2(line, f.x(b.upper), middle, f.x(b.whiskerUpper), middle)
	for _, at := range []float64{b.whiskerLower, b.whiskerUpper} {
		f.StrokeLine2(line, f.x(at), middle-half*0.6, f.x(at), middle+half*0.6)
	}
	r := vg.Rectangle{Min: vg.Point{X: f.x(b.lower), Y: middle - half}, Max: vg.Point{X: f.x(b.upper), Y: middle + half}}
	fill(f.Canvas, r, mix(f.theme.Palette[0], f.theme.Background, 0.6))
	f.SetLineStyle(line)
	f.Stroke(r.Path())
	line.Width = f.theme.FontSize / 5
	f.StrokeLine2(line, f.x(b.median), middle-half, f.x(b.median), middle+half)
}

// nameLetters are the letters of names of dots, in a strip's.
func nameLetters(l letters) letters { return l.of(l.size() * 0.85) }

// shown returns the dots whose names fit side by side into a width: the
// highlighted ones first, then those furthest from the median.
func (b box) shown(l letters, width vg.Length) []item {
	list := b.named()
	slices.SortStableFunc(list, func(p, q item) int {
		return cmp.Or(cmp.Compare(boolRank(p.bright), boolRank(q.bright)), cmp.Compare(math.Abs(q.value-b.median), math.Abs(p.value-b.median)))
	})
	n := 0
	for ; n < len(list); n++ {
		if width -= l.width(list[n].label) + l.size(); width < 0 {
			break
		}
	}
	list = list[:n]
	slices.SortStableFunc(list, func(p, q item) int { return cmp.Compare(p.value, q.value) })
	return list
}

// drawItems draws dots, and the names above them with leaders.
func (b box) drawItems(f frame) {
	colour := f.theme.Palette[1%len(f.theme.Palette)]
	middle, r := itemsMiddle(f), min(f.theme.FontSize*0.26, f.half*0.3)
	for _, p := range b.named() {
		f.theme.dot(f.Canvas, vg.Point{X: f.x(p.value), Y: middle}, r, colour)
	}
	l := nameLetters(f.letters)
	shown := b.shown(l, f.Max.X-f.Min.X)
	want, width := make([]vg.Length, len(shown)), make([]vg.Length, len(shown))
	for i, p := range shown {
		want[i], width[i] = f.x(p.value), l.width(p.label)+l.size()
	}
	at := f.middle + f.half*0.55
	for i, x := range spread(want, width, f.Min.X, f.Max.X) {
		one := l
		if shown[i].bright {
			one = f.theme.letters(float64(l.size()/f.theme.FontSize), stdfont.WeightBold, f.theme.Ink)
		}
		half := vg.Point{X: one.width(shown[i].label) / 2, Y: l.size() * 0.5}
		fill(f.Canvas, vg.Rectangle{Min: vg.Point{X: x, Y: at}.Sub(half), Max: vg.Point{X: x, Y: at}.Add(half)}, f.theme.Background)
		line := draw.LineStyle{Color: f.theme.Muted, Width: f.theme.FontSize / 20}
		f.StrokeLines(line, []vg.Point{{X: want[i], Y: middle + r}, {X: x, Y: at - l.size()*0.5}})
		one.drawMiddle(f.Canvas, x, at, text.XCenter, shown[i].label)
	}
}
