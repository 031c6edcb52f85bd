package ingest_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// edited is oneFigure with something else in the place of some of it.
func edited(t *testing.T, pairs ...string) string {
	t.Helper()
	text := oneFigure
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%q is not in the answer", pairs[i])
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	return text
}

// TestEStatJSONKeys: what members, title and dates say of a figure.
func TestEStatJSONKeys(t *testing.T) {
	four, all := census.Size{Min: 4}, census.Size{}
	kanagawa := census.Key{Year: 2018, Area: census.Kanagawa, Industry: census.TransportationEquipment, Size: four, Measure: census.Shipments}
	with := func(edit func(*census.Key)) census.Key {
		k := kanagawa
		edit(&k)
		return k
	}
	area := func(a census.Area) census.Key { return with(func(k *census.Key) { k.Area = a }) }
	tests := []struct {
		name  string
		pairs []string
		key   census.Key
		value float64
	}{
		{"the flow year on the time axis", []string{"2019000000", "2018000000", "2019年\"}", "2018年\"}"}, kanagawa, 4159183e6},
		{"a fiscal year by its code alone", []string{"2019000000", "2018100000", "2019年\"}", "\"}"}, kanagawa, 4159183e6},
		{"an era", []string{"2019000000", "201", "2019年\"}", "令和元年\"}"}, kanagawa, 4159183e6},
		{"a year among the areas", []string{"16000", "00014", "神奈川", "全国計(2014年)"}, with(func(k *census.Key) { k.Area, k.Year = census.Japan, 2014 }), 4159183e6},
		{"codes of the JIS", []string{"16000", "14000", "神奈川", "神奈川県"}, kanagawa, 4159183e6},
		{"a city alone, METI's code", []string{"16000", "16100", "神奈川", "横浜市"}, area("14100"), 4159183e6},
		{"a city alone, code of the JIS", []string{"16000", "14100", "神奈川", "横浜市"}, area("14100"), 4159183e6},
		{"a municipality with its code in the name", []string{"16000", "33201", "神奈川", "【31201】鳥取市"}, area("31201"), 4159183e6},
		{"a part of the nation", []string{"16000", "00001", "神奈川", "全国市部"}, area("estat:00001"), 4159183e6},
		{"a code filled up", []string{"【31】", "", `"31"`, `"3100"`}, kanagawa, 4159183e6},
		{"30 or more persons", []string{"４人以上", "３０人以上"}, with(func(k *census.Key) { k.Size.Min = 30 }), 4159183e6},
		{"between 4 and 29", []string{"４人以上", "４～２９人"}, with(func(k *census.Key) { k.Size.Max = 29 }), 4159183e6},
		{"no class in the title", []string{"従業者４人以上の事業所に関する", ""}, kanagawa, 4159183e6},
		{"the class of the measure", []string{"（百万円）", "（従業者30人以上）（百万円）"}, with(func(k *census.Key) { k.Size.Min = 30 }), 4159183e6},
		{"the unit beside the value", []string{"（百万円）", "", `"$":"415`, `"@unit":"万円","$":"415`}, kanagawa, 4159183e4},
		{"the unit of the class", []string{"（百万円）\"", "\",\"@unit\":\"千円\""}, kanagawa, 4159183e3},
		{"a measure of its own", []string{"製造品出荷額等（百万円）", "敷地面積（m2）"}, with(func(k *census.Key) { k.Measure = "敷地面積（m2）" }), 4159183},
		{"net or gross", []string{"製造品出荷額等", "付加価値額(従業者29人以下は粗付加価値額)"}, with(func(k *census.Key) { k.Measure = census.ValueAdded }), 4159183e6},
		{"the successor", []string{"00550010", "00200555", "工業統計調査", "経済構造実態調査", "２０１９年確報", "2022年 製造業事業所調査", "201901", "202206", "2019000000", "2021000000", "2019年", "2021年", "従業者４人以上の事業所", "全事業所"},
			with(func(k *census.Key) { k.Year, k.Size, k.Scope = 2021, all, census.Corporations }), 4159183e6},
		{"the economic census", []string{"00550010", "00200553", "工業統計調査", "経済センサス‐活動調査", "２０１９年確報", "令和3年 製造業", "201901", "202106", "2019000000", "2021000000", "2019年", "2021年"},
			with(func(k *census.Key) { k.Year = 2020 }), 4159183e6},
	}
	for _, test := range tests {
		table, err := readEStat(t, edited(t, test.pairs...), ingest.EStatJSON{})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		for o := range table.All() {
			if o.Key != test.key || o.Value != test.value {
				t.Errorf("%s: %v = %v, want %v = %v", test.name, o.Key, o.Value, test.key, test.value)
			}
		}
	}
}

