package ingest_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// tottori is the municipal table of one prefecture, survey of 2020, with the
// figures of e-Stat 0003448126; what the prefecture's table prints once a block
// stands in its first row.
const tottori = `
令和２年工業統計調査　市町村別・産業中分類別（従業者４人以上の事業所） 鳥取県
 | | | | | 単位：人、万円
市区町村コード | 市区町村名 | 産業分類コード | 産業分類名 | 事業所数［計］ | 事業所数［内従業者30人～299人］ | 従業者数（人） | 製造品出荷額等
31 | 鳥取県 | '00 | 製造業計 | 814 | 238 | 33444 | '78,158,335
31201 | 鳥取市 | '00 | 製造業計 | 266 | 86 | 11834 | 27066499
 | | '09 | 食料品製造業 | 36 | 12 | 1148 | 1489804
 | | 10 | 飲料・たばこ・飼料製造業 | 10 | 2 | 327 | 856750
 | | 11 | 繊維工業 | 13 | 5 | '１，０９１ | 682508
`

const ehime = `
平成22年
表名:産業中分類別統計表(従業者30人以上の事業所)
出所:平成22年工業統計調査(H22.12.31現在)
備考:
15 産業中分類別統計表(従業者30人以上の事業所) (単位:人、万円、m2、%、m3)
産業中分類 | < | 事業所数 | < | < | 従業者数 | < | 現金給与総額 | 製造品出荷額等 | < | 有形固定資産額 | < | 敷地面積 | 労働分配率
^ | ^ | 計 | 会社 | 組合 | 計 | 男 | ^ | 計 | 製造品出荷額 | 年初現在高 | 年末現在高 | ^ | ^
県計 | < | 491 | 0 | 491 | 35403 | 8216 | 23958770 | 190182680 | 1 | 5 | 6 | 7 | 11.5
9 | 食料品 | 100 | | | 50 | | X | X | X | 1 | 2 | | 3
`

