package parquet

import (
	"context"
	"os"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// Tabulate reads Parquet files of establishments, one row per establishment and
// year, into cubes, one for each tabulation: [ingest.Establishments] for Parquet.
// It is [Establishments.Tabulate] of all of the rows.
func Tabulate(ctx context.Context, files []string, l ingest.Layout, tabulations ...ingest.Tabulation) ([]*census.Cube, error) {
	e := Establishments{Files: files, Layout: l}
	return e.Tabulate(ctx, tabulations...)
}

// Establishments are Parquet files of microdata: one row per establishment and
// year.
//
// Of each file only the columns of the layout are read, row groups and parts of large
// ones side by side with as many goroutines as GOMAXPROCS says, and codes by their
// dictionaries.
// See [ingest.Adder] for the types that columns may have. Columns of integers,
// doubles and texts in the usual encodings are decoded here, and others by the
// general reader of Arrow, at a third of the speed.
//
// A file that cannot be read is an [ingest.ParseError] with the column and the
// row group, which count from 0. For each goroutine and column a page of the file
// and its text unfolded are in memory, of which neither may have more than 256
// MB; a footer may have 64 MB and 10,000 columns.
type Establishments struct {
	// Files are names of files or patterns of [path/filepath.Match].
	Files  []string
	Layout ingest.Layout
	// Select are the establishments that are tabulated. Row groups that have none
	// of them by the statistics of their columns are not read, and what is wrong
	// in these is not found. They are told by years that are integers or four
	// digits, by areas that are integers, and by areas where there is one only;
	// groups without statistics, or with nulls among years or areas, are read.
	Select ingest.Selection
}

// Tabulate reads all files once, and returns one cube for each tabulation.
func (e *Establishments) Tabulate(ctx context.Context, tabulations ...ingest.Tabulation) ([]*census.Cube, error) {
	names, err := (&ingest.Establishments{Files: e.Files}).Names()
	if err != nil {
		return nil, err
	}
	adders, err := e.adders(tabulations)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := e.file(ctx, name, adders); err != nil {
			return nil, err
		}
	}
	for _, a := range adders[1:] {
		if err := adders[0].Merge(a); err != nil {
			return nil, err
		}
	}
	cubes := adders[0].Cubes()
	for _, c := range cubes {
		for _, name := range names {
			c.Sources = append(c.Sources, e.Select.Source(name))
		}
	}
	return cubes, nil
}

// adders returns an Adder for each goroutine.
func (e *Establishments) adders(tabulations []ingest.Tabulation) ([]*ingest.Adder, error) {
	adders := make([]*ingest.Adder, runtime.GOMAXPROCS(0))
	for i := range adders {
		var err error
		if adders[i], err = ingest.NewAdder(e.Layout, tabulations...); err != nil {
			return nil, err
		}
		if err = adders[i].Select(e.Select); err != nil {
			return nil, err
		}
	}
	return adders, nil
}

// file adds the rows of a file, a span at a time.
func (e *Establishments) file(ctx context.Context, name string, adders []*ingest.Adder) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	s, err := open(f, name, memory.DefaultAllocator)
	if err != nil {
		return err
	}
	columns, err := columnsOf(s, e.Layout, adders[0].Columns())
	if err != nil {
		return err
	}
	plain, err := s.plainTypes(columns)
	if err != nil {
		return damaged(name, "a schema that cannot be read", err)
	}
	spans := e.spans(s, columns, plain, len(adders))
	var next atomic.Int64
	failed, failures := make([]int, len(adders)), make([]error, len(adders))
	var done sync.WaitGroup
	for i, a := range adders {
		w := worker{source: s, adder: a, columns: columns, plain: plain}
		done.Go(func() {
			for failures[i] == nil {
				at := int(next.Add(1)) - 1
				if at >= len(spans) {
					return
				}
				failed[i], failures[i] = at, w.span(ctx, spans[at])
			}
			next.Store(int64(len(spans))) // the others need not go on
		})
	}
	done.Wait()
	return first(failed, failures)
}
