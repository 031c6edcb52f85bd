package ingest

import (
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/internal/sheet"
)

// headed returns the columns of a row that have the names of measures, and of
// those that have years, classes, industries and their whole where there are two
// or more. A row with figures is no header.
func (p *page) headed(row int) (measures, spread []int) {
	parts := 0
	era := eraCarry{}
	cells := p.rows[row].cells
	if len(cells) > 0 && slices.ContainsFunc(cells[1:], isFigure) {
		return nil, nil
	}
	for j, cell := range cells {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		var h heading
		if _, number := plainNumber(folded(cell)); !number { // 29 behind the label 平成28年 is a figure
			cell = era.full(cell)
		}
		h.add(cell)
		switch {
		case h.odd != "":
		case h.measure != "":
			measures = append(measures, j)
		case j > 0 && h.spread():
			spread = append(spread, j)
			parts++
		case j > 0 && kindOfStub(cell) == noLabel:
			spread = append(spread, j)
		}
	}
	if parts < 2 {
		spread = nil
	}
	if len(measures) > 0 && slices.ContainsFunc(cells[measures[0]:], isNumber) {
		return nil, nil // the label of a row, with its figures behind it
	}
	return measures, spread
}

// isFigure reports whether a cell is a number that is no year, nor one of a few
// years or columns counted from 1.
func isFigure(cell string) bool {
	f, ok := (legend{}).parse(cell)
	return ok && !f.symbol && f.value == f.value && !(f.value >= 0 && f.value < 200) && !bareYear().MatchString(folded(cell))
}

// isNumber reports whether a cell is a number that is no year.
func isNumber(cell string) bool {
	s := folded(cell)
	_, number := plainNumber(s)
	return number && !bareYear().MatchString(s)
}

// An eraCarry completes years that leave out the era of the year before: 平成28年,
// 29年, 30年.
type eraCarry struct{ era string }

// full returns a year with its era.
func (e *eraCarry) full(text string) string {
	s := folded(text)
	if m := eraYear().FindStringSubmatch(s); m != nil && wholeYear().MatchString(s) {
		e.era = m[1]
	} else if wholeYear().MatchString(s) {
		e.era = ""
	} else if m := nextYear().FindStringSubmatch(s); m != nil && e.era != "" {
		return e.era + m[1] + "年"
	}
	return text
}

// grow takes the rows above and below that are of the header too.
func (t *sheetTable) grow(from int) {
	for n := t.bottom + 1; n < len(t.page.rows) && n-t.top < mostHeader && t.isLevel(n); n++ {
		t.bottom = n
	}
	for n := t.top - 1; n >= from && t.bottom-n < mostHeader && t.isUpperLevel(n); n-- {
		t.top = n
		t.first = min(t.first, t.firstAbove(n))
	}
}

// isLevel reports whether a row below the header's first is one of its levels:
// it has no label of its own, or text in place of figures, and something stands
// over the figures.
func (t *sheetTable) isLevel(n int) bool {
	labelled, over, figures, years := false, 0, 0, 0
	era := eraCarry{}
	for j, cell := range t.page.rows[n].cells {
		text := strings.TrimSpace(cell)
		if j >= t.first {
			text = era.full(text)
		}
		switch f, ok := (legend{}).parse(text); {
		case text == "":
		case j < t.first:
			labelled = true
		case wholeYear().MatchString(folded(text)):
			over, years = over+1, years+1
		case ok && !(f.value < 0):
			over, figures = over+1, figures+1
		case ok:
			return false
		default:
			over++
		}
	}
	switch {
	case over == 0:
		return t.page.covered(n, t.top, t.bottom)
	case labelled && years > 1 && figures == 0:
		return true
	case labelled:
		return figures == 0 && years == 0
	}
	return true
}

// covered reports whether merged cells of the header reach into a row that has
// nothing of its own.
func (p *page) covered(n, top, bottom int) bool {
	return filled(p.rows[n].cells) == 0 && slices.ContainsFunc(p.merged[n], func(r sheet.Range) bool {
		return r.FirstRow >= top && r.FirstRow <= bottom
	})
}

// isUpperLevel reports whether a row above the header heads columns of figures:
// it has two texts over them or a merged one, and is no caption.
func (t *sheetTable) isUpperLevel(n int) bool {
	heads := 0
	for j, cell := range t.page.rows[n].cells {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		r := t.page.span(n, j)
		s := folded(cell)
		_, figure := (legend{}).parse(cell)
		switch {
		case figure && !bareYear().MatchString(s):
			return false
		case strings.Contains(s, "単位") || strings.HasPrefix(s, "表") || r.FirstColumn < t.first && r.LastColumn > t.first:
			return false
		case j >= t.first || j > 0 && levelKnown(cell):
			if heads++; r.LastColumn > r.FirstColumn {
				heads++
			}
		}
	}
	return heads > 1
}

// levelKnown reports whether a cell says something of a key: a measure, a whole,
// a class.
func levelKnown(cell string) bool {
	var h heading
	h.add(cell)
	return strings.TrimSpace(cell) != "" && h.odd == "" && kindOfStub(cell) == noLabel
}

// firstAbove returns the first column that a level above the measures heads.
func (t *sheetTable) firstAbove(n int) int {
	for j, cell := range t.page.rows[n].cells[:min(t.first, len(t.page.rows[n].cells))] {
		if j > 0 && levelKnown(cell) {
			return j
		}
	}
	return t.first
}
