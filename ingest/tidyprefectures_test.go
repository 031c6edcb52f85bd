package ingest_test

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/encoding/japanese"
)

const tidyHead = "datetime,prefecture,idt_offices,idt_employees,idt_salaries,idt_costs,idt_sales\n"

// tidyRows are rows as the file has them.
const tidyRows = tidyHead + `2000-01-01,北海道,12116,225110,807016000000,3285615000000,5977142000000
2012-01-01,神奈川県,8910,367168,1,1,17461302000000
2017-01-01,福島県,3620,154979,1,1,4828248000000
2018-01-01,沖縄県,1,2,3,4,5
`

// TestTidyYears: the year of a survey becomes its reference year, the size what
// the survey counted.
func TestTidyYears(t *testing.T) {
	for name, text := range map[string]string{"UTF-8": tidyRows, "with a mark": "\uFEFF" + tidyRows, "Shift_JIS": encoded(t, japanese.ShiftJIS, tidyRows)} {
		table := readText(t, text)
		if table.Len() != 20 {
			t.Errorf("%s: %d figures, want 20", name, table.Len())
		}
		for k, want := range map[census.Key]float64{
			{Year: 2000, Area: census.Hokkaido, Measure: census.Establishments}:              12116,
			{Year: 2000, Area: census.Hokkaido, Measure: census.CashWages}:                   807016e6,
			{Year: 2000, Area: census.Hokkaido, Measure: census.RawMaterials}:                3285615e6,
			{Year: 2012, Area: census.Kanagawa, Size: fourUp, Measure: census.Shipments}:     17461302e6,
			{Year: 2016, Area: census.Fukushima, Size: fourUp, Measure: census.Employees}:    154979,
			{Year: 2017, Area: census.Okinawa, Size: fourUp, Measure: census.Establishments}: 1,
		} {
			if got := table.Value(k); got != want {
				t.Errorf("%s: %v = %v, want %v", name, k, got, want)
			}
		}
	}
	table := readText(t, tidyRows)
	if p := table.At(4).Precision; p != 5e5 {
		t.Errorf("precision %v of shipments in whole million yen, want half a million", p)
	}
	if p := table.At(0).Precision; p != 0 {
		t.Errorf("precision %v of a count, want 0", p)
	}
}

// TestTidyErrata: what is known of wrong cells is noted, and the cells stay.
func TestTidyErrata(t *testing.T) {
	table := readText(t, tidyRows)
	notes := strings.Join(table.Notes(), "\n")
	if !strings.Contains(notes, "Fukushima") || !strings.Contains(notes, "4,977,861") || len(table.Notes()) != 1 {
		t.Errorf("notes %q, want one on Fukushima's revision", table.Notes())
	}
	if got := table.Value(census.Key{Year: 2016, Area: census.Fukushima, Size: fourUp, Measure: census.Shipments}); got != 4828248e6 {
		t.Errorf("Fukushima 2016 = %v, want the cell as it stands", got)
	}
}

func TestTidyErrors(t *testing.T) {
	tests := []struct{ name, text, cell, found string }{
		{"header", "datetime,prefecture,«offices,idt_employees,idt_salaries,idt_costs,idt_sales\n", "header", "offices"},
		{"year without a survey", tidyHead + "«2011-01-01,北海道,1,1,1,1,1\n", "datetime", "2011"},
		{"year", tidyHead + "«2017-04-01,北海道,1,1,1,1,1\n", "datetime", "2017-04-01"},
		{"prefecture", tidyHead + "2017-01-01,«北海県,1,1,1,1,1\n", "prefecture", "北海県"},
		{"number", tidyHead + "2017-01-01,北海道,1,1,«1O,1,1\n", "idt_salaries", "1O"},
		{"fraction", tidyHead + "2017-01-01,北海道,1,1,1,«1.5,1\n", "idt_costs", "1.5"},
		{"twice", "datetime,prefecture,idt_sales,idt_costs,«idt_sales\n", "header", "idt_sales"},
	}
	for _, test := range tests {
		before, after, _ := strings.Cut(test.text, "«")
		line := 1 + strings.Count(before, "\n")
		column := 1 + len([]rune(before[strings.LastIndexByte(before, '\n')+1:]))
		_, err := ingest.Read(strings.NewReader(before+after), "in.csv")
		var e *ingest.ParseError
		if !errors.As(err, &e) || e.Line != line || e.Column != column || e.Cell != test.cell || !strings.Contains(e.Found, test.found) {
			t.Errorf("%s: %v, want %d:%d %s: found %s", test.name, err, line, column, test.cell, test.found)
		}
	}
	_, err := ingest.Read(strings.NewReader(tidyRows+"2012-01-01,神奈川,1,1,1,1,1\n"), "in.csv")
	var e *ingest.ParseError
	for name, text := range map[string]string{"cut off": tidyRows + "2017-01-01,沖縄県,1,1", "no row": tidyHead} {
		if _, err := ingest.Read(strings.NewReader(text), "in.csv"); !errors.As(err, &e) {
			t.Errorf("%s: %v, want a ParseError", name, err)
		}
	}
	if !errors.As(err, &e) || e.Line != 6 || !strings.Contains(e.Want, "line 3") {
		t.Errorf("duplicate: %v, want line 6 against line 3", err)
	}
}

// TestTidyFile reads the whole file: 16 surveys of 47 prefectures, whose
// national totals are known. The six notes are of its wrong and revised cells.
func TestTidyFile(t *testing.T) {
	f, err := os.Open(shared(t, "data", "official", "tidy", "00550010_industrial.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table, err := ingest.Read(f, "00550010_industrial.csv")
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() != 16*47*5 || len(table.Notes()) != 6 {
		t.Errorf("%d figures and %d notes, want %d and 6: %q", table.Len(), len(table.Notes()), 16*47*5, table.Notes())
	}
	sums, err := table.Regroup(census.Move{Area: census.To(census.Japan)})
	if err != nil {
		t.Fatal(err)
	}
	for year, want := range map[census.Year]string{
		2001: "316267 8866220 286754356", 2008: "263061 8364607 335578824", 2012: "216262 7425339 288727641",
		2014: "202410 7403269 305139991", 2016: "191339 7571369 302035588", 2017: "188249 7697321 319166725",
	} {
		got := ""
		for _, m := range []census.Measure{census.Establishments, census.Employees, census.Shipments} {
			v := sums.Value(census.Key{Year: year, Size: fourUp, Measure: m})
			if m == census.Shipments {
				v /= 1e6
			}
			got += " " + strconv.FormatFloat(v, 'f', -1, 64)
		}
		if got != " "+want {
			t.Errorf("%d:%s, want %s", year, got, want)
		}
	}
	// Apart from the cells that are noted, the file and the sample agree.
	s := sample(t)
	apart := 0
	for o := range table.Select(census.Establishments, census.Employees, census.Shipments).All() {
		if w, ok := s.Find(o.Key); !ok || w.Value != o.Value {
			apart++
		}
	}
	if apart != 5 {
		t.Errorf("%d figures differ from the sample, want the 4 wrong ones and Fukushima as first published", apart)
	}
}
