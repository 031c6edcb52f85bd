package ingest

import (
	"errors"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// microRows are the rows of a chunk, by columns.
type microRows struct {
	n        int
	origin   []int32           // which rows of the chunk they are; nil where they are all
	codes    [][]int32         // of each column of codes
	values   [][]int64         // of each column of figures
	statuses [][]census.Status // of each; nil where there are numbers only
}

// A microReader reads chunks of one file.
type microReader struct {
	layout    *Layout
	plan      *microPlan
	file      string
	selection Selection
	strict    bool // a row that cannot be read ends the reading
	// resolved gives a code to a new text in a column, of which it is told which
	// part of a key it is.
	resolved func(column int, text string, part census.Key) (code int32, err error)

	dictionaries []scan.Dictionary
	texts        []map[string]int32 // codes by text: two spellings of one text are one code
	marks        []scan.Marks       // of each column of figures
	rest         []int32
	spare        [][]census.Status // where statuses are read, whether there are any or not
	inside       []int32           // rows of the selection
	microRows
}

func newMicroReader(l *Layout, p *microPlan, file string, resolved func(int, string, census.Key) (int32, error)) *microReader {
	r := &microReader{layout: l, plan: p, file: file, resolved: resolved}
	r.dictionaries = make([]scan.Dictionary, len(p.codes))
	r.texts = make([]map[string]int32, len(p.codes))
	for i := range r.texts {
		r.texts[i] = map[string]int32{}
	}
	r.codes = make([][]int32, len(p.codes))
	r.values = make([][]int64, len(p.numbers))
	r.statuses = make([][]census.Status, len(p.numbers))
	r.spare = make([][]census.Status, len(p.numbers))
	r.marks = make([]scan.Marks, len(p.numbers))
	for i, place := range p.numbers {
		r.marks[i] = place.marks()
	}
	return r
}

// rowBlock is how many rows are read together, column by column: so few that their
// text stays in the second-level cache from the first column to the last.
const rowBlock = 2560

// read reads a chunk. Rows with a field that cannot be read are left out, and
// returned with an error each; those that are not of the selection are left out.
// Where it is strict, rows far behind one that cannot be read are not read.
func (r *microReader) read(c *scan.Chunk) (bad []badRow, err error) {
	r.n, r.origin = c.Head.Rows+c.Body.Rows, nil
	for i := range r.codes {
		r.codes[i] = resized(r.codes[i], r.n)
	}
	for i := range r.values {
		r.values[i], r.statuses[i] = resized(r.values[i], r.n), nil
		r.spare[i] = resized(r.spare[i], r.n)
	}
	base := 0
chunk:
	for _, b := range []*scan.Batch{&c.Head, &c.Body} {
		for from := 0; from < b.Rows; from += rowBlock {
			part := b.Part(from, min(from+rowBlock, b.Rows))
			found, err := r.batch(&part, base)
			if err != nil {
				return nil, r.failed(b, err)
			}
			bad = append(bad, found...)
			base += part.Rows
			if bad != nil && r.strict {
				r.n = base
				break chunk
			}
		}
	}
	if bad != nil {
		r.leaveOut(bad)
	}
	r.leaveOutside()
	return bad, nil
}

// batch reads the rows of a batch, which count from base in the chunk.
func (r *microReader) batch(b *scan.Batch, base int) (bad []badRow, err error) {
	for i, place := range r.plan.codes {
		codes := r.codes[i][base:]
		r.rest = b.Codes(codes, r.rest[:0], place.column, &r.dictionaries[i])
		for _, row := range r.rest {
			field := b.Field(int(row), place.column)
			if code, known := r.dictionaries[i].Find(field); known { // since a row before
				codes[row] = code
				continue
			}
			code, wrong, err := r.code(i, field)
			if err != nil {
				return nil, err
			}
			if wrong != nil {
				bad = append(bad, badRow{base + int(row), r.bad(b, int(row), place.column, place.header, wrong)})
			}
			codes[row] = code
		}
	}
	for i := range r.plan.numbers {
		bad = r.numbers(b, base, i, bad)
	}
	return bad, nil
}

// numbers reads a column of figures.
func (r *microReader) numbers(b *scan.Batch, base, i int, bad []badRow) []badRow {
	place := &r.plan.numbers[i]
	values, statuses := r.values[i][base:], r.spare[i][base:]
	marked := false
	r.rest, marked = b.Numbers(values, bytesOf(statuses), r.rest[:0], place.column, &r.marks[i])
	if marked || len(r.rest) > 0 {
		r.statuses[i] = r.spare[i]
	}
	for _, row := range r.rest {
		v, status, err := place.figure(b.Field(int(row), place.column), r.plan.encoding)
		values[row], statuses[row] = v, status
		if err != nil {
			bad = append(bad, badRow{base + int(row), r.bad(b, int(row), place.column, place.Header, err)})
		}
	}
	return bad
}

// resized returns a slice of n elements, the one given if it is large enough.
func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// code returns the code of a text that the dictionary does not know. A text
// that is no part of a key is wrong, and gets none.
func (r *microReader) code(column int, field []byte) (code int32, wrong, err error) {
	kind := r.plan.codes[column].kind
	text, ok := r.plan.encoding.text(field)
	switch {
	case !ok:
		return 0, errNoText, nil
	case text == "" && kind != textCodes:
		return 0, errBlankCode, nil
	}
	code, known := r.texts[column][text]
	if !known {
		part, wrong := r.layout.part(kind, text)
		if wrong != nil {
			return 0, wrong, nil
		}
		if !r.selection.keeps(kind, part) {
			code = outside
		} else if code, err = r.resolved(column, text, part); err != nil {
			return 0, nil, err
		}
		r.texts[column][text] = code
	}
	if len(field) > 0 {
		r.dictionaries[column].Set(field, code)
	}
	return code, nil, nil
}

var (
	errNoText    = errors.New("text in UTF-8 or Shift_JIS (cp932), quoted as a whole or not at all")
	errBlankCode = errors.New("a code or a name")
)

// A badRow is a row of a chunk that cannot be read, and why.
type badRow struct {
	row int
	err *ParseError
}

// bad returns the error for a field.
func (r *microReader) bad(b *scan.Batch, row, column int, header string, want error) *ParseError {
	line, before := b.Place(row, column)
	found := b.Field(row, column)
	text, ok := r.plan.encoding.decode(found)
	if !ok {
		text = string(found)
	}
	e := &ParseError{File: r.file, Line: line, Column: r.plan.encoding.characters(before) + 1,
		Cell: header, Found: quoted(text), Want: want.Error()}
	if u := (*census.UnknownNameError)(nil); errors.As(want, &u) {
		e.Want, e.Err = "a name or code of the vocabulary", want
	}
	if errors.Is(want, census.ErrOverflow) {
		e.Want, e.Err = "a figure of up to 18 digits", want
	}
	return e
}
