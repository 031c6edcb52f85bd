package parquet

import (
	"context"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/parquet/internal/chunk"
)

// batchRows is how many rows are decoded together, so that their columns stay
// in the cache.
const batchRows = 16 << 10

// A worker adds spans to an Adder of its own.
type worker struct {
	source  *source
	adder   *ingest.Adder
	columns []column
	readers []*chunk.Reader
	schema  *arrow.Schema
	general *generalReader // for what package chunk does not read, made when it is needed
	plain   bool           // the types are those of package chunk
}

// span adds the rows of a span.
func (w *worker) span(ctx context.Context, sp span) (err error) {
	at := place{file: w.source.name, group: sp.group}
	defer func() { err = placed(err, at.damaged) }()
	defer recovered(&err)
	chunks, plain, err := w.chunks(sp.group)
	switch {
	case err != nil:
		return err
	case !plain && sp.from > 0: // the first span of the group is all of it
		return nil
	case !plain:
		return w.generally(ctx, &at, sp.before)
	}
	if err := w.begin(chunks, &at, sp.from); err != nil {
		return err
	}
	for at.row = sp.from; at.row < sp.to; {
		n := min(batchRows, sp.to-at.row)
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.batch(&at, int(n), sp.before); err != nil {
			return err
		}
		at.row += n
	}
	if sp.to < chunks[0].Rows {
		return nil
	}
	return w.end(&at)
}

// chunks returns the columns in a row group, and whether package chunk reads them all.
func (w *worker) chunks(group int) (chunks []chunk.Column, plain bool, err error) {
	chunks, plain = make([]chunk.Column, len(w.columns)), w.plain
	for i, c := range w.columns {
		var readable bool
		if chunks[i], readable, err = w.source.chunkOf(group, c); err != nil {
			return nil, false, err
		}
		plain = plain && readable
	}
	return chunks, plain, nil
}

// begin makes the readers ready for the columns of a row group, from a row on.
func (w *worker) begin(chunks []chunk.Column, at *place, from int64) error {
	fields := make([]arrow.Field, len(chunks))
	for i, c := range chunks {
		if len(w.readers) == i {
			w.readers = append(w.readers, &chunk.Reader{})
		}
		at.column = w.columns[i].name
		w.readers[i].Begin(w.source.in, c)
		if from > 0 {
			if err := w.readers[i].Skip(from); err != nil {
				return err
			}
		}
		fields[i] = arrow.Field{Name: at.column, Type: w.readers[i].Type(), Nullable: true}
	}
	if w.schema == nil {
		w.schema = arrow.NewSchema(fields, nil)
	}
	return nil
}

// batch adds the next rows of a row group.
func (w *worker) batch(at *place, rows int, before int64) error {
	arrays := make([]arrow.Array, len(w.readers))
	for i, r := range w.readers {
		at.column = w.columns[i].name
		var err error
		if arrays[i], err = r.Next(rows); err != nil {
			return err
		}
	}
	at.column = ""
	return w.add(array.NewRecord(w.schema, arrays, int64(rows)), before+at.row)
}

// end returns an error where a column has more than the rows of its group.
func (w *worker) end(at *place) error {
	for i, r := range w.readers {
		at.column = w.columns[i].name
		if err := r.End(); err != nil {
			return err
		}
	}
	return nil
}

// add adds a record, which begins behind some rows of the file. Rows count from
// 1 for people.
func (w *worker) add(r arrow.Record, before int64) error {
	w.adder.At(before + 1)
	if err := w.adder.Add(r); err != nil {
		return &ingest.ParseError{File: w.source.name, Found: "a row", Want: "one that can be added", Err: err}
	}
	return nil
}
