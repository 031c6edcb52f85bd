package plotting

import (
	"fmt"
	"image/color"
	"slices"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/machikoba/machikoba/ingest/census"
)

// A Chart is a plot with what a white paper wants around it. Its fields may be
// changed until it is drawn. It lays itself out while it is drawn, so that one
// goroutine at a time may use it.
type Chart struct {
	// Plot is the plot in the middle; it takes further plotters by Plot.Add.
	Plot *plot.Plot

	Title    string // the finding or the subject
	Subtitle string
	Axis     string   // over the vertical axis: measure and unit
	Notes    []string // below the plot, each on a line of its own
	Source   string   // the source line, last

	// Width and Height are the size that Save draws at, DPI the resolution
	// of a PNG.
	Width, Height vg.Length
	DPI           int

	theme    Theme
	language census.Language
	labels   []string // what the plot writes
	key      []swatch // what its colours mean
	flexible bool     // whether the height goes by the content
	// fit prepares the plot for the canvas that it will be drawn on.
	fit func(draw.Canvas) draw.Canvas
}

// newChart returns a chart without a plotter, set in the options' theme.
func newChart(s *subject) *Chart {
	size := sizeTable[s.options.Size]
	c := &Chart{
		Plot:  plot.New(),
		Title: s.options.Title, Subtitle: s.options.Subtitle,
		Notes: slices.Clone(s.options.Notes), Source: s.options.Source,
		Width: size.width, Height: size.height, DPI: size.dpi,
		theme: s.theme, language: s.language, flexible: size.flexible,
	}
	if c.Title == "" {
		c.Title = s.title()
	}
	if c.Subtitle == "" {
		c.Subtitle = s.common()
	}
	if c.Source == "" {
		c.Source = s.table.SourceLine(s.language)
	}
	c.dress()
	return c
}

// dress sets the parts of the plot in the theme.
func (c *Chart) dress() {
	t, p := c.theme, c.Plot
	label := t.letters(1, stdfont.WeightNormal, t.Ink)
	p.BackgroundColor = nil
	p.Title.TextStyle = label.style(t, text.XCenter, text.YTop)
	p.Legend.TextStyle = label.style(t, text.XLeft, text.YBottom)
	for _, a := range []*plot.Axis{&p.X, &p.Y} {
		a.Padding = 0
		a.LineStyle = draw.LineStyle{Color: t.Ink, Width: t.FontSize / 14}
		a.Tick.LineStyle = a.LineStyle
		a.Tick.Length = t.FontSize / 3
		a.Label.Padding = t.FontSize / 4
	}
	p.X.Tick.Length = t.FontSize / 2
	p.Y.Padding = t.FontSize / 4
	p.X.Label.TextStyle = label.in(t.Muted).style(t, text.XCenter, text.YBottom)
	p.Y.Label.TextStyle = label.in(t.Muted).style(t, text.XCenter, text.YBottom)
	p.X.Tick.Label = label.style(t, text.XCenter, text.YTop)
	p.Y.Tick.Label = label.style(t, text.XRight, label.onLine())
}

// grid returns the style of grid lines.
func (t Theme) grid() draw.LineStyle {
	return draw.LineStyle{Color: t.Faint, Width: t.FontSize / 16}
}

// note adds a note, once, unless it is empty.
func (c *Chart) note(s string) {
	if s != "" && !slices.Contains(c.Notes, s) {
		c.Notes = append(c.Notes, s)
	}
}

// The letters of the parts of a chart, in multiples of the theme's size.
func (t Theme) titleLetters() letters    { return t.letters(1.4, stdfont.WeightBold, t.Ink) }
func (t Theme) subtitleLetters() letters { return t.letters(1.05, stdfont.WeightNormal, t.Muted) }
func (t Theme) labelLetters() letters    { return t.letters(1, stdfont.WeightNormal, t.Ink) }
func (t Theme) legendLetters() letters   { return t.letters(0.9, stdfont.WeightNormal, t.Ink) }
func (t Theme) footLetters() letters     { return t.letters(0.82, stdfont.WeightNormal, t.Muted) }

// Draw draws the chart on a canvas, all of which it takes. A character that
// the theme's font lacks is left out; Save refuses it.
func (c *Chart) Draw(dc draw.Canvas) {
	if _, _, _, alpha := c.theme.Background.RGBA(); alpha > 0 {
		dc.SetColor(c.theme.Background)
		dc.Fill(dc.Path())
	}
	margin := c.theme.FontSize
	area := draw.Crop(dc, margin, -margin, margin, -margin)
	area = c.drawHead(area)
	area = c.drawFoot(area)
	if c.fit != nil {
		area = c.fit(area)
	}
	c.Plot.Draw(area)
}

