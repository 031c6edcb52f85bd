package ingest_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/xuri/excelize/v2"
)

// A drawn sheet is drawn in text: a line a row, | between cells, < for a cell
// that is merged with the one before it, ^ with the one above. What is a number
// is one, unless ' stands in front.
type drawn struct{ name, text string }

// workbookFile draws sheets with an office library.
func workbookFile(t testing.TB, sheets ...drawn) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	for i, s := range sheets {
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", s.name))
		} else if _, err := f.NewSheet(s.name); err != nil {
			t.Fatal(err)
		}
		draw(t, f, s)
	}
	return f
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func draw(t testing.TB, f *excelize.File, s drawn) {
	t.Helper()
	var rows [][]string
	for _, line := range strings.Split(strings.Trim(s.text, "\n"), "\n") {
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.ReplaceAll(strings.TrimSpace(cells[i]), `\n`, "\n")
		}
		rows = append(rows, cells)
	}
	at := func(i, j int) string {
		if i < len(rows) && j < len(rows[i]) {
			return rows[i][j]
		}
		return ""
	}
	for i, row := range rows {
		for j, cell := range row {
			if cell == "" || cell == "<" || cell == "^" {
				continue
			}
			name, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			text, forced := strings.CutPrefix(cell, "'")
			if v, err := strconv.ParseFloat(text, 64); err == nil && !forced {
				must(t, f.SetCellValue(s.name, name, v))
			} else {
				must(t, f.SetCellValue(s.name, name, text))
			}
			right, down := j, i
			for at(i, right+1) == "<" {
				right++
			}
			for at(down+1, j) == "^" {
				down++
			}
			if right > j || down > i {
				last, err := excelize.CoordinatesToCellName(right+1, down+1)
				must(t, err)
				must(t, f.MergeCell(s.name, name, last))
			}
		}
	}
}

// bytesOf returns the bytes of a workbook.
func bytesOf(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readDrawn reads drawn sheets.
func readDrawn(t testing.TB, name string, formats []ingest.Format, sheets ...drawn) (*census.Table, error) {
	t.Helper()
	return ingest.Read(bytes.NewReader(bytesOf(t, workbookFile(t, sheets...))), name, ingest.Options{Formats: formats})
}

// wantFigures compares figures of a table with those given, and its length with
// theirs where all are.
func wantFigures(t *testing.T, table *census.Table, want map[census.Key]float64) {
	t.Helper()
	for k, v := range want {
		if got := table.Value(k); got != v {
			t.Errorf("%v = %v, want %v", k, got, v)
		}
	}
}