// TestPrefecturalLayouts: a figure or two of each kind of table that prefectures
// publish, with what was found for its key.
func TestPrefecturalLayouts(t *testing.T) {
	four := census.Size{Min: 4}
	for _, test := range []struct {
		name, file, text string
		figures          int
		want             map[census.Key]float64
	}{
		{"municipalities and industries, codes beside names", "in.xlsx", tottori, 20, map[census.Key]float64{
			{Year: 2019, Area: census.Tottori, Size: four, Measure: census.Shipments}:                                78158335e4,
			{Year: 2019, Area: census.Tottori, Size: census.Size{Min: 30, Max: 299}, Measure: census.Establishments}: 238,
			{Year: 2019, Area: "31201", Industry: census.Textiles, Size: four, Measure: census.Employees}:            1091,
			{Year: 2019, Area: "31201", Industry: census.Beverages, Size: four, Measure: census.Shipments}:           856750e4,
		}},
		{"codes that lost their zeros, in the names as well", "in.xlsx", `
【31】鳥取県　2020年工業統計調査（従業者４人以上の事業所） | | | | | 単位：人、万円
市区町村コード | 市区町村名 | 産業分類コード | 産業分類名 | 事業所数 | 製造品出荷額等
31 | 【31】鳥取県 | 0 | 【00】製造業計 | 814 | 78158335
31201 | 【31201】鳥取市 | 9 | 【09】食料品製造業 | 36 | 1489804
`, 4, map[census.Key]float64{
			{Year: 2019, Area: census.Tottori, Size: four, Measure: census.Shipments}:                      78158335e4,
			{Year: 2019, Area: "31201", Industry: census.Food, Size: four, Measure: census.Establishments}: 36,
		}},
		{"the nation in other years among the prefectures", "in.xlsx", `
平成24年工業統計表　産業編　従業者４～２９人の事業所 | | 単位：百万円
都道府県 | 事業所数 | 製造品出荷額等
全国計(2008年) | 216606 | 1
全国計(2012年) | 172506 | 2
神奈川県 | 7012 | X
`, 4, map[census.Key]float64{
			{Year: 2012, Size: census.Size{Min: 4, Max: 29}, Measure: census.Establishments}:                        172506,
			{Year: 2012, Area: census.Kanagawa, Size: census.Size{Min: 4, Max: 29}, Measure: census.Establishments}: 7012,
		}},
		{"the row of all under the names of the axes", "in.xlsx", `
青森県　平成21年工業統計 | | | 単位：万円
区分 | < | 事業所数 | 製造品出荷額等
産業別・従業者規模 | 合　計 | 1646 | 145740316
 | 29人以下計 | 1261 | 19105679
`, 4, map[census.Key]float64{
			{Year: 2009, Area: census.Aomori, Size: four, Measure: census.Shipments}:                              145740316e4,
			{Year: 2009, Area: census.Aomori, Size: census.Size{Min: 4, Max: 29}, Measure: census.Establishments}: 1261,
		}},
		{"several units in one caption, prefecture in the file's name", "ehime_h22.xlsx", ehime, 8, map[census.Key]float64{
			{Year: 2010, Area: census.Ehime, Size: census.Size{Min: 30}, Measure: census.CashWages}:                             23958770e4,
			{Year: 2010, Area: census.Ehime, Size: census.Size{Min: 30}, Measure: census.Employees}:                             35403,
			{Year: 2010, Area: census.Ehime, Size: census.Size{Min: 30}, Industry: census.Food, Measure: census.Establishments}: 100,
		}},
		{"years side by side that leave out their era, measure in the caption", "in.xlsx", `
第5表　産業中分類別製造品出荷額等の推移（長野県）
平成29年工業統計調査 | | | (単位：百万円)
産業 | 平成26年 | 28年 | 29年 | 前年比(%)
総数 | 1 | 2 | 3 | 4
石油・石炭 | 4 | 5 | 6 | 7
輸送機械 | 4 | X | 8 | 7
資料：県統計課
`, 9, map[census.Key]float64{
			{Year: 2016, Area: census.Nagano, Industry: census.TransportationEquipment, Size: four, Measure: census.Shipments}: 8e6,
			{Year: 2015, Area: census.Nagano, Industry: census.Petroleum, Size: four, Measure: census.Shipments}:               5e6, // the survey of 2016 asked for 2015
			{Year: 2014, Area: census.Nagano, Size: four, Measure: census.Shipments}:                                           1e6,
		}},
		{"subtotals among municipalities, a blank row, a district", "nagano_H21.xlsx", `
市町村別統計表 (単位:人、万円)
市町村 | 事業所数 | 従業者数 | 製造品出荷額等 | 構成比
県計 | 100 | 2000 | 5000 | 100
市部計 | 80 | 1500 | 4000 | 80
郡部計 | 20 | 500 | 1000 | 20

201 長野市 | 10 | 100 | 50 | 1
上水内郡 | 4 | 10 | 5 | 1
583 信濃町 | 4 | 10 | 5 | 1
`, 18, map[census.Key]float64{
			{Year: 2009, Area: census.Nagano, Size: four, Measure: census.Shipments}: 5000e4,
			{Year: 2009, Area: "name:市部計", Size: four, Measure: census.Employees}:    1500,
			{Year: 2009, Area: "20201", Size: four, Measure: census.Shipments}:       50e4,
			{Year: 2009, Area: "20583", Size: four, Measure: census.Employees}:       10,
		}},
		{"classes with subtotals, labels of a group in its first cell", "in.xlsx", `
青森県 平成21年 従業者規模別
従業者規模 | 事業所数 | | 従業者数
 | 実数 | 構成比 | 実数
総　　数 | 1646 | 100 | 58274
４～９人 | 700 | 5 | 4000
29人以下計 | 1261 | 5 | 14674
30～49人 | 700 | 5 | 4000
300人以上 | 3 | 5 | 4000
`, 10, map[census.Key]float64{
			{Year: 2009, Area: census.Aomori, Size: four, Measure: census.Employees}:                              58274,
			{Year: 2009, Area: census.Aomori, Size: census.Size{Min: 4, Max: 29}, Measure: census.Establishments}: 1261,
			{Year: 2009, Area: census.Aomori, Size: census.Size{Min: 300}, Measure: census.Establishments}:        3,
		}},
		{"measures in rows", "saga.xlsx", `
主要項目の推移 | | | 単位：人、億円
項目 | 平成19年 | 平成20年 | 平成21年
事業所数 | 1 | 2 | 3
製造品出荷額等 | 1 | 2 | 3
1事業所当たり出荷額 | 1 | 2 | 3
`, 6, map[census.Key]float64{
			{Year: 2008, Area: census.Saga, Size: four, Measure: census.Shipments}:      2e8,
			{Year: 2009, Area: census.Saga, Size: four, Measure: census.Establishments}: 3,
		}},
		{"measures in rows below each municipality", "in.xlsx", `
平成22年工業統計調査　島根県　単位：人、億円
市町村 | 項目 | 平成20年 | 平成21年 | 平成22年
県計 | 事業所数 | 1 | 2 | 3
 | 製造品出荷額等 | 1 | 2 | 3
松江市 | 事業所数 | 1 | 2 | 4
 | 従業者数 | 1 | 2 | 3
`, 12, map[census.Key]float64{
			{Year: 2010, Area: "name:松江市", Size: four, Measure: census.Establishments}: 4,
			{Year: 2009, Area: census.Shimane, Size: four, Measure: census.Shipments}:  2e8,
		}},
		{"years of the money of the survey without sole proprietors", "in.xlsx", `
2023年経済構造実態調査　島根県　製造品出荷額等（2021年～2022年実績）　単位：百万円
産業 | 2021年 | 2022年
製造業計 | 1 | 2
食料品 | 1 | 2
`, 4, map[census.Key]float64{
			{Year: 2021, Area: census.Shimane, Scope: census.Corporations, Measure: census.Shipments}: 1e6,
		}},
		{"classes side by side", "in.xlsx", `
岩手県 産業中分類別・規模別事業所数 平成22年工業統計
産業中分類 | 計 | 4～9人 | 10～29人 | 30人以上
総数 | 10 | 1 | 2 | 7
09 食料品 | 10 | 1 | 2 | -
`, 8, map[census.Key]float64{
			{Year: 2010, Area: census.Iwate, Size: four, Measure: census.Establishments}:                                                 10,
			{Year: 2010, Area: census.Iwate, Industry: census.Food, Size: census.Size{Min: 10, Max: 29}, Measure: census.Establishments}: 2,
			{Year: 2010, Area: census.Iwate, Industry: census.Food, Size: census.Size{Min: 30}, Measure: census.Establishments}:          0,
		}},
		{"years in rows", "in.xlsx", `
三重県の工業の推移（従業者4人以上）
年次 | 事業所数 | 従業者数（人） | 製造品出荷額等（百万円）
平成18年 | 1 | 2 | 3
19 | 1 | 2 | 4
`, 6, map[census.Key]float64{
			{Year: 2006, Area: census.Mie, Size: four, Measure: census.Shipments}: 3e6,
			{Year: 2007, Area: census.Mie, Size: four, Measure: census.Shipments}: 4e6,
		}},
		{"areas as headings", "in.xlsx", `
長野県 平成22年工業統計調査 (単位：万円)
区分 | 事業所数 | 製造品出荷額等
県計
総数 | 30 | 100
食料品 | 10 | X
長野市
総数 | 3 | 10
食料品 | 1 | X
`, 8, map[census.Key]float64{
			{Year: 2010, Area: census.Nagano, Size: four, Measure: census.Shipments}:                          100e4,
			{Year: 2010, Area: "name:長野市", Size: four, Measure: census.Shipments}:                             10e4,
			{Year: 2010, Area: "name:長野市", Industry: census.Food, Size: four, Measure: census.Establishments}: 1,
		}},
		{"the survey without sole proprietors", "in.xlsx", `
2023年経済構造実態調査 製造業事業所調査 福岡県
(単位：百万円)
産業 | 事業所数 | 従業者数（人） | 製造品出荷額等 | 付加価値額（従業者29人以下は粗付加価値額）
00 製造業計 | 30 | 20人 | 100 | 5
09 食料品製造業 | ３０ | 　２０ | △１，２３４ | r1234
`, 8, map[census.Key]float64{
			{Year: 2022, Area: census.Fukuoka, Scope: census.Corporations, Measure: census.Employees}:                             20,
			{Year: 2022, Area: census.Fukuoka, Industry: census.Food, Scope: census.Corporations, Measure: census.Shipments}:      -1234e6,
			{Year: 2022, Area: census.Fukuoka, Industry: census.Food, Scope: census.Corporations, Measure: census.ValueAdded}:     1234e6,
			{Year: 2022, Area: census.Fukuoka, Industry: census.Food, Scope: census.Corporations, Measure: census.Establishments}: 30,
		}},
		{"a group of classes beside their total, which no cell is merged for", "in.xlsx", `
【参考】市町村別・規模別　製造品出荷額等（大分県、平成20年工業統計調査）
 | | | 単位：万円
市町村名 | 総額 | 従業者規模
 | | 4～29人 | 30～299人 | 300人以上
県計 | 10 | 5 | 7 | 7
大分市 | 10 | 5 | 7 | X
`, 8, map[census.Key]float64{
			{Year: 2008, Area: census.Oita, Size: four, Measure: census.Shipments}:                          10e4,
			{Year: 2008, Area: "name:大分市", Size: census.Size{Min: 30, Max: 299}, Measure: census.Shipments}: 7e4,
		}},
		{"establishments below the usual class, with a part of an industry", "in.xlsx", `
付表　従業者３人以下の事業所　平成20年工業統計調査　宮崎県
産業 | 事業所数（所） | 従業者数 | 製造品出荷額等（万円）
計 | 10 | 5 | 7
09食料品 | 10 | 5 | 7
うち畜産食料品 | 10 | 5 | 7
`, 6, map[census.Key]float64{
			{Year: 2008, Area: census.Miyazaki, Industry: census.Food, Size: census.Size{Max: 3}, Measure: census.Establishments}: 10,
		}},
		{"units in a row of their own, a title across the sheet", "in.xlsx", `
第１表　産業中分類別　事業所数、従業者数及び現金給与総額（従業者４人以上の事業所） | < | < | < | < | <
2019年(令和元年)工業統計調査　山形県 |  |  |  |  | 
産業分類 | 事業所数 | 従業者数 | | | 現金給与総額
 | | 計 | 男 | 女 | 
 | | (人) | (人) | (人) | (万円)
 | | | | | 
総　数 | '1,646 | '58,274 | 1 | 2 | '17,839,899
 | | | | | 
'09食料品製造業 | 3 | 5 | 1 | 1 | X
'10　飲料・たばこ・飼料製造業 | 3 | 5 | 1 | 1 | x
`, 9, map[census.Key]float64{
			{Year: 2018, Area: census.Yamagata, Size: four, Measure: census.CashWages}:                             17839899e4,
			{Year: 2018, Area: census.Yamagata, Industry: census.Beverages, Size: four, Measure: census.Employees}: 5,
		}},
		{"industries that are merged over their classes, a blank column", "in.xlsx", `
平成30年（2018）工業統計調査 富山県 単位：人、百万円
産業中分類 | 従業者規模 | 事業所数 | | 従業者数 | 製造品出荷額等
総数 | 計 | 10 | | 5 | 7
^ | 4～29人 | 6 | | 3 | 3
'09 食料品 | 計 | 1 | | 5 | 7
 | 30人以上 | - | | - | -
24 金属製品 | | 1 | | 5 | 7 p
`, 15, map[census.Key]float64{
			{Year: 2017, Area: census.Toyama, Size: census.Size{Min: 4, Max: 29}, Measure: census.Establishments}:           6,
			{Year: 2017, Area: census.Toyama, Industry: census.Food, Size: census.Size{Min: 30}, Measure: census.Shipments}: 0,
			{Year: 2017, Area: census.Toyama, Industry: census.FabricatedMetal, Size: four, Measure: census.Shipments}:      7e6,
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			table, err := readDrawn(t, test.file, nil, drawn{"表", test.text})
			if err != nil {
				t.Fatal(err)
			}
			wantFigures(t, table, test.want)
			if table.Len() != test.figures {
				t.Errorf("%d figures, want %d", table.Len(), test.figures)
			}
		})
	}
}

