package parquet

import (
	"context"
	"errors"
	"os"
	"path/filepath"
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
// Of each file only the columns of the layout are read, row groups side by side
// with as many goroutines as GOMAXPROCS says, and codes by their dictionaries.
// See [ingest.Adder] for the types that columns may have. Columns of integers,
// doubles and texts in the usual encodings are decoded here, and others by the
// general reader of Arrow, at a third of the speed.
//
// A file that cannot be read is an [ingest.ParseError] with the column and the
// row group, which count from 0. For each goroutine and column a page of the file
// and its text unfolded are in memory, of which neither may have more than 256
// MB; a footer may have 64 MB and 10,000 columns.
type Establishments struct {
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
	adders := make([]*ingest.Adder, runtime.GOMAXPROCS(0))
	for i := range adders {
		var err error
		if adders[i], err = ingest.NewAdder(e.Layout, tabulations...); err != nil {
			return nil, err
		}
		adders[i].Select(e.Select)
	}
	for _, name := range e.Files {
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
		for _, name := range e.Files {
			c.Sources = append(c.Sources, census.Source{File: filepath.Base(name), Edits: []string{"tabulated"}})
		}
	}
	return cubes, nil
}

// file adds the rows of a file, a row group at a time.
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
	groups := e.groups(s, columns, plain)
	var next atomic.Int64
	failures := make([]error, len(adders))
	var done sync.WaitGroup
	for i, a := range adders {
		w := worker{source: s, adder: a, columns: columns, plain: plain}
		done.Go(func() {
			for failures[i] == nil {
				at := int(next.Add(1)) - 1
				if at >= len(groups) {
					return
				}
				failures[i] = w.group(ctx, groups[at].index, groups[at].before)
			}
			next.Store(int64(len(groups))) // the others need not go on
		})
	}
	done.Wait()
	return errors.Join(failures...)
}

// A group is a row group, which begins behind some rows of the file.
type group struct {
	index  int
	before int64
}

// groups returns the row groups that are to be read. Statistics are of values as
// they are stored, so that they tell nothing of other types.
func (e *Establishments) groups(s *source, columns []column, plain bool) []group {
	var groups []group
	before := int64(0)
	for g := range s.NumRowGroups() {
		if !plain || !e.without(s, g, columns) {
			groups = append(groups, group{g, before})
		}
		before += s.MetaData().RowGroup(g).NumRows()
	}
	return groups
}
