package xls

import "math"

// A Book is what a workbook holds.
type Book struct {
	Sheets []*Sheet // worksheets in the order of their tabs; charts and macro sheets are left out
	// Date1904 says that dates count days from 1 January 1904, as on early
	// Macintoshes, and not from 31 December 1899.
	Date1904 bool

	texts   []string // shared strings first, then those that stand in cells
	formats []string // number format codes in the order of the XF records
}

// A Sheet is one worksheet. Rows and columns count from zero.
type Sheet struct {
	Name   string
	Hidden bool
	// Rows and Columns are the smallest that hold every cell that is not blank:
	// zero for an empty sheet. What the file itself says of its size is not used.
	Rows, Columns int
	Merged        []Range // in the order of the file; a cell beyond the first holds nothing
	// Centred are values that stand centred across the blank cells to their right
	// without being merged with them, which is how Excel 5.0 and 95 did it.
	Centred []Range
	// The keys are those that are hidden; nil where none is.
	HiddenRows, HiddenColumns map[int]bool

	book  *Book
	cells []cell // by row, then column; no two of one place
}

// A Range is a rectangle of cells, from zero, its last row and column in it.
type Range struct{ FirstRow, FirstColumn, LastRow, LastColumn int }

// A Cell is the value that a cell holds, or that its formula gave when the
// workbook was last computed.
type Cell struct {
	Kind   Kind
	Text   string  // of a Text cell, and the name of an error: "#DIV/0!"
	Number float64 // of a Number cell, and 1 or 0 of a Boolean one
	Format string  // number format code, such as "#,##0" or "yyyy/m/d"
}

// A Kind says what a cell holds.
type Kind uint8

// The kinds of cells. Blank is a cell that has no value, whatever its format.
const (
	Blank Kind = iota
	Text
	Number
	Boolean
	Error
)

// cell is a Cell in the sixteen bytes that it takes in memory.
type cell struct {
	row    uint16
	column uint8
	kind   Kind
	xf     uint16
	bits   uint64 // of the number, or the index of the text, or the code of the error
}

// All yields the cells that are not blank, row by row, each row from left to right.
func (s *Sheet) All(yield func(row, column int, c Cell) bool) {
	for _, c := range s.cells {
		if !yield(int(c.row), int(c.column), s.book.cell(c)) {
			return
		}
	}
}

func (b *Book) cell(c cell) Cell {
	v := Cell{Kind: c.kind, Format: "General"}
	if int(c.xf) < len(b.formats) {
		v.Format = b.formats[c.xf]
	}
	switch c.kind {
	case Number, Boolean:
		v.Number = math.Float64frombits(c.bits)
	case Error:
		v.Text = errorName(c.bits)
	default:
		v.Text = b.texts[c.bits]
	}
	return v
}
