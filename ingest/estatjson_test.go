package ingest_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/testdata"
)

func readEStat(t *testing.T, text string, format ingest.EStatJSON) (*census.Table, error) {
	t.Helper()
	return ingest.Read(strings.NewReader(text), "a.json", ingest.Options{Formats: []ingest.Format{format}})
}

func mustReadEStat(t *testing.T, text string, format ingest.EStatJSON) *census.Table {
	t.Helper()
	table, err := readEStat(t, text, format)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// agrees checks that all figures of prefectures by division are those of the
// sample, which was put together from other publications of the same survey.
func agrees(t *testing.T, got *census.Table, want int) {
	t.Helper()
	sample, err := ingest.ReadFS(testdata.FS, "sample/industries_2018.csv")
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for o := range got.Select(census.PrefectureLevel).All() {
		s, ok := sample.Find(o.Key)
		if !ok {
			continue
		}
		compared++
		if same := o.Value == s.Value || o.Value != o.Value && s.Value != s.Value; !same || o.Status != s.Status || o.Unit != s.Unit || o.Precision != s.Precision {
			t.Errorf("%v ± %v (%v), want %v ± %v (%v)", o, o.Precision, o.Status, s, s.Precision, s.Status)
		}
	}
	if compared < want {
		t.Errorf("%d figures are in both, want %d", compared, want)
	}
}

func TestEStatJSON(t *testing.T) {
	data, err := fs.ReadFile(testdata.FS, "estat/0003432907.json")
	if err != nil {
		t.Fatal(err)
	}
	table := mustReadEStat(t, string(data), ingest.EStatJSON{})
	agrees(t, table, 140)
	four := census.Size{Min: 4}
	for _, test := range []struct {
		key  census.Key
		want float64
	}{ // METI, 工業統計調査 2019年確報; 2017 is 全国計(2017年), a year among the areas
		{census.Key{Year: 2018, Size: four, Measure: census.Establishments}, 185116},
		{census.Key{Year: 2018, Size: four, Measure: census.Employees}, 7778124},
		{census.Key{Year: 2018, Size: four, Measure: census.Shipments}, 331809377e6},
		{census.Key{Year: 2017, Size: four, Measure: census.Shipments}, 319035840e6},
	} {
		if o, ok := table.Find(test.key); !ok || o.Value != test.want {
			t.Errorf("%v, want %v", o, test.want)
		}
	}
	sum := sha256.Sum256(data)
	for _, s := range table.Sources() {
		for _, edit := range []string{"16000 神奈川", "00017 全国計(2017年)", "the survey of 2019"} {
			if !strings.Contains(strings.Join(s.Edits, "\n"), edit) {
				t.Errorf("the edits %q do not say %q", s.Edits, edit)
			}
		}
		unit := s.Unit
		s.Unit, s.Edits, s.Notes = "", nil, nil
		want := census.Source{Publisher: "METI", Survey: "Census of Manufactures, 2019 survey", Table: "3-01", ID: "0003432907",
			URL: "https://www.e-stat.go.jp/dbview?sid=0003432907", Released: "2022-07-05", Retrieved: "2026-09-15", File: "a.json",
			SHA256: hex.EncodeToString(sum[:]), Credit: ingest.EStatCredit}
		if !s.Equal(want) || !slices.Contains([]string{"", "人", "百万円"}, unit) {
			t.Errorf("source %+v of unit %q, want %+v", s, unit, want)
		}
	}
}

// TestEStatJSONOfficial reads the whole table and every edge case that is there.
func TestEStatJSONOfficial(t *testing.T) {
	files, err := filepath.Glob(shared(t, "data", "official", "estat_api", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files, %v", err)
	}
	for _, name := range files {
		table, err := ingest.ReadFile(name, ingest.Options{Formats: []ingest.Format{ingest.EStatJSON{}}})
		if (table == nil) == (err == nil) {
			t.Errorf("%s: table %v, error %v", name, table, err)
		}
		if strings.Contains(name, "getStatsData_0003432907") {
			if err != nil {
				t.Fatal(err)
			}
			agrees(t, table, 300)
		}
	}
}

// oneFigure is an answer as small as the API makes it: single members are
// objects, numbers strings.
const oneFigure = `{"GET_STATS_DATA":{"RESULT":{"STATUS":"0","ERROR_MSG":"","DATE":"2024-04-14T09:01:57.299+09:00"},
"STATISTICAL_DATA":{"RESULT_INF":{"TOTAL_NUMBER":"1","FROM_NUMBER":"1","TO_NUMBER":1},
"TABLE_INF":{"@id":"0003432907","STAT_NAME":{"@code":"00550010","$":"工業統計調査"},"GOV_ORG":"経済産業省","STATISTICS_NAME":"工業統計調査 ２０１９年確報",
"TITLE":"従業者４人以上の事業所に関する統計表","SURVEY_DATE":201901,"OPEN_DATE":"2020-08-27"},
"CLASS_INF":{"CLASS_OBJ":[{"@id":"cat01","@name":"集計項目","CLASS":{"@code":"22","@name":"製造品出荷額等（百万円）"}},
{"@id":"cat02","@name":"産業中分類","CLASS":{"@code":"31","@name":"【31】輸送用機械器具製造業"}},
{"@id":"area","@name":"都道府県","CLASS":{"@code":"16000","@name":"神奈川","@level":2}},
{"@id":"time","@name":"時間軸","CLASS":{"@code":"2019000000","@name":"2019年"}}]},
"DATA_INF":{"NOTE":{"@char":"X","$":"秘匿"},"VALUE":{"@cat01":"22","@cat02":"31","@area":"16000","@time":"2019000000","$":"4159183"}}}}}`

func TestEStatJSONSingletons(t *testing.T) {
	want := census.NewObservation(census.Key{Year: 2018, Area: census.Kanagawa, Industry: census.TransportationEquipment, Size: census.Size{Min: 4}, Measure: census.Shipments}, 4159183e6)
	many := strings.NewReplacer(`"CLASS":{"@code":"22","@name":"製造品出荷額等（百万円）"}`, `"CLASS":[{"@code":22,"@name":"製造品出荷額等（百万円）"}]`,
		`"NOTE":{"@char":"X","$":"秘匿"}`, `"NOTE":[{"@char":"X","$":"秘匿"}]`, `"VALUE":{`, `"VALUE":[{`, `"4159183"}`, `4159183}]`,
		`"TITLE":"従業者４人以上の事業所に関する統計表"`, `"TITLE":{"@no":"-","$":"従業者４人以上の事業所に関する統計表"}`, `201901`, `"201901-201912"`,
		`"TABLE_INF":{`, `"TABLE_INF":[{`, `"2020-08-27"}`, `"2020-08-27"}]`).Replace(oneFigure)
	for _, text := range []string{oneFigure, many, "\uFEFF" + oneFigure} {
		table := mustReadEStat(t, text, ingest.EStatJSON{})
		if table.Len() != 1 {
			t.Fatalf("%d rows, want 1", table.Len())
		}
		for o := range table.All() {
			if o.Key != want.Key || o.Value != want.Value || o.Precision != 0.5e6 {
				t.Errorf("%v ± %v, want %v ± 500000", o, o.Precision, want)
			}
		}
	}
}

// TestEStatJSONSymbols: the table's own NOTE decides, and what it does not
// declare must be said.
func TestEStatJSONSymbols(t *testing.T) {
	tests := []struct {
		symbol, note, meaning string
		symbols               map[string]census.Status
		want                  census.Status
	}{
		{"X", "X", "秘匿", nil, census.Suppressed},
		{"-", "-", "該当数字なし", nil, census.Nil},
		{"-", "－", "該当数字なし", nil, census.Nil},
		{"***", "***", "当該数値がないもの", nil, census.Nil},
		{"***", "***", "秘匿", nil, census.Suppressed},
		{"-", "-", "調査対象外", nil, census.NotApplicable},
		{"...", "...", "不詳", nil, census.NotAvailable},
		{"◆", "◆", "別に定める", nil, census.NotAvailable},
		{"χ", "X", "秘匿", map[string]census.Status{"χ": census.Suppressed}, census.Suppressed},
		{"", "X", "秘匿", nil, census.NotAvailable},
	}
	for _, test := range tests {
		text := edited(t, `"4159183"`, `"`+test.symbol+`"`, `"@char":"X","$":"秘匿"`, `"@char":"`+test.note+`","$":"`+test.meaning+`"`)
		for o := range mustReadEStat(t, text, ingest.EStatJSON{Symbols: test.symbols}).All() {
			if o.Status != test.want || (test.want == census.Nil) != (o.Value == 0) {
				t.Errorf("%s as %s is %s: %v %v, want %v", test.symbol, test.note, test.meaning, o.Status, o.Value, test.want)
			}
		}
	}
	table := mustReadEStat(t, edited(t, `,"$":"4159183"`, ``), ingest.EStatJSON{})
	if notes := strings.Join(table.Notes(), "\n"); !strings.Contains(notes, "VALUE 1") || !strings.Contains(notes, "X: 秘匿") {
		t.Errorf("notes %q do not say where a value is missing, and what X is", notes)
	}
}

// TestEStatJSONAxes: a table of another statistic is refused with the axes that
// a layout must name, and read with them.
func TestEStatJSONAxes(t *testing.T) {
	text := edited(t, "00550010", "00200552", "工業統計調査", "企業統計", "集計項目", "表章項目", "製造品出荷額等（百万円）", "企業数",
		`"CLASS":{"@code":"31","@name":"【31】輸送用機械器具製造業"}`, `"CLASS":[{"@code":"D","@name":"建設業"},{"@code":"31","@name":"その他"}]`,
		`"$":"415`, `"@unit":"企業","$":"415`, "16000", "14000")
	_, err := readEStat(t, text, ingest.EStatJSON{})
	if !errors.Is(err, ingest.ErrNotCensus) || !strings.Contains(err.Error(), "cat02") || !strings.Contains(err.Error(), "EStatJSON.Axes") {
		t.Errorf("%v, want ErrNotCensus that names cat02 and EStatJSON.Axes", err)
	}
	layout := ingest.EStatJSON{Axes: map[string]ingest.Role{"cat01": ingest.MeasureNameColumn, "cat02": ingest.IndustryColumn},
		Revision: "NACE2", Options: []census.Option{census.WithSurveys(nil)}}
	table := mustReadEStat(t, text, layout)
	want := census.Key{Year: 2019, Area: census.Kanagawa, Industry: "NACE2:31", Measure: "企業数"}
	if o, ok := table.Find(want); !ok || o.Value != 4159183 || o.Unit != "企業" {
		t.Errorf("%v, want 4,159,183 企業 for %v", o, want)
	}
	for name, axes := range map[string]map[string]ingest.Role{
		"of two measures":   {"cat01": ingest.MeasureNameColumn, "cat02": ingest.MeasureNameColumn},
		"not of an axis":    {"cat01": ingest.MeasureNameColumn, "cat02": ingest.UnitColumn},
		"also cat09":        {"cat01": ingest.MeasureNameColumn, "cat02": ingest.IndustryColumn, "cat09": ingest.SizeColumn},
		"without a measure": {"cat02": ingest.IndustryColumn},
	} {
		if table, err := readEStat(t, text, ingest.EStatJSON{Axes: axes, Revision: "NACE2"}); err == nil {
			t.Errorf("%s: %v, want an error", name, table)
		}
	}
}

// TestEStatJSONPages: pages are one table where they follow each other.
func TestEStatJSONPages(t *testing.T) {
	page := func(from, total, next, measure string) *ingest.File {
		text := edited(t, `"TOTAL_NUMBER":"1","FROM_NUMBER":"1","TO_NUMBER":1`, `"TOTAL_NUMBER":`+total+`,"FROM_NUMBER":`+from+`,"TO_NUMBER":`+from+next,
			"製造品出荷額等（百万円）", measure)
		return &ingest.File{Name: from + ".json", Data: []byte(text), Limit: 1 << 20}
	}
	first, second := page("1", "2", `,"NEXT_KEY":"2"`, "製造品出荷額等（百万円）"), page("2", "2", "", "製造品出荷額等（百万円）")
	if _, err := (ingest.EStatJSON{}).ReadPages([]*ingest.File{first, second}); err == nil || !strings.Contains(err.Error(), "2.json: VALUE 1: found a second figure") {
		t.Errorf("a figure twice: %v, want the places of both", err)
	}
	for name, pages := range map[string][]*ingest.File{
		"a gap":           {first, page("3", "2", "", "従業者数（人）")},
		"another edition": {first, page("2", "5", "", "従業者数（人）")},
		"twice":           {first, first},
	} {
		if _, err := (ingest.EStatJSON{}).ReadPages(pages); err == nil || !strings.Contains(err.Error(), "RESULT_INF") {
			t.Errorf("%s: %v, want an error of RESULT_INF", name, err)
		}
	}
	table, err := ingest.EStatJSON{}.ReadPages([]*ingest.File{first})
	if err != nil || !strings.Contains(strings.Join(table.Notes(), "\n"), "figure 1 of 2") {
		t.Errorf("%v, %v: want a note of the pages that are missing", table, err)
	}
	empty := edited(t, `"STATUS":"0","ERROR_MSG":""`, `"STATUS":1,"ERROR_MSG":"該当データはありませんでした。"`)
	if table := mustReadEStat(t, empty, ingest.EStatJSON{}); table.Len() != 0 || !strings.Contains(strings.Join(table.Notes(), "\n"), "該当データ") {
		t.Errorf("%d rows, notes %q: want none, and why", table.Len(), table.Notes())
	}
}