// drawHead draws title, subtitle and the axis line from the top of an area,
// and returns what is left of it.
func (c *Chart) drawHead(area draw.Canvas) draw.Canvas {
	t, width := c.theme, area.Max.X-area.Min.X
	top := area.Max.Y
	down := func(l letters, text string, before vg.Length) {
		if text != "" {
			top = l.drawDown(area, area.Min.X, top-before*t.FontSize, l.wrap(text, width))
		}
	}
	down(t.titleLetters(), c.Title, 0)
	down(t.subtitleLetters(), c.Subtitle, 0.15)
	if len(c.key) > 0 {
		top = c.drawKey(area, top-0.3*t.FontSize)
	}
	down(t.labelLetters().in(t.Muted), c.Axis, 0.6)
	area.Max.Y = top - t.FontSize*0.5
	return area
}

// drawFoot draws notes and source at the bottom of an area, and returns what
// is left of it.
func (c *Chart) drawFoot(area draw.Canvas) draw.Canvas {
	lines := c.foot(area.Max.X - area.Min.X)
	if len(lines) == 0 {
		return area
	}
	l := c.theme.footLetters()
	top := area.Min.Y + l.height(len(lines)) - (leading-1-depth)*l.size()
	l.drawDown(area, area.Min.X, top, lines)
	area.Min.Y = top + c.theme.FontSize*0.7
	return area
}

// foot returns the lines below the plot.
func (c *Chart) foot(width vg.Length) []string {
	var lines []string
	l := c.theme.footLetters()
	for _, s := range append(c.Notes[:len(c.Notes):len(c.Notes)], c.Source) {
		if s != "" {
			lines = append(lines, l.wrap(s, width)...)
		}
	}
	return lines
}

// around returns how much of the height the parts around the plot take.
func (c *Chart) around() vg.Length {
	t, width := c.theme, c.Width-2*c.theme.FontSize
	h := 3.9 * t.FontSize // margins and gaps
	if c.Title != "" {
		h += t.titleLetters().height(len(t.titleLetters().wrap(c.Title, width)))
	}
	if c.Subtitle != "" {
		h += t.subtitleLetters().height(len(t.subtitleLetters().wrap(c.Subtitle, width)))
	}
	if c.Axis != "" {
		h += t.labelLetters().leading()
	}
	if rows := c.keyRows(width); len(rows) > 0 {
		h += 0.3*t.FontSize + t.labelLetters().height(len(rows))
	}
	return h + t.footLetters().height(len(c.foot(width)))
}

// plotArea returns the area of the plot at the chart's own size.
func (c *Chart) plotArea() vg.Rectangle {
	return vg.Rectangle{Max: vg.Point{X: c.Width - 2*c.theme.FontSize, Y: max(c.Height-c.around(), 1)}}
}

// check returns an error where the font lacks a character of the chart.
func (c *Chart) check() error {
	texts := append([]string{c.Title, c.Subtitle, c.Axis, c.Source, c.Plot.X.Label.Text, c.Plot.Y.Label.Text}, c.Notes...)
	for _, s := range c.key {
		texts = append(texts, s.label)
	}
	for _, s := range append(texts, c.labels...) {
		if r, lacking := c.theme.Font.lacks(s); lacking {
			return fmt.Errorf("plotting: the font has no character %q, which is in %q: give Theme.Font one that has it, see ParseFont", r, s)
		}
	}
	return nil
}

// circle returns the path of a circle, in curves that every format draws.
func circle(at vg.Point, r vg.Length) vg.Path {
	const k = 0.5522847498 // control points of a quarter circle
	var p vg.Path
	point := func(x, y vg.Length) vg.Point { return vg.Point{X: at.X + x*r, Y: at.Y + y*r} }
	p.Move(point(1, 0))
	p.CubeTo(point(1, k), point(k, 1), point(0, 1))
	p.CubeTo(point(-k, 1), point(-1, k), point(-1, 0))
	p.CubeTo(point(-1, -k), point(-k, -1), point(0, -1))
	p.CubeTo(point(k, -1), point(1, -k), point(1, 0))
	p.Close()
	return p
}

// fill fills a rectangle with a colour.
func fill(c draw.Canvas, r vg.Rectangle, with color.Color) {
	c.SetColor(with)
	c.Fill(r.Path())
}
