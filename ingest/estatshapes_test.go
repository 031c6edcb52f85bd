package ingest_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/testdata"
)

// An exportShape is a way in which e-Stat writes a table down.
type exportShape struct {
	above  [][]string
	axes   []exportAxis
	aside  int    // the axis whose members stand side by side, from 1; 0 for none
	codes  string // behind the name of an axis in the header of its codes, "" for no codes
	units  string // where they stand: "label", "column" or "caption"
	absent string // what suppressed cells have
	base   census.Key
}

// An exportAxis is an axis of a table.
type exportAxis struct {
	name    string
	id      string
	members []exportMember
}

type exportMember struct {
	code, name string
	in         census.Key // the part of the key that the member says
}

func (s exportShape) sheet(of *census.Table) sheet {
	out := sheet{head: slices.Clone(s.above), separator: ",", quoted: true, end: "\n"}
	var head []string
	for i, a := range s.axes {
		if i == s.aside-1 {
			continue
		}
		if s.codes != "" {
			head = append(head, s.codeHeader(a))
		}
		head = append(head, a.name)
	}
	if s.units == "column" {
		head = append(head, "unit")
	}
	if s.aside == 0 {
		head = append(head, "value")
	} else {
		head = append(head, "/"+s.axes[s.aside-1].name)
		for _, m := range s.axes[s.aside-1].members {
			head = append(head, m.name)
		}
	}
	out.head, out.figures = append(out.head, head), len(head)-1
	if s.aside > 0 {
		out.figures = len(head) - len(s.axes[s.aside-1].members)
	}
	out.rows = s.rows(of, 0, s.base, nil)
	return out
}

func (s exportShape) codeHeader(a exportAxis) string {
	if s.codes == "_code" {
		return a.id + s.codes
	}
	return a.name + s.codes
}

// rows writes the rows below an axis, given what stands in front.
func (s exportShape) rows(of *census.Table, axis int, k census.Key, front []string) (rows [][]string) {
	switch {
	case axis == len(s.axes):
		if s.units == "column" {
			front = append(slices.Clip(front), map[census.Unit]string{census.UnitYen: "百万円", census.UnitPersons: "人"}[k.Measure.Unit()])
		}
		if s.aside == 0 {
			return [][]string{append(slices.Clip(front), s.cell(of, k))}
		}
		row := append(slices.Clip(front), "")
		for _, m := range s.axes[s.aside-1].members {
			row = append(row, s.cell(of, joinedKey(k, m.in)))
		}
		return [][]string{row}
	case axis == s.aside-1:
		return s.rows(of, axis+1, k, front)
	}
	for _, m := range s.axes[axis].members {
		next := slices.Clip(front)
		if s.codes != "" {
			next = append(next, m.code)
		}
		rows = append(rows, s.rows(of, axis+1, joinedKey(k, m.in), append(next, m.name))...)
	}
	return rows
}

func joinedKey(k, part census.Key) census.Key {
	if part.Year != 0 {
		k.Year = part.Year
	}
	k.Area, k.Industry, k.Measure = max(k.Area, part.Area), max(k.Industry, part.Industry), max(k.Measure, part.Measure)
	k.Size = part.Size
	if part.Size == (census.Size{}) {
		k.Size = fourUp
	}
	return k
}

// cell writes a figure as published.
func (s exportShape) cell(of *census.Table, k census.Key) string {
	o, _ := of.Find(k)
	v := o.Value
	if k.Measure.Unit() == census.UnitYen {
		v /= 1e6
	}
	switch {
	case o.Status == census.Suppressed:
		return s.absent
	case o.Status == census.Nil:
		return "-"
	case math.IsNaN(v):
		return "…"
	}
	text := thousands(strconv.FormatFloat(math.Abs(v), 'f', -1, 64))
	if v < 0 {
		return "▲" + text
	}
	return text
}

