package ingest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// CSV is the project's own layout of CSV, which [census.Table.WriteCSV] writes:
// first, in lines that begin with #, what rides beside the rows, then a header,
// then a row for each figure. The columns are those of a table's Arrow schema;
// year, measure and value must be there, the others may be missing:
//
//	# source: {"publisher":"METI","unit":"million yen"}
//	# year: 2018
//	# size: 4+
//	area,industry,measure,value,unit
//	14,JSIC13:31,shipments,3951483,million yen
//	47,JSIC13:20,shipments,X,million yen
//
// A column that has the same cell in every row may stand above the header, as
// year and size do here. Other missing columns mean the whole (all of Japan, all
// manufacturing, every size and legal form), the figure as published, the unit
// of the measure, half a unit of precision for what is not a count, and all the
// sources that the file names; if it names none, the file is the source.
//
// An area is a code or a name, an industry a code with its scheme, or a bare
// code or a name in the revision of the JSIC that the year was tabulated by. In
// place of a value may stand X or χ (suppressed), - (nil) or … (not available).
// Units that offices publish in ("million yen", 万円) are brought to yen.
//
// Cells may be parted by commas, tabs or semicolons, and have spaces around
// them; a column without a name, such as one of row numbers, is passed over, and
// so are lines without a cell and a header that is repeated.
//
// The last line must end: a file that does not may be cut off.
type CSV struct{}

// Name returns what the layout is called in errors.
func (CSV) Name() string {
	return "CSV with the columns year, measure and value"
}

// Sniff recognises the first line: it is one that stands above the header, or a
// header with two of the columns that must be there.
func (CSV) Sniff(head []byte, _ string) bool {
	text := strings.TrimPrefix(string(head), "\uFEFF")
	if strings.HasPrefix(text, "#") {
		return true
	}
	g := newGrid("", text)
	if g.next() != nil {
		return false
	}
	found := 0
	for _, cell := range g.cells {
		if slices.Contains(required, strings.TrimSpace(cell)) {
			found++
		}
	}
	return found >= 2
}

// Read reads the file. All that is wrong with it, up to ten faults, is joined
// into the error.
func (CSV) Read(f *File) (*census.Table, error) {
	text, err := f.Text()
	if err != nil {
		return nil, err
	}
	body := newCSVBody(f.Name, text)
	if err := body.complete(); err != nil {
		return nil, err
	}
	p := newPreamble(f)
	if err := p.read(body); err != nil {
		return nil, err
	}
	rows, err := newRowReader(body, p)
	if err != nil {
		return nil, err
	}
	return rows.table()
}

// csvColumn is a column of the layout.
type csvColumn int

const (
	colYear csvColumn = iota
	colArea
	colIndustry
	colSize
	colScope
	colMeasure
	colStatistic
	colValue
	colLower
	colUpper
	colInterval
	colPrecision
	colStatus
	colUnit
	colSource
	csvColumns // their number
)

var columnNames = [csvColumns]string{"year", "area", "industry", "size", "scope", "measure", "statistic",
	"value", "lower", "upper", "interval", "precision", "status", "unit", "source"}

var required = []string{"year", "measure", "value"}

func (c csvColumn) String() string { return columnNames[c] }

func columnNamed(name string) (csvColumn, bool) {
	i := slices.Index(columnNames[:], name)
	return csvColumn(i), i >= 0
}

// faults collects what is wrong with a file.
type faults []error

const mostFaults = 10

func (f *faults) add(e *ParseError) { *f = append(*f, e) }

// full reports whether there are enough of them.
func (f faults) full() bool { return len(f) >= mostFaults }

// err returns the faults as one error, the first alone if there is no other.
func (f faults) err() error {
	switch {
	case len(f) == 0:
		return nil
	case len(f) == 1:
		return f[0]
	case f.full():
		return errors.Join(append(slices.Clip(f), fmt.Errorf("ingest: reading stopped after %d faults", mostFaults))...)
	}
	return errors.Join(f...)
}
