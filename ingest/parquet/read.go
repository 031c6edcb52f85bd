package parquet

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// Format is the Parquet format, for [ingest.Options].
type Format struct{}

// Name returns what the format is called in errors.
func (Format) Name() string { return "Parquet" }

const magic = "PAR1"

// Sniff recognises the first bytes, and a file by its name where they are gone.
func (Format) Sniff(head []byte, name string) bool {
	return bytes.HasPrefix(head, []byte(magic)) || strings.EqualFold(filepath.Ext(name), ".parquet")
}

// Read reads the file.
func (Format) Read(f *ingest.File) (*census.Table, error) {
	return f.Decode("a Parquet file that is whole", func(mem memory.Allocator) (*census.Table, error) {
		in, err := file.NewParquetReader(bytes.NewReader(f.Data), file.WithReadProps(parquet.NewReaderProperties(mem)))
		if err != nil {
			return nil, err
		}
		defer in.Close()
		records, err := readRecords(in, mem)
		defer func() {
			for _, r := range records {
				r.Release()
			}
		}()
		if err != nil {
			return nil, err
		}
		return f.Table(records, mem)
	})
}

// readRecords reads the columns of a table, one after the other in this
// goroutine: pqarrow's own ReadTable reads in others, where nobody could
// recover a panic.
func readRecords(in *file.Reader, mem memory.Allocator) ([]arrow.Record, error) {
	reader, err := pqarrow.NewFileReader(in, pqarrow.ArrowReadProperties{}, mem)
	if err != nil {
		return nil, err
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
		data, err := readColumn(reader, i, rows)
		if err != nil {
			return nil, fmt.Errorf("column %q: %w", f.Field.Name, err)
		}
		field := *f.Field
		field.Type = data.DataType()
		fields = append(fields, field)
		columns = append(columns, *arrow.NewColumn(field, data))
		data.Release()
	}
	table := array.NewTable(arrow.NewSchema(fields, metadata(in)), columns, rows)
	defer table.Release()
	return batches(table), nil
}

func readColumn(reader *pqarrow.FileReader, i int, rows int64) (*arrow.Chunked, error) {
	column, err := reader.GetColumn(context.Background(), i)
	if err != nil {
		return nil, err
	}
	defer column.Release()
	data, err := column.NextBatch(rows)
	if err == nil && int64(data.Len()) != rows {
		return nil, fmt.Errorf("%d rows where the file has %d", data.Len(), rows)
	}
	return data, err
}

// known returns the schema whose columns a table has.
func known() (*arrow.Schema, error) {
	t, err := census.Concat()
	if err != nil {
		return nil, err
	}
	return t.Schema(), nil
}

// metadata returns the file's metadata as a schema's: pqarrow drops it.
func metadata(in *file.Reader) *arrow.Metadata {
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