// The axes of table 3-01, with the codes that e-Stat gives their members.
func exportAxes(of *census.Table, units string) (measures, industries, areas exportAxis) {
	measures = exportAxis{name: "表章項目", id: "tab"}
	for i, m := range []struct {
		name string
		is   census.Measure
	}{{"事業所数", census.Establishments}, {"従業者数", census.Employees}, {"現金給与総額", census.CashWages}, {"原材料使用額等", census.RawMaterials},
		{"製造品出荷額等", census.Shipments}, {"付加価値額（従業者29人以下は粗付加価値額）", census.ValueAdded}} {
		name := m.name
		if unit := map[census.Unit]string{census.UnitYen: "百万円", census.UnitPersons: "人", census.UnitEstablishments: "事業所"}[m.is.Unit()]; units == "label" {
			name += "【" + unit + "】"
		}
		measures.members = append(measures.members, exportMember{strconv.Itoa(17000000 + i*1000000), name, census.Key{Measure: m.is}})
	}
	industries = exportAxis{name: "産業中分類（コード付加）", id: "cat01"}
	for _, i := range of.Industries() {
		if i.IsDivision() {
			industries.members = append(industries.members, exportMember{i.Code(), "【" + i.Code() + "】" + i.Label(census.Japanese), census.Key{Industry: i}})
		}
	}
	areas = exportAxis{name: "都道府県", id: "area"}
	for _, a := range of.Areas() {
		if a.IsPrefecture() {
			n, _ := strconv.Atoi(string(a))
			areas.members = append(areas.members, exportMember{fmt.Sprintf("%02d000", n+2), a.Label(census.Japanese), census.Key{Area: a}})
		}
	}
	return measures, industries, areas
}

