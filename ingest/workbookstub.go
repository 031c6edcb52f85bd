package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A stubLabel is a label of a row, with the code that stands in the column
// before it.
type stubLabel struct {
	code, text string
	column     int
	kind       labelKind
}

// A stub reads the labels of the rows of a table, which are in one column or in
// several beside each other. In columns of their own, a part of the key holds
// until its column has another label, and labels further to the left end it. In
// a column that has labels of several kinds, the kind that comes last is the
// outermost: sizes below each industry, or industries and below them sizes, all
// of the whole. Labels of rows without figures hold for all that stands below.
type stub struct {
	table    *sheetTable
	kinds    []labelKind // of the columns, by their headers
	skipped  []bool      // columns of ranks and numbers
	context  [labelKinds]stubLabel
	order    []labelKind // of a column of several kinds, the outermost first
	headings int         // how many of these are of rows without figures
	known    map[string]labelKind
	era      eraCarry
}

func newStub(t *sheetTable) *stub {
	s := &stub{table: t, known: map[string]labelKind{}}
	for j := range t.first {
		header := ""
		if j < len(t.header) {
			header = t.header[j]
		}
		s.kinds = append(s.kinds, kindOfStub(header))
		s.skipped = append(s.skipped, strings.Contains(header, "順位"))
	}
	return s
}

// labels returns the labels of a row.
func (s *stub) labels(row int) (list []stubLabel) {
	p := s.table.page
	code := ""
	codeAt := -1
	for j := range s.table.first {
		if s.skipped[j] {
			continue
		}
		text := p.cell(row, j)
		if strings.TrimSpace(text) == "" {
			if r := p.span(row, j); r.FirstRow > s.table.bottom && r.FirstColumn == j {
				text = p.cell(r.FirstRow, j)
			}
		}
		text = strings.Join(strings.Fields(text), " ")
		switch digits := folded(text); {
		case text == "":
		case (allDigits(digits) || len(digits) == 1) && len(digits) <= 6 && s.kinds[j] != yearLabel && !bareYear().MatchString(digits) && s.named(row, j+1):
			code, codeAt = digits, j
		default:
			l := stubLabel{code: code, text: text, column: j}
			if codeAt >= 0 {
				l.column = codeAt
			}
			if l.kind = s.kind(l); l.kind == yearLabel {
				l.text = s.era.full(text)
			}
			list = append(list, l)
			code, codeAt = "", -1
		}
	}
	return list
}

// named reports whether a name stands behind a code.
func (s *stub) named(row, from int) bool {
	for j := from; j < s.table.first; j++ {
		if text := folded(s.table.page.cell(row, j)); text != "" {
			return !allDigits(text)
		}
	}
	return false
}

// kind says what a label is, each text of a column once.
func (s *stub) kind(l stubLabel) labelKind {
	of := s.kinds[l.column]
	if of == noLabel && l.code != "" && len(l.code) >= 3 && nameOfPlace().MatchString(folded(l.text)) {
		return areaLabel
	}
	key := fmt.Sprint(of, l.text)
	kind, known := s.known[key]
	if !known {
		kind = readLabel(l.text, of)
		if kind == noLabel && l.code != "" {
			kind = industryLabel
		}
		s.known[key] = kind
	}
	return kind
}

// take brings the context to the labels of a row; a row without figures is a
// heading. It returns the label that is of no kind known, if there is one.
func (s *stub) take(labels []stubLabel, heading bool) (unknown *stubLabel) {
	for k := range s.context {
		if s.context[k].text != "" && s.context[k].column > labels[0].column {
			s.context[k] = stubLabel{}
		}
	}
	for i := range labels {
		l := &labels[i]
		switch l.kind {
		case noLabel, subtotalLabel:
			s.end(l.column, 0)
			unknown = l
		case wholeLabel:
			s.whole(l)
		default:
			s.enter(l, heading)
		}
	}
	return unknown
}

// whole takes a label such as 合計: of what its column is of or, in a column of
// several kinds, of all that no heading says.
func (s *stub) whole(l *stubLabel) {
	if kind := s.kinds[l.column]; kind != noLabel {
		s.context[kind] = stubLabel{}
		return
	}
	keep := s.headings
	if slices.Contains(grandLabels, folded(l.text)) || prefectureWhole(folded(l.text)) {
		keep = 0
	}
	s.end(l.column, keep)
}

// end forgets the kinds of a column but for the outermost.
func (s *stub) end(column, keep int) {
	for _, k := range s.order[min(keep, len(s.order)):] {
		if s.context[k].column >= column {
			s.context[k] = stubLabel{}
		}
	}
}

// enter takes a label, which ends those that are further within.
func (s *stub) enter(l *stubLabel, heading bool) {
	if s.kinds[l.column] == noLabel {
		at := slices.Index(s.order, l.kind)
		if at < 0 {
			at = s.headings
			s.order = slices.Insert(s.order, at, l.kind)
			if heading {
				s.headings++
			}
		}
		s.end(l.column, at+1)
	}
	s.context[l.kind] = *l
}

// wantLabel is what the label of a row should be.
const wantLabel = "an area, an industry, a class of persons engaged, a year or a total; an ingest.TableLayout can say in Column.Codes what it is"

// canonicalSize writes the class of a label as the vocabulary does.
func canonicalSize(text string, floor census.Size) (string, error) {
	size, err := parseSizeCell(leadMark().ReplaceAllString(folded(text), ""), floor)
	if err != nil {
		return "", err
	}
	if size == floor || size == (census.Size{}) {
		return wholeCell, nil
	}
	return size.String(), nil
}

// wholeCell is the cell of what is of the whole.
const wholeCell = "計"
