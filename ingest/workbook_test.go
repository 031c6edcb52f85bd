package ingest_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// aomori is the head of table 1 of 青森県の工業 2009, with the prefecture's own
// header of six rows and its figures of the first two rows.
const aomori = `
平成21年工業統計調査結果 青森県の工業
第1表 産業別・規模別統計表（従業者4人以上の事業所）
区 分 | 事 業 所 数 | < | < | 従 業 者 数 (人) | < | < | < | < | < | < | 現金給与\n総額 (万円) | 原材料使用額等(万円) | < | 製造品出荷額等(万円) | < | < | 粗付加価値額(万円) | 生産額(万円) | 付加価値額(万円)
^ | 合　計 | 法人 | 個人 | 従業者数\n合 計 | 個人事業主及び無給家族従業者 | 常用労働者 | < | < | < | 臨時\n雇用者\n(再掲) | ^ | 合 計 | 原材料\n使用額 | 合 計 | 製造品\n出荷額 | その他\n収入額 | ^ | ^ | ^
^ | ^ | ^ | ^ | ^ | ^ | 計 | < | 雇用者 | < | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^
^ | ^ | ^ | ^ | ^ | ^ | 男 | 女 | 正社員 | パート | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^
産業別・従業者規模
合　計 | 1646 | 1443 | 203 | 58274 | 289 | 40105 | 14784 | 31766 | 26508 | 944 | 17839899 | 77676387 | 1 | 145740316 | 103257796 | 35370566 | 65381391 | 138417201 | 57598922
29人以下計 | 1261 | 1061 | 200 | 14674 | 286 | 10553 | 3666 | 7950 | 6724 | 374 | 3632996 | 11093232 | 0 | 19105679 | 0 | 0 | X | 0 | X
09 食料品 | 400 | | | 12000 | | | | | | | ▲5 | － | | 100 | | | … | 7 | 
　４～９人 | 200 | | | 1200 | | | | | | | 5 | | | 10 | | | χ | 0 | 
10 飲料・たばこ・飼料 | 40 | | | 900 | | | | | | | 5 | | | 10 | | | χ | 3 | 
軽工業計 | 440 | | | 12900 | | | | | | | 5 | | | 10 | | | χ | 3 | 
注) 「X」は秘匿した数値である。
`

// TestAomori reads the deepest of the layouts: measures in six rows of merged
// cells, sizes below each industry in one column with their subtotals.
func TestAomori(t *testing.T) {
	table, err := readDrawn(t, "第1表.xlsx", nil, drawn{"第1表", aomori})
	if err != nil {
		t.Fatal(err)
	}
	whole := census.Key{Year: 2009, Area: census.Aomori, Size: census.Size{Min: 4}}
	key := func(i census.Industry, s census.Size, m census.Measure) census.Key {
		k := whole
		k.Industry, k.Measure = i, m
		if s.Max > 0 {
			k.Size = s
		}
		return k
	}
	all, small := census.Size{}, census.Size{Min: 4, Max: 29}
	wantFigures(t, table, map[census.Key]float64{
		key("", all, census.Establishments):                                  1646,
		key("", all, census.Employees):                                       58274,
		key("", all, census.CashWages):                                       17839899e4,
		key("", all, census.RawMaterials):                                    77676387e4,
		key("", all, census.Shipments):                                       145740316e4,
		key("", all, census.GrossValueAdded):                                 65381391e4,
		key("", all, census.ProductionValue):                                 138417201e4,
		key("", all, census.ValueAdded):                                      57598922e4,
		key("", small, census.Establishments):                                1261,
		key("", small, census.Shipments):                                     19105679e4,
		key(census.Food, all, census.CashWages):                              -5e4,
		key(census.Food, all, census.RawMaterials):                           0,
		key(census.Food, census.Size{Min: 4, Max: 9}, census.Establishments): 200,
		key(census.Beverages, all, census.Employees):                         900,
		key("name:軽工業計", all, census.Employees):                              12900,
	})
	for _, test := range []struct {
		key  census.Key
		want census.Status
	}{
		{key("", small, census.GrossValueAdded), census.Suppressed},
		{key("", small, census.ProductionValue), census.NotAvailable}, // 0: not asked
		{key(census.Food, all, census.GrossValueAdded), census.NotAvailable},
		{key(census.Food, all, census.RawMaterials), census.Nil},
		{key(census.Food, census.Size{Min: 4, Max: 9}, census.GrossValueAdded), census.Suppressed},
	} {
		o, ok := table.Find(test.key)
		if !ok || o.Status != test.want {
			t.Errorf("%v: found %v, %v, want %v", test.key, ok, o.Status, test.want)
		}
	}
	if want := 8 * 6; table.Len() != want {
		t.Errorf("%d figures, want %d: eight measures of six rows", table.Len(), want)
	}
}

// TestMutated reads workbooks in which a few bytes were changed: each is a table
// or an error, and takes no more than the limit.
func TestMutated(t *testing.T) {
	r := rand.New(rand.NewPCG(20, 26))
	for _, name := range []string{"kanagawa.xlsx", "kanagawa.xls", "aomori.xlsx", "aomori.xls"} {
		whole, err := os.ReadFile(filepath.Join("testdata", "workbooks", name))
		must(t, err)
		for range 60 {
			data := bytes.Clone(whole)
			for range 1 + r.IntN(4) {
				data[r.IntN(len(data))] = byte(r.IntN(256))
			}
			table, err := ingest.Read(bytes.NewReader(data), name, ingest.Options{Limit: 1 << 20})
			if (table == nil) != (err != nil) {
				t.Fatalf("%s: table %v, error %v", name, table, err)
			}
		}
	}
}

// TestNations: where all prefectures are there, the total is the nation's.
func TestNations(t *testing.T) {
	var text strings.Builder
	text.WriteString("都道府県別 平成22年工業統計調査（従業者4人以上）\n(単位：人、百万円)\n都道府県 | 事業所数 | 製造品出荷額等\n総数 | 4700 | 470\n")
	for a := range census.Prefectures() {
		fmt.Fprintf(&text, "%s %s | 100 | 10\n", a.Code(), strings.TrimSuffix(a.Label(census.Japanese), "県"))
	}
	table, err := readDrawn(t, "in.xlsx", nil, drawn{"s", text.String()})
	if err != nil {
		t.Fatal(err)
	}
	four := census.Size{Min: 4}
	wantFigures(t, table, map[census.Key]float64{
		{Year: 2010, Size: four, Measure: census.Establishments}:                        4700,
		{Year: 2010, Area: census.Yamaguchi, Size: four, Measure: census.Shipments}:     10e6,
		{Year: 2010, Area: census.Hokkaido, Size: four, Measure: census.Establishments}: 100,
	})
	if table.Len() != 96 {
		t.Errorf("%d figures, want 96", table.Len())
	}
}
