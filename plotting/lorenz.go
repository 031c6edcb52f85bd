package plotting

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// LorenzOptions are the choices of [Lorenz].
type LorenzOptions struct {
	Options
}

// Lorenz draws how unequally a quantity is spread over areas (or industries,
// size classes): from the lowest to the highest, the share of the first i of n
// in the sum of all, one curve for each year, seven at most. The key gives the
// Gini coefficient, twice the area between the curve and the diagonal, on
// which it would lie if all were equal:
//
//	Lᵢ = ∑ⱼ≤ᵢ xⱼ / ∑ xⱼ      G = 1 − ∑ᵢ (Lᵢ + Lᵢ₋₁) / n
//
// All of them count the same, whatever their size, and those without a figure
// are left out, which a note counts; so is the whole (Japan, all
// manufacturing). Highlighted ones have a dot on each curve. All rows must have
// one measure, statistic and unit. Negative figures and years of which all
// figures are zero are errors: they have no such curve. Years that are not
// comparable may stand together, each being set against its own sum, and a
// note says so.
//
// # References
//
// M. O. Lorenz (1905), Methods of Measuring the Concentration of Wealth,
// Publications of the American Statistical Association 9, 209-219.
//
// C. Gini (1914), Sulla misura della concentrazione e della variabilità dei
// caratteri, Atti del Reale Istituto Veneto 73, 1203-1248.
func Lorenz(t *census.Table, o LorenzOptions) (*Chart, error) {
	if err := drawable("Lorenz", t); err != nil {
		return nil, err
	}
	s, err := newSubject("Lorenz", withoutWholes(t), o.Options, manyYears)
	if err != nil {
		return nil, err
	}
	if s.quantity.unit == census.UnitRank {
		return nil, fmt.Errorf("plotting: Lorenz: ranks have no sum")
	}
	curves, err := s.curves()
	if err != nil {
		return nil, err
	}
	c := newChart(s)
	c.Axis = s.sumAxis()
	c.Plot.X.Label.Text = upperFirst(fmt.Sprintf(s.language.Choose("%s from the lowest to the highest, %%", "%sの累積割合（低い順、%%）"), dimensionName(s.by, s.language)))
	for _, one := range curves {
		label := fmt.Sprintf(s.language.Choose("%d: Gini coefficient %s", "%d年：ジニ係数%s"), one.year, census.FormatNumber(one.gini, 3))
		c.key = append(c.key, swatch{label, one.colour, disc})
	}
	c.noteCurves(s, curves)
	c.squareAxes(s)
	c.Plot.Add(&plotter.Grid{Vertical: s.theme.grid(), Horizontal: s.theme.grid()}, &lorenz{s.theme, curves})
	return c, c.check()
}

// withoutWholes drops the rows of the whole where there are parts.
func withoutWholes(t *census.Table) *census.Table {
	areas, industries := len(t.Areas()) > 1, len(t.Industries()) > 1
	return t.Where(func(o census.Observation) bool {
		return !(areas && o.Area == census.Japan) && !(industries && o.Industry == census.Manufacturing)
	})
}

// curve is the Lorenz curve of a year.
type curve struct {
	year   census.Year
	at     plotter.XYs // from (0, 0) to (1, 1)
	lit    []plotter.XY
	gini   float64
	absent int
	colour color.Color
	dashes []vg.Length
}

