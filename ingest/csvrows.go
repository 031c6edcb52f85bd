package ingest

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A rowReader reads the rows of the project's CSV.
type rowReader struct {
	body     *csvBody
	preamble *preamble
	at       [csvColumns]int // index of each column in a record, -1 for none
	width    int             // cells of the header
	names    []string        // in the header
	builder  census.Builder
	lines    []int // of each row, for a duplicate key
	wrong    faults
	row      *ParseError // what is wrong with this row

	areas      map[string]census.Area
	industries map[industryCell]census.Industry
	sizes      map[string]census.Size
	units      map[string]tidyUnit
	sources    map[string][]census.Source
	file       []census.Source // the sources of a row in a file without the column
}

func newRowReader(body *csvBody, p *preamble) (*rowReader, error) {
	r := &rowReader{body: body, preamble: p, areas: map[string]census.Area{}, industries: map[industryCell]census.Industry{},
		sizes: map[string]census.Size{}, units: map[string]tidyUnit{}, sources: map[string][]census.Source{}, file: p.sources}
	if len(r.file) == 0 {
		r.file = []census.Source{p.file.Source()}
	}
	if err := body.record(); err == io.EOF {
		return nil, &ParseError{File: body.name, Line: 1 + body.above, Column: 1, Found: "no header", Want: CSV{}.Name()}
	} else if err != nil {
		return nil, err
	}
	r.header()
	return r, r.wrong.err()
}

// header finds the columns.
func (r *rowReader) header() {
	for c := range r.at {
		r.at[c] = -1
	}
	r.width = len(r.body.cells)
	names := make([]string, r.width)
	for i, cell := range r.body.cells {
		names[i] = strings.TrimSpace(cell)
		c, known := columnNamed(names[i])
		_, constant := r.preamble.constants[c]
		switch {
		case names[i] == "":
		case !known:
			r.wrong.add(r.body.fault(i, "header", "one of "+strings.Join(columnNames[:], ", "), nil))
		case r.at[c] >= 0 || constant:
			r.wrong.add(r.body.fault(i, "header", "each column once", nil))
		default:
			r.at[c] = i
		}
	}
	for r.width > 0 && names[r.width-1] == "" {
		r.width--
	}
	r.names = names
	if missing := r.preamble.missing(names); len(missing) > 0 {
		r.wrong.add(&ParseError{File: r.body.name, Line: r.body.lineNumber(), Column: 1, Cell: "header",
			Found: "the columns " + strings.Join(names, ", "), Want: "also " + strings.Join(missing, ", ")})
	}
}

// table reads all rows.
func (r *rowReader) table() (*census.Table, error) {
	for !r.wrong.full() {
		err := r.body.record()
		if err == io.EOF {
			break
		}
		if err != nil {
			r.wrong = append(r.wrong, err)
			break // nobody knows where the next record begins
		}
		r.read()
	}
	if err := r.wrong.err(); err != nil {
		return nil, err
	}
	return finish(&r.builder, r.body.name, r.lines, r.preamble.options...)
}

// finish makes the table of a file, given the line of each row; a duplicate key
// is an error at the line of the second.
func finish(b *census.Builder, name string, lines []int, options ...census.Option) (*census.Table, error) {
	t, err := b.Table(options...)
	var duplicate *census.DuplicateKeyError
	if errors.As(err, &duplicate) {
		return nil, &ParseError{File: name, Line: lines[duplicate.Second], Found: "a second figure for " + duplicate.Key.String(),
			Want: fmt.Sprintf("one figure a key; the first is in line %d", lines[duplicate.First]), Err: duplicate}
	}
	return t, err
}

// read reads one row into the builder.
func (r *rowReader) read() {
	for len(r.body.cells) > r.width && strings.TrimSpace(r.body.cells[len(r.body.cells)-1]) == "" {
		r.body.cells = r.body.cells[:len(r.body.cells)-1]
	}
	if filled(r.body.cells) == 0 || repeats([][]string{r.names[:r.width]}, r.body.cells) {
		return
	}
	if e := r.body.width(r.width); e != nil {
		r.wrong.add(e)
		return
	}
	r.row = nil
	o := r.observation()
	if r.row == nil {
		if err := r.builder.Append(o); err != nil {
			r.row = &ParseError{File: r.body.name, Line: r.body.lineNumber(), Found: "a row that contradicts itself",
				Want: "a figure with what is true of it", Err: err}
		}
	}
	if r.row != nil {
		r.wrong.add(r.row)
		return
	}
	r.lines = append(r.lines, r.body.lineNumber())
}

// cell returns the cell of a column without the spaces around it, and whether the
// file has the column. A unit is a text of any kind, and keeps its spaces.
func (r *rowReader) cell(c csvColumn) (text string, ok bool) {
	if i := r.at[c]; i >= 0 {
		if c == colUnit {
			return r.body.cells[i], true
		}
		return strings.TrimSpace(r.body.cells[i]), true
	}
	constant, ok := r.preamble.constants[c]
	return constant.cell, ok
}

// fail notes what is wrong with the row, the first fault only.
func (r *rowReader) fail(c csvColumn, want string, cause error) {
	if r.row != nil {
		return
	}
	if i := r.at[c]; i >= 0 {
		r.row = r.body.fault(i, c.String(), want, cause)
		return
	}
	constant := r.preamble.constants[c]
	r.row = &ParseError{File: r.body.name, Line: constant.line, Column: 1, Cell: c.String(), Found: quoted(constant.cell), Want: want, Err: cause}
}
