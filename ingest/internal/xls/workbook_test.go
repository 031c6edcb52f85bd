package xls_test

import (
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/xls"
	"github.com/xuri/excelize/v2"
)

// open reads a workbook of testdata.
func open(t testing.TB, name string) *xls.Book {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := xls.Open(data, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// openX reads the same workbook in the later format with another reader.
func openX(t *testing.T, name string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestAsLater: an office program wrote one workbook in both formats. What this
// package reads of the one is what another reader reads of the other.
func TestAsLater(t *testing.T) {
	b, f := open(t, "prefecture.xls"), openX(t, "prefecture.xlsx")
	var names []string
	for _, s := range b.Sheets {
		names = append(names, s.Name)
	}
	if want := f.GetSheetList(); !slices.Equal(names, want) {
		t.Fatalf("sheets = %q, want %q", names, want)
	}
	for _, s := range b.Sheets {
		t.Run(s.Name, func(t *testing.T) {
			sameCells(t, s, f)
			sameLooks(t, s, f)
		})
	}
}

// sameCells compares the values of a sheet, both ways.
func sameCells(t *testing.T, s *xls.Sheet, f *excelize.File) {
	rows, err := f.GetRows(s.Name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	s.All(func(row, column int, c xls.Cell) bool {
		name, _ := excelize.CoordinatesToCellName(column+1, row+1)
		n++
		if want, err := f.GetCellValue(s.Name, name, excelize.Options{RawCellValue: true}); err != nil || !same(c, want) {
			t.Errorf("%s = %+v, want %q", name, c, want)
		}
		return true
	})
	want := 0
	for _, r := range rows {
		for _, v := range r {
			if v != "" {
				want++
			}
		}
	}
	if s.Name == "統計表" {
		want++ // the formula ="" gives a text
	}
	if n != want {
		t.Errorf("%d cells, want %d", n, want)
	}
}

// same says whether a cell holds what the other reader wrote as text.
func same(c xls.Cell, want string) bool {
	if c.Kind == xls.Text || c.Kind == xls.Error {
		return c.Text == want
	}
	x, err := strconv.ParseFloat(want, 64)
	return err == nil && c.Number == x
}

// sameLooks compares what is merged and hidden.
func sameLooks(t *testing.T, s *xls.Sheet, f *excelize.File) {
	if visible, err := f.GetSheetVisible(s.Name); err != nil || visible == s.Hidden {
		t.Errorf("hidden = %v, want %v (%v)", s.Hidden, !visible, err)
	}
	merged, err := f.GetMergeCells(s.Name)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Merged) != len(merged) {
		t.Errorf("%d merged, want %d", len(s.Merged), len(merged))
	}
	for _, m := range merged {
		var r xls.Range
		r.FirstColumn, r.FirstRow, _ = excelize.CellNameToCoordinates(m.GetStartAxis())
		r.LastColumn, r.LastRow, _ = excelize.CellNameToCoordinates(m.GetEndAxis())
		r = xls.Range{FirstRow: r.FirstRow - 1, FirstColumn: r.FirstColumn - 1, LastRow: r.LastRow - 1, LastColumn: r.LastColumn - 1}
		if !slices.Contains(s.Merged, r) {
			t.Errorf("merged = %v, want %v among them", s.Merged, r)
		}
	}
	for i := range 20 {
		if visible, err := f.GetRowVisible(s.Name, i+1); i < s.Rows && (err != nil || visible == s.HiddenRows[i]) {
			t.Errorf("row %d hidden = %v, want %v (%v)", i+1, s.HiddenRows[i], !visible, err)
		}
		name, _ := excelize.ColumnNumberToName(i + 1)
		if visible, err := f.GetColVisible(s.Name, name); err != nil || visible == s.HiddenColumns[i] {
			t.Errorf("column %s hidden = %v, want %v (%v)", name, s.HiddenColumns[i], !visible, err)
		}
	}
}

// TestWorkbook: cells of the workbook as they were typed in.
func TestWorkbook(t *testing.T) {
	got := cells(open(t, "prefecture.xls"))
	tests := []struct {
		name string
		at   at
		want xls.Cell
	}{
		{"title", at{0, 0}, xls.Cell{Kind: xls.Text, Text: "第１表　産業別・規模別統計表（平成21年）", Format: "General"}},
		{"lines in a label", at{1, 6}, xls.Cell{Kind: xls.Text, Text: "製造品\n出荷額等\n(万円)", Format: "General"}},
		{"count", at{3, 1}, xls.Cell{Kind: xls.Number, Number: 1646, Format: "#,##0"}},
		{"fifteen digits", at{5, 7}, xls.Cell{Kind: xls.Number, Number: 123456789012345, Format: "#,##0"}},
		{"suppressed", at{4, 6}, xls.Cell{Kind: xls.Text, Text: "χ", Format: "#,##0"}},
		// 110 × 365 days, 27 leap days, and the one that Excel gives to 1900.
		{"31 December 2009", at{8, 0}, xls.Cell{Kind: xls.Number, Number: 40178, Format: "m/d/yyyy"}},
		{"share", at{8, 2}, xls.Cell{Kind: xls.Number, Number: .125, Format: "0.00%"}},
		{"true", at{8, 3}, xls.Cell{Kind: xls.Boolean, Number: 1, Format: "General"}},
		{"sum", at{9, 0}, xls.Cell{Kind: xls.Number, Number: 1261 + 402 + 61, Format: "General"}},
		{"joined", at{9, 1}, xls.Cell{Kind: xls.Text, Text: "計29人以下計", Format: "General"}},
		{"divided by zero", at{9, 2}, xls.Cell{Kind: xls.Error, Text: "#DIV/0!", Format: "General"}},
		{"compared", at{9, 3}, xls.Cell{Kind: xls.Boolean, Number: 1, Format: "General"}},
		{"rich text", at{11, 0}, xls.Cell{Kind: xls.Text, Text: "注：「χ」は秘匿、café 𠮷野家", Format: "General"}},
		{"last column", at{13, 255}, xls.Cell{Kind: xls.Text, Text: "右端", Format: "General"}},
		{"far down", at{59999, 0}, xls.Cell{Kind: xls.Number, Number: 42, Format: "General"}},
	}
	for _, test := range tests {
		if c := got[test.at]; c != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, c, test.want)
		}
	}
}
