package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/sheet"
)

// table reads the records by a layout.
func (b *tableBuild) table(said facts, role Role) (*census.Table, error) {
	l := &b.layout
	l.Source = census.Source{Publisher: l.Key.Area.Label(census.Japanese), Survey: said.survey.Japanese, Table: b.title()}
	l.Options = append(l.Options, b.areas.labels...)
	for name, code := range b.groups {
		l.Options = append(l.Options, census.WithLabel(census.ByIndustry, code, "", name))
	}
	if s := said.survey; s.Year != 0 && s.Label != s.Year.String() && l.Key.Year == s.Year {
		b.edit(fmt.Sprintf("survey of %s under its reference year %s", s.Label, s.Year))
	}
	t := newTableReader(b.file, "", *l)
	t.prefectural = true
	t.page = &page{sheet: b.page.sheet, rows: b.rows, width: b.page.width}
	g := t.records()
	for g.next() == nil && g.kind() == noteRow {
		t.remark(g.cells)
	}
	for _, m := range moneyUnits().FindAllStringSubmatch(folded(strings.Join(b.page.words(b.captions, b.top), " ")), -1) {
		if !slices.Contains(t.caption, m[1]) {
			t.caption = append(t.caption, m[1])
		}
	}
	t.begin(b.places(role), g)
	for _, e := range append(b.edits, b.areas.edits...) {
		t.edit(e)
	}
	return t.table()
}

// moneyUnits are units of captions such as 金額は万円.
var moneyUnits = pattern(`金額(?:の?単位)?[:は]?(千円|万円|百万円|億円|円)`)

// places are the columns of the records.
func (b *tableBuild) places(role Role) (list places) {
	read := b.figureColumns()
	var left []string
	for j := b.first; j < len(b.columns); j++ {
		h := b.columns[j]
		if !slices.Contains(read, j) {
			if b.header[j] != "" && h.odd != "" {
				left = append(left, b.header[j])
			}
			continue
		}
		p := place{at: j, header: withoutCounter(b.header[j]), column: Column{Header: b.header[j], Key: census.Key{Measure: h.measure}, Unit: h.unit}}
		for _, above := range []headerLabel{{role, h.year}, {SizeColumn, h.size}, {IndustryColumn, h.industry}} {
			if above.text != "" {
				p.above = append(p.above, above)
			}
		}
		if slices.ContainsFunc(b.page.sheet.HiddenColumns, func(r sheet.Range) bool { return r.Contains(b.top, j) }) {
			b.edit(fmt.Sprintf("column %q, which the sheet hides, read like the others", b.header[j]))
		}
		list = append(list, p)
	}
	if len(left) > 0 {
		b.edit("columns left out, of which no measure of the vocabulary is the whole: " + strings.Join(left[:min(len(left), 100)], "; "))
	}
	roles := []Role{AreaColumn, IndustryColumn, SizeColumn, role, MeasureNameColumn}
	codes := []map[string]string{b.areas.codes, b.groups, nil, nil, nil}
	b.areas.codes[wholeCell] = string(b.layout.Key.Area)
	b.groups[wholeCell] = ""
	for i, r := range roles {
		if !b.used[i+1] {
			continue
		}
		at := b.page.width + i
		list = append(list, place{at: at, header: roles[i].String(), column: Column{Header: roles[i].String(), Is: r, Codes: codes[i]}})
	}
	return list
}

// title is the first line of the caption that is not only a unit.
func (b *tableBuild) title() string {
	for _, line := range b.page.words(b.captions, b.top) {
		if !strings.HasPrefix(folded(line), "(単位") && len([]rune(line)) > 6 && len([]rune(line)) < 200 {
			return line
		}
	}
	return b.page.sheet.Name
}
