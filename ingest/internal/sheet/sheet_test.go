package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/internal/sheet"
	"github.com/xuri/excelize/v2"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func bytesOf(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := f.WriteTo(&b)
	must(t, err)
	return b.Bytes()
}

// repacked returns a workbook with one part replaced.
func repacked(t testing.TB, data []byte, part, content string) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range archive.File {
		if f.Name == part {
			continue
		}
		r, err := f.Open()
		must(t, err)
		to, err := w.Create(f.Name)
		must(t, err)
		_, err = io.Copy(to, r)
		must(t, err)
	}
	to, err := w.Create(part)
	must(t, err)
	_, err = io.WriteString(to, content)
	must(t, err)
	must(t, w.Close())
	return b.Bytes()
}

// read opens a workbook and reads its first sheet.
func read(data []byte, limit int64) (*sheet.Sheet, error) {
	book, err := sheet.Open(data, limit)
	if err != nil {
		return nil, err
	}
	return book.Read(0)
}

const rows = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>%s</worksheet>`

// withSheet is a workbook with a first sheet of the rows, and shared strings.
func withSheet(t testing.TB, content, behind string) []byte {
	f := excelize.NewFile()
	data := bytesOf(t, f)
	data = repacked(t, data, "xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2">`+
		`<si><t>産業</t><rPh sb="0" eb="2"><t>サンギョウ</t></rPh><phoneticPr fontId="1"/></si><si><r><t>従業</t></r><r><rPr><b/></rPr><t>者数</t></r></si></sst>`)
	return repacked(t, data, "xl/worksheets/sheet1.xml", fmt.Sprintf(rows, content, behind))
}

// TestShownText: what the cells of a sheet show, from the ways that a value can
// be written.
func TestShownText(t *testing.T) {
	s, err := read(withSheet(t, `<row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>内</t></is></c>`+
		`<c r="D2"><f t="shared" ref="D2:D3" si="0">A1+1</f><v>7</v></c><c r="E2" t="str"><f>"a"</f><v>文</v></c><c r="F2" t="b"><v>1</v></c><c r="G2" t="e"><v>#N/A</v></c></row>`+
		`<row r="3"><c r="D3"><f t="shared" si="0"/><v>8</v></c><c r="E3"><f>SUM(A1:A2)</f></c><c><v>1.5</v></c></row>`,
		`<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>`), 1<<20)
	must(t, err)
	want := [][]string{nil, {"産業", "従業者数", "内", "7", "文", "TRUE", "#N/A"}, {"", "", "", "8", "=SUM(A1:A2)", "1.5"}}
	for i, row := range s.Rows {
		if !slices.Equal(row.Cells, want[i]) || row.Hidden != (i == 1) {
			t.Errorf("row %d = %q, hidden %v, want %q", i+1, row.Cells, row.Hidden, want[i])
		}
	}
	if len(s.Rows) != 3 || len(s.Merged) != 1 || s.Merged[0] != (sheet.Range{FirstRow: 1, FirstColumn: 0, LastRow: 1, LastColumn: 1}) {
		t.Errorf("%d rows, merged %v", len(s.Rows), s.Merged)
	}
}

// TestNumberFormats: numbers and dates as their formats show them.
func TestNumberFormats(t *testing.T) {
	f := excelize.NewFile()
	for i, test := range shownNumbers {
		format := test.format
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		must(t, err)
		cell := fmt.Sprintf("A%d", i+1)
		must(t, f.SetCellValue("Sheet1", cell, test.value))
		must(t, f.SetCellStyle("Sheet1", cell, cell, style))
	}
	s, err := read(bytesOf(t, f), 1<<20)
	must(t, err)
	for i, test := range shownNumbers {
		if got := strings.TrimSpace(s.Rows[i].Cells[0]); got != test.want {
			t.Errorf("%v in %s = %q, want %q", test.value, test.format, got, test.want)
		}
	}
}

// shownNumbers are formats of published tables with what offices show. 43617 is
// 1 June 2019.
var shownNumbers = []struct {
	value  float64
	format string
	want   string
}{
	{1234567, "#,##0", "1,234,567"},
	{-1234, `#,##0;"▲ "#,##0`, "▲ 1,234"},
	{-1234, `#,##0_ ;[Red]\-#,##0\ `, "-1,234"},
	{0, `#,##0;"▲"#,##0;"－"`, "－"},
	{0.123, "0.0%", "12.3%"},
	{1234567, "#,##0,", "1,235"},
	{9, "00", "09"},
	{2.5, "0.00", "2.50"},
	{43617, "yyyy/m/d", "2019/6/1"},
	{43617, `yyyy"年"`, "2019年"},
	{1234, "0", "1234"},
}

