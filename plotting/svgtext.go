package plotting

import (
	"bytes"
	"fmt"
	"io"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// svgTexts is a canvas that remembers the width of each text that is written.
type svgTexts struct {
	vg.Canvas
	widths []vg.Length
}

// FillString writes the text and remembers its width.
func (t *svgTexts) FillString(f font.Face, at vg.Point, s string) {
	t.widths = append(t.widths, f.Width(s))
	t.Canvas.FillString(f, at, s)
}

// svgWriter writes an SVG so that its text looks right where Liberation Sans is
// not installed: beside it the fonts are named that have its widths, and each
// text is told the width that the chart was laid out for. It takes the file in
// one piece.
type svgWriter struct {
	io.Writer
	texts *svgTexts
}

func (w svgWriter) Write(p []byte) (int, error) {
	const own, all = "font-family:Liberation Sans;", "font-family:'Liberation Sans',Arimo,Arial,Helvetica,sans-serif;"
	start := []byte("<text ")
	parts := bytes.Split(bytes.ReplaceAll(p, []byte(own), []byte(all)), start)
	out := bytes.NewBuffer(parts[0])
	for i, part := range parts[1:] {
		out.Write(start)
		if i < len(w.texts.widths) {
			fmt.Fprintf(out, `textLength="%.2f" lengthAdjust="spacingAndGlyphs" `, w.texts.widths[i].Points())
		}
		out.Write(part)
	}
	if _, err := w.Writer.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}
