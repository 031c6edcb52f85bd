package ingest

import (
	"errors"
	"io"
	"strings"
)

// A grid reads the records of a published table, one after the other, without
// a header of its own.
type grid struct {
	csvBody
	taken int // records read so far
}

// newGrid takes the text of a table whose cells are parted by commas, tabs or
// semicolons, and whose lines end in any way.
func newGrid(name, text string) *grid {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	g := &grid{csvBody: csvBody{name: name, text: text}}
	g.open(separator(text))
	return g
}

// separator returns what parts the cells: what stands most in the first lines.
func separator(text string) rune {
	head := text[:min(len(text), 4<<10)]
	best, most := ',', strings.Count(head, ",")
	for _, r := range []rune{'\t', ';'} {
		if n := strings.Count(head, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// next reads a record, io.EOF after the last.
func (g *grid) next() error {
	err := g.csvBody.record()
	if err == nil {
		g.taken++
	}
	return err
}

// noHeader is the error of a file in which no row has the columns.
func (l TableLayout) noHeader(f *File, err error) error {
	if !errors.Is(err, io.EOF) {
		return err
	}
	return &ParseError{File: f.Name, Found: "no header with all its columns", Want: l.Name()}
}
