package ingest_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// okinawa is a sheet whose header has two levels, with labels in merged cells.
const okinawa = `
工業統計 | | | | |
地域 | 業種 | 従業者数(人) | < | 製造品出荷額等 | <
^ | ^ | 計 | うち女 | 計 (万円) | 前年比(%)
北部 | 食品 | 1,234 | 5 | '１，２３４ | 12.3
^ | 泡盛 | X | 5 | ▲ 7 | 1
南部 | 食品 | － | 5 | … | 1

資料：県
`

var islands = ingest.TableLayout{
	Columns: []ingest.Column{
		{Header: "地域", Is: ingest.AreaColumn, Scheme: "island"},
		{Header: "業種", Is: ingest.IndustryColumn, Scheme: "own"},
		{Header: "従業者数 / 計", Key: census.Key{Measure: census.Employees}},
		{Header: "製造品出荷額等 / 計", Key: census.Key{Measure: census.Shipments}},
	},
	Key: census.Key{Year: 2009},
}

// TestLayoutOfSheet: a layout reads a sheet as it does a text, the levels of its
// header joined and labels of merged cells in each of their rows.
func TestLayoutOfSheet(t *testing.T) {
	table, err := readDrawn(t, "in.xlsx", []ingest.Format{islands}, drawn{"表紙", "表紙"}, drawn{"第1表", okinawa})
	if err != nil {
		t.Fatal(err)
	}
	key := func(a census.Area, i census.Industry, m census.Measure) census.Key {
		return census.Key{Year: 2009, Area: a, Industry: i, Measure: m}
	}
	wantFigures(t, table, map[census.Key]float64{
		key("island:北部", "own:食品", census.Employees): 1234,
		key("island:北部", "own:食品", census.Shipments): 1234e4,
		key("island:北部", "own:泡盛", census.Shipments): -7e4,
		key("island:南部", "own:食品", census.Employees): 0,
	})
	if table.Len() != 6 {
		t.Errorf("%d figures, want 6", table.Len())
	}
}

// TestLayoutOfText: the levels of a header are joined in a text too, where no
// cell is merged: a label heads the blank ones behind it.
func TestLayoutOfText(t *testing.T) {
	const text = "表1\n地域,業種,従業者数(人),,製造品出荷額等,\n,,計,うち女,計 (万円),前年比(%)\n北部,食品,1,2,3,4\n"
	table, err := readWith(t, text, islands)
	if err != nil {
		t.Fatal(err)
	}
	wantFigures(t, table, map[census.Key]float64{
		{Year: 2009, Area: "island:北部", Industry: "own:食品", Measure: census.Shipments}: 3e4,
	})
}

// TestLayoutSheets: which sheet a layout reads, and what it says where it cannot
// choose.
func TestLayoutSheets(t *testing.T) {
	named := islands
	named.Sheet = "表 2"
	for _, test := range []struct {
		name   string
		layout ingest.TableLayout
		sheets []drawn
		want   string // in the error, "" for a table
	}{
		{"one", islands, []drawn{{"表1", okinawa}}, ""},
		{"named", named, []drawn{{"表1", okinawa}, {"表2", okinawa}}, ""},
		{"two", islands, []drawn{{"表1", okinawa}, {"表2", okinawa}}, `the sheets "表1", "表2"`},
		{"none", islands, []drawn{{"表1", "a | b"}}, `a workbook with the sheets "表1"`},
		{"no such name", named, []drawn{{"表1", okinawa}}, `want a sheet "表 2"`},
	} {
		_, err := readDrawn(t, "in.xlsx", []ingest.Format{test.layout}, test.sheets...)
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

// TestLayoutAddress: an error in a sheet has the address of the cell.
func TestLayoutAddress(t *testing.T) {
	for _, test := range []struct{ name, from, to, want string }{
		{"no number", "1,234", "abc", `in.xlsx: 第1表!C4: 従業者数(人) / 計: found "abc"`},
		{"merged figures", "1,234 | 5 | '１，２３４ | 12.3\n^ | 泡盛 | X", "1234 | 5 | '１，２３４ | 12.3\n^ | 泡盛 | ^", `in.xlsx: 第1表!C4: found "1234" in merged cells`},
	} {
		_, err := readDrawn(t, "in.xlsx", []ingest.Format{islands}, drawn{"第1表", strings.Replace(okinawa, test.from, test.to, 1)})
		var e *ingest.ParseError
		if !errors.As(err, &e) || !strings.Contains(err.Error(), test.want) || e.Sheet != "第1表" {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}
