package parquet

import (
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/pqarrow"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/atomicfile"
)

// WriteFile writes a table into a Parquet file. The file appears under its name
// when it is whole, and an older one of that name stays until then.
func WriteFile(t *census.Table, name string) error {
	return atomicfile.Write(name, func(w io.Writer) error { return Write(w, t) })
}

// Write writes a table as a Parquet file, compressed with Zstandard.
func Write(w io.Writer, t *census.Table) error {
	record := t.Record()
	defer record.Release()
	properties := writerProperties(record.Schema())
	arrowProperties := pqarrow.NewArrowWriterProperties(pqarrow.WithStoreSchema())
	// The writer closes what it writes to if it can; that is the caller's.
	out, err := pqarrow.NewFileWriter(record.Schema(), struct{ io.Writer }{w}, properties, arrowProperties)
	if err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	if err := out.WriteBuffered(record); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("parquet: %w", err)
	}
	return nil
}

// writerProperties returns how a table of the schema is written.
//
// The writer counts the nulls of a dictionary column wrong (minus the number of rows),
// and leaves "" out when it looks for the smallest text: readers that trust such
// statistics find no row whose industry is "". A column of texts has none, therefore.
// The root of a schema is not repeated, as the writer would say: some readers refuse that.
func writerProperties(schema *arrow.Schema) *parquet.WriterProperties {
	options := []parquet.WriterProperty{parquet.WithCompression(compress.Codecs.Zstd), parquet.WithRootRepetition(parquet.Repetitions.Required)}
	for _, field := range schema.Fields() {
		switch field.Type.ID() {
		case arrow.DICTIONARY, arrow.STRING:
			options = append(options, parquet.WithStatsFor(field.Name, false))
		}
	}
	return parquet.NewWriterProperties(options...)
}