// TestDamaged: workbooks that are not whole are errors with a place, and no part
// of one is read without the rest.
func TestDamaged(t *testing.T) {
	whole := withSheet(t, `<row r="1"><c r="A1"><v>1</v></c></row>`, "")
	for _, test := range []struct {
		name, want string
		data       []byte
	}{
		{"cut off", "sheet: found", whole[:len(whole)-30]},
		{"sheet cut off", "breaks off", repacked(t, whole, "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>`)},
		{"no XML", "no XML", repacked(t, whole, "xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"></c></sheetData></worksheet>`)},
		{"row beyond the last", `row "2000000000"`, withSheet(t, `<row r="2000000000"><c><v>1</v></c></row>`, "")},
		{"rows out of order", `row "1"`, withSheet(t, `<row r="2"/><row r="1"/>`, "")},
		{"cell of another row", `cell "A2"`, withSheet(t, `<row r="1"><c r="A2"><v>1</v></c></row>`, "")},
		{"cells out of order", `cell "A1"`, withSheet(t, `<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`, "")},
		{"column beyond the last", `cell "XFE1"`, withSheet(t, `<row r="1"><c r="XFE1"><v>1</v></c></row>`, "")},
		{"merged range", `merged range "B2:A1"`, withSheet(t, "", `<mergeCells><mergeCell ref="B2:A1"/></mergeCells>`)},
		{"other archive", "found", repacked(t, whole, "xl/workbook.xml", "<workbook/>")},
		{"old format", "found", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more")},
	} {
		s, err := read(test.data, 1<<20)
		if err == nil || s != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

// TestBounded: what would take more than the limit is refused before it is
// taken, and the size that a sheet claims costs nothing.
func TestBounded(t *testing.T) {
	const limit = 1 << 20
	sparse := func(cell string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `<row r="%d"><c r="%s%d"><v>1</v></c></row>`, i+1, cell, i+1)
		}
		return b.String()
	}
	text := strings.Repeat("x", 30000)
	strung := repacked(t, withSheet(t, strings.Repeat(`<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>`, 1000), ""), "xl/sharedStrings.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>`+text+`</t></si></sst>`)
	for _, test := range []struct {
		name string
		data []byte
		fits bool
	}{
		{"claimed rows and columns", repacked(t, withSheet(t, "", ""), "xl/worksheets/sheet1.xml", `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`), true},
		{"merged over all rows", withSheet(t, sparse("A", 10), `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`), true},
		{"last column in many rows", withSheet(t, sparse("XFD", 100), ""), false},
		{"last row", withSheet(t, `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`, ""), false},
		{"packed zeros", repacked(t, withSheet(t, "", ""), "xl/media/image1.png", strings.Repeat("\x00", 2<<20)), false},
		{"elements", repacked(t, withSheet(t, "", ""), "xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si/>", 20000)+"</sst>"), false},
		{"one string in many cells", strung, false},
	} {
		_, err := read(test.data, limit)
		if test.fits && err != nil || !test.fits && !errors.Is(err, sheet.ErrLimit) {
			t.Errorf("%s: %v, fits %v", test.name, err, test.fits)
		}
		if err != nil && !strings.Contains(err.Error(), "1048576 bytes") {
			t.Errorf("%s: %v does not name the limit", test.name, err)
		}
	}
}

// TestDates1904: days counted as on early Macintoshes.
func TestDates1904(t *testing.T) {
	f := excelize.NewFile()
	yes := true
	must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	format := "yyyy/m/d"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	must(t, err)
	must(t, f.SetCellValue("Sheet1", "A1", 42155.0)) // 43617 less the 1,462 days from 1900 to 1904
	must(t, f.SetCellStyle("Sheet1", "A1", "A1", style))
	s, err := read(bytesOf(t, f), 1<<20)
	must(t, err)
	if got := s.Rows[0].Cells[0]; got != "2019/6/1" {
		t.Errorf("day 42155 from 1904 = %q, want 2019/6/1", got)
	}
}

// TestAddress: addresses as offices write them.
func TestAddress(t *testing.T) {
	for _, test := range []struct {
		sheet       string
		row, column int
		want        string
	}{
		{"Sheet1", 7, 3, "Sheet1!C7"}, {"表 1", 1, 28, "'表 1'!AB1"}, {"a", 2, 703, "a!AAA2"}, {"a", 3, 0, "a!3:3"}, {"a", 0, 0, "a"},
	} {
		if got := sheet.Address(test.sheet, test.row, test.column); got != test.want {
			t.Errorf("%q, %d, %d = %s, want %s", test.sheet, test.row, test.column, got, test.want)
		}
	}
}
