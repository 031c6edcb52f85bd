package parquet

import (
	"context"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest/parquet/internal/chunk"
)

// A generalReader reads columns that package chunk does not, by way of all that
// Parquet knows.
type generalReader struct {
	*pqarrow.FileReader
	columns []int
}

// newGeneralReader returns a reader of columns of a file. It is for one
// goroutine.
func newGeneralReader(s *source, columns []column) (*generalReader, error) {
	g := &generalReader{}
	props := pqarrow.ArrowReadProperties{BatchSize: batchRows}
	for _, c := range columns {
		g.columns = append(g.columns, c.at)
		if s.MetaData().Schema.Column(c.at).PhysicalType() == parquet.Types.ByteArray {
			props.SetReadDict(c.at, true)
		}
	}
	var err error
	g.FileReader, err = pqarrow.NewFileReader(s.Reader, props, memory.DefaultAllocator)
	return g, err
}

// generally adds the rows of a row group through the general reader.
func (w *worker) generally(ctx context.Context, at *place, before int64) (err error) {
	if w.general == nil {
		if w.general, err = newGeneralReader(w.source, w.columns); err != nil {
			return err
		}
	}
	for _, c := range w.columns {
		at.column = c.name
		if err := w.source.verify(at.group, c.at, chunk.MaxPage); err != nil {
			return err
		}
	}
	at.column = ""
	records, err := w.general.GetRecordReader(ctx, w.general.columns, []int{at.group})
	if err != nil {
		return err
	}
	defer records.Release()
	for records.Next() {
		r := records.Record()
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.add(r, before+at.row); err != nil {
			return err
		}
		at.row += r.NumRows()
	}
	if err := records.Err(); err != nil && err != io.EOF {
		return err
	}
	if rows := w.source.MetaData().RowGroup(at.group).NumRows(); at.row != rows {
		return fmt.Errorf("%d rows where the footer says %d", at.row, rows)
	}
	return nil
}

// verify checks the pages of a column in a row group, by whose headers the
// general reader makes room for them: none may have more than most bytes.
func (s *source) verify(group, at int, most int64) error {
	c, err := s.MetaData().RowGroup(group).ColumnChunk(at)
	if err != nil {
		return err
	}
	if c.NumValues() == 0 { // for which writers say any place
		return nil
	}
	v := chunk.Column{Codec: c.Compression(), MaxPage: most}
	v.Start, v.Length = extent(c)
	v.Rows = c.NumValues()
	return chunk.Verify(s.in, v)
}
