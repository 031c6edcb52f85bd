package ingest_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// TestOfficeProgram reads workbooks that an office program saved, in both of its
// formats: every figure is that of the sample they were made from.
func TestOfficeProgram(t *testing.T) {
	s := sample(t)
	for _, name := range []string{"kanagawa.xlsx", "kanagawa.xls"} {
		table, err := ingest.ReadFile(filepath.Join("testdata", "workbooks", name))
		if err != nil {
			t.Error(err)
			continue
		}
		want := s.Select(census.Kanagawa, census.Year(2018), census.Size{Min: 4}).Len()
		if table.Len() < 25*6 || table.Len() > want {
			t.Errorf("%s: %d figures, want 25 industries by 6 measures", name, table.Len())
		}
		for o := range table.All() {
			of, ok := s.Find(o.Key)
			same := o.Value == of.Value || o.Status.Absent() && of.Status.Absent()
			if of.Status == census.Computed { // a total that the sample adds up, and the workbook prints
				of.Status = census.Official
			}
			if !ok || !same || o.Status != of.Status {
				t.Errorf("%s: %v, want %v", name, o, of)
			}
		}
		if edits := strings.Join(table.Sources()[0].Edits, "\n"); !strings.Contains(edits, "row 9, which the sheet hides") || !strings.Contains(edits, "survey of 2019 under its reference year 2018") {
			t.Errorf("%s: edits %q", name, edits)
		}
	}
}

// TestOfficeFormats: the same table saved in two formats is the same table.
func TestOfficeFormats(t *testing.T) {
	read := func(name string) *census.Table {
		data, err := os.Open(filepath.Join("testdata", "workbooks", name))
		must(t, err)
		defer data.Close()
		table, err := ingest.Read(data, "第1表")
		must(t, err)
		return table
	}
	for _, name := range []string{"kanagawa", "aomori"} {
		a, b := read(name+".xlsx"), read(name+".xls")
		if a.Len() != b.Len() {
			t.Errorf("%s: %d figures in .xlsx, %d in .xls", name, a.Len(), b.Len())
		}
		for o := range a.All() {
			of, ok := b.Find(o.Key)
			if !ok || o.String() != of.String() || o.Precision != of.Precision && o.Precision == o.Precision {
				t.Errorf("%s: %v in .xlsx, %v in .xls", name, o, of)
			}
		}
	}
}
