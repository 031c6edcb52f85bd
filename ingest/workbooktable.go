package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// A sheetTable is a table of the factory census that was found in a sheet.
type sheetTable struct {
	page        *page
	top, bottom int // the rows of its header, from 0
	captions    int // the first row that may be of its caption
	end         int // the row behind its last
	first       int // the first column of figures
	header      []string
	columns     []heading // of the columns from first on
	transposed  bool      // measures are in the rows
}

// tablesOf finds the tables of a sheet, one below the other: a table begins with
// a header that has names of measures, or classes, years or industries under a
// caption that has one.
func tablesOf(p *page) (list []*sheetTable) {
	from := 0
	for row := 0; row < len(p.rows); row++ {
		t := p.tableAt(row, from)
		if t == nil {
			continue
		}
		if n := len(list); n > 0 {
			if t.repeats(list[n-1]) {
				row = t.bottom
				continue
			}
			list[n-1].end = t.captionTop()
			t.captions = list[n-1].end
		}
		list = append(list, t)
		row, from = t.bottom, t.bottom+1
	}
	return list
}

// tableAt returns the table whose header has a row as the first with measures or
// with what spreads one.
func (p *page) tableAt(row, from int) *sheetTable {
	measures, spread := p.headed(row)
	core := measures
	if len(core) == 0 {
		core = spread
	}
	if len(core) == 0 || core[0] == 0 {
		return nil
	}
	t := &sheetTable{page: p, top: row, bottom: row, captions: from, end: len(p.rows), first: core[0]}
	t.grow(from)
	if t.bottom+1 >= len(p.rows) || !t.followed() {
		return nil
	}
	t.read()
	if len(measures) == 0 && !t.measuredByRows() && !t.measuredByCaption() {
		return nil
	}
	if !slices.ContainsFunc(t.columns, func(h heading) bool { return h.odd == "" && (h.measure != "" || t.transposed && h.spread()) }) {
		return nil
	}
	return t
}

// followed reports whether a row of figures comes soon below the header.
func (t *sheetTable) followed() bool {
	for n := t.bottom + 1; n < len(t.page.rows) && n <= t.bottom+30; n++ {
		for j := t.first; j < len(t.page.rows[n].cells); j++ {
			if text := strings.TrimSpace(t.page.rows[n].cells[j]); text != "" {
				if _, ok := (legend{}).parse(text); ok {
					return true
				}
			}
		}
	}
	return false
}

// captionTop is the first row of the caption above the header: of the rows right
// above it that are not blank and have no figure.
func (t *sheetTable) captionTop() int {
	n := t.top
	for n > t.captions && filled(t.page.rows[n-1].cells) > 0 && !t.figured(n-1) {
		n--
	}
	return n
}

// figured reports whether a row has a figure.
func (t *sheetTable) figured(n int) bool {
	cells := t.page.rows[n].cells
	return slices.ContainsFunc(cells[min(t.first, len(cells)):], func(cell string) bool {
		f, ok := (legend{}).parse(cell)
		return ok && (f.symbol || f.value == f.value)
	})
}

// repeats reports whether a header is that of the table above again, as on the
// next page.
func (t *sheetTable) repeats(o *sheetTable) bool {
	return slices.EqualFunc(t.header, o.header, func(a, b string) bool { return folded(a) == folded(b) })
}

// name is what the table is called in errors.
func (t *sheetTable) name() string {
	return fmt.Sprintf("%q, rows %d to %d", t.page.sheet.Name, t.top+1, t.end)
}
