package ingest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// records makes the rows.
func (b *tableBuild) records() {
	for n := b.captions; n < b.top; n++ {
		b.rows = append(b.rows, pageRow{number: n + 1, cells: b.page.rows[n].cells, kind: noteRow})
	}
	b.rows = append(b.rows, pageRow{number: b.bottom + 1, cells: append(padded(b.header, b.page.width), "地域", "産業", "規模", "年", "項目")})
	figures := b.figureColumns()
	for n := b.bottom + 1; n < b.end && !b.wrong.full(); n++ {
		b.record(n, figures)
	}
}

func padded(cells []string, width int) []string {
	out := make([]string, width, width+int(labelKinds))
	copy(out, cells)
	return out
}

// record makes a row.
func (b *tableBuild) record(n int, figures []int) {
	cells := b.page.rows[n].cells
	if filled(cells) == 0 {
		return
	}
	if b.headerAgain(n) {
		b.edit("the header, where it stands among the rows again, left out")
		return
	}
	labels := b.stub.labels(n)
	has := slices.ContainsFunc(figures, func(j int) bool { return strings.TrimSpace(b.page.spanned(n, j)) != "" })
	first := ""
	if len(labels) > 0 {
		first = folded(labels[0].text)
	}
	note := pageRow{number: n + 1, cells: cells, kind: noteRow}
	switch {
	case !has && (len(labels) == 0 || isNote(first) || len([]rune(first)) > 24):
		b.rows = append(b.rows, note)
	case !has:
		if b.stub.take(labels, true) != nil {
			b.rows = append(b.rows, note)
		}
	case isNote(first) && len(labels) == 1 && labels[0].kind == noLabel:
		b.rows = append(b.rows, note)
	case len(labels) == 0:
		b.wrong.add(&ParseError{File: b.file.Name, Line: n + 1, Column: 1, Found: "figures without a label", Want: wantLabel})
	default:
		b.figureRow(n, labels, figures)
	}
}

// headerAgain reports whether a row is one of the header's.
func (b *tableBuild) headerAgain(n int) bool {
	same := func(a, b string) bool { return folded(a) == folded(b) }
	for top := b.top; top <= b.bottom; top++ {
		if row := b.page.rows[top].cells; filled(row) > 1 && slices.EqualFunc(row, b.page.rows[n].cells, same) {
			return true
		}
	}
	return false
}

// figureRow makes a row of figures.
func (b *tableBuild) figureRow(n int, labels []stubLabel, figures []int) {
	at := labels[0].column
	if unknown := b.stub.take(labels, false); unknown != nil {
		if unknown.kind == subtotalLabel {
			b.edit(fmt.Sprintf("rows %q left out, since nobody says what they add up", unknown.text))
			return
		}
		b.wrong.add(&ParseError{File: b.file.Name, Line: n + 1, Column: unknown.column + 1, Found: quoted(unknown.text), Want: wantLabel})
		return
	}
	context := b.stub.context
	key, err := b.key(context)
	if errors.Is(err, errOtherYear) {
		b.edit(fmt.Sprintf("rows %q left out, whose year is not the table's", context[areaLabel].text))
		return
	}
	if err != nil {
		b.wrong.add(&ParseError{File: b.file.Name, Line: n + 1, Column: at + 1, Found: quoted(labels[len(labels)-1].text), Want: wantLabel, Err: err})
		return
	}
	if l := context[industryLabel]; l.code == "" && leadMark().MatchString(folded(l.text)) && !knownIndustry(leadMark().ReplaceAllString(folded(l.text), "")) {
		b.edit(fmt.Sprintf("rows %q left out, a part that no classification of divisions has", l.text))
		return
	}
	if m := context[measureLabelOf]; b.transposed {
		var h heading
		if h.add(m.text); m.text == "" || h.measure == "" || h.odd != "" {
			b.edit(fmt.Sprintf("rows %q left out, which are of no measure of the vocabulary", labels[len(labels)-1].text))
			return
		}
	}
	row := pageRow{number: n + 1, cells: append(padded(b.page.rows[n].cells, b.page.width), key...), kind: figureRow, label: at}
	b.rows = append(b.rows, row)
	g := &grid{csvBody: csvBody{name: b.file.Name}}
	for _, j := range figures {
		if e := b.page.fillCell(n, j, g, row.cells); e != nil {
			b.wrong.add(e)
		}
	}
	b.page.unhide(n, b.edit)
}

var errOtherYear = errors.New("the year is not the table's")

// undated returns the name of an area without the year behind it, as in
// 全国計(2008年); the year is 0 where there is none.
func undated(text string) (name string, year census.Year) {
	if m := datedArea().FindStringSubmatch(folded(text)); m != nil && wholeYear().MatchString(m[2]) {
		if y, ok := parseYear(m[2]); ok {
			return m[1], census.Year(y.year)
		}
	}
	return text, 0
}

// key returns the cells of the parts of a key that labels say.
func (b *tableBuild) key(context [labelKinds]stubLabel) (cells []string, err error) {
	cells = slices.Repeat([]string{wholeCell}, int(measureLabelOf))
	for kind := areaLabel; kind <= measureLabelOf; kind++ {
		l := context[kind]
		if l.text == "" {
			continue
		}
		b.used[kind] = true
		cell := l.text
		switch kind {
		case areaLabel:
			var year census.Year
			if l.text, year = undated(l.text); year != 0 && year != b.layout.Key.Year {
				return nil, errOtherYear
			}
			cell, err = b.areas.cell(l)
		case industryLabel:
			cell = b.industryCell(l)
		case sizeLabel:
			cell, err = canonicalSize(l.text, b.layout.Key.Size)
		}
		if err != nil {
			return nil, err
		}
		cells[kind-1] = cell
	}
	return cells, nil
}

// industryCell is the cell of an industry, or of a group of industries that is
// in no classification.
func (b *tableBuild) industryCell(l stubLabel) string {
	name := leadMark().ReplaceAllString(folded(l.text), "")
	if l.code == "" && industryType().MatchString(strings.TrimSuffix(name, "計")) && !knownIndustry(name) {
		b.groups[name] = "name:" + name
		return name
	}
	if m := gluedIndustry().FindStringSubmatch(name); m != nil && sameDigits(m[1], l.code) {
		return l.text // the code beside the name, too: 09 | 【09】食料品製造業
	}
	return l.code + l.text
}

// sameDigits reports whether two codes are one that may have lost its zeros.
func sameDigits(a, b string) bool {
	return a != "" && b != "" && strings.TrimLeft(a, "0") == strings.TrimLeft(b, "0")
}

func (b *tableBuild) edit(text string) {
	if !slices.Contains(b.edits, text) {
		b.edits = append(b.edits, text)
	}
}
