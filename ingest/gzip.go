package ingest

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// unpack replaces the data of a file in gzip by what is packed in it, which may
// take no more than the limit. A file that is cut off is an error.
func (f *File) unpack() error {
	if !bytes.HasPrefix(f.Data, []byte("\x1F\x8B\x08")) {
		return nil
	}
	broken := func(err error) error {
		return &ParseError{File: f.Name, Found: fmt.Sprintf("%d bytes of gzip that do not unpack", len(f.Data)), Want: "a whole file", Err: err}
	}
	r, err := gzip.NewReader(bytes.NewReader(f.Data))
	if err != nil {
		return broken(err)
	}
	data, err := io.ReadAll(io.LimitReader(r, f.Limit+1))
	if err != nil {
		return broken(err)
	}
	if int64(len(data)) > f.Limit {
		return &ParseError{File: f.Name, Found: "more bytes packed in it", Want: fmt.Sprintf("at most %d bytes", f.Limit), Err: ErrLimit}
	}
	f.packed, f.Data = f.Data, data
	return nil
}
