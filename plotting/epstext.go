package plotting

import (
	"bytes"
	"fmt"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
)

// epsWriter writes an EPS with a header that readers accept: gonum's begins
// with two signs where the format wants one, and says when it was made, so that
// the same chart is never the same file. It takes the file in one piece.
type epsWriter struct {
	io.Writer
	width, height vg.Length
}

func (w epsWriter) Write(p []byte) (int, error) {
	const end = "%%EndComments\n"
	_, body, found := bytes.Cut(p, []byte(end))
	if !found {
		return 0, fmt.Errorf("plotting: the EPS has no header")
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%%!PS-Adobe-3.0 EPSF-3.0\n%%%%BoundingBox: 0 0 %.0f %.0f\n%%%%HiResBoundingBox: 0 0 %.3f %.3f\n%s",
		math.Ceil(w.width.Points()), math.Ceil(w.height.Points()), w.width.Points(), w.height.Points(), end)
	out.Write(body)
	out.WriteString("%%EOF\n")
	if _, err := w.Writer.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}