// published returns the figures that e-Stat has in table 3-01 of a survey.
func published(t testing.TB, year string) *census.Table {
	t.Helper()
	table, err := ingest.ReadFS(testdata.FS, "sample/industries_"+year+".csv")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

var in2018 = census.Key{Year: 2018}

var above2019 = [][]string{{"統計名：", "工業統計調査 確報 ２０１９年確報"}, {"表題：", "地域別 １. 都道府県別統計表 （１）従業者４人以上の事業所に関する統計表"},
	{"実施年月：", "2019年"}, {"市区町村時点（年月日）：", "-"}, {"***", "該当数値がないもの"}, {"-", "該当数値がないもの"}, {"X", "秘匿されたもの"}, {""}}

// TestEStatShapes writes the figures of the sample, 47 prefectures by 24
// divisions, in the shapes that e-Stat exports, and reads them back.
func TestEStatShapes(t *testing.T) {
	of := published(t, "2018")
	measures, industries, areas := exportAxes(of, "")
	labelled, _, _ := exportAxes(of, "label")
	year := exportAxis{"時間軸（年次）", "time", []exportMember{{"2018000000", "2018年", census.Key{Year: 2018}}}}
	survey := exportAxis{"調査年", "time", []exportMember{{"2019000000", "2019年", census.Key{Year: 2018}}}}
	one := exportAxis{"時間軸（年次）", "time", []exportMember{{"2019000000", "2019年", census.Key{Year: 2018}}}}
	jis := exportAxis{"地域", "area", nil}
	for _, m := range areas.members {
		jis.members = append(jis.members, exportMember{string(m.in.Area) + "000", m.name, m.in})
	}
	caption := append(slices.Clip(above2019), []string{"", "（単位：百万円）"})
	for name, s := range map[string]exportShape{
		"long, codes":                 {above2019, []exportAxis{measures, industries, areas, year}, 0, "_code", "column", "X", in2018},
		"long, codes in Japanese":     {above2019, []exportAxis{measures, industries, areas, year}, 0, " コード", "column", "X", in2018},
		"long, no codes":              {above2019, []exportAxis{measures, industries, areas, year}, 0, "", "column", "X", in2018},
		"long, units in labels":       {above2019, []exportAxis{labelled, industries, areas, year}, 0, "_code", "label", "X", in2018},
		"long, unit in the caption":   {caption, []exportAxis{measures, industries, areas, year}, 0, "", "caption", "X", in2018},
		"year from the preamble":      {above2019, []exportAxis{measures, industries, areas}, 0, "_code", "column", "X", in2018},
		"year of the survey":          {above2019, []exportAxis{measures, industries, areas, survey}, 0, "_code", "column", "X", in2018},
		"year of the survey alone":    {above2019, []exportAxis{measures, industries, areas, one}, 0, "_code", "column", "X", in2018},
		"measures aside":              {above2019, []exportAxis{labelled, industries, areas, year}, 1, " コード", "label", "X", in2018},
		"measures aside, no codes":    {above2019, []exportAxis{labelled, industries, areas, year}, 1, "", "label", "χ", in2018},
		"measures aside, caption":     {caption, []exportAxis{measures, industries, areas, year}, 1, "", "caption", "x", in2018},
		"industries aside":            {above2019, []exportAxis{measures, industries, areas, year}, 2, " コード", "column", "X", in2018},
		"areas aside":                 {above2019, []exportAxis{measures, industries, areas, year}, 3, "", "column", "X", in2018},
		"areas aside, units in label": {above2019, []exportAxis{labelled, industries, areas, year}, 3, "_code", "label", "×", in2018},
		"years aside":                 {above2019, []exportAxis{measures, industries, areas, year}, 4, " コード", "column", "X", in2018},
		"codes of JIS":                {above2019, []exportAxis{measures, industries, jis, year}, 0, "_code", "column", "X", in2018},
		"other order of axes":         {above2019, []exportAxis{year, jis, industries, measures}, 0, "_code", "column", "X", in2018},
	} {
		got, err := ingest.Read(strings.NewReader(s.sheet(of).String()), "FEH_00550010_210101000000.csv")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if d := differ(got, of); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// TestEStatShapesMangled reads two of the shapes in all states.
func TestEStatShapesMangled(t *testing.T) {
	of := published(t, "2018").Select(census.Kanagawa, census.Okinawa, census.Tottori).Detach()
	measures, industries, areas := exportAxes(of, "")
	labelled, _, _ := exportAxes(of, "label")
	year := exportAxis{"時間軸（年次）", "time", []exportMember{{"2018000000", "2018年", census.Key{Year: 2018}}}}
	long := exportShape{above2019, []exportAxis{measures, industries, areas, year}, 0, "_code", "column", "X", in2018}
	wide := exportShape{above2019, []exportAxis{labelled, industries, areas, year}, 1, " コード", "label", "X", in2018}
	alone := mangling{"no preamble", func(s sheet) sheet { s.head = s.head[len(above2019):]; return s }}
	unmangled(t, long.sheet(of), "FEH_00550010_long.csv", ingest.Options{}, slices.Concat(written(), changed(), []mangling{alone,
		{"codes without zeros", func(s sheet) sheet {
			bare := func(code string) string { return strings.TrimLeft(code, "0") }
			return column(2, bare)(column(4, bare)(s))
		}},
		{"names without 県", column(5, short)},
		{"names in English", column(5, english)},
		{"bracketed names", column(5, func(c string) string { return "【" + c + "】" })},
		{"years of the era", column(7, func(c string) string { return inEra(strings.TrimSuffix(c, "年")) })},
		{"both years", column(7, func(c string) string { return "平成30年(2018年)" })},
		{"χ and hyphens of other kinds", func(s sheet) sheet { return s.cells(replaced("X", "χ", "-", "−", "▲", "△")) }},
	}))
	byHand := slices.DeleteFunc(changed(), func(m mangling) bool { return m.name == "columns reversed" }) // the marker says where figures begin
	unmangled(t, wide.sheet(of), "FEH_00550010_wide.csv", ingest.Options{}, slices.Concat(written(), byHand, []mangling{alone,
		{"columns reversed, without the marker", func(s sheet) sheet {
			marker := s.figures - 1
			s.head = s.head[len(s.head)-1:]
			return s.everywhere(func(row []string) []string { return reversed(slices.Delete(row, marker, marker+1)) })
		}},
	}))
}
