package ingest_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/encoding/japanese"
)

// The figures are those of table 3-01 of the Census of Manufactures, 2019
// survey (e-Stat 0003432907), whose area codes are JIS plus 2.
const (
	longExport = `"統計名：","工業統計調査 確報 ２０１９年確報"
"表題：","地域別 １. 都道府県別統計表 （１）従業者４人以上の事業所に関する統計表"
"実施年月：","2019年"
"***","当該数値がないもの"
"-","当該数値がないもの"

"cat01_code","確報（産業編）・集計項目(H25から)","cat02_code","産業中分類(コード付加)","area_code","都道府県及び東京特別区・政令指定都市(H29から)","unit","value"
"17000000","事業所数","00","【00】製造業計","02000","全国計","","185,116"
"17000000","事業所数","00","【00】製造業計","00014","全国計(2014年)","","202,410"
"17000000","事業所数","00","【00】製造業計","16000","神奈川","","7,349"
"17000000","事業所数","00","【00】製造業計","16100","横浜市","","2,260"
"18000000","従業者数（人）","00","【00】製造業計","16000","神奈川","人","355,924"
"18000000","従業者数（人）","00","【00】製造業計","03000","北海道","人","170,000"
"18000000","従業者数（人）","00","【00】製造業計","15000","東京","人","250,000"
"22000000","製造品出荷額等（百万円）","31","【31】輸送用機械器具製造業","16000","神奈川","百万円","3,951,483"
"22000000","製造品出荷額等（百万円）","20","【20】なめし革・同製品・毛皮製造業","49000","沖縄","百万円","X"
`
	wideExport = `"統計名：","経済構造実態調査 製造業事業所調査"
"時間軸（年次）","産業分類 コード","産業分類","地域 コード","地域","/表章項目","事業所数【事業所】","従業者数【人】","製造品出荷額等【百万円】"
"2021年","E","製造業計","14000","神奈川県","","10,000","360,000","17,000,000"
"2021年","09","09食料品製造業","14000","神奈川県","","900","50,000","X"
"注）数値は個人経営を含まない。"
`
	municipalExport = `2020年工業統計調査 地域別統計表
市区町村コード,市区町村名,産業分類コード,産業分類名,事業所数［計］,事業所数［内従業者30人～299人］,事業所数［内従業者300人以上］,従業者数（人）,現金給与総額（万円）,原材料使用額等（万円）,製造品出荷額等（万円）,粗付加価値額（万円）
31,【31】鳥取県,00,【00】製造業計,814,238,17,33444,11828068,49547070,78158335,27258459
31201,【31201】鳥取市,00,【00】製造業計,266,86,7,11834,4282086,17374714,27066499,9329723
31201,【31201】鳥取市,09,【09】食料品製造業,36,12,,1148,277438,804637,1489804,646728
31201,【31201】鳥取市,11,【11】繊維工業,13,5,1,1091,279416,209258,X,▲437892
`
)

