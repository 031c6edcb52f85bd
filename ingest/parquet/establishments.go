package parquet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/apache/arrow/go/v15/parquet/schema"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// Tabulate reads Parquet files of establishments, one row per establishment and
// year, into cubes, one for each tabulation: [ingest.Establishments] for Parquet.
// Of each file only the columns of the layout are read, row groups side by side
// with as many goroutines as GOMAXPROCS says, and codes by their dictionaries.
//
// See [ingest.Adder] for the types that columns may have.
func Tabulate(ctx context.Context, files []string, l ingest.Layout, tabulations ...ingest.Tabulation) ([]*census.Cube, error) {
	adders := make([]*ingest.Adder, runtime.GOMAXPROCS(0))
	for i := range adders {
		var err error
		if adders[i], err = ingest.NewAdder(l, tabulations...); err != nil {
			return nil, err
		}
	}
	for _, name := range files {
		if err := addFile(ctx, name, adders); err != nil {
			return nil, fmt.Errorf("parquet: %s: %w", name, err)
		}
	}
	for _, a := range adders[1:] {
		if err := adders[0].Merge(a); err != nil {
			return nil, err
		}
	}
	cubes := adders[0].Cubes()
	for _, c := range cubes {
		for _, name := range files {
			c.Sources = append(c.Sources, census.Source{File: filepath.Base(name), Edits: []string{"tabulated"}})
		}
	}
	return cubes, nil
}

// addFile adds the rows of a file, a row group at a time.
func addFile(ctx context.Context, name string, adders []*ingest.Adder) error {
	first, err := file.OpenParquetFile(name, false)
	if err != nil {
		return err
	}
	groups := first.NumRowGroups()
	columns, err := columnsNamed(first.MetaData().Schema, adders[0].Columns())
	first.Close()
	if err != nil {
		return err
	}
	var next atomic.Int64
	failures := make([]error, len(adders))
	var done sync.WaitGroup
	for i, a := range adders {
		done.Add(1)
		go func() {
			defer done.Done()
			failures[i] = addGroups(ctx, a, name, columns, func() (int, bool) {
				group := int(next.Add(1)) - 1
				return group, group < groups
			})
		}()
	}
	done.Wait()
	return errors.Join(failures...)
}

// columnsNamed returns the indices of columns.
func columnsNamed(s *schema.Schema, names []string) ([]int, error) {
	var columns []int
	for _, name := range names {
		at := s.ColumnIndexByName(name)
		if at < 0 {
			return nil, fmt.Errorf("no column %q among %d", name, s.NumColumns())
		}
		columns = append(columns, at)
		if status := s.ColumnIndexByName(name + "_status"); status >= 0 {
			columns = append(columns, status)
		}
	}
	return columns, nil
}

// batchRows is how many rows are decoded together.
const batchRows = 64 << 10

// addGroups adds the row groups that next gives. Readers are for one goroutine,
// so each opens the file for itself.
func addGroups(ctx context.Context, a *ingest.Adder, name string, columns []int, next func() (int, bool)) error {
	in, err := file.OpenParquetFile(name, false, file.WithReadProps(parquet.NewReaderProperties(memory.DefaultAllocator)))
	if err != nil {
		return err
	}
	defer in.Close()
	props := pqarrow.ArrowReadProperties{BatchSize: batchRows}
	for _, c := range columns {
		if t := in.MetaData().Schema.Column(c).PhysicalType(); t == parquet.Types.ByteArray {
			props.SetReadDict(c, true)
		}
	}
	reader, err := pqarrow.NewFileReader(in, props, memory.DefaultAllocator)
	if err != nil {
		return err
	}
	for group, ok := next(); ok; group, ok = next() {
		if err := addGroup(ctx, a, reader, columns, group); err != nil {
			return fmt.Errorf("row group %d: %w", group, err)
		}
	}
	return nil
}

func addGroup(ctx context.Context, a *ingest.Adder, reader *pqarrow.FileReader, columns []int, group int) error {
	records, err := reader.GetRecordReader(ctx, columns, []int{group})
	if err != nil {
		return err
	}
	defer records.Release()
	for records.Next() {
		if err := errors.Join(ctx.Err(), a.Add(records.Record())); err != nil {
			return err
		}
	}
	if err := records.Err(); err != io.EOF {
		return err
	}
	return nil
}
