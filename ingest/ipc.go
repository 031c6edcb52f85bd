package ingest

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest/census"
)

// IPC is Arrow's own format, as a file (Feather version 2) or as a stream. The
// columns are those of [census.Table.Schema], by name, as [WriteFile] and
// [WriteIPC] write them; files of other programs may have plain strings in
// place of dictionaries, and lack all columns but year, measure and value. See
// [census.FromRecords].
type IPC struct{}

// Name returns what the format is called in errors.
func (IPC) Name() string { return "Arrow IPC" }

// The first bytes of an Arrow file, and of a message in a stream.
const (
	ipcMagic        = "ARROW1"
	ipcContinuation = "\xFF\xFF\xFF\xFF"
)

// Sniff recognises the first bytes, and a file by its name where they are gone.
func (IPC) Sniff(head []byte, name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".arrow", ".arrows", ".feather", ".ipc":
		return true
	}
	return bytes.HasPrefix(head, []byte(ipcMagic)) || bytes.HasPrefix(head, []byte(ipcContinuation))
}

// Read reads the file.
func (IPC) Read(f *File) (*census.Table, error) {
	var records []arrow.Record
	defer func() {
		for _, r := range records {
			r.Release()
		}
	}()
	return f.Decode("an Arrow file or stream that is whole", func(mem memory.Allocator) (*census.Table, error) {
		var err error
		switch {
		case bytes.HasPrefix(f.Data, []byte(ipcMagic)):
			records, err = readIPCFile(f.Data, mem)
		case bytes.HasPrefix(f.Data, []byte(ipcContinuation)):
			records, err = readIPCStream(f.Data, mem)
		default:
			err = errors.New("the first bytes are not those of Arrow")
		}
		if err != nil {
			return nil, err
		}
		return f.Table(records, mem)
	})
}

func readIPCFile(data []byte, mem memory.Allocator) ([]arrow.Record, error) {
	if err := new(ipcVerifier).file(data); err != nil {
		return nil, err
	}
	r, err := ipc.NewFileReader(bytes.NewReader(data), ipc.WithAllocator(mem))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var records []arrow.Record
	for i := range r.NumRecords() {
		record, err := r.RecordAt(i)
		if err != nil {
			return records, err
		}
		records = append(records, record)
	}
	return records, nil
}

// readIPCStream reads a stream to its end mark. A stream may end without one by
// the letter of the format, but then nobody can tell whether it was cut off.
func readIPCStream(data []byte, mem memory.Allocator) ([]arrow.Record, error) {
	if err := new(ipcVerifier).stream(data); err != nil {
		return nil, err
	}
	r, err := ipc.NewReader(bytes.NewReader(data), ipc.WithAllocator(mem))
	if err != nil {
		return nil, err
	}
	defer r.Release()
	var records []arrow.Record
	for r.Next() {
		r.Record().Retain()
		records = append(records, r.Record())
	}
	return records, r.Err()
}
