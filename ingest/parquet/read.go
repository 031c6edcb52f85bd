package parquet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet/internal/chunk"
)

// Format is the Parquet format, for [ingest.Options].
type Format struct{}

// Name returns what the format is called in errors.
func (Format) Name() string { return "Parquet" }

// Sniff recognises the first bytes, and a file by its name where they are gone.
func (Format) Sniff(head []byte, name string) bool {
	return bytes.HasPrefix(head, []byte(magic)) || strings.EqualFold(filepath.Ext(name), ".parquet")
}

// Read reads the file.
func (Format) Read(f *ingest.File) (*census.Table, error) {
	return f.Decode("a Parquet file that is whole", func(limited memory.Allocator) (*census.Table, error) {
		mem := &noting{Allocator: limited}
		in, err := open(bytes.NewReader(f.Data), f.Name, mem)
		if err != nil {
			return nil, err
		}
		records, err := readRecords(in, f.Limit, mem)
		defer func() {
			for _, r := range records {
				r.Release()
			}
		}()
		if err != nil {
			return nil, mem.cause(err)
		}
		t, err := f.Table(records, mem)
		return t, placed(err, func(err error) error {
			return &ingest.ParseError{File: f.Name, Found: "columns that make no table", Want: "those of a table, or of establishments for Tabulate", Err: err}
		})
	})
}

// noting is an allocator that notes that it refused, as readers that recover by
// themselves lose the cause.
type noting struct {
	memory.Allocator
	refused error
}

func (n *noting) note() {
	if p := recover(); p != nil {
		n.refused = ingest.ErrLimit
		panic(p)
	}
}

func (n *noting) Allocate(size int) []byte {
	defer n.note()
	return n.Allocator.Allocate(size)
}

func (n *noting) Reallocate(size int, b []byte) []byte {
	defer n.note()
	return n.Allocator.Reallocate(size, b)
}

// cause returns why reading failed, where the error came after a refusal.
func (n *noting) cause(err error) error {
	if n.refused != nil {
		return n.refused
	}
	return err
}

// readRecords reads the columns of a table, one after the other in this
// goroutine: pqarrow's own ReadTable reads in others, where nobody could
// recover a panic.
func readRecords(in *source, limit int64, mem memory.Allocator) ([]arrow.Record, error) {
	reader, err := newTableReader(in, mem)
	if err != nil {
		return nil, damaged(in.name, "a schema that cannot be read", err)
	}
	schema, err := known()
	if err != nil {
		return nil, err
	}
	rows := in.NumRows()
	var fields []arrow.Field
	var columns []arrow.Column
	defer func() {
		for i := range columns {
			columns[i].Release()
		}
	}()
	for i, f := range reader.Manifest.Fields {
		if !f.IsLeaf() || !schema.HasField(f.Field.Name) {
			continue
		}
		data, err := in.column(reader, i, limit)
		if err != nil {
			return nil, err
		}
		field := *f.Field
		field.Type = data.DataType()
		fields = append(fields, field)
		columns = append(columns, *arrow.NewColumn(field, data))
		data.Release()
	}
	table := array.NewTable(arrow.NewSchema(fields, ownMetadata(in.Reader)), columns, rows)
	defer table.Release()
	return batches(table), nil
}

func newTableReader(in *source, mem memory.Allocator) (r *pqarrow.FileReader, err error) {
	defer recovered(&err)
	return pqarrow.NewFileReader(in.Reader, pqarrow.ArrowReadProperties{}, mem)
}

// column reads a column of all row groups, whose pages may be as large as the
// limit.
func (s *source) column(reader *pqarrow.FileReader, field int, limit int64) (*arrow.Chunked, error) {
	f := reader.Manifest.Fields[field]
	for g := range s.NumRowGroups() {
		err := s.verify(g, f.ColIndex, min(limit, chunk.MaxPage))
		if errors.Is(err, chunk.ErrLarge) && limit < chunk.MaxPage {
			return nil, &ingest.ParseError{File: s.name, Cell: f.Field.Name, Found: "more content", Want: fmt.Sprintf("at most %d bytes", limit), Err: ingest.ErrLimit}
		}
		if err != nil {
			return nil, place{file: s.name, group: g, column: f.Field.Name}.damaged(err)
		}
	}
	data, err := readColumn(reader, field, s.NumRows())
	return data, placed(err, func(err error) error {
		return &ingest.ParseError{File: s.name, Cell: f.Field.Name, Found: "a damaged column", Want: "pages that can be read", Err: err}
	})
}

func readColumn(reader *pqarrow.FileReader, i int, rows int64) (data *arrow.Chunked, err error) {
	defer recovered(&err)
	column, err := reader.GetColumn(context.Background(), i)
	if err != nil {
		return nil, err
	}
	defer column.Release()
	if data, err = column.NextBatch(rows); err != nil {
		return nil, err
	}
	if int64(data.Len()) != rows {
		return nil, fmt.Errorf("%d rows where the file has %d", data.Len(), rows)
	}
	return data, nil
}

// known returns the schema whose columns a table has.
func known() (*arrow.Schema, error) {
	t, err := census.Concat()
	if err != nil {
		return nil, err
	}
	return t.Schema(), nil
}

// ownMetadata returns the file's metadata as a schema's: pqarrow drops it.
func ownMetadata(in *file.Reader) *arrow.Metadata {
	all := in.MetaData().KeyValueMetadata()
	var keys, values []string
	for _, key := range all.Keys() {
		if value := all.FindValue(key); value != nil && strings.HasPrefix(key, "machikoba.") {
			keys, values = append(keys, key), append(values, *value)
		}
	}
	m := arrow.NewMetadata(keys, values)
	return &m
}

// batches cuts a table where the chunks of its columns end; a table of no rows
// is one batch, which still has the schema.
func batches(t arrow.Table) []arrow.Record {
	var records []arrow.Record
	r := array.NewTableReader(t, 0)
	defer r.Release()
	for r.Next() {
		r.Record().Retain()
		records = append(records, r.Record())
	}
	if len(records) == 0 {
		b := array.NewRecordBuilder(memory.NewGoAllocator(), t.Schema())
		defer b.Release()
		records = append(records, b.NewRecord())
	}
	return records
}
