package census_test

import (
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestDisplayWidth(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "Kanagawa": 8, "神奈川県": 8, "ｶﾅｶﾞﾜ": 5, "Ａ1": 3, "18兆4,431億円": 13, "が": 2, "か\u3099": 2, "−3": 2,
	} {
		if got := census.DisplayWidth(text); got != want {
			t.Errorf("%q takes %d cells, want %d", text, got, want)
		}
	}
}

func printed(t *testing.T) *census.Table {
	hidden := census.Absence(census.Key{Year: 2018, Area: "14", Measure: census.Shipments}, census.Suppressed)
	hidden.Interval, hidden.Lower, hidden.Upper = census.Suppression, 0, 5e9
	hidden.Sources = []census.Source{{Publisher: "METI"}}
	return collect(t, shipments(census.Japan, 331_809_377e6), shipments("13", 7e9), hidden)
}

func TestText(t *testing.T) {
	table := printed(t)
	for lang, want := range map[census.Language]string{
		census.English: `
2018 / all manufacturing / all sizes / Shipments
area                   value
Japan     331.8 trillion yen
Tokyo          7 billion yen
Kanagawa                   –  suppressed by the publisher [0 yen, 5 billion yen]
Source: METI
`,
		census.Japanese: `
2018 / 製造業計 / 全規模 / 製造品出荷額等
地域                  値
全国      331兆8,094億円
東京都            70億円
神奈川県               –  秘匿 [0円, 50億円]
資料：METI
`,
	} {
		if got := "\n" + table.Text(lang, 20); got != want {
			t.Errorf("%v:%s\nwant:%s", lang, got, want)
		}
	}
	if table.String() != table.Text(census.English, 20) {
		t.Error("String is not the English text of twenty rows")
	}
}

// The value column ends in one cell of the terminal in every row.
func TestTextAligns(t *testing.T) {
	lines := strings.Split(printed(t).Text(census.Japanese, 20), "\n")
	want := census.DisplayWidth(lines[1])
	for _, line := range lines[2:4] {
		if got := census.DisplayWidth(line); got != want {
			t.Errorf("%q is %d cells wide, want %d", line, got, want)
		}
	}
}

func TestTextOfFewRows(t *testing.T) {
	table := printed(t)
	for rows, want := range map[int]string{1: "… 2 more rows\n", 0: "… 3 more rows\n", -1: "… 3 more rows\n"} {
		if got := table.Text(census.English, rows); !strings.Contains(got, want) || strings.Contains(got, "Tokyo") {
			t.Errorf("%d rows: %s", rows, got)
		}
	}
	if got := table.Text(census.Japanese, 1); !strings.Contains(got, "… 他2行") {
		t.Errorf("one row: %s", got)
	}
	if got := collect(t).Text(census.Japanese, 1); got != "0行\n" {
		t.Errorf("no row: %q", got)
	}
}
