package xls_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

// one returns a record of the number x in a cell.
func one(row, column int, x float64) []byte {
	return record(number, uint16(row), uint16(column), uint16(0), x)
}

// TestOrder: cells come row by row whatever their order in the file, and of
// several in one place the last holds.
func TestOrder(t *testing.T) {
	b := stream{sheet: [][]byte{one(2, 1, 21), one(0, 3, 3), one(2, 0, 0), one(0, 3, 4), one(2, 0, 20)}}.open(t)
	type placed struct {
		row, column int
		x           float64
	}
	var got []placed
	b.Sheets[0].All(func(row, column int, c xls.Cell) bool {
		got = append(got, placed{row, column, c.Number})
		return true
	})
	if want := []placed{{0, 3, 4}, {2, 0, 20}, {2, 1, 21}}; !slices.Equal(got, want) {
		t.Errorf("cells = %v, want %v", got, want)
	}
	if s := b.Sheets[0]; s.Rows != 3 || s.Columns != 4 {
		t.Errorf("%d rows and %d columns, want 3 and 4", s.Rows, s.Columns)
	}
	n := 0
	b.Sheets[0].All(func(int, int, xls.Cell) bool { n++; return n < 2 })
	if n != 2 {
		t.Errorf("went on after %d cells, want to stop at 2", n)
	}
}

// TestLooks: what of a sheet's looks tells how to read it.
func TestLooks(t *testing.T) {
	b := stream{
		globals: [][]byte{record(dateMode, uint16(1))},
		sheet: [][]byte{
			record(colInfo, uint16(3), uint16(4), uint16(0), uint16(0), uint16(1), uint16(0)),
			record(colInfo, uint16(5), uint16(5), uint16(0), uint16(0), uint16(0), uint16(0)),
			record(colInfo, uint16(255), uint16(256), uint16(0), uint16(0), uint16(1), uint16(0)),
			record(row, uint16(7), make([]byte, 10), uint32(0x20)),
			record(row, uint16(8), make([]byte, 10), uint32(0x100)),
			record(mergeCells, uint16(2), uint16(0), uint16(1), uint16(2), uint16(3), uint16(4), uint16(4), uint16(0), uint16(255)),
			record(mulBlank, uint16(90), uint16(0), make([]byte, 4), uint16(1)),
			record(bof, uint16(0x0600), uint16(0x20), uint64(0), uint32(0)), // a chart
			one(50, 50, 1),
			record(eof),
			one(0, 0, 1),
		},
	}.open(t)
	s := b.Sheets[0]
	if !b.Date1904 {
		t.Error("dates count from 1899, want 1904")
	}
	if got := slices.Sorted(maps.Keys(s.HiddenColumns)); !slices.Equal(got, []int{3, 4, 255}) {
		t.Errorf("hidden columns = %v, want 3, 4 and 255", got)
	}
	if got := slices.Sorted(maps.Keys(s.HiddenRows)); !slices.Equal(got, []int{7}) {
		t.Errorf("hidden rows = %v, want 7", got)
	}
	want := []xls.Range{{FirstRow: 0, LastRow: 1, FirstColumn: 2, LastColumn: 3}, {FirstRow: 4, LastRow: 4, FirstColumn: 0, LastColumn: 255}}
	if !slices.Equal(s.Merged, want) {
		t.Errorf("merged = %+v, want %+v", s.Merged, want)
	}
	if s.Rows != 1 || s.Columns != 1 {
		t.Errorf("%d rows and %d columns, want 1 and 1: neither blank cells nor those of a chart count", s.Rows, s.Columns)
	}
}

// TestCentred: a value centred across the blank cells to its right. Cells in a
// column of their own, with a value or in another row do not go on, and a blank
// one in the place of a value does not take it.
func TestCentred(t *testing.T) {
	b := stream{
		globals: [][]byte{
			record(xf, make([]byte, 20)),
			record(xf, make([]byte, 6), uint8(6), make([]byte, 13)),
		},
		sheet: [][]byte{
			record(mulBlank, uint16(0), uint16(2), uint16(1), uint16(1), uint16(0), uint16(4)),
			record(number, uint16(0), uint16(1), uint16(1), 1.),
			record(number, uint16(1), uint16(1), uint16(1), 1.),
			record(blank, uint16(1), uint16(2), uint16(1)),
			record(number, uint16(1), uint16(3), uint16(1), 1.),
			record(blank, uint16(1), uint16(5), uint16(1)),
			record(number, uint16(2), uint16(0), uint16(0), 1.),
			record(blank, uint16(2), uint16(1), uint16(1)),
			record(number, uint16(3), uint16(0), uint16(1), 1.),
			record(blank, uint16(3), uint16(0), uint16(1)),
			record(blank, uint16(4), uint16(1), uint16(1)),
		},
	}.open(t)
	s := b.Sheets[0]
	want := []xls.Range{{FirstRow: 0, LastRow: 0, FirstColumn: 1, LastColumn: 3}, {FirstRow: 1, LastRow: 1, FirstColumn: 1, LastColumn: 2}}
	if !slices.Equal(s.Centred, want) {
		t.Errorf("centred = %+v, want %+v", s.Centred, want)
	}
	if len(cells(b)) != 5 || s.Rows != 4 || s.Columns != 4 {
		t.Errorf("%d cells in %d × %d, want 5 in 4 × 4", len(cells(b)), s.Rows, s.Columns)
	}
}
