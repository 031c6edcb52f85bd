package xls_test

import (
	"encoding/binary"
	"slices"
	"testing"
	"unicode/utf16"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

// Records of which the streams of these tests are made, by the names that
// [MS-XLS] 2.3 gives them.
const (
	formula     = 0x0006
	eof         = 0x000A
	dateMode    = 0x0022
	filePass    = 0x002F
	continued   = 0x003C
	codePage    = 0x0042
	colInfo     = 0x007D
	boundSheet8 = 0x0085
	mulRK       = 0x00BD
	mulBlank    = 0x00BE
	rString     = 0x00D6
	xf          = 0x00E0
	mergeCells  = 0x00E5
	sst         = 0x00FC
	labelSST    = 0x00FD
	blank       = 0x0201
	number      = 0x0203
	label       = 0x0204
	boolErr     = 0x0205
	textOf      = 0x0207
	row         = 0x0208
	array       = 0x0221
	rk          = 0x027E
	format      = 0x041E
	shrFmla     = 0x04BC
	bof         = 0x0809
)

// record returns a record with the given fields: numbers of their own width,
// bytes and strings as they are.
func record(id uint16, fields ...any) []byte {
	var content []byte
	for _, f := range fields {
		switch f := f.(type) {
		case string:
			content = append(content, f...)
		case []byte:
			content = append(content, f...)
		default:
			content, _ = binary.Append(content, binary.LittleEndian, f)
		}
	}
	head := binary.LittleEndian.AppendUint16(nil, id)
	return append(binary.LittleEndian.AppendUint16(head, uint16(len(content))), content...)
}

// wide returns a text as the format writes its characters in two bytes each.
func wide(s string) []byte {
	b, _ := binary.Append(nil, binary.LittleEndian, utf16.Encode([]rune(s)))
	return b
}

// A stream is a workbook with one sheet, "S".
type stream struct {
	version uint16   // zero for that of Excel 97
	globals [][]byte // records of the shared part
	sheet   [][]byte // records of the sheet
}

// bytes returns the stream, whose sheet stands behind its shared part.
func (s stream) bytes() []byte {
	version, name := uint16(0x0600), "\x00S"
	if s.version != 0 {
		version, name = s.version, "S"
	}
	before := slices.Concat(record(bof, version, uint16(5), uint64(0), uint32(0)), slices.Concat(s.globals...))
	tab := func(at int) []byte { return record(boundSheet8, uint32(at), uint16(0), uint8(1), name) }
	at := len(before) + len(tab(0)) + len(record(eof))
	return slices.Concat(before, tab(at), record(eof),
		record(bof, version, uint16(0x10), uint64(0), uint32(0)), slices.Concat(s.sheet...), record(eof))
}

// open reads the stream.
func (s stream) open(t *testing.T) *xls.Book {
	t.Helper()
	b, err := xls.Open(s.bytes(), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// at is the place of a cell.
type at struct{ row, column int }

// cells returns what the first sheet holds.
func cells(b *xls.Book) map[at]xls.Cell {
	all := map[at]xls.Cell{}
	b.Sheets[0].All(func(row, column int, c xls.Cell) bool {
		all[at{row, column}] = c
		return true
	})
	return all
}
