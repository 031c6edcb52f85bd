package xls_test

import (
	"errors"
	"os"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

// FuzzOpen: any bytes are a workbook or an error, and never both or neither.
func FuzzOpen(f *testing.F) {
	for _, name := range []string{"prefecture.xls", "protected.xls"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(stream{sheet: [][]byte{
		one(0, 0, 1),
		record(mulRK, uint16(1), uint16(0), uint16(0), uint32(2), uint16(0), uint32(3), uint16(1)),
		record(formula, uint16(2), uint16(0), uint16(0), "\x00\x00\x00\x00\x00\x00\xFF\xFF", make([]byte, 8)),
		record(textOf, uint16(4), uint8(0), "ab"),
		record(continued, uint8(1), wide("製造")),
		record(mergeCells, uint16(1), uint16(0), uint16(1), uint16(0), uint16(1)),
	}}.bytes())
	f.Add(wrap("Workbook", shared(1, record(0, uint16(4), uint8(8), uint16(1), "ab")[4:], record(0, uint8(1), wide("製造"), uint32(0))[4:]).bytes()))
	f.Add(stream{version: 0x0500, globals: [][]byte{record(codePage, uint16(932))}, sheet: [][]byte{
		record(label, uint16(0), uint16(0), uint16(0), uint16(2), "\x90\xBB"),
	}}.bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		const limit = 1 << 20
		b, err := xls.Open(data, limit)
		var e *xls.ParseError
		if (b == nil) == (err == nil) || err != nil && !errors.As(err, &e) {
			t.Fatalf("%v and %v, want a workbook or a ParseError", b, err)
		}
		if err != nil {
			return
		}
		for _, s := range b.Sheets {
			row, column := 0, -1
			s.All(func(r, c int, v xls.Cell) bool {
				if r < row || r == row && c <= column || r >= s.Rows || c >= s.Columns || v.Kind == xls.Blank {
					t.Fatalf("cell %d, %d of kind %d behind %d, %d in %d × %d", r, c, v.Kind, row, column, s.Rows, s.Columns)
				}
				row, column = r, c
				return true
			})
		}
	})
}
