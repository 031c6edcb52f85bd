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
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgpdf"
	"gonum.org/v1/plot/vg/vgsvg"
)

// A Format is a file format that charts are written in.
type Format uint8

const (
	PNG Format = iota
	SVG
	PDF
	formats // their number
)

var formatNames = [formats]string{"png", "svg", "pdf"}

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
	return 0, fmt.Errorf("plotting: format %q is not known: want png, svg or pdf", text)
}

// Save writes the chart to a file, whose ending says the format: .png, .svg or
// .pdf. The file appears whole or not at all, and one of that name is replaced.
func (c *Chart) Save(name string) (err error) {
	format, err := ParseFormat(strings.TrimPrefix(filepath.Ext(name), "."))
	if err != nil {
		return fmt.Errorf("plotting: %s: the ending of the name says the format: want .png, .svg or .pdf", name)
	}
	var buf bytes.Buffer
	if err := c.Write(&buf, format); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = f.Write(buf.Bytes())
	if e := f.Chmod(0o644); err == nil {
		err = e
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// Write writes the chart in a format. It is an error where the font lacks a
// character of the chart.
func (c *Chart) Write(w io.Writer, f Format) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Width <= 0 || c.Height <= 0 || c.DPI <= 0 {
		return fmt.Errorf("plotting: a chart of %.0f × %.0f points at %d dots an inch cannot be drawn", c.Width, c.Height, c.DPI)
	}
	switch f {
	case PNG:
		canvas := vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(c.Width, c.Height), vgimg.UseDPI(c.DPI))}
		return c.writeTo(w, canvas, canvas)
	case SVG:
		canvas := vgsvg.New(c.Width, c.Height)
		texts := &svgTexts{Canvas: canvas}
		return c.writeTo(svgWriter{w, texts}, canvas, outlines{texts, ownFont})
	case PDF:
		canvas := vgpdf.New(c.Width, c.Height)
		return c.writeTo(w, canvas, outlines{canvas, notForPDF})
	}
	return fmt.Errorf("plotting: format %v is not known: want png, svg or pdf", f)
}

// writeTo draws the chart on a canvas, and writes the file below it.
func (c *Chart) writeTo(w io.Writer, file io.WriterTo, canvas vg.Canvas) error {
	c.Draw(draw.NewCanvas(canvas, c.Width, c.Height))
	var buf bytes.Buffer
	if _, err := file.WriteTo(&buf); err != nil {
		return err
	}
	_, err := w.Write(buf.Bytes())
	return err
}
