package sheet

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// An outline is what the part of a sheet says beside the text of its cells:
// merged ranges, what is hidden, formulas without a value. Reading it also makes
// sure of what a stream of rows takes for granted: the part ends where it
// should, rows and cells come in their order, and no row takes more than the
// limit.
type outline struct {
	sheet   *Sheet
	longest int64 // bytes of the longest shared string
	limit   int64

	hidden map[int]bool
	unread map[[2]int]string // formulas that were never computed
	typed  [][]typedCell     // the numbers and truth values of each row
	rows   int               // the last row, from 1

	column  int // the last cell of the row, from 1
	filled  int // the last that has text
	strings int64
	taken   int64
}

// A typedCell is a cell that shows something else than the text it has.
type typedCell struct {
	column int32
	style  int32 // of a number, -1 for a truth value
}

// read reads the part.
func (o *outline) read(part []byte) error {
	o.hidden = map[int]bool{}
	d := decoder(part)
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return &Error{Sheet: o.sheet.Name, Row: o.rows, Found: "a sheet that breaks off or is no XML", Want: "a whole workbook", Err: err}
		}
		start, is := token.(xml.StartElement)
		if !is {
			continue
		}
		switch start.Name.Local {
		case "row":
			err = o.row(start)
		case "c":
			err = o.cell(d, start)
		case "mergeCell":
			err = o.merged(attribute(start, "ref"))
		case "col":
			o.hiddenColumns(start)
		}
		if err != nil {
			return err
		}
	}
}

func isTrue(s string) bool { return s == "1" || s == "true" }

const (
	mostRows    = 1 << 20
	mostColumns = 1 << 14
)

// row reads where a row stands.
func (o *outline) row(e xml.StartElement) error {
	number := o.rows + 1
	if r := attribute(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n <= o.rows || n > mostRows {
			return &Error{Sheet: o.sheet.Name, Row: o.rows, Found: fmt.Sprintf("row %q behind it", r), Want: fmt.Sprintf("a row from %d to %d", number, mostRows), Err: err}
		}
		number = n
	}
	o.taken += rowBytes * int64(number-o.rows)
	o.rows, o.column, o.filled, o.strings = number, 0, 0, 0
	if isTrue(attribute(e, "hidden")) {
		o.hidden[number-1] = true
	}
	return o.charge()
}

// charge holds what the rows so far show against the limit.
func (o *outline) charge() error {
	if o.taken+o.strings*o.longest > o.limit {
		return &Error{Sheet: o.sheet.Name, Row: o.rows, Found: "cells that take more", Want: fmt.Sprintf("at most %d bytes", o.limit), Err: ErrLimit}
	}
	return nil
}

// cell reads where a cell stands, and whether it has a value.
func (o *outline) cell(d *xml.Decoder, e xml.StartElement) error {
	column := o.column + 1
	if r := attribute(e, "r"); r != "" {
		row, c, ok := parseAddress(r)
		if !ok || row != o.rows-1 || c < o.column {
			return &Error{Sheet: o.sheet.Name, Row: o.rows, Found: fmt.Sprintf("cell %q", r), Want: fmt.Sprintf("cells of row %d from left to right", o.rows)}
		}
		column = c + 1
	}
	o.column = column
	formula, valued, computed := "", false, true
	for {
		token, err := d.Token()
		if err != nil {
			return &Error{Sheet: o.sheet.Name, Row: o.rows, Column: column, Found: "a cell that breaks off", Want: "a whole workbook", Err: err}
		}
		switch t := token.(type) {
		case xml.StartElement:
			text := ""
			if t.Name.Local == "f" {
				if err := d.DecodeElement(&text, &t); err != nil {
					return &Error{Sheet: o.sheet.Name, Row: o.rows, Column: column, Found: "a formula that breaks off", Want: "a whole workbook", Err: err}
				}
				formula, computed = text, valued
				continue
			}
			valued = true
			computed = true
			if err := d.Skip(); err != nil {
				return &Error{Sheet: o.sheet.Name, Row: o.rows, Column: column, Found: "a cell that breaks off", Want: "a whole workbook", Err: err}
			}
		case xml.EndElement:
			if !computed {
				o.unread[[2]int{o.rows - 1, column - 1}] = formula
				valued = true
			}
			if valued {
				o.typedAs(attribute(e, "t"), attribute(e, "s"))
			}
			return o.valued(column, valued, attribute(e, "t") == "s")
		}
	}
}

// typedAs notes the cell read last if it is a number or a truth value.
func (o *outline) typedAs(kind, style string) {
	c := typedCell{column: int32(o.column - 1), style: -1}
	switch kind {
	case "", "n":
		n, _ := strconv.ParseInt(style, 10, 31) // "" and what is no number is the plain style
		c.style = int32(n)
	case "b":
	default:
		return
	}
	for len(o.typed) < o.rows {
		o.typed = append(o.typed, nil)
	}
	o.typed[o.rows-1] = append(o.typed[o.rows-1], c)
}

// valued reckons a cell that has text.
func (o *outline) valued(column int, valued, shared bool) error {
	if !valued {
		return nil
	}
	o.taken += cellBytes * int64(column-o.filled)
	o.filled = column
	if shared {
		o.strings++
	}
	return o.charge()
}

// merged reads the range of a merged cell.
func (o *outline) merged(ref string) error {
	first, last, two := strings.Cut(ref, ":")
	if !two {
		last = first
	}
	r0, c0, ok0 := parseAddress(first)
	r1, c1, ok1 := parseAddress(last)
	if !ok0 || !ok1 || r1 < r0 || c1 < c0 {
		return &Error{Sheet: o.sheet.Name, Found: fmt.Sprintf("the merged range %q", ref), Want: "a range such as A1:B2"}
	}
	o.sheet.Merged = append(o.sheet.Merged, Range{r0, c0, r1, c1})
	return nil
}

func (o *outline) hiddenColumns(e xml.StartElement) {
	first, err1 := strconv.Atoi(attribute(e, "min"))
	last, err2 := strconv.Atoi(attribute(e, "max"))
	if err1 == nil && err2 == nil && isTrue(attribute(e, "hidden")) {
		o.sheet.HiddenColumns = append(o.sheet.HiddenColumns, Range{0, first - 1, mostRows - 1, last - 1})
	}
}

// parseAddress reads B3 as row 2 and column 1.
func parseAddress(text string) (row, column int, ok bool) {
	text = strings.ReplaceAll(text, "$", "")
	digits := strings.TrimLeft(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	letters := text[:len(text)-len(digits)]
	if len(letters) < 1 || len(letters) > 3 {
		return 0, 0, false
	}
	for i := range len(letters) {
		column = 26*column + int(letters[i]-'A') + 1
	}
	row, err := strconv.Atoi(digits)
	return row - 1, column - 1, err == nil && row >= 1 && row <= mostRows && column <= mostColumns
}

// at returns the typed cells of a row, counted from 0.
func (o *outline) at(row int) []typedCell {
	if row < len(o.typed) {
		return o.typed[row]
	}
	return nil
}