// curves returns the curves of the years.
func (s *subject) curves() ([]curve, error) {
	years := s.table.Years()
	if len(years) > most {
		return nil, fmt.Errorf("plotting: Lorenz tells %d years apart, and the rows have %d: select some", most, len(years))
	}
	var list []curve
	for i, y := range years {
		one := curve{year: y}
		one.colour, one.dashes = s.theme.series(i, s.theme.FontSize/5)
		if err := s.setCurve(&one); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// setCurve finds the points of the curve of a year and its Gini coefficient.
func (s *subject) setCurve(one *curve) error {
	var rows []census.Observation
	sum := 0.0
	for o := range s.table.Select(one.year).All() {
		switch {
		case o.Status.Absent():
			one.absent++
			continue
		case o.Value < 0:
			return fmt.Errorf("plotting: Lorenz: %s has %v in %d: negative figures have no shares", s.label(o.Key), o.Value, one.year)
		}
		rows = append(rows, o)
		sum += o.Value
	}
	if sum == 0 {
		return fmt.Errorf("plotting: Lorenz: nothing to draw: the %d figures of %d with a value (of %d) sum to zero", len(rows), one.year, len(rows)+one.absent)
	}
	slices.SortStableFunc(rows, func(a, b census.Observation) int { return cmp.Compare(a.Value, b.Value) })
	one.at = plotter.XYs{{}}
	running, doubled := 0.0, 0.0
	for i, o := range rows {
		before := running
		running += o.Value / sum
		doubled += before + running
		p := plotter.XY{X: float64(i+1) / float64(len(rows)), Y: min(running, 1)}
		one.at = append(one.at, p)
		if s.bright[o.Key] {
			one.lit = append(one.lit, p)
		}
	}
	one.gini = max(1-doubled/float64(len(rows)), 0)
	return nil
}

// sumAxis names the vertical axis: "Share of all shipments, %".
func (s *subject) sumAxis() string {
	name := strings.SplitN(s.axis(), s.language.Choose(", ", "（"), 2)[0]
	return s.language.Choose(name+", cumulative share, %", name+"の累積割合（%）")
}

// dimensionName returns the plural of what a dimension tells apart.
func dimensionName(d census.Dimension, lang census.Language) string {
	switch d {
	case census.ByIndustry:
		return lang.Choose("industries", "産業")
	case census.BySize:
		return lang.Choose("size classes", "規模階級")
	}
	return lang.Choose("areas", "地域")
}

// noteCurves says what is left out, and what is not comparable.
func (c *Chart) noteCurves(s *subject, list []curve) {
	absent := 0
	for _, one := range list {
		absent += one.absent
	}
	if absent > 0 {
		c.note(s.absentNote(c.language.Choose("Left out, so that the coefficients are of the others: ", "次を除いた係数：")))
	}
	if note, _ := s.estimates("e", s.table.All()); note != "" {
		c.note(c.language.Choose("Some or all figures are estimated or provisional.", "推計値・速報値を含む。"))
	}
	var lit []string
	for k := range s.table.Series() {
		for _, one := range list {
			if k.Year = one.year; s.bright[k] && !slices.Contains(lit, s.label(k)) {
				lit = append(lit, s.label(k))
			}
		}
	}
	if len(lit) > 0 {
		c.note(c.language.Choose("Dots: ", "点：") + strings.Join(lit, c.language.Choose(", ", "、")) + c.language.Choose(".", "。"))
	}
	b := breaksOf(s)
	var names []string
	for _, r := range b.rules {
		names = append(names, r.full)
	}
	if len(names) > 0 {
		c.note(c.language.Choose("Breaks of the survey lie between the years: ", "年の間に調査の断層がある：") + strings.Join(names, c.language.Choose("; ", "；")) + c.language.Choose(".", "。"))
	}
}

// squareAxes sets both axes from 0 to 100 % in a square.
func (c *Chart) squareAxes(s *subject) {
	percent := quantity{unit: census.UnitFraction, scale: census.ScaleFor(census.UnitFraction, 1, s.language), language: s.language}
	for _, a := range []*plot.Axis{&c.Plot.X, &c.Plot.Y} {
		a.Min, a.Max = 0, 1
		a.LineStyle.Width, a.Tick.LineStyle.Width = 0, 0
		a.Tick.Marker = ticks{percent, 5}
	}
	if c.flexible {
		c.Height = c.around() + c.plotArea().Max.X*0.62
	}
	c.fit = func(area draw.Canvas) draw.Canvas {
		data := c.Plot.DataCanvas(area)
		w, h := data.Max.X-data.Min.X, data.Max.Y-data.Min.Y
		if w > h {
			return draw.Crop(area, (w-h)/2, (h-w)/2, 0, 0)
		}
		return draw.Crop(area, 0, 0, h-w, 0)
	}
}

// lorenz draws curves and the diagonal.
type lorenz struct {
	theme  Theme
	curves []curve
}

// GlyphBoxes keeps room for the dots and the numbers at the corners.
func (l *lorenz) GlyphBoxes(*plot.Plot) []plot.GlyphBox {
	r := l.theme.FontSize * 1.1
	return []plot.GlyphBox{{X: 1, Y: 1, Rectangle: vg.Rectangle{Max: vg.Point{X: r, Y: r / 2}}}}
}

// Plot draws the diagonal and the curves.
func (l *lorenz) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	c.StrokeLine2(draw.LineStyle{Color: l.theme.Muted, Width: l.theme.FontSize / 14}, x(0), y(0), x(1), y(1))
	for _, one := range l.curves {
		var line []vg.Point
		for _, at := range one.at {
			line = append(line, vg.Point{X: x(at.X), Y: y(at.Y)})
		}
		c.StrokeLines(draw.LineStyle{Color: one.colour, Width: l.theme.FontSize / 5, Dashes: one.dashes}, line)
		for _, at := range one.lit {
			l.theme.dot(c, vg.Point{X: x(at.X), Y: y(at.Y)}, l.theme.FontSize*0.35, one.colour)
		}
	}
}
