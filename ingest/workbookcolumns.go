package ingest

import (
	"slices"
	"strconv"
	"strings"
)

// read reads what the header says of each column.
func (t *sheetTable) read() {
	var rows [][]string
	var numbers []int
	for n := t.top; n <= t.bottom; n++ {
		rows, numbers = append(rows, cloned(t.page.rows[n].cells)), append(numbers, n)
	}
	g := newPageGrid("", t.page)
	t.header = g.joined(rows, numbers)
	t.columns = make([]heading, len(t.header))
	t.widen()
	era := eraCarry{}
	for j := t.first; j < len(t.header); j++ {
		for level := range strings.SplitSeq(t.header[j], " / ") {
			level = era.full(level)
			if strings.TrimSpace(level) != "" && !columnNumber(level) {
				t.columns[j].add(level)
			}
		}
	}
	t.dropStrays()
}

// widen takes columns of figures in front of the first that the header told: of
// a measure that is not known, of shares.
func (t *sheetTable) widen() {
	for j := t.first - 1; j > 0; j-- {
		figures, other := 0, 0
		for n := t.bottom + 1; n < min(len(t.page.rows), t.bottom+200); n++ {
			text := t.page.cell(n, j)
			if f, ok := (legend{}).parse(text); ok && (f.symbol || f.value == f.value) {
				figures++
			} else if strings.TrimSpace(text) != "" {
				other++
			}
		}
		header := folded(t.header[j])
		if header == "" && figures == 0 && other == 0 {
			continue // a spacer
		}
		if figures <= 2*other || header == "" || kindOfStub(header) != noLabel || containsAny(header, []string{"コード", "番号", "符号", "順位", "区分", "code", "no", "№"}) {
			return
		}
		t.first = j
	}
}

// columnNumber reports whether a level only counts the columns: (3), 12.
func columnNumber(level string) bool {
	s := strings.Trim(folded(level), "()[]")
	n, err := strconv.Atoi(s)
	return err == nil && n < 200
}

// dropStrays marks columns that repeat another under a shorter name, and
// industries where the header is not one of industries.
func (t *sheetTable) dropStrays() {
	industries := map[string]bool{}
	full := map[heading]bool{}
	plain := func(h heading) heading { h.short, h.named, h.unit = false, "", ""; return h }
	for _, h := range t.columns {
		if h.industry != "" && h.odd == "" {
			industries[h.industry] = true
		}
		if h.odd == "" && !h.short {
			full[plain(h)] = true
		}
	}
	for j := range t.columns {
		h := &t.columns[j]
		if h.industry != "" && len(industries) < 5 || h.short && full[plain(*h)] {
			h.odd = t.header[j]
		}
	}
}

// measuredByRows reports whether the rows have the names of measures.
func (t *sheetTable) measuredByRows() bool {
	for n := t.bottom + 1; n < min(len(t.page.rows), t.bottom+30) && !t.transposed; n++ {
		cells := t.page.rows[n].cells
		for _, cell := range cells[:min(t.first, len(cells))] {
			var h heading
			h.add(cell)
			t.transposed = t.transposed || h.measure != "" && h.odd == ""
		}
	}
	return t.transposed
}

// measuredByCaption gives columns without a measure that of the caption, if it
// names exactly one.
func (t *sheetTable) measuredByCaption() bool {
	found := map[string]bool{}
	for n := t.top - 1; n >= max(t.captions, t.top-10); n-- {
		for _, cell := range t.page.rows[n].cells {
			for _, m := range measuresIn(folded(cell)) {
				found[m] = true
			}
		}
	}
	if len(found) != 1 {
		return false
	}
	for m := range found {
		for j := t.first; j < len(t.columns); j++ {
			if h := &t.columns[j]; t.header[j] != "" && h.odd == "" {
				h.measure, h.named = measureWords[m], m
			}
		}
	}
	return true
}

// measuresIn returns the names of measures that a caption has, the longest where
// one is within another.
func measuresIn(s string) (found []string) {
	words := make([]string, 0, len(measureWords))
	for w := range measureWords {
		if strings.HasSuffix(w, "数") || strings.HasSuffix(w, "額") || strings.HasSuffix(w, "等") || strings.HasSuffix(w, "高") {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	for _, w := range words {
		if strings.Contains(s, w) {
			found = append(found, w)
			s = strings.ReplaceAll(s, w, "")
		}
	}
	return found
}
