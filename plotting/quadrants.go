package plotting

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// QuadrantOptions are the choices of [Quadrants].
type QuadrantOptions struct {
	Options
	// Weight gives each dot an area in proportion to its figure: a bubble
	// chart. Nil draws dots of one size.
	Weight *census.Table
	// Corners name the quadrants: top right, top left, bottom left, bottom
	// right.
	Corners [4]string
}

// Quadrants sets two figures of the same areas (or industries, size classes)
// against each other: location quotients across, growth upwards. Each table must
// have one year, measure, statistic and unit; rows of the tables meet by the
// part of the key in which they differ. The whole (Japan, all manufacturing) is
// left out.
//
// Rules part the plot where figures are read from: at 1 for ratios, at 100 for
// indices, at 0 where figures lie on both sides of it, else at their median.
//
// A figure that is suppressed is drawn as the range that it must lie in, where
// its ends are known, around a hollow dot in its middle. What lacks one of its
// figures, or a weight above zero, is not drawn, and the notes say how many
// these are. Names that have no room stay away, the heaviest and the outermost
// dots being named first; the notes say how many have none. Estimated and
// provisional figures are marked "e".
func Quadrants(x, y *census.Table, o QuadrantOptions) (*Chart, error) {
	q, lacking, err := newQuadrants(x, y, o)
	if err != nil {
		return nil, err
	}
	c := newChart(q.x)
	q.caption(c, o.Options)
	if lacking > 0 {
		c.note(fmt.Sprintf(c.language.Choose("Not drawn for want of a figure: %d.", "数値を欠くため表示していない：%d。"), lacking))
	}
	c.arrangeQuadrants(q)
	return c, c.check()
}

// newQuadrants joins the tables, and counts the rows that lack a figure.
func newQuadrants(x, y *census.Table, o QuadrantOptions) (q *quadrants, lacking int, err error) {
	q = &quadrants{}
	if q.x, err = quadrantSide(x, o, nil); err != nil {
		return nil, 0, err
	}
	if q.y, err = quadrantSide(y, o, q.x); err != nil {
		return nil, 0, err
	}
	if o.Weight != nil {
		if q.weight, err = quadrantSide(o.Weight, o, q.x); err != nil {
			return nil, 0, err
		}
	}
	q.theme, q.language, q.corners = q.x.theme, q.x.language, o.Corners
	if lacking = q.setDots(); len(q.dots) == 0 {
		return nil, 0, fmt.Errorf("plotting: Quadrants: nothing to draw: none of the %d rows has all of its figures", q.x.table.Len())
	}
	var xs, ys []float64
	for _, d := range q.dots {
		xs, ys = append(xs, d.x.middle()), append(ys, d.y.middle())
	}
	q.at.x, q.at.y = crossing(q.x, xs), crossing(q.y, ys)
	return q, lacking, nil
}

// quadrantSide makes the subject of one of the tables, whose rows differ as
// those of the first.
func quadrantSide(t *census.Table, o QuadrantOptions, first *subject) (*subject, error) {
	t, _ = apart(t)
	if first == nil {
		return newSubject("Quadrants", t, o.Options, oneYear)
	}
	options := o.Options
	options.Highlight = nil
	s, err := newSubject("Quadrants", t, options, oneYear)
	if err == nil && s.by != first.by && t.Len() > 1 {
		err = fmt.Errorf("plotting: Quadrants: the rows of one table differ in %v, those of another in %v", first.by, s.by)
	}
	return s, err
}

