package xls

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// compoundMark begins every compound file.
const compoundMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

// workbook returns the stream of records that a file holds.
func workbook(data []byte, limit int64) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte(compoundMark)):
		return unwrap(data, limit)
	case len(data) >= 8 && bytes.HasPrefix(data, []byte("\x09\x08")): // some programs leave out the wrapping
		return data, nil
	}
	return nil, &ParseError{Offset: -1, Found: describe(data), Want: "an .xls workbook", Err: ErrFormat}
}

// unwrap reads the stream of records out of a compound file.
func unwrap(data []byte, limit int64) (stream []byte, err error) {
	defer func() { // the library checks much, but indexes into what it read
		if p := recover(); p != nil {
			stream, err = nil, broken(fmt.Errorf("%v", p))
		}
	}()
	container, err := mscfb.New(&directory{Reader: bytes.NewReader(data), left: mostDirectory})
	if err != nil {
		return nil, broken(err)
	}
	file, err := find(container.File)
	switch {
	case err != nil:
		return nil, err
	case file.Size > int64(len(data)):
		return nil, broken(fmt.Errorf("its stream %q has %d bytes in a file of %d", file.Name, file.Size, len(data)))
	case file.Size > limit:
		return nil, tooLarge(limit)
	}
	stream = make([]byte, file.Size)
	// The library joins the sectors of one read in quadratic time.
	const chunk = 1 << 14
	for at := 0; at < len(stream); at += chunk {
		if _, err := io.ReadFull(file, stream[at:min(at+chunk, len(stream))]); err != nil {
			return nil, broken(fmt.Errorf("its stream %q breaks off after %d of %d bytes: %w", file.Name, at, len(stream), err))
		}
	}
	return stream, nil
}

// find returns the stream of the workbook: "Workbook" since Excel 97, "Book"
// before. Some workbooks hold both, the older one for older programs.
func find(entries []*mscfb.File) (*mscfb.File, error) {
	var older *mscfb.File
	var others []string
	for _, e := range entries {
		if len(e.Path) > 0 || e.FileInfo().IsDir() {
			continue
		}
		switch {
		case strings.EqualFold(e.Name, "Workbook"):
			return e, nil
		case strings.EqualFold(e.Name, "Book"):
			older = e
		}
		others = append(others, e.Name)
	}
	if older != nil {
		return older, nil
	}
	e := &ParseError{Offset: -1, Found: describeStreams(others), Want: `a stream named "Workbook" or "Book"`, Err: ErrFormat}
	if strings.HasPrefix(e.Found, encryptedPackage) {
		e.Err = ErrEncrypted
	}
	return nil, e
}

func broken(err error) error {
	return &ParseError{Offset: -1, Found: "a compound file that cannot be read", Want: "an .xls workbook", Err: err}
}

func tooLarge(limit int64) error {
	return &ParseError{Offset: -1, Found: "more content", Want: fmt.Sprintf("at most %d bytes", limit), Err: ErrLimit}
}

// mostDirectory is how many bytes of sectors are read as the directory of a
// compound file: a thousand entries. The library takes memory in the square
// of their number where one lies within the other.
const mostDirectory = 1 << 17

var errDirectory = errors.New("directory too large or circular")

// A directory reads for the library while it reads the directory, which it does
// by whole sectors, other than the table of sectors.
type directory struct {
	*bytes.Reader
	left int
}

func (d *directory) ReadAt(p []byte, at int64) (int, error) {
	if len(p) == 512 || len(p) == 4096 {
		if d.left -= len(p); d.left < 0 {
			return 0, errDirectory
		}
	}
	return d.Reader.ReadAt(p, at)
}
