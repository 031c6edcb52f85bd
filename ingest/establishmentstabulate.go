package ingest

import (
	"context"
	"errors"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// A cubeWorker adds what it reads to cubes of its own, one a tabulation.
type cubeWorker struct {
	tabulators []*tabulator
	reader     *microReader
}

func (e *Establishments) tabulate(ctx context.Context, ranges []Range, tabs []Tabulation) ([]*census.Cube, error) {
	if err := e.check(tabs); err != nil {
		return nil, err
	}
	workers := make([]*cubeWorker, e.workers())
	for i := range workers {
		w := &cubeWorker{}
		for _, t := range tabs {
			tabulator, err := newTabulator(&e.Layout, t)
			if err != nil {
				return nil, err
			}
			w.tabulators = append(w.tabulators, tabulator)
		}
		workers[i] = w
	}
	for _, r := range ranges {
		if err := e.tabulateFile(ctx, r, workers); err != nil {
			return nil, err
		}
	}
	return e.merged(workers, ranges)
}

func (e *Establishments) tabulateFile(ctx context.Context, r Range, workers []*cubeWorker) error {
	run, p, err := e.run(ctx, r, cubeChunk, false)
	if err != nil {
		return err
	}
	for _, w := range workers[:run.feed.Workers(len(workers))] {
		w.begin(&e.Layout, p, run.file.name)
		w.reader.selection, w.reader.strict = e.Select, e.Skip == nil
		run.start(ctx, w)
	}
	return run.wait(ctx)
}

// begin makes ready for a file. Codes count from 0 in the order in which their
// texts appear.
func (w *cubeWorker) begin(l *Layout, p *microPlan, file string) {
	for _, t := range w.tabulators {
		t.begin(p.codes)
	}
	next := make([]int32, len(p.codes))
	w.reader = newMicroReader(l, p, file, func(column int, _ string, part census.Key) (int32, error) {
		for _, t := range w.tabulators {
			if err := t.resolved(column, part); err != nil {
				return 0, err
			}
		}
		next[column]++
		return next[column] - 1, nil
	})
}

// chunk adds the rows of a chunk.
func (w *cubeWorker) chunk(c *scan.Chunk) (bad []badRow, err error) {
	if bad, err = w.reader.read(c); err != nil {
		return nil, err
	}
	for _, t := range w.tabulators {
		if err := t.add(w.reader.microRows); err != nil {
			return nil, w.reader.unadded(c, err)
		}
	}
	return bad, nil
}

// unadded says in which line the row is that could not be added.
func (r *microReader) unadded(c *scan.Chunk, err error) error {
	row := (*census.RowError)(nil)
	if !errors.As(err, &row) {
		return r.failed(&c.Head, err)
	}
	b, at := &c.Head, row.Row
	if at >= b.Rows {
		b, at = &c.Body, at-b.Rows
	}
	return &ParseError{File: r.file, Line: b.LineOf(at), Found: "a row", Want: "one that can be added", Err: row.Err}
}

// failed says of a batch that it cannot be read.
func (r *microReader) failed(b *scan.Batch, err error) error {
	return &ParseError{File: r.file, Line: b.Line, Found: "rows", Want: "such as can be added", Err: err}
}

// merged adds up the cubes of workers, and says where they are from.
func (e *Establishments) merged(workers []*cubeWorker, ranges []Range) ([]*census.Cube, error) {
	var cubes []*census.Cube
	for i, t := range workers[0].tabulators {
		for _, r := range ranges {
			source := e.Select.Source(r.File)
			if n := len(t.cube.Sources); n == 0 || !t.cube.Sources[n-1].Equal(source) {
				t.cube.Sources = append(t.cube.Sources, source)
			}
		}
		for _, w := range workers[1:] {
			if err := t.cube.Merge(w.tabulators[i].cube); err != nil {
				return nil, err
			}
		}
		cubes = append(cubes, t.cube)
	}
	return cubes, nil
}