// TestWorkbookParts: sheets that go on with one table are one; the cover says of
// which prefecture and survey it is.
func TestWorkbookParts(t *testing.T) {
	table, err := readDrawn(t, "in.xlsx", nil, drawn{"表紙", "令和２年工業統計調査結果報告書\n令和３年３月\n新潟県総務部統計課"},
		drawn{"表1", `
産業別統計表
産業 | 事業所数 | 製造品出荷額等(億円)
総数 | 30 | 100
09 食料品 | 3 | 1
産業 | 事業所数 | 製造品出荷額等(億円)
10 飲料・たばこ・飼料 | 3 | 2
`}, drawn{"表1(続き)", `
産業別統計表　続き
産業 | 従業者数 | 付加価値額(億円)
総数 | 30 | 100
09 食料品 | 3 | ▲1
`})
	if err != nil {
		t.Fatal(err)
	}
	four := census.Size{Min: 4}
	wantFigures(t, table, map[census.Key]float64{
		{Year: 2019, Area: census.Niigata, Industry: census.Beverages, Size: four, Measure: census.Shipments}: 2e8,
		{Year: 2019, Area: census.Niigata, Industry: census.Food, Size: four, Measure: census.ValueAdded}:     -1e8,
	})
	if table.Len() != 10 {
		t.Errorf("%d figures, want 10", table.Len())
	}
}