// caption says in the chart what both tables are about.
func (q *quadrants) caption(c *Chart, o Options) {
	c.Axis = q.y.axis()
	c.Plot.X.Label.Text = q.x.axis()
	if o.Title == "" {
		c.Title = q.x.title() + c.language.Choose("; ", "、") + q.y.title()
	}
	subjects := []*subject{q.x, q.y}
	if q.weight != nil {
		subjects = append(subjects, q.weight)
	}
	var common, sources []string
	for _, s := range subjects {
		common = appendNew(common, s.common())
		sources = appendNew(sources, s.table.SourceLine(c.language))
	}
	if o.Subtitle == "" {
		c.Subtitle = strings.Join(common, "; ")
	}
	if o.Source == "" {
		c.Source = joinSources(sources, c.language)
	}
	for _, d := range q.dots {
		c.labels = append(c.labels, d.name)
		if d.marked {
			c.note(c.language.Choose("e: estimated or provisional.", "e：推計値・速報値。"))
		}
		if d.hollow {
			c.note(c.language.Choose("Hollow: in the middle of the range in which a figure that is not published lies.", "白抜き：公表されていない数値がとりうる範囲の中央。"))
		}
	}
	c.labels = append(c.labels, q.corners[:]...)
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// joinSources makes one source line of several.
func joinSources(lines []string, lang census.Language) string {
	label := lang.Choose("Source: ", "資料：")
	var all []string
	for _, line := range lines {
		for _, one := range strings.Split(strings.TrimPrefix(line, label), "; ") {
			all = appendNew(all, one)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return label + strings.Join(all, "; ")
}

// setDots joins the tables, and returns how many rows lack a figure. The
// heaviest dots come first.
func (q *quadrants) setDots() (lacking int) {
	ys, weights := byPart(q.y), map[string]census.Observation{}
	if q.weight != nil {
		weights = byPart(q.weight)
	}
	for o := range q.x.table.All() {
		part := o.Part(q.x.by)
		other, ok := ys[part]
		d := dot{name: q.x.label(o.Key), bright: q.x.bright[o.Key], plain: q.x.bright != nil && !q.x.bright[o.Key]}
		ok = d.set(&d.x, o) && ok && d.set(&d.y, other)
		if q.weight != nil && ok {
			heavy, found := weights[part]
			ok = found && d.set(&d.weight, heavy) && d.weight.middle() > 0
		}
		if !ok {
			lacking++
			continue
		}
		if d.marked {
			d.name += " e"
		}
		q.dots = append(q.dots, d)
	}
	slices.SortStableFunc(q.dots, func(a, b dot) int { return cmp.Compare(b.weight.middle(), a.weight.middle()) })
	return lacking
}

func byPart(s *subject) map[string]census.Observation {
	m := map[string]census.Observation{}
	for o := range s.table.All() {
		m[o.Part(s.by)] = o
	}
	return m
}

// crossing returns where the rule of an axis stands. It sorts the values.
func crossing(s *subject, values []float64) float64 {
	if at, ok := reference(s.quantity.unit); ok {
		return at
	}
	slices.Sort(values)
	if n := len(values); values[0] > 0 || values[n-1] < 0 {
		return (values[(n-1)/2] + values[n/2]) / 2
	}
	return 0
}

// arrangeQuadrants sets the axes and the legend, and says which dots have no
// name.
func (c *Chart) arrangeQuadrants(q *quadrants) {
	p, fs := c.Plot, c.theme.FontSize
	var xs, ys []float64
	for _, d := range q.dots {
		xs, ys = append(xs, d.x.lo, d.x.hi), append(ys, d.y.lo, d.y.hi)
	}
	p.X.Min, p.X.Max = padded(append(xs, q.at.x))
	p.Y.Min, p.Y.Max = padded(append(ys, q.at.y))
	p.X.Tick.Marker = ticks{q.x.quantity, max(int(c.Width/(fs*8)), 2)}
	p.Y.Tick.Marker = ticks{q.y.quantity, max(int(c.plotArea().Max.Y/(fs*3)), 2)}
	p.Y.LineStyle.Width, p.Y.Tick.LineStyle.Width = 0, 0
	c.heighten(c.Width * 0.55)
	p.Add(&plotter.Grid{Horizontal: q.theme.grid(), Vertical: q.theme.grid()}, q)
	q.setLegend()
	c.labels = append(c.labels, q.legend.title...)
	c.fit = func(area draw.Canvas) draw.Canvas { return area }
	c.noteCount(c.language.Choose("Dots without a name, for want of room: %d.", "名称を省いた点：%d。"), func() (n int) {
		data := p.DataCanvas(draw.Canvas{Rectangle: c.plotArea()})
		x, y := p.Transforms(&data)
		for _, l := range q.place(data.Rectangle, x, y) {
			if !l.placed {
				n++
			}
		}
		return n
	})
}

// noteCount adds a note with a number, where it is not zero, which may change
// with the room that the note takes.
func (c *Chart) noteCount(format string, count func() int) {
	n := count()
	if n == 0 {
		return
	}
	c.Notes = append(c.Notes, fmt.Sprintf(format, n))
	c.Notes[len(c.Notes)-1] = fmt.Sprintf(format, count())
}

// padded returns the ends of an axis that reaches beyond its values.
func padded(values []float64) (lo, hi float64) {
	lo, hi = slices.Min(values), slices.Max(values)
	room := (hi - lo) * 0.1
	if room == 0 {
		room = max(math.Abs(hi)*0.1, 1e-3)
	}
	return lo - room, hi + room
}
