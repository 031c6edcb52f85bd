package ingest_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// plain is a layout of one figure a row, with a year and an area.
var plain = ingest.TableLayout{
	Columns: []ingest.Column{
		{Header: "年次", Is: ingest.YearColumn},
		{Header: "都道府県", Is: ingest.AreaColumn},
		{Header: "出荷額", Key: census.Key{Measure: census.Shipments}, Unit: "百万円"},
	},
}

func readWith(t testing.TB, text string, formats ...ingest.Format) (*census.Table, error) {
	t.Helper()
	return ingest.Read(strings.NewReader(text), "in.csv", ingest.Options{Formats: formats})
}

// TestOfficialCells: what figures are written as.
func TestOfficialCells(t *testing.T) {
	for cell, want := range map[string]struct {
		value  float64
		status census.Status
	}{
		"12": {12, census.Official}, `"1,234"`: {1234, census.Official}, "１２": {12, census.Official}, `"１，２３４"`: {1234, census.Official},
		"▲5": {-5, census.Official}, "△ 5": {-5, census.Official}, "−5": {-5, census.Official}, "－５": {-5, census.Official}, "+5": {5, census.Official},
		"r12": {12, census.Revised}, "p 12": {12, census.Provisional}, "12r": {12, census.Revised}, "(r)12": {12, census.Revised},
		"X": {math.NaN(), census.Suppressed}, "χ": {math.NaN(), census.Suppressed}, "Ｘ": {math.NaN(), census.Suppressed}, "×": {math.NaN(), census.Suppressed},
		"-": {0, census.Nil}, "－": {0, census.Nil}, "―": {0, census.Nil}, "***": {0, census.Nil}, "−": {0, census.Nil},
		"…": {math.NaN(), census.NotAvailable}, "...": {math.NaN(), census.NotAvailable}, "": {math.NaN(), census.NotAvailable},
		"　12　": {12, census.Official}, "0": {0, census.Official},
	} {
		table, err := readWith(t, "年次,都道府県,出荷額\n2018,東京都,"+cell+"\n", plain)
		if err != nil {
			t.Errorf("%q: %v", cell, err)
			continue
		}
		o := table.At(0)
		if got := o.Value / 1e6; fmt.Sprint(got) != fmt.Sprint(want.value) || o.Status != want.status {
			t.Errorf("%q is %v %v, want %v %v", cell, got, o.Status, want.value, want.status)
		}
	}
	for _, cell := range []string{"1,23", "12a", "0x10", "Inf", "rX", "▲", "1 2", "--5"} {
		_, err := readWith(t, "年次,都道府県,出荷額\n2018,東京都,\""+cell+"\"\n", plain)
		var e *ingest.ParseError
		if !errors.As(err, &e) || e.Line != 2 || e.Column != 10 {
			t.Errorf("%q: %v, want an error at 2:10", cell, err)
		}
	}
}

// TestLegend: a table's own notes say what its symbols mean.
func TestLegend(t *testing.T) {
	const rows = "年次,都道府県,出荷額\n2018,東京都,-\n2018,大阪府,X\n2018,京都府,***\n"
	for notes, want := range map[string][3]census.Status{
		"": {census.Nil, census.Suppressed, census.Nil},
		"注）「-」は該当しないもの\n":  {census.NotApplicable, census.Suppressed, census.Nil},
		"\"***\",\"不詳\"\n": {census.Nil, census.Suppressed, census.NotAvailable},
		"注：「X」は秘匿した数値である。「-」は該当数値なし。\n": {census.Nil, census.Suppressed, census.Nil},
	} {
		for _, text := range []string{notes + rows, rows + notes} {
			table, err := readWith(t, text, plain)
			if err != nil {
				t.Errorf("%q: %v", notes, err)
				continue
			}
			if got := [3]census.Status{table.At(0).Status, table.At(1).Status, table.At(2).Status}; got != want {
				t.Errorf("%q: %v, want %v", text, got, want)
			}
		}
	}
}

// TestYears: how years are written.
func TestYears(t *testing.T) {
	for cell, want := range map[string]census.Year{
		"2018": 2018, "2018年": 2018, "２０１８年": 2018, "平成30年": 2018, "平成３０年": 2018, "H30": 2018, "令和元年": 2019, "R2": 2020, "昭和63年": 1988,
		"平成30年(2018年)": 2018, "2018000000": 2018, "2018100000": 2018, "2018年度": 2018, "2018-12-31": 2018, "平成元年": 1989,
		"平30": 2018, "令元": 2019, "令2年": 2020, "昭55": 1980, "H30.6.1": 2018, "S.55": 1980, "2018（平30）": 2018, "FY2018": 2018, "2019年6月1日現在": 2019,
	} {
		table, err := readWith(t, "年次,都道府県,出荷額\n"+cell+",東京都,1\n", plain)
		if err != nil || table.Years()[0] != want {
			t.Errorf("%q: %v, want %d", cell, err, want)
		}
	}
	for _, cell := range []string{"平成30年(2019年)", "30", "", "年", "18", "2018000606", "2018000103", "平年"} {
		if _, err := readWith(t, "年次,都道府県,出荷額\n"+cell+",東京都,1\n", plain); err == nil {
			t.Errorf("%q is a year", cell)
		}
	}
}

// TestAreas: how areas are written.
func TestAreas(t *testing.T) {
	for cell, want := range map[string]census.Area{
		"東京": "13", "東京都": "13", "Kanagawa-ken": "14", "神奈川": "14", "13": "13", "13000": "13", "1": "01", "1000": "01", "01000": "01", "全国": "",
		"【31201】鳥取市": "31201", "[31201]鳥取市": "31201", "31201 鳥取市": "31201", "31201": "31201", "1100": "01100", "011002": "01100",
		"R01100": "01100", "【31】鳥取県": "31", "石川県 金沢市": "17201", "金沢市": "17201", "石川県 鶴来町": "name:石川県鶴来町", "広島県府中市": "34208", "東　京　都": "13", "神 奈 川": "14", "全　国": "", "横　浜　市": "14100", "【神奈川県】": "14", "（神奈川）": "14", "[神奈川県]": "14", "　北海道　": "01",
	} {
		table, err := readWith(t, "年次,都道府県,出荷額\n2018,"+cell+",1\n", plain)
		if err != nil || table.Areas()[0] != want {
			t.Errorf("%q: %v, want %s", cell, err, want)
		}
	}
	for _, cell := range []string{"北海県", "99", "011003", "【13】神奈川県", "48000", "x", "府中市", "16000神奈川の県"} {
		_, err := readWith(t, "年次,都道府県,出荷額\n2018,"+cell+",1\n", plain)
		var e *ingest.ParseError
		if !errors.As(err, &e) || e.Line != 2 {
			t.Errorf("%q: %v, want an error in line 2", cell, err)
		}
	}
}