// TestWorkbookErrors: what a workbook leaves open is said, and never guessed.
func TestWorkbookErrors(t *testing.T) {
	const plain = "産業 | 事業所数 | 製造品出荷額等\n総数 | 30 | 100"
	for _, test := range []struct {
		name, file string
		sheets     []drawn
		want       []string
	}{
		{"no prefecture", "in.xlsx", []drawn{{"s", "平成22年工業統計調査 (単位：万円)\n" + plain}}, []string{"s!2:2", "which prefecture", "census.Key{Area"}},
		{"two prefectures", "in.xlsx", []drawn{{"s", "青森県 岩手県 平成22年工業統計調査 (単位：万円)\n" + plain}}, []string{"which prefecture"}},
		{"no year", "長野県.xlsx", []drawn{{"s", "(単位：万円)\n" + plain}}, []string{"of which year", "census.Key{Year"}},
		{"a year that may be either", "長野県.xlsx", []drawn{{"s", "平成30年 (単位：万円)\n" + plain}}, []string{"of which year"}},
		{"years that may be either", "長野県.xlsx", []drawn{{"s", "製造品出荷額等(百万円)\n産業 | 平成29年 | 平成30年\n総数 | 30 | 100"}}, []string{"up to 2018", "SurveyYearColumn"}},
		{"years of two surveys", "長野県.xlsx", []drawn{{"s", "令和4年経済構造実態調査 製造品出荷額等(百万円)\n産業 | 令和3年 | 令和4年\n総数 | 30 | 100"}}, []string{"years from 2021 to 2022", "count the same establishments"}},
		{"no unit", "長野県.xlsx", []drawn{{"s", "平成22年工業統計調査\n" + plain}}, []string{"no unit is given for shipments"}},
		{"two units", "長野県.xlsx", []drawn{{"s", "平成22年工業統計調査 (単位：万円、百万円)\n" + plain}}, []string{"both 万円 and 百万円"}},
		{"two tables", "長野県.xlsx", []drawn{{"表1", "平成22年工業統計調査 (単位：万円)\n" + plain}, {"表2", "市町村 | 従業者数 | 事業所数\n長野市 | 1 | 1"}},
			[]string{`sheet "表1", rows 2 to 3`, `sheet "表2"`, "ingest.Workbook{Sheet"}},
		{"no table", "長野県.xlsx", []drawn{{"表1", "目次"}}, []string{`among "表1"`, "ingest.TableLayout"}},
		{"an error in a cell", "長野県.xlsx", []drawn{{"表1", "平成22年工業統計調査 (単位：万円)\n" + strings.Replace(plain, "30", "#N/A", 1)}}, []string{`表1!B3: 事業所数: found "#N/A"`}},
		{"a label that is nothing", "長野県.xlsx", []drawn{{"表1", "平成22年工業統計調査 (単位：万円)\n区分 | 事業所数\n総数 | 3\nかくかく | 2"}}, []string{`表1!A4: found "かくかく"`}},
		{"a code of another revision", "長野県.xlsx", []drawn{{"表1", "平成22年工業統計調査\n産業 | 事業所数\n19 プラスチック製品 | 3"}}, []string{"表1!A3", "code 19 of JSIC12"}},
		{"figures without a label", "長野県.xlsx", []drawn{{"表1", "平成22年工業統計調査\n産業 | 事業所数\n総数 | 3\n | 4"}}, []string{"表1!A4: found figures without a label"}},
		{"two figures of one key", "長野県.xlsx", []drawn{{"表1", "平成22年工業統計調査\n産業 | 事業所数\n総数 | 3\n合計 | 4"}}, []string{"表1!4:4", "a second figure"}},
	} {
		table, err := readDrawn(t, test.file, nil, test.sheets...)
		for _, want := range test.want {
			if err == nil || table != nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %s", test.name, err, want)
			}
		}
	}
}

