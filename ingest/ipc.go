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

// Read reads the file. What is wrong with one that is damaged says in which
// message: the schema, a dictionary, or a batch of rows, with the byte that it
// begins at.
func (IPC) Read(f *File) (*census.Table, error) {
	r := &ipcReader{data: f.Data}
	defer r.release()
	t, err := f.Decode("an Arrow file or stream that is whole", func(mem memory.Allocator) (*census.Table, error) {
		var err error
		switch {
		case bytes.HasPrefix(f.Data, []byte(ipcMagic)):
			err = r.file(mem)
		case bytes.HasPrefix(f.Data, []byte(ipcContinuation)):
			err = r.stream(mem)
		default:
			return nil, errors.New("the first bytes are not those of Arrow")
		}
		if err != nil {
			return nil, err
		}
		r.verifier.at = ipcPlace{}
		return f.Table(r.records, mem)
	})
	return t, r.verifier.at.in(err)
}

// An ipcReader reads the batches of a file or stream, and keeps the place that
// it is at in its verifier.
type ipcReader struct {
	data     []byte
	verifier ipcVerifier
	records  []arrow.Record
}

func (r *ipcReader) release() {
	for _, record := range r.records {
		record.Release()
	}
}

func (r *ipcReader) file(mem memory.Allocator) error {
	if err := r.verifier.file(r.data); err != nil {
		return err
	}
	r.verifier.at = ipcPlace{what: "the schema or a dictionary"}
	from, err := ipc.NewFileReader(bytes.NewReader(r.data), ipc.WithAllocator(mem))
	if err != nil {
		return err
	}
	defer from.Close()
	for i := range from.NumRecords() {
		r.verifier.atBatch(i)
		record, err := from.RecordAt(i)
		if err != nil {
			return err
		}
		r.records = append(r.records, record)
		if err := checkRecord(record); err != nil {
			return err
		}
	}
	return nil
}

// stream reads a stream to its end mark. A stream may end without one by the
// letter of the format, but then nobody can tell whether it was cut off.
func (r *ipcReader) stream(mem memory.Allocator) error {
	if err := r.verifier.stream(r.data); err != nil {
		return err
	}
	r.verifier.at = ipcPlace{what: "the schema"}
	from, err := ipc.NewReader(bytes.NewReader(r.data), ipc.WithAllocator(mem))
	if err != nil {
		return err
	}
	defer from.Release()
	for r.verifier.atBatch(0); from.Next(); r.verifier.atBatch(len(r.records)) {
		from.Record().Retain()
		r.records = append(r.records, from.Record())
		if err := checkRecord(from.Record()); err != nil {
			r.verifier.atBatch(len(r.records) - 1)
			return err
		}
	}
	return from.Err()
}
