package ingest

import (
	"io"

	"github.com/machikoba/machikoba/ingest/internal/sheet"
)

// A page is the rows of a sheet as the records of a table.
type page struct {
	sheet  *sheet.Sheet
	rows   []pageRow
	width  int                   // columns of the sheet; cells behind them were read from one of them
	merged map[int][]sheet.Range // ranges of merged cells, by each row that they are in
}

// A pageRow is a row of a page.
type pageRow struct {
	number int // in the sheet, from 1
	cells  []string
	kind   rowKind
	label  int // the column, from 0, that cells behind those of the sheet were read from
}

// A rowKind says what a row is, where that was found out before.
type rowKind uint8

const (
	anyRow    rowKind = iota // nobody knows yet
	figureRow                // of figures
	noteRow                  // a caption or a note
)

// newPage takes all rows of a sheet, cut to its cells. Merged cells have their
// text in every row and column that they cover, which names what they head or
// label; a note that spans the sheet stands in its first cell only.
func newPage(s *sheet.Sheet) *page {
	p := &page{sheet: s, merged: map[int][]sheet.Range{}}
	for i, row := range s.Rows {
		p.rows = append(p.rows, pageRow{number: i + 1, cells: row.Cells})
	}
	for _, row := range p.rows {
		p.width = max(p.width, len(row.cells))
	}
	for _, r := range s.Merged {
		r.LastRow = min(r.LastRow, len(p.rows)-1)
		r.LastColumn = min(r.LastColumn, p.width-1)
		if r.FirstColumn == r.LastColumn && r.FirstRow == r.LastRow {
			continue
		}
		for i := r.FirstRow; i <= r.LastRow; i++ {
			p.merged[i] = append(p.merged[i], r)
		}
	}
	return p
}

// cell returns the text of a cell of the sheet, "" beyond its ends.
func (p *page) cell(row, column int) string {
	if row < 0 || row >= len(p.rows) || column >= len(p.rows[row].cells) {
		return ""
	}
	return p.rows[row].cells[column]
}

// span returns the range of merged cells that a cell is in, of one cell if it
// is in none.
func (p *page) span(row, column int) sheet.Range {
	for _, r := range p.merged[row] {
		if r.Contains(row, column) {
			return r
		}
	}
	return sheet.Range{FirstRow: row, FirstColumn: column, LastRow: row, LastColumn: column}
}

// spanned returns the text of a cell, that of the range if it is merged.
func (p *page) spanned(row, column int) string {
	if text := p.cell(row, column); text != "" {
		return text
	}
	r := p.span(row, column)
	return p.cell(r.FirstRow, r.FirstColumn)
}

// newPageGrid reads the rows of a page.
func newPageGrid(name string, p *page) *grid {
	return &grid{csvBody: csvBody{name: name}, page: p}
}

// turn takes the next row of the page.
func (g *grid) turn() error {
	if g.taken >= len(g.page.rows) {
		return io.EOF
	}
	g.cells = g.page.rows[g.taken].cells
	g.taken++
	return nil
}

// at is the row of the page that was read last.
func (g *grid) at() *pageRow { return &g.page.rows[max(g.taken, 1)-1] }

// kind says what the record is, if that is known.
func (g *grid) kind() rowKind {
	if g.page == nil || g.taken == 0 {
		return anyRow
	}
	return g.at().kind
}

// lineNumber returns the line of the file, or the row of the sheet.
func (g *grid) lineNumber() int {
	if g.page != nil {
		return g.at().number
	}
	return g.csvBody.lineNumber()
}

// fault returns an error at cell i of the record.
func (g *grid) fault(i int, header, want string, cause error) *ParseError {
	if g.page == nil {
		return g.csvBody.fault(i, header, want, cause)
	}
	row, column := g.at(), i
	if i >= g.page.width {
		column = row.label
	}
	return &ParseError{File: g.name, Sheet: g.page.sheet.Name, Line: row.number, Column: column + 1, Cell: header,
		Found: quoted(g.cells[i]), Want: want, Err: cause}
}

// width returns an error where the record has not n cells. Rows of a sheet have
// no width: cells behind the last are blank.
func (g *grid) width(n int) *ParseError {
	if g.page == nil {
		return g.csvBody.width(n)
	}
	for len(g.cells) < n {
		g.cells = append(g.cells[:len(g.cells):len(g.cells)], "")
	}
	g.cells = g.cells[:n]
	return nil
}
