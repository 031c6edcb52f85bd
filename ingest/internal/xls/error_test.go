package xls_test

import (
	"bytes"
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

// fails returns the error of data that are no workbook.
func fails(t *testing.T, data []byte, limit int64) *xls.ParseError {
	t.Helper()
	b, err := xls.Open(data, limit)
	var e *xls.ParseError
	if b != nil || !errors.As(err, &e) {
		t.Fatalf("%v and %v, want a ParseError alone", b, err)
	}
	return e
}

// TestOthers: much that is named .xls is something else, and is named.
func TestOthers(t *testing.T) {
	workbookX, err := os.ReadFile("testdata/prefecture.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, data, want string }{
		{"empty", "", "an empty file"},
		{"later workbook", string(workbookX), "a zip archive, such as an .xlsx workbook"},
		{"web page", "\r\n<HTML><table><tr><td>1", "a web page (HTML)"},
		{"table alone", "\xEF\xBB\xBF<table>", "a web page (HTML)"},
		{"XHTML", `<?xml version="1.0"?><html>`, "a web page (HTML)"},
		{"web archive", "MIME-Version: 1.0\r\n", "MHTML"},
		{"XML spreadsheet", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`, "an XML spreadsheet of Excel 2003"},
		{"other XML", `<?xml version="1.0"?><a/>`, "XML"},
		{"text", "産業,事業所数\n", `text that begins with "産業,事業所数`},
		{"Excel 4", string(record(0x0409, make([]byte, 6))), "a sheet of Excel 4"},
		{"binary", "\x01\x00\x02", "data that begin with 01 00 02"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := fails(t, []byte(test.data), 1<<20)
			if !strings.HasPrefix(e.Found, test.want) && !strings.Contains(e.Found, "("+test.want+")") || !errors.Is(e, xls.ErrFormat) {
				t.Errorf("%v, want %s", e, test.want)
			}
		})
	}
}

// TestErrors: an error says which record of which sheet and cell is not as it
// should be. Positions follow from the lengths: the first record takes 20 bytes.
func TestErrors(t *testing.T) {
	const (
		shared = 20               // the first record of the shared part
		sheet  = 20 + 13 + 4 + 20 // the first record of the sheet: BOF, BOUNDSHEET, EOF, BOF before it
		cell   = sheet + 4 + 14   // the record behind one number
		long   = "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	)
	number1 := one(0, 0, 1)
	ofText := record(formula, uint16(4), uint16(1), uint16(0), "\x00\x00\x00\x00\x00\x00\xFF\xFF", make([]byte, 8))
	tests := []struct {
		name   string
		stream stream
		want   xls.ParseError
		cause  error
	}{
		{"encrypted", stream{globals: [][]byte{record(filePass, long)}}, xls.ParseError{Offset: shared, Found: "an encrypted workbook"}, xls.ErrEncrypted},
		{"version", stream{version: 0x0700}, xls.ParseError{Found: "version 0x0700"}, nil},
		{"code page", stream{version: 0x0500, globals: [][]byte{record(codePage, uint16(9))}}, xls.ParseError{Offset: shared, Found: "code page 9"}, nil},
		{"shared strings end", stream{globals: [][]byte{record(sst, uint32(9), uint32(math.MaxUint32), "\x01\x00\x00ab\x00\x00")}}, xls.ParseError{Offset: shared, Found: "the end of the shared strings within number 2"}, nil},
		{"no such string", stream{sheet: [][]byte{number1, record(labelSST, uint16(1), uint16(2), uint16(0), uint32(7))}}, xls.ParseError{Sheet: "S", Row: 2, Column: 3, Offset: cell, Found: "shared string 7", Want: "one of 0"}, nil},
		{"no such string among texts", stream{sheet: [][]byte{record(label, "\x00\x00\x00\x00\x00\x00\x01\x00\x00a"), record(labelSST, uint16(1), uint16(2), uint16(0), uint32(0))}}, xls.ParseError{Sheet: "S", Row: 2, Column: 3, Offset: sheet + 14, Found: "shared string 0", Want: "one of 0"}, nil},
		{"half a character", stream{sheet: [][]byte{record(label, "\x00\x00\x00\x00\x00\x00\x02\x00\x01abc"), record(continued, "\x00a")}}, xls.ParseError{Sheet: "S", Offset: sheet, Found: "12 bytes in a record of type 0x0204"}, nil},
		{"no such place", stream{globals: [][]byte{record(boundSheet8, uint32(9999), uint16(0), uint8(0), uint8(0))}}, xls.ParseError{Offset: shared, Found: `sheet "" at byte 9999`}, nil},
		{"number too short", stream{sheet: [][]byte{number1, record(number, "\x00\x00")}}, xls.ParseError{Sheet: "S", Offset: cell, Found: "2 bytes in a record of type 0x0203"}, nil},
		{"column", stream{sheet: [][]byte{one(6, 256, 1)}}, xls.ParseError{Sheet: "S", Row: 7, Column: 257, Offset: sheet, Found: "column 257"}, nil},
		{"columns", stream{sheet: [][]byte{record(mulRK, uint16(6), uint16(3), uint16(0), uint32(0), uint16(9))}}, xls.ParseError{Sheet: "S", Row: 7, Column: 4, Offset: sheet, Found: "6 bytes for columns 4 to 10"}, nil},
		{"style", stream{globals: [][]byte{record(xf, long, uint32(0))}, sheet: [][]byte{record(rk, uint16(0), uint16(0), uint16(1), uint32(0))}}, xls.ParseError{Sheet: "S", Row: 1, Column: 1, Offset: sheet + 24, Found: "cell format 1", Want: "one of 1"}, nil},
		{"formula without its text", stream{sheet: [][]byte{ofText, number1}}, xls.ParseError{Sheet: "S", Row: 5, Column: 2, Offset: sheet, Found: "a formula whose value is a text"}, nil},
		{"formula without its text before another", stream{sheet: [][]byte{ofText, ofText, record(textOf, "\x00\x00\x00")}}, xls.ParseError{Sheet: "S", Row: 5, Column: 2, Offset: sheet, Found: "a formula whose value is a text"}, nil},
		{"formula without its text at the end", stream{sheet: [][]byte{ofText}}, xls.ParseError{Sheet: "S", Row: 5, Column: 2, Offset: sheet, Found: "a formula whose value is a text"}, nil},
		{"text without its formula", stream{sheet: [][]byte{number1, record(textOf, "\x00\x00\x00")}}, xls.ParseError{Sheet: "S", Offset: cell, Found: "a text without its formula"}, nil},
		{"formula's value", stream{sheet: [][]byte{record(formula, uint16(4), uint16(1), uint16(0), "\x09\x00\x00\x00\x00\x00\xFF\xFF", make([]byte, 8))}}, xls.ParseError{Sheet: "S", Row: 5, Column: 2, Offset: sheet, Found: "a formula's value of type 9"}, nil},
		{"merged backwards", stream{sheet: [][]byte{record(mergeCells, uint16(1), uint16(2), uint16(1), uint16(0), uint16(0))}}, xls.ParseError{Sheet: "S", Offset: sheet, Found: "merged cells"}, nil},
		{"merged too short", stream{sheet: [][]byte{record(mergeCells, uint16(9))}}, xls.ParseError{Sheet: "S", Offset: sheet, Found: "2 bytes in a record of type 0x00e5"}, nil},
		{"cell of Excel 2", stream{sheet: [][]byte{record(0x0003, long)}}, xls.ParseError{Sheet: "S", Offset: sheet, Found: "a cell of type 0x0003, of Excel 2"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := fails(t, test.stream.bytes(), 1<<20)
			at := *e
			at.Found, at.Want, at.Err = test.want.Found, test.want.Want, nil
			if at != test.want || !strings.HasPrefix(e.Found, test.want.Found) || !strings.HasPrefix(e.Want, test.want.Want) || test.cause != nil && !errors.Is(e, test.cause) {
				t.Errorf("%+v, want %+v", e, test.want)
			}
		})
	}
}

// TestTruncated: a workbook that breaks off is an error wherever it does.
func TestTruncated(t *testing.T) {
	whole := stream{sheet: [][]byte{one(0, 0, 1)}}.bytes()
	for n := range whole {
		fails(t, whole[:n], 1<<20)
	}
	data, err := os.ReadFile("testdata/prefecture.xls")
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(data)-4096; n += 512 {
		fails(t, data[:n], 1<<20)
	}
}

// TestLimit: a workbook that takes more than the limit is refused.
func TestLimit(t *testing.T) {
	var numbers [][]byte
	for i := range 1000 {
		numbers = append(numbers, one(i, 0, 1))
	}
	many := stream{sheet: numbers}.bytes() // 18 bytes a cell, which takes 32
	if e := fails(t, many, int64(len(many))+31_999); !errors.Is(e, xls.ErrLimit) {
		t.Errorf("%v, want ErrLimit", e)
	}
	if _, err := xls.Open(many, int64(len(many))+33_000); err != nil {
		t.Error(err)
	}
	data, err := os.ReadFile("testdata/prefecture.xls")
	if err != nil {
		t.Fatal(err)
	}
	if e := fails(t, data, 1000); !errors.Is(e, xls.ErrLimit) {
		t.Errorf("%v, want ErrLimit", e)
	}
}

// TestSheetsWithin: sheets that share their bytes would be read again and again.
func TestSheetsWithin(t *testing.T) {
	s := stream{sheet: [][]byte{one(0, 0, 1)}}.bytes()
	head := record(bof, uint16(0x0600), uint16(5), uint64(0), uint32(0))
	tab := s[len(head) : len(head)+13]
	const n = 4
	tab[4] += byte((n - 1) * len(tab)) // the sheet stands behind the further tabs
	if e := fails(t, append(append(head, bytes.Repeat(tab, n)...), s[len(head)+len(tab):]...), 1<<20); !strings.Contains(e.Found, "sheets that lie within each other") {
		t.Errorf("%v, want sheets that lie within each other", e)
	}
}

// TestMessage: the parts of a message, in order.
func TestMessage(t *testing.T) {
	e := &xls.ParseError{Sheet: "表1", Row: 12, Column: 28, Offset: 340, Found: "x", Want: "y", Err: xls.ErrLimit}
	const want = `xls: sheet "表1": cell AB12: record at byte 340: found x, want y: limit of memory reached`
	if e.Error() != want {
		t.Errorf("%s, want %s", e, want)
	}
}
