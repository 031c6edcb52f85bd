package ingest

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/atomicfile"
)

// WriteFile writes a table into a file, in the format of the name's extension:
// .csv is the project's own CSV, .arrow an Arrow IPC file. Read back, the table
// is equal. The file appears under its name when it is whole, and an older one
// of that name stays until then.
//
// Parquet files are written by WriteFile of package ingest/parquet.
func WriteFile(t *census.Table, name string) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return atomicfile.Write(name, t.WriteCSV)
	case ".arrow":
		return atomicfile.Write(name, func(w io.Writer) error { return WriteIPC(w, t) })
	case ".parquet":
		return fmt.Errorf("ingest: %s: Parquet files are written by parquet.WriteFile of github.com/machikoba/machikoba/ingest/parquet", name)
	}
	return fmt.Errorf("ingest: %s: the extension %q is of no format that is written: want .csv or .arrow", name, filepath.Ext(name))
}

// WriteIPC writes a table as an Arrow IPC file of one record batch, since such a
// file cannot hold two dictionaries for one column.
func WriteIPC(w io.Writer, t *census.Table) error {
	record := t.Record()
	defer record.Release()
	out, err := ipc.NewFileWriter(&tailWriter{Writer: w}, ipc.WithSchema(record.Schema()))
	if err != nil {
		return fmt.Errorf("ingest: write Arrow IPC: %w", err)
	}
	if err := out.Write(record); err != nil {
		return fmt.Errorf("ingest: write Arrow IPC: %w", err)
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("ingest: write Arrow IPC: %w", err)
	}
	return nil
}

// A tailWriter tells the writer of Arrow files where it is, which is all that it
// seeks for.
type tailWriter struct {
	io.Writer
	at int64
}

func (w *tailWriter) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	w.at += int64(n)
	return n, err
}

func (w *tailWriter) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekCurrent {
		return 0, errors.ErrUnsupported
	}
	return w.at, nil
}
