package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
	"github.com/machikoba/machikoba/ingest/census"
)

// Decode runs a decoder of a binary format. The decoders that this package and
// ingest/parquet rest on index into what they read without checks and panic on
// a malformed file, and allocate what a file says it holds: Decode makes an
// error of both, the latter by way of the allocator that decode must use, which
// knows the limit. Every error is a [ParseError] that wants what the caller says.
func (f *File) Decode(want string, decode func(memory.Allocator) (*census.Table, error)) (t *census.Table, err error) {
	mem := newLimited(f.Limit)
	defer func() {
		if p := recover(); p != nil {
			t, err = nil, causeOf(p)
		}
		var placed *ParseError
		switch {
		case err == nil || errors.As(err, &placed):
		case mem.refused.Load(): // decoders that recover by themselves lose the cause
			t, err = nil, &ParseError{File: f.Name, Found: "more content", Want: fmt.Sprintf("at most %d bytes", f.Limit), Err: ErrLimit}
		default:
			t, err = nil, &ParseError{File: f.Name, Found: fmt.Sprintf("%d bytes that cannot be read as that", len(f.Data)), Want: want, Err: err}
		}
	}()
	return decode(mem)
}

// causeOf makes an error of what a decoder panicked with. That an index is out
// of range says nothing to those who have the file.
func causeOf(p any) error {
	cause, ok := p.(error)
	if !ok {
		return fmt.Errorf("%v", p)
	}
	var index runtime.Error
	if errors.As(cause, &index) {
		return errors.New("a length or an offset in it leads outside")
	}
	return cause
}

// Table makes a table of the records of the file. Records that were not written
// by this project have no metadata of its own: they are brought to the
// vocabulary, and the file becomes the source of their figures. The allocator is
// that of [File.Decode].
func (f *File) Table(records []arrow.Record, mem memory.Allocator) (*census.Table, error) {
	if len(records) == 0 {
		return nil, errors.New("it has no rows and no columns")
	}
	for _, r := range records {
		if err := checkRecord(r); err != nil {
			return nil, err
		}
	}
	schema := records[0].Schema()
	if schema.Metadata().FindKey(metaSources) >= 0 {
		t, err := census.FromRecords(records...)
		if err != nil {
			return nil, f.noTable(err)
		}
		return t, nil
	}
	source, err := json.Marshal([]census.Source{f.Source()})
	if err != nil {
		return nil, err
	}
	from := make([]arrow.Record, len(records))
	for i, r := range records {
		from[i] = withSource(r, string(source), mem)
		defer from[i].Release()
	}
	t, err := census.FromRecords(from...)
	if err != nil {
		return nil, f.noTable(err)
	}
	return f.foreign(t, schema.HasField("precision"))
}

func (f *File) noTable(err error) error {
	return &ParseError{File: f.Name, Found: "rows that make no table", Want: "the columns of a table, and one figure a key", Err: err}
}

// metaSources is the key of the schema's metadata under which package census
// keeps the list of sources.
const metaSources = "machikoba.sources"

// withSource returns the record with a source column in which every row has the
// first of the sources given. A source column without this project's metadata
// means something else, and goes.
func withSource(r arrow.Record, sources string, mem memory.Allocator) arrow.Record {
	b := array.NewStringBuilder(mem)
	defer b.Release()
	b.Reserve(int(r.NumRows())) // which a malformed record may have any number of
	for range r.NumRows() {
		b.Append("0")
	}
	column := b.NewArray()
	defer column.Release()
	old := r.Schema().Metadata()
	metadata := arrow.NewMetadata(append(slices.Clip(old.Keys()), metaSources), append(slices.Clip(old.Values()), sources))
	fields := []arrow.Field{{Name: "source", Type: arrow.BinaryTypes.String}}
	columns := []arrow.Array{column}
	for i, field := range r.Schema().Fields() {
		if field.Name != "source" {
			fields, columns = append(fields, field), append(columns, r.Column(i))
		}
	}
	return array.NewRecord(arrow.NewSchema(fields, &metadata), columns, r.NumRows())
}

// limited is an allocator that refuses a file that says it holds more than the
// limit, before the memory is taken. An allocator has no way out but a panic.
// The count is atomic because buffers may be given back by finalizers.
type limited struct {
	from    memory.Allocator
	left    atomic.Int64
	refused atomic.Bool
}

func newLimited(limit int64) *limited {
	m := &limited{from: memory.NewGoAllocator()}
	m.left.Store(limit)
	return m
}

func (m *limited) take(size int) {
	if m.left.Add(-int64(size)) < 0 {
		m.left.Add(int64(size))
		m.refused.Store(true)
		panic(ErrLimit)
	}
}

func (m *limited) Allocate(size int) []byte {
	m.take(size)
	return m.from.Allocate(size)
}

func (m *limited) Reallocate(size int, b []byte) []byte {
	m.take(size - len(b))
	return m.from.Reallocate(size, b)
}

func (m *limited) Free(b []byte) {
	m.left.Add(int64(len(b)))
	m.from.Free(b)
}
