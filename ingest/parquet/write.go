package parquet

import (
	"fmt"
	"io"

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
	properties := parquet.NewWriterProperties(parquet.WithCompression(compress.Codecs.Zstd))
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
