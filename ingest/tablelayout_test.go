package ingest_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// susb is the layout of the United States' Statistics of U.S. Businesses.
var susb = ingest.TableLayout{
	Columns: []ingest.Column{
		{Header: "State", Is: ingest.AreaColumn, Scheme: "fips", Codes: map[string]string{"00": ""}},
		{Header: "NAICS", Is: ingest.IndustryColumn, Scheme: "NAICS2017", Codes: map[string]string{"31-33": ""}},
		{Header: "Enterprise_Size", Is: ingest.KeepColumn, Keep: []string{"01: Total"}},
		{Header: "Establishments", Key: census.Key{Measure: census.Establishments}},
		{Header: "Employment", Key: census.Key{Measure: census.Employees}},
		{Header: "Annual_Payroll_($1,000)", Key: census.Key{Measure: "annual_payroll"}, Unit: "thousand dollars"},
		{Header: "Employment_Noise_Flag", Is: ingest.StatusColumn, Of: "Employment", Codes: map[string]string{"G": "", "H": "", "J": "", "D": "suppressed", "S": "suppressed"}},
	},
	Key:     census.Key{Year: 2021},
	Options: []census.Option{census.WithSurveys(nil)},
}

func ExampleTableLayout() {
	layout := ingest.TableLayout{
		Columns: []ingest.Column{
			{Header: "県", Is: ingest.AreaColumn},
			{Header: "*年", Spread: ingest.YearColumn},
		},
		Key: census.Key{Measure: census.Shipments, Size: census.Size{Min: 4}},
	}
	const file = "製造品出荷額等（単位：億円）\n県,2017年,2018年\n神奈川,\"179,564\",184431\n沖縄,X,…\n注）Xは秘匿\n"
	t, err := ingest.Read(strings.NewReader(file), "wide.csv", ingest.Options{Formats: []ingest.Format{layout}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range t.All() {
		fmt.Println(o)
	}
	fmt.Println(t.Sources()[0].Edits)
	// Output:
	// 2017 Kanagawa / all manufacturing / 4 or more persons / Shipments: 17.956 trillion yen
	// 2018 Kanagawa / all manufacturing / 4 or more persons / Shipments: 18.443 trillion yen
	// 2017 Okinawa / all manufacturing / 4 or more persons / Shipments: – suppressed by the publisher
	// 2018 Okinawa / all manufacturing / 4 or more persons / Shipments: – not available
	// [brought from wide to long form 億円 to yen]
}

// TestSUSB reads the whole file: 51 states and the nation.
func TestSUSB(t *testing.T) {
	table, err := ingest.ReadFile(shared(t, "data", "official", "us_susb", "us_state_2digitnaics_2021.bom.csv"), ingest.Options{Formats: []ingest.Format{susb}})
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() != 3*1038 || len(table.Areas()) != 52 {
		t.Errorf("%d figures of %d areas, want %d of 52", table.Len(), len(table.Areas()), 3*1038)
	}
	for k, want := range map[census.Key]float64{
		{Year: 2021, Measure: census.Establishments}:                           283015,
		{Year: 2021, Measure: census.Employees}:                                11710424,
		{Year: 2021, Measure: "annual_payroll"}:                                785195521e3,
		{Year: 2021, Area: "fips:10", Measure: census.Employees}:               28071,
		{Year: 2021, Industry: "NAICS2017:22", Measure: census.Establishments}: 19896,
	} {
		if got := table.Value(k); got != want {
			t.Errorf("%v = %v, want %v", k, got, want)
		}
	}
	if units := table.Units(); !slices.Contains(units, "dollars") {
		t.Errorf("units %q", units)
	}
	if len(table.Surveys()) != 0 {
		t.Error("years are compared by the history of Japan's census")
	}
}

// TestLayoutUnits: where the unit of money comes from, and what happens where it
// comes from nowhere or from two places that differ.
func TestLayoutUnits(t *testing.T) {
	layout := func(unit string) ingest.TableLayout {
		return ingest.TableLayout{Columns: []ingest.Column{{Header: "地域", Is: ingest.AreaColumn}, {Header: "項目", Is: ingest.MeasureNameColumn}, {Header: "値", Unit: unit}}, Key: census.Key{Year: 2018}}
	}
	for _, test := range []struct {
		name, unit, text string
		want             float64 // 0 for an error
	}{
		{"column", "万円", "地域,項目,値\n東京,製造品出荷額等,7\n", 7e4},
		{"label", "", "地域,項目,値\n東京,製造品出荷額等（百万円）,7\n", 7e6},
		{"caption", "", "（単位：人、万円）\n地域,項目,値\n東京,製造品出荷額等,7\n", 7e4},
		{"label before caption", "", "（単位：人、万円）\n地域,項目,値\n東京,製造品出荷額等（千円）,7\n", 7e3},
		{"thousand persons", "", "地域,項目,値\n東京,従業者数【千人】,7\n", 7e3},
		{"count without", "", "地域,項目,値\n東京,従業者数,7\n", 7},
		{"none", "", "地域,項目,値\n東京,製造品出荷額等,7\n", 0},
		{"two in the caption", "", "（単位：千円、万円）\n地域,項目,値\n東京,製造品出荷額等,7\n", 0},
		{"label against column", "万円", "地域,項目,値\n東京,製造品出荷額等（百万円）,7\n", 0},
		{"of another kind", "人", "地域,項目,値\n東京,製造品出荷額等,7\n", 0},
	} {
		table, err := readWith(t, test.text, layout(test.unit))
		switch {
		case test.want == 0 && err == nil:
			t.Errorf("%s: %v, want an error", test.name, table.At(0))
		case test.want != 0 && (err != nil || table.At(0).Value != test.want):
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
}

// TestLayoutErrors: where a file is not what the layout says.
func TestLayoutErrors(t *testing.T) {
	for _, test := range []struct {
		name, text, found string
		line              int
	}{
		{"no header", "a,b\n1,2\n", "no header", 0},
		{"short row", "年次,都道府県,出荷額\n2018,東京都\n", "2 cells", 2},
		{"long row", "年次,都道府県,出荷額\n2018,東京都,1,2\n", "4 cells", 2},
		{"duplicate", "年次,都道府県,出荷額\n2018,東京都,1\n2018,東京,1\n", "second figure", 3},
		{"no rows", "年次,都道府県,出荷額\n", "without a row", 0},
		{"quote", "年次,都道府県,出荷額\n2018,\"東京都,1\n", "without its pair", 2},
	} {
		_, err := readWith(t, test.text, ingest.TableLayout{Title: "t", Columns: plain.Columns})
		if test.name == "no header" {
			_, err = plain.Read(&ingest.File{Name: "in.csv", Data: []byte(test.text)})
		}
		var e *ingest.ParseError
		if !errors.As(err, &e) || e.Line != test.line || !strings.Contains(e.Found, test.found) {
			t.Errorf("%s: %v, want line %d: found %s", test.name, err, test.line, test.found)
		}
	}
}

// TestLayoutSizes: classes of persons, and the floor.
func TestLayoutSizes(t *testing.T) {
	layout := ingest.TableLayout{Columns: []ingest.Column{{Header: "規模", Is: ingest.SizeColumn}, {Header: "事業所数", Key: census.Key{Measure: census.Establishments}}},
		Key: census.Key{Year: 2018, Size: census.Size{Min: 4}}}
	for cell, want := range map[string]census.Size{
		"４～９人": {Min: 4, Max: 9}, "30人以上": {Min: 30}, "29人以下計": {Min: 4, Max: 29}, "合計": {Min: 4}, "100〜299人": {Min: 100, Max: 299},
		"300-499": {Min: 300, Max: 499}, "\"1,000人以上\"": {Min: 1000}, "30人未満": {Min: 4, Max: 29}, "30-99": {Min: 30, Max: 99},
	} {
		table, err := readWith(t, "規模\t事業所数\n"+strings.Trim(cell, `"`)+"\t5\n", layout)
		if err != nil || table.Sizes()[0] != want {
			t.Errorf("%q: %v, want %v", cell, err, want)
		}
	}
	if _, err := readWith(t, "規模\t事業所数\n大\t5\n", layout); err == nil {
		t.Error("大 is a size")
	}
}

// TestLayoutHostile: wide headers and long lists of notes take no time that grows
// with their square.
func TestLayoutHostile(t *testing.T) {
	wide := ingest.TableLayout{Columns: []ingest.Column{{Header: "県", Is: ingest.AreaColumn}, {Header: "*人", Key: census.Key{Measure: census.Employees}}}, Key: census.Key{Year: 2018}}
	if _, err := readWith(t, "県"+strings.Repeat(",人", 50000)+"\n東京"+strings.Repeat(",1", 50000)+"\n", wide); err == nil {
		t.Error("50,000 columns of one figure were read")
	}
	var notes strings.Builder
	for i := range 20000 {
		fmt.Fprintf(&notes, "注%d）これは表の注記である\n", i)
	}
	table, err := readWith(t, "年次,都道府県,出荷額\n2018,東京,1\n"+notes.String(), plain)
	if err != nil || len(table.Notes()) != 200 || !slices.Contains(table.Sources()[0].Edits, "lines of notes after the 200th left out") {
		t.Errorf("20,000 notes: %v", err)
	}
}
