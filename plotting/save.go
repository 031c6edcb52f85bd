package plotting

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgeps"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"

	"github.com/machikoba/machikoba/internal/atomicfile"
)

// A Format is a file format that charts are written in.
type Format uint8

const (
	PNG Format = iota
	SVG
	PDF
	EPS
	formats // their number
)

var formatNames = [formats]string{"png", "svg", "pdf", "eps"}

// String returns the name of the format, which is the ending of its files.
func (f Format) String() string {
	if f < formats {
		return formatNames[f]
	}
	return fmt.Sprintf("Format(%d)", uint8(f))
}

// ParseFormat reads a format from its name, in either case.
func ParseFormat(text string) (Format, error) {
	for f := range formats {
		if strings.EqualFold(formatNames[f], text) {
			return f, nil
		}
	}
	return 0, fmt.Errorf("plotting: format %q is not known: want png, svg, pdf or eps", text)
}

// Save writes the chart to a file, whose ending says the format: .png, .svg,
// .pdf or .eps. The file appears whole or not at all, and one of that name is
// replaced.
func (c *Chart) Save(name string) error { return save(c, name) }

// SaveTo saves the chart in a folder, which is made where it is missing, once
// under each of the names:
//
//	err := chart.SaveTo("charts", "trend.png", "trend.svg")
func (c *Chart) SaveTo(folder string, names ...string) error { return saveTo(c, folder, names) }

// Write writes the chart in a format. It is an error where the font lacks a
// character of the chart.
func (c *Chart) Write(w io.Writer, f Format) error { return write(c, w, f) }

func (c *Chart) extent() (width, height vg.Length, dpi int) { return c.Width, c.Height, c.DPI }

// A picture is what files are written of: a chart, or a sheet of several.
type picture interface {
	Draw(draw.Canvas)
	extent() (width, height vg.Length, dpi int)
	check() error
}

func saveTo(p picture, folder string, names []string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		if err := save(p, filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}

func save(p picture, name string) error {
	format, err := ParseFormat(strings.TrimPrefix(filepath.Ext(name), "."))
	if err != nil {
		return fmt.Errorf("plotting: %s: the ending of the name says the format: want .png, .svg, .pdf or .eps", name)
	}
	return atomicfile.Write(name, func(w io.Writer) error { return write(p, w, format) })
}

func write(p picture, w io.Writer, f Format) error {
	if err := p.check(); err != nil {
		return err
	}
	width, height, dpi := p.extent()
	if width <= 0 || height <= 0 || dpi <= 0 {
		return fmt.Errorf("plotting: a chart of %.0f × %.0f points at %d dots an inch cannot be drawn", width, height, dpi)
	}
	switch f {
	case PNG:
		canvas := vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(dpi))}
		return writeTo(p, w, canvas, canvas)
	case SVG:
		canvas := vgsvg.New(width, height)
		texts := &svgTexts{Canvas: canvas}
		return writeTo(p, svgWriter{w, texts}, canvas, outlines{texts, ownFont})
	case PDF:
		canvas := vgpdf.New(width, height)
		texts := newPDFTexts(canvas)
		return writeTo(p, pdfWriter{w, texts}, canvas, texts)
	case EPS:
		canvas := vgeps.New(width, height)
		return writeTo(p, epsWriter{w, width, height}, canvas, outlines{canvas, allText})
	}
	return fmt.Errorf("plotting: format %v is not known: want png, svg, pdf or eps", f)
}

// writeTo draws a picture on a canvas, and writes the file below it in one
// piece.
func writeTo(p picture, w io.Writer, file io.WriterTo, canvas vg.Canvas) error {
	width, height, _ := p.extent()
	p.Draw(draw.NewCanvas(canvas, width, height))
	var buf bytes.Buffer
	if _, err := file.WriteTo(&buf); err != nil {
		return err
	}
	_, err := w.Write(buf.Bytes())
	return err
}
