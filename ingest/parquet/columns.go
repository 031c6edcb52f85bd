package parquet

import (
	"fmt"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/parquet/internal/chunk"
)

// A column is one of a file that is tabulated.
type column struct {
	name    string
	at      int  // its index
	figures bool // numbers, not codes or statuses
}

// columnsOf returns the columns of a layout, codes first, and of the statuses of
// its figures where the file has them.
func columnsOf(s *source, l ingest.Layout, headers []string) ([]column, error) {
	schema := s.MetaData().Schema
	var columns []column
	at := map[string][]int{}
	for i := range schema.NumColumns() {
		name := schema.Column(i).Path()
		at[name] = append(at[name], i)
	}
	for i, name := range headers {
		figures, status := i >= len(headers)-len(l.Measures), name+statusSuffix
		switch {
		case len(at[name]) == 0:
			return nil, &ingest.ParseError{File: s.name, Found: fmt.Sprintf("%d columns without %q", schema.NumColumns(), name),
				Want: "the columns of the layout"}
		case len(at[name]) > 1 || figures && len(at[status]) > 1:
			return nil, &ingest.ParseError{File: s.name, Cell: name, Found: "several columns of this name, or of its statuses", Want: "one"}
		}
		columns = append(columns, column{name, at[name][0], figures})
		if figures && len(at[status]) == 1 {
			columns = append(columns, column{status, at[status][0], false})
		}
	}
	return columns, nil
}

const statusSuffix = "_status"

// chunkOf returns the part of a column that is in a row group, and whether it is
// one that package chunk reads as the general reader would.
func (s *source) chunkOf(group int, c column) (chunk.Column, bool, error) {
	meta, err := s.MetaData().RowGroup(group).ColumnChunk(c.at)
	if err != nil {
		return chunk.Column{}, false, err
	}
	if _, err := compress.GetCodec(meta.Compression()); err != nil {
		return chunk.Column{}, false, &ingest.ParseError{File: s.name, Cell: c.name, Found: fmt.Sprintf("row group %d compressed by %v", group, meta.Compression()),
			Want: "SNAPPY, ZSTD, GZIP, BROTLI or nothing"}
	}
	described := s.MetaData().Schema.Column(c.at)
	out := chunk.Column{
		Physical: meta.Type(), Figures: c.figures, Nullable: described.MaxDefinitionLevel() == 1,
		Codec: meta.Compression(), Encodings: meta.Encodings(), Rows: meta.NumValues(),
	}
	out.Start, out.Length = extent(meta)
	flat := described.MaxDefinitionLevel() <= 1 && described.MaxRepetitionLevel() == 0
	return out, flat && out.Readable(), nil
}

// plainTypes reports whether all columns are of types that mean what is stored:
// numbers, and texts, not dates, decimals and the like.
func (s *source) plainTypes(columns []column) (plain bool, err error) {
	defer recovered(&err)
	manifest, err := pqarrow.NewSchemaManifest(s.MetaData().Schema, s.MetaData().KeyValueMetadata(), &pqarrow.ArrowReadProperties{})
	if err != nil {
		return false, err
	}
	for _, c := range columns {
		field, err := manifest.GetColumnField(c.at)
		if err != nil {
			return false, err
		}
		if !plainType(field.Field.Type, c) {
			return false, nil
		}
	}
	return true, nil
}

func plainType(t arrow.DataType, c column) bool {
	if d, ok := t.(*arrow.DictionaryType); ok {
		t = d.ValueType
		return t.ID() == arrow.STRING && !c.figures
	}
	switch t.ID() {
	case arrow.INT8, arrow.INT16, arrow.INT32, arrow.INT64, arrow.UINT8, arrow.UINT16:
		return true
	case arrow.FLOAT64:
		return c.figures
	case arrow.STRING, arrow.LARGE_STRING:
		return !c.figures
	}
	return false
}
