package ingest

import (
	"errors"
	"math"
	"path/filepath"

	"github.com/machikoba/machikoba/ingest/census"
)

// A Selection is a part of the establishments. The zero Selection is all of
// them.
//
// Rows that are not of the selection are read past: the years and areas that are
// not kept are of no cell and no dictionary. Such rows are counted where rows are, in
// errors and in [Progress], and one that cannot be read is an error like any other.
type Selection struct {
	// Years are the years that are kept; nil keeps all.
	Years census.YearFunc
	// Areas are the areas that are kept, as the column of areas has them:
	// prefectures or municipalities. nil keeps all. A figure of a prefecture or
	// the nation is of what is kept there, and its source says so.
	Areas census.AreaFunc
}

// all reports whether everything is kept.
func (s Selection) all() bool { return s.Years == nil && s.Areas == nil }

// keeps reports whether the part of a key that a code of a kind stands for is of
// the selection.
func (s Selection) keeps(kind codeKind, part census.Key) bool {
	switch {
	case kind == yearCodes && s.Years != nil:
		return s.Years(part.Year)
	case kind == areaCodes && s.Areas != nil:
		return s.Areas(part.Area)
	}
	return true
}

// check returns what is wrong with the selection in files of a layout.
func (s Selection) check(l *Layout) error {
	if s.Areas != nil && l.Area == "" {
		return errors.New("ingest: a selection of areas needs a column of areas")
	}
	return nil
}

// Source returns the source of figures that are tabulated from what is selected of
// a file.
func (s Selection) Source(file string) census.Source {
	source := census.Source{File: filepath.Base(file), Edits: []string{"tabulated"}}
	if file == stdinName {
		source.File = standardInput
	}
	if s.Areas != nil {
		source = source.WithEdit("of selected areas")
	}
	return source
}

// outside is the code of the parts that are not of the selection. No other part has
// it, as there is no room for so many.
const outside = math.MaxInt32

// leaveOutside leaves out the rows that are not of the selection.
func (r *microReader) leaveOutside() {
	if r.selection.all() {
		return
	}
	r.inside = resized(r.inside, r.n)[:0]
	for row := range r.n {
		within := true
		for _, codes := range r.codes {
			within = within && codes[row] != outside
		}
		if within {
			r.inside = append(r.inside, int32(row))
		}
	}
	if len(r.inside) < r.n {
		r.retain(r.microRows, r.inside)
	}
}

// Select has the Adder leave out the rows that are not of the selection. It
// comes before the first Add. Areas can be selected whether or not a tabulation
// tells them apart.
func (a *Adder) Select(s Selection) error {
	a.reader.selection = s
	return s.check(a.reader.layout)
}

// At says which row of its file the first row of the next record is, for errors.
// Without it rows are counted from the first record on, from 0.
func (a *Adder) At(row int64) { a.rows = row }
