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
)

// A File is a file that a [Format] reads.
type File struct {
	Name     string   // as it was given
	Data     []byte   // all of it, unpacked where it came in gzip
	Limit    int64    // how many bytes the decoded content may take
	Encoding Encoding // of text, where the caller knows it

	packed []byte        // the file as it was, where Data was unpacked
	text   *string       // what Text returned
	book   *workbookFile // what workbook returned
}

// Source returns what is known of the figures of a file that does not say
// where they come from: the file's base name and the hash of its bytes.
func (f *File) Source() census.Source {
	data := f.Data
	if f.packed != nil {
		data = f.packed
	}
	sum := sha256.Sum256(data)
	return census.Source{File: path.Base(filepath.ToSlash(f.Name)), SHA256: hex.EncodeToString(sum[:])}
}

// Text returns the content as UTF-8 without a byte order mark, from the
// [Encoding] that the file names or, without one, from the encoding that its
// bytes tell: UTF-8, Shift_JIS with Microsoft's extensions (cp932), EUC-JP or
// UTF-16. Where two encodings make different text of the bytes and neither or
// both have words of the field, it is an error that asks for the encoding.
// Bytes that no encoding explains are an error with their place.
func (f *File) Text() (string, error) {
	if f.text != nil {
		return *f.text, nil
	}
	text, err := f.decoded()
	if err != nil {
		return "", err
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		return "", f.encodingError(text, at, "a zero byte")
	}
	s := string(text)
	f.text = &s
	return s, nil
}

func (f *File) decoded() ([]byte, error) {
	encoding, data := marked(f.Data)
	if f.Encoding != AnyEncoding {
		encoding = f.Encoding
	}
	if encoding != AnyEncoding { // a mark is a promise
		text, ok := encoding.decode(data)
		if !ok && encoding == UTF8 {
			return nil, f.encodingError(data, invalidUTF8(data), "")
		}
		if !ok {
			return nil, &ParseError{File: f.Name, Found: "bytes that are not " + encoding.String(), Want: wantEncodings}
		}
		return text, nil
	}
	found := readings(data)
	if len(found) == 0 {
		return nil, f.encodingError(data, invalidUTF8(data), "")
	}
	best, ok := likeliest(found)
	if !ok {
		names := make([]string, len(found))
		for i, r := range found {
			names[i] = r.encoding.String()
		}
		return nil, &ParseError{File: f.Name, Found: "bytes that are text in " + strings.Join(names, " and in "),
			Want: "the encoding in Options.Encoding: no word of the field says which it is"}
	}
	return best.text, nil
}

const (
	wantEncodings = "text in UTF-8, Shift_JIS (cp932), EUC-JP or UTF-16"
	encodings     = "text in UTF-8 or Shift_JIS (cp932)" // what establishment files may be in
)

// encodingError places an error at a byte of data, and says which byte is
// there unless found says more.
func (f *File) encodingError(data []byte, at int, found string) error {
	before := string(data[:at])
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if found == "" {
		found = "byte 0x" + hex.EncodeToString(data[at:at+1])
	}
	return &ParseError{File: f.Name, Line: 1 + strings.Count(before, "\n"), Column: 1 + utf8.RuneCountInString(line),
		Found: found, Want: wantEncodings}
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
	return len(data) - 1
}

// head returns the first bytes of the file, those of a text in UTF-8.
func (f *File) head() []byte {
	const most = 64 << 10
	data := f.Data[:min(len(f.Data), most)]
	if encoding, _ := marked(data); encoding < UTF16LE && bytes.IndexByte(data, 0) >= 0 {
		return data // no text
	}
	text, err := f.Text()
	if err != nil {
		return data
	}
	return []byte(text[:min(len(text), most)])
}
