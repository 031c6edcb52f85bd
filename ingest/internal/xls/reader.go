package xls

import "golang.org/x/text/encoding"

// reader reads a workbook from its stream.
type reader struct {
	records
	book    *Book
	version uint16
	limit   int64             // of the memory that may be taken
	left    int64             // of the limit
	codes   map[uint16]string // number format codes that the workbook declares
	across  []bool            // of the XF records, whether cells are centred across others
	tabs    []tab
	shared  int               // of book.texts are shared strings
	sheets  int               // bytes of the stream read as sheets
	charset encoding.Encoding // of byte strings, which only BIFF5 has
}

// A tab is a sheet as the shared part lists it.
type tab struct {
	name   string
	hidden bool
	kind   uint8 // 0 for a worksheet
	at     int   // its first byte
}

// What things take in memory, with the room that a growing slice leaves.
const (
	cellBytes  = 2 * 16
	textBytes  = 2 * 16
	rangeBytes = 2 * 32
	sheetBytes = 512
	entryBytes = 32 // of a map
)

// take takes n bytes of the memory that may be taken.
func (r *reader) take(n int) error {
	if r.left -= int64(n); r.left < 0 {
		return tooLarge(r.limit)
	}
	return nil
}

// text keeps a text.
func (r *reader) text(s string) error {
	r.book.texts = append(r.book.texts, s)
	return r.take(textBytes + len(s))
}

// narrow reads a string of n bytes in the character set of the workbook.
func (r *reader) narrow(f *fields, n int) string {
	b := f.bytes(n)
	if ascii(b) {
		return string(b)
	}
	text, _ := r.charset.NewDecoder().Bytes(b) // what it does not know becomes U+FFFD
	return string(text)
}