func TestEStatLong(t *testing.T) {
	for name, text := range map[string]string{"UTF-8": longExport, "cp932": encoded(t, japanese.ShiftJIS, longExport),
		"more above": strings.Repeat("\"\"\n\"メモ\",\"何か\"\n", 20) + longExport, "notes below": longExport + "\"注：\",\"従業者は常用を含む\"\n"} {
		table, err := ingest.Read(strings.NewReader(text), "FEH_00550010_210101000000.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		four := census.Size{Min: 4}
		for k, want := range map[census.Key]float64{
			{Year: 2018, Size: four, Measure: census.Establishments}:                                                             185116,
			{Year: 2014, Size: four, Measure: census.Establishments}:                                                             202410,
			{Year: 2018, Size: four, Area: census.Kanagawa, Measure: census.Establishments}:                                      7349,
			{Year: 2018, Size: four, Area: "14100", Measure: census.Establishments}:                                              2260,
			{Year: 2018, Size: four, Area: census.Kanagawa, Measure: census.Employees}:                                           355924,
			{Year: 2018, Size: four, Area: census.Kanagawa, Industry: census.TransportationEquipment, Measure: census.Shipments}: 3951483e6,
			{Year: 2018, Size: four, Area: census.Okinawa, Industry: census.Leather, Measure: census.Shipments}:                  math.NaN(),
		} {
			o, ok := table.Find(k)
			if !ok || o.Value != want && !(math.IsNaN(want) && o.Status == census.Suppressed) {
				t.Errorf("%s: %v = %v %v, want %v", name, k, o.Value, o.Status, want)
			}
		}
		edits := strings.Join(table.Sources()[0].Edits, "\n")
		for _, want := range []string{"plus 2", "百万円 to yen", "survey of 2019 under its reference year 2018"} {
			if !strings.Contains(edits, want) {
				t.Errorf("%s: edits %q lack %q", name, edits, want)
			}
		}
	}
}

func TestEStatWide(t *testing.T) {
	table, err := ingest.Read(strings.NewReader(wideExport), "FEH_00200555_230101000000.csv")
	if err != nil {
		t.Fatal(err)
	}
	k := census.Key{Year: 2021, Area: census.Kanagawa, Scope: census.Corporations, Measure: census.Shipments}
	if v := table.Value(k); v != 17e12 || table.Len() != 6 {
		t.Errorf("%v = %v of %d figures", k, v, table.Len())
	}
	k.Industry = census.Food
	if o, _ := table.Find(k); o.Status != census.Suppressed {
		t.Errorf("%v is %v", k, o.Status)
	}
	if !strings.Contains(strings.Join(table.Notes(), "\n"), "個人経営を含まない") {
		t.Errorf("notes %q", table.Notes())
	}
}

func TestEStatMunicipal(t *testing.T) {
	table, err := ingest.Read(strings.NewReader(municipalExport), "t.csv")
	if err != nil {
		t.Fatal(err)
	}
	four := census.Size{Min: 4}
	for k, want := range map[census.Key]float64{
		{Year: 2019, Area: census.Tottori, Size: four, Measure: census.Establishments}:                           814,
		{Year: 2019, Area: census.Tottori, Size: census.Size{Min: 30, Max: 299}, Measure: census.Establishments}: 238,
		{Year: 2019, Area: census.Tottori, Size: census.Size{Min: 300}, Measure: census.Establishments}:          17,
		{Year: 2019, Area: census.Tottori, Size: four, Measure: census.Shipments}:                                78158335e4,
		{Year: 2019, Area: "31201", Industry: census.Food, Size: four, Measure: census.GrossValueAdded}:          646728e4,
		{Year: 2019, Area: "31201", Industry: census.Textiles, Size: four, Measure: census.GrossValueAdded}:      -437892e4,
	} {
		if got := table.Value(k); got != want {
			t.Errorf("%v = %v, want %v", k, got, want)
		}
	}
	if label := table.Label(census.Key{Area: "31201"}, census.ByArea, census.Japanese); label != "鳥取市" {
		t.Errorf("31201 is called %q", label)
	}
}

// TestEStatForeign: tables that are not of factories are refused, with the
// layout that reads them; with it they are read.
func TestEStatForeign(t *testing.T) {
	for _, test := range []struct {
		name   string
		layout ingest.TableLayout
		key    census.Key
		want   float64
	}{
		{"FEH_00200524_200927163843.csv", ingest.TableLayout{Columns: []ingest.Column{{Header: "表章項目", Is: ingest.MeasureNameColumn},
			{Header: "全国・都道府県", Is: ingest.AreaColumn}, {Header: "20*年", Spread: ingest.YearColumn}}},
			census.Key{Year: 2019, Area: census.Kanagawa, Measure: "人口"}, 9198e3},
		{"FEI_CITY_241027082628.csv", ingest.TableLayout{Columns: []ingest.Column{{Header: "調査年", Is: ingest.YearColumn},
			{Header: "地域", Is: ingest.AreaColumn}, {Header: "A1101_総人口【人】", Key: census.Key{Measure: "population"}}}},
			census.Key{Year: 2020, Area: "17201", Measure: "population"}, 463254},
		{"FEH_00200521_241003100519.csv", ingest.TableLayout{Columns: []ingest.Column{{Header: "表章項目", Is: ingest.MeasureNameColumn, Keep: []string{"人口"}},
			{Header: "男女_時系列", Is: ingest.KeepColumn, Keep: []string{"総数"}},
			{Header: "地域_時系列", Is: ingest.AreaColumn, Codes: map[string]string{"人口集中地区": "did:1", "人口集中地区以外の地区": "did:0"}},
			{Header: "時間軸（調査年）", Is: ingest.YearColumn}, {Header: "unit", Is: ingest.UnitColumn}, {Header: "value"}}},
			census.Key{Year: 1920, Measure: "人口"}, 55963053},
	} {
		name := shared(t, "data", "official", "estat_csv", test.name)
		_, err := ingest.ReadFile(name)
		var e *ingest.ParseError
		if !errors.As(err, &e) || !strings.Contains(e.Want, "ingest.TableLayout{") {
			t.Errorf("%s: %v, want an error with the layout", test.name, err)
		}
		table, err := ingest.ReadFile(name, ingest.Options{Formats: []ingest.Format{test.layout}})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if got := table.Value(test.key); got != test.want {
			t.Errorf("%s: %v = %v, want %v", test.name, test.key, got, test.want)
		}
	}
}

// layoutIn takes the layout out of an error and makes it, as a compiler would.
func layoutIn(t *testing.T, message string) (l ingest.TableLayout) {
	t.Helper()
	text := message[strings.Index(message, "ingest.TableLayout{"):]
	text = text[:strings.LastIndex(text, "}}")+2]
	e, err := parser.ParseExpr(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	roles := map[string]ingest.Role{"YearColumn": ingest.YearColumn, "AreaColumn": ingest.AreaColumn, "AreaCodeColumn": ingest.AreaCodeColumn,
		"IndustryColumn": ingest.IndustryColumn, "SizeColumn": ingest.SizeColumn, "MeasureNameColumn": ingest.MeasureNameColumn,
		"UnitColumn": ingest.UnitColumn, "KeepColumn": ingest.KeepColumn}
	quoted := func(e ast.Expr) string {
		s, err := strconv.Unquote(e.(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, column := range e.(*ast.CompositeLit).Elts[0].(*ast.KeyValueExpr).Value.(*ast.CompositeLit).Elts {
		var c ingest.Column
		for _, field := range column.(*ast.CompositeLit).Elts {
			value := field.(*ast.KeyValueExpr).Value
			switch name := field.(*ast.KeyValueExpr).Key.(*ast.Ident).Name; name {
			case "Header":
				c.Header = quoted(value)
			case "Is":
				c.Is = roles[value.(*ast.SelectorExpr).Sel.Name]
			case "Spread":
				c.Spread = roles[value.(*ast.SelectorExpr).Sel.Name]
			case "Keep":
				for _, cell := range value.(*ast.CompositeLit).Elts {
					c.Keep = append(c.Keep, quoted(cell))
				}
			default:
				t.Fatalf("the field %s in %s", name, text)
			}
		}
		l.Columns = append(l.Columns, c)
	}
	return l
}

// TestEStatAdvice: the layout that the error writes down reads the table.
func TestEStatAdvice(t *testing.T) {
	for name, test := range map[string]struct {
		figures int
		key     census.Key
		want    float64
	}{
		"FEH_00200524_200927163843.csv": {240, census.Key{Year: 2019, Area: census.Kanagawa, Measure: "人口"}, 9198e3},
		"FEI_CITY_241027082628.csv":     {0, census.Key{Year: 2020, Area: "17201", Measure: "A1101_総人口"}, 463254},
		"FEH_00200521_241003100519.csv": {1050, census.Key{Year: 1920, Measure: "人口"}, 55963053},
	} {
		file := shared(t, "data", "official", "estat_csv", name)
		_, err := ingest.ReadFile(file)
		if err == nil {
			t.Errorf("%s is read as a table of factories", name)
			continue
		}
		table, err := ingest.ReadFile(file, ingest.Options{Formats: []ingest.Format{layoutIn(t, err.Error())}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := table.Value(test.key); got != test.want || test.figures > 0 && table.Len() != test.figures {
			t.Errorf("%s: %v = %v of %d figures, want %v of %d", name, test.key, got, table.Len(), test.want, test.figures)
		}
	}
}

// TestEStatErrors: what a table of factories must not be read for.
func TestEStatErrors(t *testing.T) {
	for name, text := range map[string]string{
		"no year":       strings.Replace(municipalExport, "2020年", "", 1),
		"no unit":       strings.Replace(municipalExport, "現金給与総額（万円）", "現金給与総額", 1),
		"wrong code":    strings.Replace(municipalExport, "【09】食料品", "【19】食料品", 1),
		"cut row":       municipalExport + "31202,【31202】米子市,00\n",
		"two groups":    strings.Replace(strings.ReplaceAll(longExport, `"unit"`, `"経営組織","unit"`), `"全国計",""`, `"全国計","法人",""`, 1),
		"area mismatch": strings.Replace(municipalExport, "31,【31】鳥取県", "32,鳥取県", 1),
	} {
		_, err := ingest.Read(strings.NewReader(text), "t.csv")
		var e *ingest.ParseError
		if !errors.As(err, &e) {
			t.Errorf("%s: %v, want a ParseError", name, err)
		}
	}
	k := ingest.EStatCSV{Key: census.Key{Year: 2019}}
	table, err := readWith(t, strings.Replace(municipalExport, "2020年", "", 1), k)
	if err != nil || table.Years()[0] != 2019 {
		t.Errorf("with the year given: %v", err)
	}
}

// TestEStatLayouts: other axes side by side, years among the areas, classes of
// size, surveys of other names.
func TestEStatLayouts(t *testing.T) {
	fourTo29 := census.Size{Min: 4, Max: 29}
	for name, test := range map[string]struct {
		text  string
		key   census.Key
		value float64
	}{
		"years side by side": {"\"政府統計名\",\"工業統計調査\"\n\"単位：百万円\"\n\"表章項目 コード\",\"表章項目\",\"地域 コード\",\"地域\",\"/時間軸（年次）\",\"2017年\",\"2018年\"\n" +
			"\"1\",\"製造品出荷額等\",\"14000\",\"神奈川県\",\"\",\"1,000\",\"2,000\"\n\"1\",\"製造品出荷額等\",\"13000\",\"東京都\",\"\",\"X\",\"…\"\n",
			census.Key{Year: 2018, Area: census.Kanagawa, Size: fourUp, Measure: census.Shipments}, 2e9},
		"years among the areas": {"\"統計名\",\"工業統計調査 平成24年確報 産業編\"\n\"表題\",\"3-12 従業者4～29人 都道府県別\"\n" +
			"\"工業統計集計項目\",\"産業中分類\",\"都道府県及び東京特別区・政令指定都市(H24から)_年次\",\"unit\",\"value\"\n" +
			"\"事業所数[合計]\",\"製造業計\",\"全国計(2008年)\",\"\",\"216606\"\n\"事業所数[合計]\",\"製造業計\",\"全国計(2012年)\",\"\",\"172506\"\n\"事業所数[合計]\",\"製造業計\",\"神奈川県\",\"\",\"7012\"\n",
			census.Key{Year: 2008, Size: fourTo29, Measure: census.Establishments}, 216606},
		"sizes of the Economic Census": {"\"統計名：\",\"令和3年経済センサス-活動調査 製造業に関する集計\"\n\"表題：\",\"従業者規模別 従業者4人以上\"\n" +
			"\"従業者規模\",\"地域\",\"事業所数\",\"製造品出荷額等（百万円）\"\n\"計\",\"全国\",\"176,858\",\"5\"\n\"4～9人\",\"全国\",\"66\",\"X\"\n",
			census.Key{Year: 2020, Size: census.Size{Min: 4, Max: 9}, Measure: census.Establishments}, 66},
		"the year of the money of the Economic Structure Survey": {"\"統計名：\",\"経済構造実態調査 2023年経済構造実態調査 製造業事業所調査\"\n" +
			"\"tab_code\",\"表章項目\",\"cat01_code\",\"産業分類\",\"area_code\",\"地域\",\"time_code\",\"時間軸（年次）\",\"unit\",\"value\"\n" +
			"\"1\",\"事業所数\",\"0000\",\"E製造業\",\"14000\",\"神奈川県\",\"2022000000\",\"2022年\",\"事業所\",\"10\"\n",
			census.Key{Year: 2022, Area: census.Kanagawa, Scope: census.Corporations, Measure: census.Establishments}, 10},
		"legal forms": {"\"統計名：\",\"工業統計調査 2019年確報\"\n\"表章項目\",\"経営組織\",\"地域\",\"unit\",\"value\"\n\"従業者数\",\"計\",\"神奈川県\",\"人\",\"9\"\n\"従業者数\",\"法人\",\"神奈川県\",\"人\",\"8\"\n",
			census.Key{Year: 2018, Area: census.Kanagawa, Size: fourUp, Scope: census.Corporations, Measure: census.Employees}, 8},
		"a legal form above the header": {"\"統計名：\",\"工業統計調査 2019年確報\"\n\"経営組織\",\"法人\"\n\"表章項目\",\"地域\",\"unit\",\"value\"\n\"従業者数\",\"神奈川県\",\"人\",\"8\"\n",
			census.Key{Year: 2018, Area: census.Kanagawa, Size: fourUp, Scope: census.Corporations, Measure: census.Employees}, 8},
		"the survey's year on the axis of time": {"\"統計名：\",\"工業統計調査 2019年確報\"\n\"表章項目\",\"地域\",\"時間軸（年次）\",\"unit\",\"value\"\n\"従業者数\",\"神奈川県\",\"2019年\",\"人\",\"355,924\"\n",
			census.Key{Year: 2018, Area: census.Kanagawa, Size: fourUp, Measure: census.Employees}, 355924},
	} {
		table, err := ingest.Read(strings.NewReader(test.text), "FEH_x.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := table.Value(test.key); got != test.value {
			t.Errorf("%s: %v = %v, want %v", name, test.key, got, test.value)
		}
	}
}
