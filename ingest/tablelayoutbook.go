package ingest

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A laidOut is a sheet in which the header of a layout was found.
type laidOut struct {
	reader *tableReader
	places places
	grid   *grid // at the header
}

// recognises reports whether a workbook has the layout; one that cannot be
// opened is left to Read to say why.
func (l TableLayout) recognises(f *File) bool {
	found, err := l.sheets(f)
	return err != nil || len(found) > 0
}

// sheets returns the sheets of a workbook that have the header.
func (l TableLayout) sheets(f *File) (found []laidOut, err error) {
	book, err := f.workbook()
	if err != nil {
		return nil, err
	}
	chosen, err := book.chosen(l.Sheet)
	if err != nil {
		return nil, err
	}
	for _, i := range chosen {
		s, err := book.sheet(i)
		if err != nil {
			return nil, err
		}
		t := newTableReader(f, "", l)
		t.page = newPage(s)
		g := t.records()
		places, err := l.find(g, t.remark)
		switch {
		case err == nil:
			found = append(found, laidOut{t, places, g})
		case !errors.Is(err, io.EOF):
			return nil, err
		}
	}
	return found, nil
}

// readBook reads the one sheet of a workbook that has the header.
func (l TableLayout) readBook(f *File) (*census.Table, error) {
	found, err := l.sheets(f)
	if err != nil {
		return nil, err
	}
	switch len(found) {
	case 0:
		return nil, &ParseError{File: f.Name, Found: "no sheet with a header with all its columns among " + f.book.tabs(), Want: l.Name()}
	case 1:
	default:
		return nil, severalSheets(f.Name, found)
	}
	of := found[0]
	t := of.reader
	t.begin(of.places, of.grid)
	t.wrong = t.page.fill(of.places, of.grid, t.edit)
	if err := inSheet(t.wrong.err(), t.page.sheet.Name); err != nil {
		return nil, err
	}
	table, err := t.table()
	return table, inSheet(err, t.page.sheet.Name)
}

func severalSheets(name string, found []laidOut) error {
	names := make([]string, len(found))
	for i, of := range found {
		names[i] = quoted(of.reader.page.sheet.Name)
	}
	return &ParseError{File: name, Found: "the header in the sheets " + strings.Join(names, ", "),
		Want: "one sheet, or the one that is meant in TableLayout.Sheet"}
}

// fill makes the rows below the header whole: what labels a row may be merged
// over several rows or printed in the first of a block only, and a row without
// a figure is a note.
func (p *page) fill(of places, g *grid, edit func(string)) (wrong faults) {
	var labels, figures []int
	for _, c := range of {
		switch c.column.Is {
		case Figures:
			figures = append(figures, c.at)
		case StatusColumn, KeepColumn, UnitColumn:
		default:
			labels = append(labels, c.at)
		}
	}
	slices.Sort(labels)
	block := map[int]string{}
	for i := g.taken; i < len(p.rows) && !wrong.full(); i++ {
		row := &p.rows[i]
		cells := make([]string, max(len(row.cells), len(g.cells)))
		copy(cells, row.cells)
		row.cells = cells
		if blank := !slices.ContainsFunc(figures, func(j int) bool { return strings.TrimSpace(p.spanned(i, j)) != "" }); blank {
			if filled(cells) > 0 {
				row.kind = noteRow
			}
			continue
		}
		for _, j := range figures {
			if e := p.fillCell(i, j, g, cells); e != nil {
				wrong.add(e)
			}
		}
		p.label(i, labels, block)
		p.unhide(i, edit)
	}
	return wrong
}

// label fills the blank labels of a row, those in front of one that is there
// from the rows above.
func (p *page) label(i int, labels []int, block map[int]string) {
	cells := p.rows[i].cells
	last := -1
	for n, j := range labels {
		if strings.TrimSpace(cells[j]) == "" {
			cells[j] = p.spanned(i, j)
		}
		if strings.TrimSpace(cells[j]) != "" {
			last = n
		}
	}
	for n, j := range labels {
		switch {
		case strings.TrimSpace(cells[j]) != "":
			block[j] = cells[j]
		case n < last:
			cells[j] = block[j]
		default:
			delete(block, j)
		}
	}
}

// fillCell gives a symbol to all the rows that it is merged over. A number
// that is merged over several is of none of them.
func (p *page) fillCell(i, j int, g *grid, cells []string) *ParseError {
	r := p.span(i, j)
	if r.FirstRow == r.LastRow && r.FirstColumn == r.LastColumn {
		return nil
	}
	text := p.cell(r.FirstRow, r.FirstColumn)
	if _, symbol := officialSymbols[folded(text)]; symbol || strings.TrimSpace(text) == "" {
		cells[j] = text
		return nil
	}
	if r.FirstRow != i || r.FirstColumn != j {
		return nil // the fault is that of the first cell
	}
	return &ParseError{File: g.name, Line: i + 1, Column: j + 1, Found: quoted(text) + " in merged cells",
		Want: "a figure in a cell of its own"}
}

// unhide says that a row of figures is hidden in the sheet.
func (p *page) unhide(i int, edit func(string)) {
	if p.sheet.Rows[i].Hidden {
		edit(fmt.Sprintf("row %d, which the sheet hides, read like the others", i+1))
	}
}
