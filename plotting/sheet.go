package plotting

import (
	"fmt"
	"io"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Sheet is a page of several charts. Its fields may be changed until it is
// drawn; one goroutine at a time may use it.
type Sheet struct {
	// Rows are the charts from the top, each row from the left. The charts of
	// a row share its width in the proportion of their own widths, and the
	// rows the height in the proportion of their highest charts.
	Rows [][]*Chart

	Title string // above all charts, "" for none

	// Width and Height are the size of the charts that Save draws, to whose
	// height the title adds its own, and DPI is the resolution of a PNG.
	Width, Height vg.Length
	DPI           int
}

// Compose puts charts on a sheet: one row for each list, on which each chart is
// as large as it was made, with its letters. A row of lower charts is as high as
// its highest one, and the widest row gives the width; use [Column] for two
// charts beside each other under one of [Page]:
//
//	sheet, err := plotting.Compose([]*plotting.Chart{map}, []*plotting.Chart{left, right})
//	err = sheet.Save("profile.pdf")
//
// It is an error where there is no chart.
func Compose(rows ...[]*Chart) (*Sheet, error) {
	s := &Sheet{Rows: rows}
	for i, row := range rows {
		if len(row) == 0 {
			return nil, fmt.Errorf("plotting: Compose: row %d of %d has no chart", i+1, len(rows))
		}
		width, height := spans(row)
		s.Width, s.Height = max(s.Width, width), s.Height+height
		for _, c := range row {
			s.DPI = max(s.DPI, c.DPI)
		}
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("plotting: Compose: no chart to put on a sheet")
	}
	return s, nil
}

// spans returns the width of a row of charts, and the height of the highest.
func spans(row []*Chart) (width, height vg.Length) {
	for _, c := range row {
		width, height = width+c.Width, max(height, c.Height)
	}
	return width, height
}

// Draw draws the sheet on a canvas, all of which it takes.
func (s *Sheet) Draw(dc draw.Canvas) {
	area := s.drawTitle(dc)
	var all vg.Length
	for _, row := range s.Rows {
		_, height := spans(row)
		all += height
	}
	top := area.Max.Y
	for _, row := range s.Rows {
		width, height := spans(row)
		bottom := top - (area.Max.Y-area.Min.Y)*height/all
		left := area.Min.X
		for _, c := range row {
			right := left + (area.Max.X-area.Min.X)*c.Width/width
			c.Draw(draw.Canvas{Canvas: dc.Canvas, Rectangle: vg.Rectangle{Min: vg.Point{X: left, Y: bottom}, Max: vg.Point{X: right, Y: top}}})
			left = right
		}
		top = bottom
	}
}

// drawTitle draws the title in the theme of the first chart, half as large
// again as that of a chart, and returns what is left of the canvas.
func (s *Sheet) drawTitle(dc draw.Canvas) draw.Canvas {
	height := s.titleHeight(dc.Max.X - dc.Min.X)
	if height == 0 {
		return dc
	}
	t, bottom := s.Rows[0][0].theme, dc.Max.Y-height
	fill(dc, vg.Rectangle{Min: vg.Point{X: dc.Min.X, Y: bottom}, Max: dc.Max}, t.Background)
	lines := s.letters().wrap(s.Title, dc.Max.X-dc.Min.X-2*t.FontSize)
	s.letters().drawDown(dc, dc.Min.X+t.FontSize, dc.Max.Y-t.FontSize, lines)
	dc.Max.Y = bottom
	return dc
}

// letters returns the letters of the title.
func (s *Sheet) letters() letters {
	l := s.Rows[0][0].theme.titleLetters()
	return l.of(l.size() * 1.5)
}

// titleHeight returns the height that the title takes of a sheet of a width.
func (s *Sheet) titleHeight(width vg.Length) vg.Length {
	if s.Title == "" || len(s.Rows) == 0 || len(s.Rows[0]) == 0 {
		return 0
	}
	fs := s.Rows[0][0].theme.FontSize
	return 1.2*fs + s.letters().height(len(s.letters().wrap(s.Title, width-2*fs)))
}

// Save writes the sheet to a file as [Chart.Save] does.
func (s *Sheet) Save(name string) error { return save(s, name) }

// SaveTo saves the charts as [Chart.SaveTo] does.
func (s *Sheet) SaveTo(folder string, names ...string) error { return saveTo(s, folder, names) }

// Write writes the sheet in a format. It is an error where the font of a chart
// lacks one of its characters.
func (s *Sheet) Write(w io.Writer, f Format) error { return write(s, w, f) }

func (s *Sheet) extent() (width, height vg.Length, dpi int) {
	return s.Width, s.Height + s.titleHeight(s.Width), s.DPI
}

func (s *Sheet) check() error {
	for _, row := range s.Rows {
		for _, c := range row {
			if err := c.check(); err != nil {
				return err
			}
			if r, lacking := c.theme.Font.lacks(s.Title); lacking {
				return fmt.Errorf("plotting: the font has no character %q, which is in %q: give Theme.Font one that has it, see ParseFont", r, s.Title)
			}
		}
	}
	return nil
}
