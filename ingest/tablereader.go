package ingest

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A tableReader reads a published table, twice: first to see what the cells of
// each column are, because codes are judged by one another, notes below the
// figures say what symbols mean, and the source lists every edit; then to read
// the figures.
type tableReader struct {
	file   *File
	layout TableLayout
	text   string
	page   *page // the rows of a sheet in place of the text

	exact       bool   // the codes of prefectures must be their own
	program     string // the survey, by its name: two surveys may bear one year
	assets      bool   // fixed assets are of assetsSize
	prefectural bool   // names of industries may be shortened, and a 0 be what was not asked for
	counted     int    // the number of the column, from 1, in which 0 makes empty cells of its row nil; 0 for none

	legend  legend
	notes   []string
	title   []string    // the notes above the header
	within  census.Area // the prefecture that the table is of, as far as the title says
	noted   map[string]bool
	caption []string // units that captions name
	pinned  []pinnedAxis
	places  places
	at      [roles]int // index of the column of each role, -1 for none
	columns [roles]Column
	figures []place
	states  []place // status columns
	skip    int     // records down to the header
	width   int     // cells of the header
	seen    [roles]map[string]int
	areas   map[areaNaming]areaReading
	order   []areaNaming
	lines   map[areaNaming]int
	amounts map[[2]string][]quantity // by the cells of measure and unit, one a column of figures
	pairs   []pairAt                 // the cells of measure and unit, in the order of the rows
	edits   []string
	units   []string
	wrong   faults
}

// newTableReader reads a text under a layout.
func newTableReader(f *File, text string, l TableLayout) *tableReader {
	return &tableReader{file: f, text: text, layout: l, legend: legend{}, noted: map[string]bool{}}
}

// begin takes the columns of the header that g stands at.
func (t *tableReader) begin(found places, g *grid) {
	t.places, t.skip, t.width = found, g.taken, len(g.cells)
	t.title = slices.Clip(t.notes)
	for len(g.cells) > 0 && t.width > 0 && strings.TrimSpace(g.cells[t.width-1]) == "" {
		t.width--
	}
	for r := range t.at {
		t.at[r] = -1
		t.seen[r] = map[string]int{}
	}
	t.areas, t.lines, t.amounts = map[areaNaming]areaReading{}, map[areaNaming]int{}, map[[2]string][]quantity{}
	for _, p := range found {
		switch p.column.Is {
		case Figures:
			t.figures = append(t.figures, p)
		case StatusColumn:
			t.states = append(t.states, p)
		case KeepColumn:
		default:
			t.at[p.column.Is], t.columns[p.column.Is] = p.at, p.column
		}
	}
	if len(t.figures) > 1 {
		t.edit("brought from wide to long form")
	}
}

func (t *tableReader) edit(text string) {
	if !slices.Contains(t.edits, text) {
		t.edits = append(t.edits, text)
	}
}

// mostNotes is how many lines of notes a table keeps.
const mostNotes = 200

// remark reads a row that is not of figures: a caption or a note.
func (t *tableReader) remark(cells []string) {
	line := strings.TrimSpace(strings.Join(strings.Fields(strings.Join(cells, "\t")), " "))
	if line == "" {
		return
	}
	if t.noted[line] {
		return
	}
	t.noted[line] = true
	if len(t.notes) == mostNotes {
		t.edit(fmt.Sprintf("lines of notes after the %dth left out", mostNotes))
	} else {
		t.notes = append(t.notes, line)
	}
	t.legend.note(strings.Join(cells, "\t"))
	if len(cells) > 1 {
		t.legend.note(strings.TrimSpace(cells[0]) + ":" + strings.Join(cells[1:], " "))
	}
	for _, u := range captionUnitsOf(line) {
		if !slices.Contains(t.caption, u) {
			t.caption = append(t.caption, u)
		}
	}
}