// TestWorkbookKey: what the key says goes before the workbook's own words, and a
// hidden sheet is read where it is named.
func TestWorkbookKey(t *testing.T) {
	f := workbookFile(t, drawn{"表1", "産業 | 事業所数 | 製造品出荷額等\n総数 | 30 | 100"}, drawn{"表2", "市町村 | 従業者数 | 付加価値額\n長野市 | 1 | 2"})
	must(t, f.SetSheetVisible("表2", false))
	w := ingest.Workbook{Sheet: "表2", Unit: "万円", Key: census.Key{Year: 2018, Area: census.Nagano, Size: census.Size{Min: 30}}}
	table, err := ingest.Read(strings.NewReader(string(bytesOf(t, f))), "x.xlsx", ingest.Options{Formats: []ingest.Format{w}})
	if err != nil {
		t.Fatal(err)
	}
	wantFigures(t, table, map[census.Key]float64{{Year: 2018, Area: "name:長野市", Size: census.Size{Min: 30}, Measure: census.ValueAdded}: 2e4})
}

// TestWorkbookLimit: a workbook that takes more than the limit is refused, and
// the error names the limit.
func TestWorkbookLimit(t *testing.T) {
	data := bytesOf(t, workbookFile(t, drawn{"表", tottori}))
	_, err := ingest.Read(strings.NewReader(string(data)), "in.xlsx", ingest.Options{Limit: int64(len(data)) + 100})
	if !errors.Is(err, ingest.ErrLimit) || !strings.Contains(err.Error(), "Options.Limit") {
		t.Errorf("%v, want %v", err, ingest.ErrLimit)
	}
}
