package ingest

import (
	"errors"
	"io"
)

// A grid reads the records of a published table, one after the other, without
// a header of its own.
type grid struct {
	csvBody
	page  *page // the rows of a sheet, nil for a text
	taken int   // records read so far
}

// newGrid takes the text of a table whose cells are parted by commas, tabs or
// semicolons, and whose lines end in any way.
func newGrid(name, text string) *grid {
	g := &grid{csvBody: *newCSVBody(name, text)}
	g.open(separator(g.text))
	return g
}

// separator returns what parts the cells: what stands most in the first lines,
// outside of quotation marks and not between the thousands of a number.
func separator(text string) rune {
	head := text[:min(len(text), 4<<10)]
	count := map[rune]int{}
	within := false
	for i, r := range head {
		switch {
		case r == '"':
			within = !within
		case within || r == ',' && betweenThousands(head, i):
		default:
			count[r]++
		}
	}
	best := ','
	for _, r := range []rune{'\t', ';'} {
		if count[r] > count[best] {
			best = r
		}
	}
	return best
}

// betweenThousands reports whether a comma stands behind a digit and in front of
// three, as in 1,234.
func betweenThousands(text string, at int) bool {
	behind := text[at+1 : min(at+5, len(text))]
	return at > 0 && text[at-1] >= '0' && text[at-1] <= '9' && len(behind) > 3 && allDigits(behind[:3]) && !allDigits(behind[3:])
}

// next reads a record, io.EOF after the last.
func (g *grid) next() error {
	if g.page != nil {
		return g.turn()
	}
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
