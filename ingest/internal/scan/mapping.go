package scan

import (
	"errors"
	"io"
	"os"
)

// A Mapping is a file in memory. Where the file shrinks, what was behind its end
// is a fault: a goroutine that takes chunks of a Mapping calls
// [runtime/debug.SetPanicOnFault], and recovers.
type Mapping struct {
	data []byte
}

// errNoMapping says that files cannot be mapped here.
var errNoMapping = errors.New("files cannot be mapped")

// Map maps the first size bytes of a file. An error says that this cannot be
// done, and nothing else: the file can still be read.
func Map(f *os.File, size int64) (*Mapping, error) {
	if size <= 0 || size != int64(int(size)) {
		return nil, errNoMapping
	}
	data, err := mapFile(f, int(size))
	if err != nil {
		return nil, err
	}
	return &Mapping{data}, nil
}

// ReadAt copies bytes of the file.
func (m *Mapping) ReadAt(p []byte, offset int64) (int, error) {
	if offset < 0 || offset > int64(len(m.data)) {
		return 0, io.EOF
	}
	n := copy(p, m.data[offset:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// around returns the bytes from offset on, length of them, with padding and one
// byte more on both sides; ok is false where the file does not have those.
func (m *Mapping) around(offset, length int64) (_ []byte, ok bool) {
	from, to := offset-padding, offset+length+padding+1
	if from < 0 || to > int64(len(m.data)) {
		return nil, false
	}
	return m.data[from:to:to], true
}

// Close ends the mapping. No chunk of it may be used afterwards.
func (m *Mapping) Close() error {
	data := m.data
	m.data = nil
	return unmapFile(data)
}
