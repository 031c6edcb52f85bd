package plotting

import (
	"fmt"
	"math"
	"slices"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// TileOptions are the choices of [TileGrid].
type TileOptions struct {
	Options
	Colours Colours
	// Center is the middle of [DivergingColours]; 0 takes 1 for ratios, 100
	// for indices and 0 for all else.
	Center float64
}

// Colours says how tiles are coloured by their values.
type Colours uint8

const (
	// SequentialColours run evenly from the lowest value to the highest.
	SequentialColours Colours = iota
	// QuantileColours are five classes of as many prefectures each, for
	// values of which a few are far above the rest.
	QuantileColours
	// DivergingColours run from a centre to both sides.
	DivergingColours
)

// String returns the name of the colours.
func (c Colours) String() string {
	switch c {
	case SequentialColours:
		return "sequential"
	case QuantileColours:
		return "quantile"
	case DivergingColours:
		return "diverging"
	}
	return fmt.Sprintf("Colours(%d)", uint8(c))
}

// TileGrid draws the 47 prefectures as a map of equal tiles, coloured by their
// values, each with its short name and its value. All rows must have one year,
// measure, statistic and unit, and be of prefectures; Japan among them is a
// note. Highlighted tiles have a heavy outline.
//
// A tile whose figure is suppressed or absent is hatched, one that has no row
// is empty. Estimated and provisional figures are marked "e".
func TileGrid(t *census.Table, o TileOptions) (*Chart, error) {
	t, whole := apart(t)
	s, err := newSubject("TileGrid", t, o.Options, oneYear)
	if err != nil {
		return nil, err
	}
	if err := onlyPrefectures("TileGrid", s); err != nil {
		return nil, err
	}
	if err := someValue("TileGrid", t); err != nil {
		return nil, err
	}
	c := newChart(s)
	g := &tileGrid{theme: s.theme, quantity: s.quantity, bright: s.bright, title: s.axis(), language: s.language}
	g.scale = newColourScale(s, o.Colours, o.Center)
	note, all := s.estimates("e", s.table.All())
	g.setTiles(s, all)
	for _, t := range g.tiles {
		c.labels = append(c.labels, t.short, t.text)
	}
	c.labels = append(c.labels, g.title)
	if whole != nil && finite(whole.Value) {
		c.note(s.wholeNote(*whole))
	}
	if note != "" {
		c.note(note)
	}
	c.annotateCells(s, 47-s.table.Len())
	c.arrangeTiles(g)
	return c, c.check()
}

// onlyPrefectures returns an error where rows are not of prefectures.
func onlyPrefectures(chart string, s *subject) error {
	for _, a := range s.table.Areas() {
		if s.by != census.ByArea || !a.IsPrefecture() {
			return fmt.Errorf("plotting: %s draws prefectures, and the rows have %s: select census.PrefectureLevel", chart, some(parts(s.table, s.by)))
		}
	}
	return nil
}

// annotateCells says which cells have no value, and how many have no row.
func (c *Chart) annotateCells(s *subject, empty int) {
	if note := s.absentNote(c.language.Choose("Hatched: ", "斜線：")); note != "" {
		c.note(note)
	}
	if empty > 0 {
		c.note(fmt.Sprintf(c.language.Choose("Empty: not in the table (%d).", "空白：表にない（%d）。"), empty))
	}
}

// tileAspect is the width of a tile over its height.
const tileAspect = 1.22

// arrangeTiles sets the axes, which count tiles, and the height of the chart.
func (c *Chart) arrangeTiles(g *tileGrid) {
	p := c.Plot
	p.HideAxes()
	p.Y.Padding = 0
	p.X.Min, p.X.Max = 0, tileColumns
	p.Y.Min, p.Y.Max = -tileRows, 0
	p.Add(g)
	c.fit = keepAspect
	if width := c.plotArea().Max.X; c.flexible {
		c.Height = c.around() + width/tileColumns/tileAspect*tileRows
	}
}

// keepAspect crops an area to that of the grid of tiles, centred.
func keepAspect(area draw.Canvas) draw.Canvas {
	const aspect = tileColumns * tileAspect / tileRows
	w, h := area.Max.X-area.Min.X, area.Max.Y-area.Min.Y
	if w > h*aspect {
		cut := (w - h*aspect) / 2
		return draw.Crop(area, cut, -cut, 0, 0)
	}
	cut := h - w/aspect
	return draw.Crop(area, 0, 0, cut, 0)
}

// setTiles makes the tiles of the rows; where all are estimates none is marked.
func (g *tileGrid) setTiles(s *subject, unmarked bool) {
	rows := map[census.Area]census.Observation{}
	for o := range s.table.All() {
		rows[o.Area] = o
	}
	for a := range census.Prefectures() {
		o, present := rows[a]
		t := tile{value: math.NaN(), bright: s.bright[o.Key] && present, present: present}
		t.column, t.row, t.short = tileOf(a, s.language)
		if present && !o.Status.Absent() {
			t.value, t.text = o.Value, s.quantity.format(o.Value)
			if estimated(o) && !unmarked {
				t.text += " e"
			}
		}
		g.tiles = append(g.tiles, t)
	}
	g.hatched = slices.ContainsFunc(g.tiles, func(t tile) bool { return t.present && math.IsNaN(t.value) })
}

// lettersThatFit returns the largest letters, up to a multiple of the theme's
// size, in which none of the texts is wider than a tile.
func (g *tileGrid) lettersThatFit(width vg.Length, times float64, weight stdfont.Weight, text func(tile) string) letters {
	l := g.theme.letters(times, weight, g.theme.Ink)
	widest := vg.Length(0)
	for _, t := range g.tiles {
		widest = max(widest, l.width(text(t)))
	}
	if widest > width {
		l = l.of(l.size() * width / widest)
	}
	return l
}