// table reads the rows below the header.
func (t *tableReader) table() (*census.Table, error) {
	t.each(t.gather)
	t.resolve()
	if err := t.wrong.err(); err != nil {
		return nil, err
	}
	rows := newFigureRows(t)
	t.each(rows.read)
	if err := t.wrong.err(); err != nil {
		return nil, err
	}
	if rows.builder.Len() == 0 {
		return nil, t.empty()
	}
	options := append(rows.labels(), census.WithNotes(t.notes...))
	table, err := finish(&rows.builder, t.file.Name, rows.lines, append(options, t.layout.Options...)...)
	if err != nil {
		return nil, err
	}
	return flagSums(table), nil
}

// empty is the error of a file without a row of figures.
func (t *tableReader) empty() error {
	return &ParseError{File: t.file.Name, Found: "a header without a row of figures", Want: "rows below the header: the file may be cut off"}
}

// records returns the rows of the table from the first on.
func (t *tableReader) records() *grid {
	if t.page != nil {
		return newPageGrid(t.file.Name, t.page)
	}
	return newGrid(t.file.Name, t.text)
}

// each calls read for every row of figures.
func (t *tableReader) each(read func(*grid)) {
	g := t.records()
	var header [][]string // its lines, which the pages of a table repeat
	for !t.wrong.full() {
		err := g.next()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.wrong = append(t.wrong, err)
			return // nobody knows where the next record begins
		}
		switch {
		case g.taken <= t.skip:
			if g.taken > t.skip-mostHeader && filled(g.cells) > 1 {
				header = append(header, cloned(g.cells))
			}
		case repeats(header, g.cells):
			t.edit("the header, where it stands among the rows again, left out")
		case t.isRow(g) && t.kept(g.cells):
			read(g)
		}
	}
}

// mostHeader is how many lines the header of a table has at most.
const mostHeader = 10

// repeats reports whether a row is a line of the header again.
func repeats(header [][]string, cells []string) bool {
	return slices.ContainsFunc(header, func(line []string) bool {
		return slices.EqualFunc(line, cells, func(a, b string) bool { return a == strings.TrimSpace(b) })
	})
}

// filled counts the cells that are not empty.
func filled(cells []string) (n int) {
	for _, cell := range cells {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

// cloned returns the cells of a record that is about to be overwritten.
func cloned(cells []string) []string {
	out := make([]string, len(cells))
	for i, cell := range cells {
		out[i] = strings.Clone(strings.TrimSpace(cell))
	}
	return out
}

// isRow reports whether a record is a row of figures, and reads the notes among
// the others. A row that has lost cells is a fault.
func (t *tableReader) isRow(g *grid) bool {
	if kind := g.kind(); kind != anyRow {
		if kind == noteRow {
			t.remark(g.cells)
		}
		return kind == figureRow
	}
	n, first := filled(g.cells), ""
	for _, cell := range g.cells {
		if first = folded(cell); first != "" {
			break
		}
	}
	_, symbol := officialSymbols[first]
	switch {
	case n == 0:
		return false
	case isNote(first), n == 1 && len([]rune(first)) > 8 && !allDigits(first), n <= 2 && symbol:
		t.remark(g.cells)
		return false
	}
	last := t.width
	for len(g.cells) > last && strings.TrimSpace(g.cells[len(g.cells)-1]) == "" {
		g.cells = g.cells[:len(g.cells)-1]
	}
	if e := g.width(last); e != nil {
		t.wrong.add(e)
		return false
	}
	return true
}

var noteLeads = []string{"注", "(注", "[注", "※", "*注", "資料", "出典", "備考", "出所", "(備考", "note", "source", "「", "単位", "(単位", "(出"}

func isNote(first string) bool {
	return slices.ContainsFunc(noteLeads, func(lead string) bool { return strings.HasPrefix(first, lead) })
}

// kept reports whether the columns keep a row.
func (t *tableReader) kept(cells []string) bool {
	for _, p := range t.places {
		if p.column.Keep != nil && !slices.Contains(p.column.Keep, strings.TrimSpace(cells[p.at])) {
			return false
		}
	}
	return true
}

// cell returns the cell of a role, "" where there is no such column.
func (t *tableReader) cell(cells []string, r Role) string {
	if t.at[r] < 0 {
		return ""
	}
	return cells[t.at[r]]
}
