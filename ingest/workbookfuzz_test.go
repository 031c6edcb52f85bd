package ingest_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/machikoba/machikoba/ingest"
)

// FuzzReadWorkbook reads workbooks whose bytes were changed.
func FuzzReadWorkbook(f *testing.F) {
	for _, name := range []string{"kanagawa.xlsx", "kanagawa.xls", "aomori.xlsx", "aomori.xls"} {
		data, err := os.ReadFile(filepath.Join("testdata", "workbooks", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	fuzz(f, "aomori.xlsx", ingest.Workbook{})
}

// FuzzReadSheetPart reads workbooks whose first sheet is any bytes, which hardly
// come about by changing those of the archive that it is packed in.
func FuzzReadSheetPart(f *testing.F) {
	whole := bytesOf(f, workbookFile(f, drawn{"第1表", aomori}))
	archive, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	must(f, err)
	const part = "xl/worksheets/sheet1.xml"
	r, err := archive.Open(part)
	must(f, err)
	var content bytes.Buffer
	_, err = content.ReadFrom(r)
	must(f, err)
	f.Add(content.Bytes())
	f.Add([]byte(`<worksheet><sheetData><row r="3"><c r="XFD3" t="s"><v>9</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, from := range archive.File {
			if from.Name != part {
				must(t, w.Copy(from))
			}
		}
		to, err := w.Create(part)
		must(t, err)
		_, err = to.Write(data)
		must(t, err)
		must(t, w.Close())
		table, err := ingest.Read(&b, "aomori.xlsx", ingest.Options{Limit: 1 << 20})
		if (table == nil) != (err != nil) {
			t.Fatalf("table %v, error %v", table, err)
		}
	})
}

// FuzzReadDrawn reads sheets of any text.
func FuzzReadDrawn(f *testing.F) {
	for _, text := range []string{aomori, tottori, ehime, okinawa, "a | < | ^\n^ | < | 1\n事業所数 | 平成20年 | 21年\n1 | 2 | 3"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 4000 || strings.Count(text, "|") > 500 || strings.ContainsAny(text, "\x00\r") {
			return
		}
		for _, formats := range [][]ingest.Format{nil, {islands}} {
			table, err := readDrawn(t, "x.xlsx", formats, drawn{"長野県 平成22年工業統計", text})
			if (table == nil) != (err != nil) {
				t.Fatalf("table %v, error %v", table, err)
			}
		}
	})
}
