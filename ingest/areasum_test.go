package ingest_test

import (
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// prefectural is the layout of a prefecture's table of its municipalities.
var prefectural = ingest.TableLayout{
	Columns: []ingest.Column{{Header: "市町村", Is: ingest.AreaColumn}, {Header: "事業所数", Key: census.Key{Measure: census.Establishments}}},
	Key:     census.Key{Year: 2018, Size: fourUp},
}

// TestAreaSums: rows that add up others are areas of their own, and what they
// are of is told by the title, by codes or by other rows.
func TestAreaSums(t *testing.T) {
	const rows = "市町村,事業所数\n%,10\n横浜市,6\n愛甲郡,4\n愛川町,4\n"
	for written, want := range map[string]census.Area{
		"県計": "14", "県合計": "14", "県　計": "14", "神奈川県計": "14", "神奈川県": "14",
		"市計": "name:神奈川県市部", "市部": "name:神奈川県市部", "市部計": "name:神奈川県市部", "市 計": "name:神奈川県市部",
		"郡計": "name:神奈川県郡部", "郡部計": "name:神奈川県郡部", "町村計": "name:神奈川県郡部", "町村部": "name:神奈川県郡部",
		"神奈川県市部": "name:神奈川県市部", "県央地域": "name:神奈川県県央地域", "県央地域計": "name:神奈川県県央地域",
	} {
		for _, title := range []string{"神奈川県の工業\n", ""} {
			text := title + strings.Replace(rows, "%", written, 1)
			if title == "" {
				text = strings.Replace(text, "横浜市", "14100横浜市", 1)
			}
			table, err := readWith(t, text, prefectural)
			if err != nil {
				t.Errorf("%s: %v", written, err)
				continue
			}
			k := census.Key{Year: 2018, Size: fourUp, Area: want, Measure: census.Establishments}
			if got := table.Value(k); got != 10 || table.Len() != 4 {
				t.Errorf("%s: %v = %v of %d figures in %v, want 10 of 4", written, want, got, table.Len(), table.Areas())
			}
			if got := table.Value(census.Key{Year: 2018, Size: fourUp, Area: "name:神奈川県愛甲郡", Measure: census.Establishments}); got != 4 {
				t.Errorf("%s: 愛甲郡 = %v, want 4", written, got)
			}
			if notes := strings.Join(table.Notes(), "\n"); !strings.Contains(notes, "sums of municipalities") || !strings.Contains(notes, "神奈川県愛甲郡") {
				t.Errorf("%s: notes %q", written, notes)
			}
		}
	}
	table, err := readWith(t, "北海道の工業\n市町村,事業所数\n道計,3\n石狩振興局,2\n泊村,2\n上川支庁計,1\n伊達市,1\n森町,0\n", prefectural)
	if err != nil {
		t.Fatal(err)
	}
	for area, want := range map[census.Area]float64{"01": 3, "name:北海道石狩振興局": 2, "name:北海道上川支庁": 1, "01403": 2, "01233": 1, "01345": 0} {
		if got := table.Value(census.Key{Year: 2018, Size: fourUp, Area: area, Measure: census.Establishments}); got != want {
			t.Errorf("%s = %v, want %v", area, got, want)
		}
	}
}

// TestMunicipalNames: a name that several bear needs its prefecture, from the
// cell, from the title or from the other rows; one of the past goes by its name.
func TestMunicipalNames(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []census.Area
	}{
		"the title":          {"広島県の工業\n市町村,事業所数\n府中市,1\n", []census.Area{"34208"}},
		"another row":        {"市町村,事業所数\n東京都,2\n府中市,1\n", []census.Area{"13", "13206"}},
		"a title of another": {"出典：東京都統計局\n市町村,事業所数\n広島市,2\n呉市,1\n東広島市,1\n", []census.Area{"34100", "34202", "34212"}},
		"borne elsewhere":    {"神奈川県の工業\n市町村,事業所数\n横浜市,2\n八雲町,1\n", []census.Area{"14100", "name:八雲町"}},
		"a code":             {"市町村,事業所数\n13201八王子市,2\n府中市,1\n", []census.Area{"13201", "13206"}},
		"Tokyo, not Kyoto":   {"東京都府中市の工業\n市町村,事業所数\n府中市,1\n", []census.Area{"13206"}},
		"in the cell":        {"市町村,事業所数\n広島県府中市,2\n東京都府中市,1\n", []census.Area{"13206", "34208"}},
		"county":             {"市町村,事業所数\n愛甲郡愛川町,2\n", []census.Area{"14401"}},
		"merged":             {"市町村,事業所数\n清水市,2\n", []census.Area{"name:清水市"}},
		"ward of a city":     {"市町村,事業所数\n横浜市鶴見区,2\n", []census.Area{"name:横浜市鶴見区"}},
		"a city with a 郡":    {"市町村,事業所数\n大和郡山市,2\n", []census.Area{"29203"}},
		"nation and regions": {"市町村,事業所数\n全国,5\n全国計(2014年),2\n", []census.Area{""}},
	} {
		table, err := readWith(t, test.text, prefectural)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, a := range test.want {
			if _, ok := table.Find(census.Key{Year: 2018, Size: fourUp, Area: a, Measure: census.Establishments}); !ok {
				t.Errorf("%s: areas %v, want %v", name, table.Areas(), test.want)
			}
		}
	}
	// Codes of METI, two above those of JIS, in a table without a prefecture.
	table, err := readWith(t, "市町村,事業所数\n16100横浜市,3\n16130川崎市,2\n16201横須賀市,1\n", prefectural)
	if err != nil || table.Areas()[0] != "14100" || !strings.Contains(strings.Join(table.Sources()[0].Edits, " "), "plus 2") {
		t.Errorf("%v, %v: want 14100 and an edit", table, err)
	}
	_, err = readWith(t, "市町村,事業所数\n伊達市,1\n", prefectural)
	if err == nil || !strings.Contains(err.Error(), "北海道伊達市 (01233)") || !strings.Contains(err.Error(), "福島県伊達市 (07213)") {
		t.Errorf("伊達市: %v, want both of them", err)
	}
}

// TestCheckAreaSums: cities and counties are compared with what they add up to.
func TestCheckAreaSums(t *testing.T) {
	const rows = "神奈川県の工業\n市町村,事業所数\n県計,10\n市計,%\n郡計,4\n横浜市,4\n鶴見区,3\n川崎市,2\n愛川町,3\n清川村,1\n"
	text := strings.NewReplacer("横浜市", "14100横浜市", "鶴見区", "14101横浜市鶴見区", "川崎市", "14130川崎市", "愛川町", "14401愛川町", "清川村", "14402清川村").Replace(rows)
	for cities, want := range map[string]int{"6": 0, "7": 1} {
		table, err := readWith(t, strings.Replace(text, "%", cities, 1), prefectural)
		if err != nil {
			t.Fatal(err)
		}
		var found []ingest.Finding
		for _, f := range ingest.Check(table) {
			if f.Total.Area != "14100" { // one ward of eighteen
				found = append(found, f)
			}
		}
		if len(found) != want || want == 1 && found[0].Total.Area != "name:神奈川県市部" {
			t.Errorf("市計 of %s: %v, want %d findings", cities, found, want)
		}
	}
}
