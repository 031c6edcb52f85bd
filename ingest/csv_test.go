package ingest_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

func readText(t testing.TB, text string) *census.Table {
	t.Helper()
	table, err := ingest.Read(strings.NewReader(text), "in.csv")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func ExampleRead() {
	const file = `# source: {"publisher":"METI","survey":"Census of Manufactures, 2019 survey"}
# year: 2018
# size: 4+
area,industry,measure,value,unit
14,JSIC13:31,shipments,"3,951,483",million yen
神奈川県,20,shipments,X,million yen
`
	t, err := ingest.Read(strings.NewReader(file), "kanagawa.csv")
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range t.All() {
		fmt.Println(o.Key, "|", o.Unit.Format(o.Value, census.English), "|", o.Status)
	}
	_, err = ingest.Read(strings.NewReader("year,measure,value\n2018,shipments,12a\n"), "typo.csv")
	fmt.Println(err)
	// Output:
	// 2018 Kanagawa / Transportation equipment / 4 or more persons / Shipments | 3.951 trillion yen | official
	// 2018 Kanagawa / Leather and fur products / 4 or more persons / Shipments | – | suppressed
	// ingest: typo.csv:2:16: value: found "12a", want a number, X (suppressed), - (nil) or … (not available)
}

// TestCSVCells: what each cell of the layout means.
func TestCSVCells(t *testing.T) {
	table := readText(t, `# note: "a note"
# source: {"publisher":"A"}
# a comment without a name
# source: {"publisher":"B"}
# year: 2018
# label: ["area:x:1","Place","所"]
# label: ["measure:visitors","Visitors","来訪者"]
area,industry,size,scope,measure,statistic,value,lower,upper,interval,precision,status,unit,source
00,,4+,,shipments,,1.5,1,2,error,,estimated,million yen,0+1
Aichi,JSIC13:09,,corporations,shipments,,-,,,,0,,million yen,1
愛知県,食料品,30-99,,shipments,,…,,,,0,,百万円,
23,JSIC11:30,,,employees,,X,10,+Inf,suppression,0,,人,0
x:1,NAICS2017:31-33,,,visitors,,-12,,,,,,,0
23,09,,,shipments,share of nation,12.5,,,,0.05,computed,%,0
23,09,,,employees,,,,,,,no base,persons,0
23,10,,,employees,,,,,,,,persons,0
23,11,,,employees,,0,,,,0,nil,persons,0
23,12,,,employees,,7,,,,0,provisional,persons,0
`)
	type cell struct {
		key                            census.Key
		value, lower, upper, precision float64
		status                         census.Status
		interval                       census.Interval
		unit                           census.Unit
		sources                        string
	}
	nan := math.NaN()
	want := []cell{
		{census.Key{Year: 2018, Size: fourUp, Measure: census.Shipments}, 1.5e6, 1e6, 2e6, nan, census.Estimated, census.ErrorBound, census.UnitYen, "AB"},
		{census.Key{Year: 2018, Area: census.Aichi, Industry: census.Food, Scope: census.Corporations, Measure: census.Shipments}, 0, nan, nan, 0, census.Nil, census.NoInterval, census.UnitYen, "B"},
		{census.Key{Year: 2018, Area: census.Aichi, Industry: census.Food, Size: census.Size{Min: 30, Max: 99}, Measure: census.Shipments}, nan, nan, nan, 0, census.NotAvailable, census.NoInterval, census.UnitYen, ""},
		{census.Key{Year: 2018, Area: census.Aichi, Industry: "JSIC11:30", Measure: census.Employees}, nan, 10, math.Inf(1), 0, census.Suppressed, census.Suppression, census.UnitPersons, "A"},
		{census.Key{Year: 2018, Area: "x:1", Industry: "NAICS2017:31-33", Measure: "visitors"}, -12, nan, nan, nan, census.Official, census.NoInterval, "", "A"},
		{census.Key{Year: 2018, Area: census.Aichi, Industry: census.Food, Measure: census.Shipments, Statistic: census.ShareOfNation}, 0.125, nan, nan, 0.0005, census.Computed, census.NoInterval, census.UnitFraction, "A"},
		{census.Key{Year: 2018, Area: census.Aichi, Industry: census.Food, Measure: census.Employees}, nan, nan, nan, nan, census.NoBase, census.NoInterval, census.UnitPersons, "A"},
		{census.Key{Year: 2018, Area: census.Aichi, Industry: census.Beverages, Measure: census.Employees}, nan, nan, nan, nan, census.NotAvailable, census.NoInterval, census.UnitPersons, "A"},
		{census.Key{Year: 2018, Area: census.Aichi, Industry: census.Textiles, Measure: census.Employees}, 0, nan, nan, 0, census.Nil, census.NoInterval, census.UnitPersons, "A"},
		{census.Key{Year: 2018, Area: census.Aichi, Industry: census.Lumber, Measure: census.Employees}, 7, nan, nan, 0, census.Provisional, census.NoInterval, census.UnitPersons, "A"},
	}
	if table.Len() != len(want) {
		t.Fatalf("%d rows, want %d", table.Len(), len(want))
	}
	for i, w := range want {
		o := table.At(i)
		var sources string
		for _, s := range o.Sources {
			sources += s.Publisher
		}
		got := cell{o.Key, o.Value, o.Lower, o.Upper, o.Precision, o.Status, o.Interval, o.Unit, sources}
		if fmt.Sprint(got) != fmt.Sprint(w) { // NaN prints as itself
			t.Errorf("row %d:\n got %+v\nwant %+v", i, got, w)
		}
	}
	if notes := table.Notes(); !slices.Equal(notes, []string{"a note"}) {
		t.Errorf("notes %q", notes)
	}
	if label := table.Label(want[4].key, census.ByMeasure, census.English); label != "Visitors" {
		t.Errorf("label %q, want Visitors", label)
	}
}

// TestCSVDefaults: what the cells of missing columns are.
func TestCSVDefaults(t *testing.T) {
	table := readText(t, "# measure: shipments\n# unit: 万円\nyear,value\n2017,12\n2018,12.5\n")
	o := table.At(1)
	if o.Key != (census.Key{Year: 2018, Measure: census.Shipments}) || o.Value != 125000 || o.Precision != 500 || o.Status != census.Official {
		t.Errorf("%v = %v ± %v, %v", o.Key, o.Value, o.Precision, o.Status)
	}
	if p := table.At(0).Precision; p != 5000 {
		t.Errorf("precision of whole 10,000 yen is %v, want 5000 yen", p)
	}
	if len(o.Sources) != 1 || o.Sources[0].File != "in.csv" || len(o.Sources[0].SHA256) != 64 {
		t.Errorf("source %v, want the file", o.Sources)
	}
}

// TestCSVErrors: each fault is placed where it is. The mark « stands before
// the character that the error must point at, and is taken out.
func TestCSVErrors(t *testing.T) {
	tests := []struct{ name, text, cell, found, want string }{
		{"no number", "year,measure,area,value\n2018,shipments,神奈川,«1O\n", "value", `"1O"`, "a number"},
		{"hexadecimal", "year,measure,value\n2018,shipments,«0x10\n", "value", `"0x10"`, "a number"},
		{"infinity", "year,measure,value\n2018,shipments,«Inf\n", "value", `"Inf"`, "a number"},
		{"too large", "year,measure,value\n2018,shipments,«1e999\n", "value", `"1e999"`, "a number"},
		{"misplaced comma", "year,measure,value\n2018,shipments,«\"12,34\"\n", "value", `"12,34"`, "a number"},
		{"year", "year,measure,value\n«18,shipments,1\n", "year", `"18"`, "four digits"},
		{"area", "year,measure,area,value\n2018,shipments,«48,1\n", "area", `"48"`, "area"},
		{"near area", "year,measure,area,value\n2018,shipments,«Kanagwa,1\n", "area", `"Kanagwa"`, "area"},
		{"industry", "year,measure,industry,value\n2018,shipments,«JSIC13:99,1\n", "industry", `"JSIC13:99"`, "code"},
		{"bare industry of an old year", "year,measure,industry,value\n1985,shipments,«09,1\n", "industry", `"09"`, "scheme"},
		{"industry of its year", "year,measure,industry,value\n2000,shipments,«09,1\n", "industry", `"09"`, "JSIC10"},
		{"size", "year,measure,size,value\n2018,shipments,«4-,1\n", "size", `"4-"`, "size"},
		{"measure", "year,measure,value\n2018,«shipment,1\n", "measure", `"shipment"`, "measure"},
		{"status", "year,measure,value,status\n2018,shipments,1,«offical\n", "status", `"offical"`, "status"},
		{"status against symbol", "year,measure,value,status\n2018,shipments,X,«nil\n", "status", `"nil"`, "suppressed"},
		{"interval", "year,measure,value,lower,upper,interval\n2018,shipments,1,0,2,«range\n", "interval", `"range"`, "interval"},
		{"end without interval", "year,measure,value,upper\n2018,shipments,1,«2\n", "upper", `"2"`, "interval"},
		{"source", "# source: {}\nyear,measure,value,source\n2018,shipments,1,«1\n", "source", `"1"`, "sources"},
		{"constant", "«# size: four\nyear,measure,value\n2018,shipments,1\n", "size", `"four"`, "size"},
		{"unknown header", "year,measure,value,«colour\n2018,shipments,1,red\n", "header", `"colour"`, "one of"},
		{"header twice", "year,measure,value,«year\n2018,shipments,1,2018\n", "header", `"year"`, "once"},
		{"header above and in", "# year: 2018\n«year,measure,value\n2018,shipments,1\n", "header", `"year"`, "once"},
		{"misspelt header", "year,measure,«valeu\n2018,shipments,1\n", "header", `"valeu"`, "value"},
		{"missing header", "«year,measure,unit\n2018,shipments,yen\n", "header", "year, measure, unit", "also value"},
		{"no header", "# year: 2018\n«\n", "", "no header", "columns"},
		{"preamble", "# note: \"x\"\n«# colour: red\nyear,measure,value\n", "colour", `" red"`, "source"},
		{"preamble JSON", "«# note: x\nyear,measure,value\n", "note", `" x"`, "JSON"},
		{"label", "«# label: [\"colour:1\",\"a\",\"b\"]\nyear,measure,value\n", "label", "colour", "dimension"},
		{"cut off", "year,measure,value\n2018,shipments,12«", "", "the end of the file", "cut off"},
		{"stray quotation mark", "year,measure,value\n2018,shi«\"p\"ments,1\n", "", "quotation mark", "whole cell"},
		{"second line of a cell", "year,measure,area,value\n2018,shipments,\"\nx\",«a\n", "", "", ""},
	}
	for _, test := range tests {
		before, after, _ := strings.Cut(test.text, "«")
		line := 1 + strings.Count(before, "\n")
		column := 1 + len([]rune(before[strings.LastIndexByte(before, '\n')+1:]))
		_, err := ingest.Read(strings.NewReader(before+after), "in.csv")
		var e *ingest.ParseError
		if !errors.As(err, &e) {
			t.Errorf("%s: %v, want a ParseError", test.name, err)
			continue
		}
		if test.name == "second line of a cell" { // the area is the first fault
			line, column = 2, 16
		}
		if e.File != "in.csv" || e.Line != line || e.Column != column {
			t.Errorf("%s: at %s:%d:%d, want in.csv:%d:%d (%v)", test.name, e.File, e.Line, e.Column, line, column, err)
		}
		if test.cell != "" && e.Cell != test.cell || !strings.Contains(e.Found, test.found) || !strings.Contains(e.Want, test.want) {
			t.Errorf("%s: %q: found %s, want %s; expected %q: found %s, want … %s …", test.name, e.Cell, e.Found, e.Want, test.cell, test.found, test.want)
		}
	}
}

// TestCSVRowErrors: faults of whole rows have a line and no column.
func TestCSVRowErrors(t *testing.T) {
	const header = "year,measure,value,status\n"
	tests := []struct {
		name, rows  string
		line        int
		found, want string
	}{
		{"too few cells", "2018,shipments\n", 2, "2 cells", "4"},
		{"quotation mark without its pair", "2018,shipments,\"1,\n2019,shipments,2,\n", 2, "without its pair", "closing"},
		{"too many cells", "2018,shipments,1,,x\n", 2, "5 cells", "4"},
		{"suppressed with a value", "2018,shipments,1,suppressed\n", 2, "contradicts", ""},
		{"duplicate", "2017,shipments,1,\n2018,shipments,1,\n\n2018,shipments,2,\n", 5, "2018 Japan", "line 3"},
	}
	for _, test := range tests {
		_, err := ingest.Read(strings.NewReader(header+test.rows), "in.csv")
		var e *ingest.ParseError
		if !errors.As(err, &e) || e.Line != test.line || e.Column != 0 || !strings.Contains(e.Found, test.found) || !strings.Contains(e.Want, test.want) {
			t.Errorf("%s: %v, want line %d, found … %s …, want … %s …", test.name, err, test.line, test.found, test.want)
		}
	}
	_, err := ingest.Read(strings.NewReader(header+tests[len(tests)-1].rows), "in.csv")
	var duplicate *census.DuplicateKeyError
	if !errors.As(err, &duplicate) {
		t.Errorf("%v does not unwrap to a DuplicateKeyError", err)
	}
	_, err = ingest.Read(strings.NewReader("year,measure,area,value\n2018,shipments,Kanagwa,1\n"), "in.csv")
	var unknown *census.UnknownNameError
	if !errors.As(err, &unknown) || !strings.Contains(unknown.Near[0], "Kanagawa") {
		t.Errorf("%v does not unwrap to an UnknownNameError that suggests Kanagawa", err)
	}
}

// TestCSVAllFaults: a file is told all its faults at once, up to ten.
func TestCSVAllFaults(t *testing.T) {
	_, err := ingest.Read(strings.NewReader("year,measure,value\n2018,shipments,a\n2018,shipments,1\n18,shipments,1\n"), "in.csv")
	var all interface{ Unwrap() []error }
	if !errors.As(err, &all) || len(all.Unwrap()) != 2 {
		t.Errorf("%v, want two faults", err)
	}
	_, err = ingest.Read(strings.NewReader("year,measure,value\n"+strings.Repeat("2018,shipments,a\n", 1000)), "in.csv")
	if n := strings.Count(err.Error(), "\n"); n != 10 {
		t.Errorf("1000 faults give %d lines, want 10 and that reading stopped", n+1)
	}
}

// TestCSVRoundTrip: the sample written and read again is equal, and what rides
// beside it too.
func TestCSVRoundTrip(t *testing.T) {
	s := sample(t).With(census.WithNotes("two\nlines"), census.WithLabel(census.ByArea, "x:1", "a", "い"), census.WithSurveys(nil))
	var b bytes.Buffer
	if err := s.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	got, err := ingest.Read(&b, "x.csv")
	if err != nil {
		t.Fatal(err)
	}
	equalTables(t, got, s)
}

// equalTables compares tables, and what rides beside their rows.
func equalTables(t *testing.T, got, want *census.Table) {
	t.Helper()
	if diff := want.Diff(got); diff != "" {
		t.Error(diff)
	}
	if !slices.Equal(got.Notes(), want.Notes()) {
		t.Errorf("notes %q, want %q", got.Notes(), want.Notes())
	}
	if !slices.Equal(got.Surveys(), want.Surveys()) {
		t.Errorf("surveys %v, want %v", got.Surveys(), want.Surveys())
	}
	k := census.Key{Area: "x:1"}
	if g, w := got.Label(k, census.ByArea, census.Japanese), want.Label(k, census.ByArea, census.Japanese); g != w {
		t.Errorf("label %q, want %q", g, w)
	}
}
