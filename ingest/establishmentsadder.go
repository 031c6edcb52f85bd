package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/machikoba/machikoba/ingest/census"
)

// An Adder adds the rows of Arrow records to cubes, one a tabulation: records of
// establishments from a database, a Parquet file or [Establishments.Records].
// An Adder is for one goroutine; the cubes of several are merged.
//
// Columns are found by the headers of the layout. Codes may be integers, texts,
// or texts in a dictionary, and figures integers, or floats without a fraction.
// A figure that is null or NaN is what the layout's Blank says, unless a column with
// the same name and "_status" behind it holds statuses as [census.Status.String]
// writes them, as texts or in a dictionary.
type Adder struct {
	tabulators []*directTabulator
	reader     *microReader
	columns    *recordColumns
	schema     *arrow.Schema
	rows       int64
}

// NewAdder returns an Adder of the tabulations given.
func NewAdder(l Layout, tabulations ...Tabulation) (*Adder, error) {
	if err := l.check(tabulations); err != nil {
		return nil, err
	}
	a := &Adder{}
	w := cubeWorker{}
	for _, t := range tabulations {
		tabulator, err := newTabulator(&l, t)
		if err != nil {
			return nil, err
		}
		a.tabulators = append(a.tabulators, &directTabulator{tabulator: tabulator})
		w.tabulators = append(w.tabulators, tabulator)
	}
	w.begin(&l, newRecordPlan(&l), "record")
	a.reader = w.reader
	return a, nil
}

// Columns returns the headers that the layout gives to the columns that are
// needed, which is what to ask a database or a Parquet file for.
func (a *Adder) Columns() []string {
	var names []string
	for _, c := range a.reader.plan.codes {
		names = append(names, c.header)
	}
	for _, m := range a.reader.plan.numbers {
		names = append(names, m.Header)
	}
	return names
}

// recordBlock is how many rows are added together, so that their columns stay
// in the cache.
const recordBlock = 2048

// Add adds the rows of a record, in whose schema all columns of the layout are.
// After an error the cubes are of no use.
func (a *Adder) Add(r arrow.Record) error {
	if a.columns == nil || !a.schema.Equal(r.Schema()) {
		a.columns, a.schema = newRecordColumns(a.reader), r.Schema()
	}
	if err := a.columns.find(r); err != nil {
		return err
	}
	rows := int(r.NumRows())
	if a.columns.fresh && a.reader.selection.all() {
		if err := a.begin(); err != nil {
			return a.placed(err, 0)
		}
	}
	for from := 0; from < rows; from += recordBlock {
		err := a.block(from, min(from+recordBlock, rows))
		if err != nil {
			return a.placed(err, from)
		}
	}
	a.rows += int64(rows)
	return nil
}

// begin tells the tabulators what codes are known by now.
func (a *Adder) begin() error {
	a.columns.fresh = false
	for _, t := range a.tabulators {
		if err := t.begin(a.columns.known); err != nil {
			return err
		}
	}
	return nil
}

// block adds some rows of the record at hand.
func (a *Adder) block(from, to int) error {
	if err := a.columns.readFigures(from, to); err != nil {
		return err
	}
	if !a.reader.selection.all() {
		return a.selectedBlock(from)
	}
	integers, read := a.columns.blockIntegers(from), false
	for _, t := range a.tabulators {
		added, err := a.addIntegers(t, from, integers)
		if !added && err == nil && !read {
			err, read = a.columns.readCodes(from), true
		}
		if !added && err == nil {
			err = t.add(a.reader.microRows)
		}
		if err != nil {
			return err
		}
	}
	if read && integers != nil { // they may have become known
		return a.begin()
	}
	return nil
}

// selectedBlock adds those of the rows at hand that are of the selection.
func (a *Adder) selectedBlock(from int) error {
	if err := a.columns.readCodes(from); err != nil {
		return err
	}
	a.columns.take()
	a.reader.leaveOutside()
	for _, t := range a.tabulators {
		if err := t.add(a.reader.microRows); err != nil {
			return err
		}
	}
	return nil
}

// addIntegers adds the rows at hand by their integers, some of which may be new. Where
// ok is false it has added no row.
func (a *Adder) addIntegers(t *directTabulator, from int, integers [][]int32) (ok bool, err error) {
	if ok, err = t.addIntegers(a.reader.microRows, integers); ok || err != nil || !t.ready || integers == nil {
		return ok, err
	}
	a.columns.learn(from)
	if err := a.begin(); err != nil {
		return false, err
	}
	return t.addIntegers(a.reader.microRows, integers)
}

// placed says of an error in a block in which row of all it is.
func (a *Adder) placed(err error, from int) error {
	if e := (*census.RowError)(nil); errors.As(err, &e) {
		return fmt.Errorf("ingest: row %d of the records: %w", a.rows+int64(from+e.Row), e.Err)
	}
	return fmt.Errorf("ingest: records: %w", err)
}

// Cubes returns the cubes, one for each tabulation.
func (a *Adder) Cubes() []*census.Cube {
	var cubes []*census.Cube
	for _, t := range a.tabulators {
		cubes = append(cubes, t.cube)
	}
	return cubes
}

// Merge adds the cubes of another Adder of the same layout and tabulations.
func (a *Adder) Merge(o *Adder) error {
	for i, t := range a.tabulators {
		if err := t.cube.Merge(o.tabulators[i].cube); err != nil {
			return err
		}
	}
	return nil
}

// TabulateRecords adds records to cubes, one for each tabulation, with as many
// goroutines as GOMAXPROCS says. It releases each record; an error among them
// ends the adding.
func TabulateRecords(ctx context.Context, records iter.Seq2[arrow.Record, error], l Layout, tabulations ...Tabulation) ([]*census.Cube, error) {
	next, stop := iter.Pull2(records)
	defer stop()
	var pulling sync.Mutex
	pull := func() (arrow.Record, error) {
		pulling.Lock()
		defer pulling.Unlock()
		r, err, ok := next()
		if !ok {
			return nil, nil
		}
		return r, err
	}
	adders := make([]*Adder, runtime.GOMAXPROCS(0))
	failures := make([]error, len(adders))
	var done sync.WaitGroup
	for i := range adders {
		var err error
		if adders[i], err = NewAdder(l, tabulations...); err != nil {
			return nil, err
		}
	}
	for i, a := range adders {
		done.Add(1)
		go func() {
			defer done.Done()
			failures[i] = a.addAll(ctx, pull)
		}()
	}
	done.Wait()
	if err := errors.Join(failures...); err != nil {
		return nil, err
	}
	for _, a := range adders[1:] {
		if err := adders[0].Merge(a); err != nil {
			return nil, err
		}
	}
	return adders[0].Cubes(), nil
}

// addAll adds the records that pull gives, until it gives none.
func (a *Adder) addAll(ctx context.Context, pull func() (arrow.Record, error)) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		r, err := pull()
		if r == nil || err != nil {
			return err
		}
		err = a.Add(r)
		r.Release()
		if err != nil {
			return err
		}
	}
}
