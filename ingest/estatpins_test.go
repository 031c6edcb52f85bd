package ingest_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// TestEStatPinned: an axis with one member stands above the header, and its
// member holds for all figures.
func TestEStatPinned(t *testing.T) {
	of := published(t, "2018")
	measures, industries, areas := exportAxes(of, "label")
	year := exportAxis{"時間軸（年次）", "time", []exportMember{{"2018000000", "2018年", census.Key{Year: 2018}}}}
	above := func(lines ...[]string) [][]string { return append(slices.Clip(above2019), lines...) }
	for name, test := range map[string]struct {
		shape exportShape
		of    *census.Table
	}{
		"area":                     {exportShape{above([]string{"都道府県", "16000", "神奈川県"}), []exportAxis{measures, industries, year}, 0, "_code", "label", "X", in2018}, of.Select(census.Kanagawa)},
		"area, measures aside":     {exportShape{above([]string{"都道府県", "神奈川県"}), []exportAxis{measures, industries, year}, 1, "", "label", "X", in2018}, of.Select(census.Kanagawa)},
		"industry":                 {exportShape{above([]string{"産業中分類", "【31】輸送用機械器具製造業"}), []exportAxis{measures, areas, year}, 0, "", "label", "X", in2018}, of.Select(census.TransportationEquipment)},
		"measure":                  {exportShape{above([]string{"表章項目", "22000000", "製造品出荷額等【百万円】"}), []exportAxis{industries, areas, year}, 0, "_code", "label", "X", in2018}, of.Select(census.Shipments)},
		"measure, years aside":     {exportShape{above([]string{"表章項目", "製造品出荷額等【百万円】"}), []exportAxis{industries, areas, year}, 3, "_code", "label", "X", in2018}, of.Select(census.Shipments)},
		"year":                     {exportShape{above([]string{"時間軸（年次）", "2018000000", "2018年"}), []exportAxis{measures, industries, areas}, 3, "", "label", "X", in2018}, of},
		"year of the survey":       {exportShape{above([]string{"時間軸（年次）", "2019年"}), []exportAxis{measures, industries, areas}, 2, "", "label", "X", in2018}, of},
		"industry before the year": {exportShape{[][]string{{"工業統計調査 従業者4人以上"}, {"産業", "【09】食料品製造業"}, {"時間軸", "2018年"}}, []exportAxis{measures, areas}, 0, "", "label", "X", in2018}, of.Select(census.Food)},
	} {
		want := test.of.Detach()
		s := test.shape
		for i := range s.axes { // only the members that are left
			s.axes[i].members = slices.DeleteFunc(slices.Clone(s.axes[i].members), func(m exportMember) bool {
				for o := range want.All() {
					if joinedKey(o.Key, m.in) == o.Key {
						return false
					}
				}
				return true
			})
		}
		k := want.Key(0)
		base := census.Key{Year: 2018}
		if len(want.Areas()) == 1 {
			base.Area = k.Area
		}
		if len(want.Industries()) == 1 {
			base.Industry = k.Industry
		}
		if len(want.Measures()) == 1 {
			base.Measure = k.Measure
		}
		s.base = base
		got, err := ingest.Read(strings.NewReader(s.sheet(want).String()), "FEH_00550010_210101000000.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if d := differ(got, want); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	for name, pinned := range map[string]string{"a place that is not known": "地域,神奈川国", "two places": "地域,神奈川県\n都道府県,東京都"} {
		_, err := ingest.Read(strings.NewReader("工業統計調査 2019年確報\n"+pinned+"\n表章項目,産業,unit,value\n事業所数,製造業計,,5\n"), "FEH.csv")
		var e *ingest.ParseError
		if !errors.As(err, &e) || e.Line != 2+strings.Count(pinned, "\n") {
			t.Errorf("%s: %v, want a ParseError in the line", name, err)
		}
	}
}

// TestEStatTwoAside: the members of two axes stand side by side, the ones above
// the others. The figures are of Kanagawa, 2016 and 2018.
func TestEStatTwoAside(t *testing.T) {
	for name, text := range map[string]string{
		"codes": `"統計名：","工業統計調査 従業者4人以上"
"","","/表章項目 コード","17000000","17000000","22000000","22000000"
"","","/表章項目","事業所数","事業所数","製造品出荷額等【百万円】","製造品出荷額等【百万円】"
"","","/時間軸（年次） コード","2016000000","2018000000","2016000000","2018000000"
"都道府県 コード","都道府県","/時間軸（年次）","2016年","2018年","2016年","2018年"
"14000","神奈川県","","7,603","7,349","16,288,163","18,443,056"
`,
		"one label over two": `"統計名：","工業統計調査 従業者4人以上"
"","/表章項目","事業所数","","製造品出荷額等【百万円】",""
"都道府県","/時間軸（年次）","2016年","2018年","2016年","2018年"
"神奈川県","","7,603","7,349","16,288,163","18,443,056"
`,
		"years above": `"統計名：","工業統計調査 従業者4人以上"
"","/時間軸（年次）","2016年","2016年","2018年","2018年"
"都道府県","/表章項目","事業所数","製造品出荷額等【百万円】","事業所数","製造品出荷額等【百万円】"
"神奈川県","","7,603","16,288,163","7,349","18,443,056"
`,
	} {
		table, err := ingest.Read(strings.NewReader(text), "FEH_00550010.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for k, want := range map[census.Key]float64{
			{Year: 2016, Area: census.Kanagawa, Size: fourUp, Measure: census.Establishments}: 7603,
			{Year: 2018, Area: census.Kanagawa, Size: fourUp, Measure: census.Establishments}: 7349,
			{Year: 2016, Area: census.Kanagawa, Size: fourUp, Measure: census.Shipments}:      16288163e6,
			{Year: 2018, Area: census.Kanagawa, Size: fourUp, Measure: census.Shipments}:      18443056e6,
		} {
			if got := table.Value(k); got != want || table.Len() != 4 {
				t.Errorf("%s: %v = %v of %d figures, want %v of 4", name, k, got, table.Len(), want)
			}
		}
	}
}

// TestEStatLegalForms: the legal forms stand side by side below the measures.
func TestEStatLegalForms(t *testing.T) {
	table, err := ingest.Read(strings.NewReader(`"統計名：","工業統計調査 従業者4人以上"
"時間軸（年次）","2018年"
"","/表章項目","事業所数","","製造品出荷額等【百万円】",""
"都道府県","/経営組織","計","法人","計","法人"
"神奈川県","","7,349","7,000","18,443,056","X"
`), "FEH_00550010.csv")
	if err != nil {
		t.Fatal(err)
	}
	k := census.Key{Year: 2018, Area: census.Kanagawa, Size: fourUp, Measure: census.Establishments}
	if got := table.Value(k); got != 7349 {
		t.Errorf("%v = %v, want 7349", k, got)
	}
	if k.Scope = census.Corporations; table.Value(k) != 7000 || table.Len() != 4 {
		t.Errorf("%v = %v of %d figures, want 7000 of 4", k, table.Value(k), table.Len())
	}
}
