package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/encoding/japanese"
)

// A File is a file that a [Format] reads.
type File struct {
	Name  string // as it was given
	Data  []byte // all of it
	Limit int64  // how many bytes the decoded content may take
}

// Source returns what is known of the figures of a file that does not say
// where they come from: the file's base name and its hash.
func (f *File) Source() census.Source {
	sum := sha256.Sum256(f.Data)
	return census.Source{File: path.Base(filepath.ToSlash(f.Name)), SHA256: hex.EncodeToString(sum[:])}
}

// Text returns the content as UTF-8 without a byte order mark: it is UTF-8 if
// it can be, else Shift_JIS with Microsoft's extensions (cp932), which is what
// Japanese offices mean. Bytes that are neither are an error with their place,
// and so is UTF-16.
func (f *File) Text() (string, error) {
	data := bytes.TrimPrefix(f.Data, []byte("\xEF\xBB\xBF"))
	if found := wideText(data); found != "" {
		return "", f.encodingError(data, 0, found)
	}
	if utf8.Valid(data) {
		return f.withoutNUL(data)
	}
	if len(data) < len(f.Data) { // a byte order mark is a promise
		return "", f.encodingError(data, invalidUTF8(data), "")
	}
	text, err := japanese.ShiftJIS.NewDecoder().Bytes(data)
	if err != nil {
		return "", &ParseError{File: f.Name, Found: "unreadable bytes", Want: encodings, Err: err}
	}
	if bytes.ContainsRune(text, utf8.RuneError) {
		return "", f.encodingError(data, invalidUTF8(data), "")
	}
	return f.withoutNUL(text)
}

const encodings = "text in UTF-8 or Shift_JIS (cp932)"

// wideText recognises UTF-16 by its byte order mark, or by zero bytes at every
// other place of what begins like ASCII.
func wideText(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), len(data) > 3 && data[0] != 0 && data[1] == 0 && data[3] == 0:
		return "UTF-16, little-endian"
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), len(data) > 3 && data[0] == 0 && data[1] != 0 && data[2] == 0:
		return "UTF-16, big-endian"
	}
	return ""
}

func (f *File) withoutNUL(text []byte) (string, error) {
	if at := bytes.IndexByte(text, 0); at >= 0 {
		return "", f.encodingError(text, at, "a zero byte")
	}
	return string(text), nil
}

// encodingError places an error at a byte of data, and says which byte is
// there unless found says more.
func (f *File) encodingError(data []byte, at int, found string) error {
	before := string(data[:at])
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if found == "" {
		found = "byte 0x" + hex.EncodeToString(data[at:at+1])
	}
	return &ParseError{File: f.Name, Line: 1 + strings.Count(before, "\n"), Column: 1 + utf8.RuneCountInString(line),
		Found: found, Want: encodings}
}

// invalidUTF8 returns where the first byte is that is not UTF-8.
func invalidUTF8(data []byte) int {
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
	return len(data)
}