// TestEStatJSONErrors: what is refused, where, and what would be right.
func TestEStatJSONErrors(t *testing.T) {
	tests := []struct {
		name  string
		pairs []string
		want  []string // parts of the error
	}{
		{"an undeclared symbol", []string{`"4159183"`, `"χ"`}, []string{"VALUE 1 (cat01 22, cat02 31, area 16000, time 2019000000)", `"χ"`, "NOTE"}},
		{"another prefecture's code", []string{"16000", "15000"}, []string{"area 15000", "神奈川"}},
		{"a city of another prefecture", []string{"16000", "16100", "神奈川", "札幌市"}, []string{"area 16100", "札幌市"}},
		{"a municipality whose codes nobody knows", []string{"16000", "33201", "神奈川", "鳥取市"}, []string{"area 33201", "JIS X 0402 or METI's"}},
		{"a code of another revision", []string{"【31】", "【30】", `"31"`, `"30"`}, []string{"cat02 30", "輸送用機械"}},
		{"two units", []string{`"$":"415`, `"@unit":"千円","$":"415`}, []string{"百万円", "千円"}},
		{"no unit", []string{"（百万円）", ""}, []string{"no unit"}},
		{"persons of money", []string{"（百万円）", "（人）"}, []string{"not in 人"}},
		{"a month", []string{"2019000000", "2019000606"}, []string{"part of one"}},
		{"a year in code, another in name", []string{"2019年\"}", "2017年\"}"}, []string{"2019", "2017"}},
		{"years of neither kind", []string{"2019000000", "2016000000", "2019年\"}", "2016年\"}"}, []string{"2016", "YearColumn"}},
		{"two surveys", []string{"201901", "201701"}, []string{"SURVEY_DATE", "201701"}},
		{"a code without a member", []string{`"@cat02":"31"`, `"@cat02":"32"`}, []string{"cat02", `"32"`, "CLASS_INF"}},
		{"an axis without members", []string{`"@cat02":"31"`, `"@cat02":"31","@cat05":"1"`}, []string{"cat05"}},
		{"fewer figures than it says", []string{`"TO_NUMBER":1`, `"TO_NUMBER":2`}, []string{"1 figures", "from 1 to 2"}},
		{"a wrong NEXT_KEY", []string{`"TO_NUMBER":1`, `"TO_NUMBER":1,"NEXT_KEY":7`}, []string{"NEXT_KEY 7"}},
		{"a full count without a class", []string{"従業者４人以上の事業所に関する", "", "201901", "200801", "２０１９年", "２００８年", "2019000000", "2008000000", "2019年", "2008年"}, []string{"Key.Size"}},
		{"a status", []string{`"STATUS":"0"`, `"STATUS":100`}, []string{"STATUS 100", "application id"}},
		{"broken off", []string{`"4159183"}}}}}`, `"41`}, []string{"a.json:9:"}},
		{"no content", []string{`"STATISTICAL_DATA"`, `"X"`}, []string{"without content"}},
		{"a text for an object", []string{`"CLASS":{"@code":"22","@name":"製造品出荷額等（百万円）"}`, `"CLASS":"corrupted"`}, []string{"another shape"}},
		{"another operation", []string{"GET_STATS_DATA", "GET_META_INFO", "STATISTICAL_DATA", "METADATA_INF"}, []string{"getMetaInfo", "getStatsData"}},
		{"too deep", []string{`"4159183"`, strings.Repeat("[", 40) + strings.Repeat("]", 40)}, []string{"deeper than 32"}},
	}
	for _, test := range tests {
		_, err := readEStat(t, edited(t, test.pairs...), ingest.EStatJSON{})
		var e *ingest.ParseError
		if !errors.As(err, &e) {
			t.Errorf("%s: %v, want a ParseError", test.name, err)
			continue
		}
		for _, part := range test.want {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%s: %q does not say %q", test.name, err, part)
			}
		}
	}
}
