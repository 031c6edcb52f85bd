package ingest

import (
	"context"
	"errors"
	"io"
	"runtime"
	"time"

	"github.com/machikoba/machikoba/ingest/census"
)

// Establishments are files of microdata: one row per establishment and year, in
// CSV with a header, as UTF-8 or Shift_JIS (cp932). They may be compressed with
// gzip or zstd, which is seen in their first bytes.
//
//	files := ingest.Establishments{
//		Files: []string{"factories_*.csv"},
//		Layout: ingest.Layout{
//			Year: "year", Area: "pref_code", Industry: "industry_code",
//			Measures: []ingest.MeasureColumn{
//				{Header: "employees", Measure: census.Employees},
//				{Header: "shipments", Measure: census.Shipments, Unit: "万円"},
//			},
//		},
//	}
//	cubes, err := files.Tabulate(ctx, ingest.Tabulation{Area: census.PrefectureLevel, Digits: 2})
//	t, err := cubes[0].Table()
//	shares := stats.ShareOfNation(t)
//
// The work divides by ranges of bytes, for threads, processes and machines
// alike: [Establishments.Ranges] splits the files, [Establishments.TabulateRange]
// makes the cubes of one range, which travel as [census.Cube.Record] and are
// added in any order by [census.Cube.Merge].
//
// A field says a number ("1234", "1,234" in quotation marks, "-5", "1234.0"), or
// is one of the symbols for suppressed (X), nil (-) and not available (…), or
// is empty. These are counted apart, in every cell. Anything else is a
// [ParseError] with the place, and so are a row with another number of columns
// than the header, a zero byte in a row that is not plain, a code that the
// vocabulary does not know, and a figure of more than 18 digits.
//
// Quotation marks quote commas and line feeds; marks within fields that would make
// one row of several are an error. What columns contain that the layout does not name
// is not looked at beyond that.
type Establishments struct {
	// Files are names of files, patterns of [path/filepath.Match], or "-" for
	// Stdin. Together they are one file; their columns may differ in order.
	Files  []string
	Layout Layout
	// Select are the establishments that are read.
	Select Selection
	// Stdin is what "-" reads; nil stands for the standard input.
	Stdin io.Reader
	// Workers is how many goroutines work; 0 stands for GOMAXPROCS.
	Workers int
	// Skip, where it is not nil, collects the rows that cannot be read, which
	// are then left out. Without it the first one is an error.
	Skip *Skipped
	// Progress, where it is not nil, is called by one goroutine at a time, every
	// tenth of a second and at the end of each file.
	Progress func(Progress)
}

// Progress says how far the reading of a file is.
type Progress struct {
	File  string
	Bytes int64 // of text that have been read
	Size  int64 // of the file; -1 where that is not known, as of compressed ones
	Rows  int64 // in those bytes
}

// Skipped are the rows that were left out, in the order of files and lines.
type Skipped struct {
	// Limit is how many there may be: one more is an error, which wraps that of
	// its row, and Rows are those that were found until then. 0 stands for 100.
	Limit int
	Rows  []*ParseError
}

// A Range is a part of a file that begins and ends with whole records. Its
// fields are public so that it can be sent to another process.
type Range struct {
	File string
	// Offset and Length are in bytes; a Length of -1 is the whole file.
	Offset, Length int64
	Line           int // the number of the line at Offset
}

const wholeFile = -1

// Tabulate reads all files once, and returns one cube for each tabulation.
//
// Figures of a cube are in the unit of the files, and its table is in the tidied
// one. Where the context ends, so does the reading, with its error; a read from
// Stdin that waits for bytes may go on behind it.
func (e *Establishments) Tabulate(ctx context.Context, tabulations ...Tabulation) ([]*census.Cube, error) {
	names, err := e.Names()
	if err != nil {
		return nil, err
	}
	ranges := make([]Range, len(names))
	for i, name := range names {
		ranges[i] = Range{File: name, Length: wholeFile}
	}
	return e.tabulate(ctx, ranges, tabulations)
}

// TabulateRange returns the cubes of one range of the files, one for each
// tabulation.
func (e *Establishments) TabulateRange(ctx context.Context, r Range, tabulations ...Tabulation) ([]*census.Cube, error) {
	return e.tabulate(ctx, []Range{r}, tabulations)
}

// check returns what is wrong with what is asked for.
func (e *Establishments) check(tabs []Tabulation) error {
	return errors.Join(e.Layout.check(tabs), e.Select.check(&e.Layout))
}

func (e *Establishments) workers() int {
	if e.Workers > 0 {
		return e.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// progressInterval is how often Progress is called.
const progressInterval = 100 * time.Millisecond

// cubeChunk is how many bytes a worker looks at together: with the fields that
// are found in them they stay in the second-level cache.
const cubeChunk = 128 << 10
