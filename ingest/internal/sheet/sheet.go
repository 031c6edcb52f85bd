// Package sheet reads the sheets of office workbooks as grids of the text that
// their cells show: .xlsx and .xlsm by excelize, .xls by package xls.
//
// A cell's text is what the publisher's readers see: a number in its number
// format (1,234 and 12.3% and ▲ 5 and, for a zero, the - of the format), a date
// as the format writes it, TRUE and FALSE, #N/A. A formula is the value that it
// had when the workbook was last computed; one that was never computed is its
// own text, with an = in front. Readings of characters (furigana) are no text.
//
// What a workbook may take of memory is bounded by the caller: the parts of the
// archive before they are unpacked, markup by what its decoding takes, sheets
// by the cells that they show. What says how large a sheet is without showing
// it (the dimension of a sheet, a merged range of all its rows) costs nothing.
package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// A Book is an open workbook.
type Book struct {
	Tabs  []Tab // worksheets in the order of their tabs
	read  func(i int) (*Sheet, error)
	limit int64
}

// A Tab is what a workbook says of a sheet without reading it.
type Tab struct {
	Name   string
	Hidden bool
}

// A Sheet is a grid of texts.
type Sheet struct {
	Name   string
	Rows   []Row   // from the first row of the sheet on, blank rows among them
	Merged []Range // ranges of cells that show as one, whose text is in the first
	// HiddenColumns are ranges of columns that the sheet does not show.
	HiddenColumns []Range
}

// A Row is a row of a sheet, whose trailing blank cells may be missing.
type Row struct {
	Cells  []string
	Hidden bool
}

// A Range is a rectangle of cells, counted from 0, with its ends.
type Range struct{ FirstRow, FirstColumn, LastRow, LastColumn int }

// Contains reports whether a cell lies in the range.
func (r Range) Contains(row, column int) bool {
	return r.FirstRow <= row && row <= r.LastRow && r.FirstColumn <= column && column <= r.LastColumn
}

// An Error says where a workbook is not what it should be.
type Error struct {
	Sheet       string // "" for the workbook
	Row, Column int    // counted from 1, 0 for none
	Found, Want string
	Err         error // the cause, nil for none
}

// Error returns "sheet: Sheet1!C7: found …, want …: cause".
func (e *Error) Error() string {
	text := "sheet: "
	if e.Sheet != "" {
		text += Address(e.Sheet, e.Row, e.Column) + ": "
	}
	text += fmt.Sprintf("found %s, want %s", e.Found, e.Want)
	if e.Err != nil {
		text += fmt.Sprintf(": %v", e.Err)
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrLimit is the cause of the error for a workbook that takes more than the
// limit.
var ErrLimit = errors.New("workbook takes more than the limit")

// overLimit is the error for what takes too much.
func overLimit(sheet, what string, limit int64) error {
	return &Error{Sheet: sheet, Found: what, Want: fmt.Sprintf("at most %d bytes", limit), Err: ErrLimit}
}

const (
	zipMagic = "PK\x03\x04"
	oleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
)

// Is reports whether the first bytes of a file may be those of a workbook: an
// archive with parts of a workbook, or one of the compound files in which
// workbooks were kept to 2003.
func Is(head []byte) bool {
	return bytes.HasPrefix(head, []byte(oleMagic)) ||
		bytes.HasPrefix(head, []byte(zipMagic)) && (bytes.Contains(head, []byte("xl/")) || bytes.Contains(head, []byte("[Content_Types].xml")))
}

// Open opens a workbook, which may take limit bytes.
func Open(data []byte, limit int64) (book *Book, err error) {
	defer recovered(&book, &err)
	open := openXLS
	if bytes.HasPrefix(data, []byte(zipMagic)) {
		open = openXLSX
	}
	if book, err = open(data, limit); err != nil {
		return nil, err
	}
	book.limit = limit
	return book, nil
}

// Read reads a sheet by its place among the tabs.
func (b *Book) Read(i int) (s *Sheet, err error) {
	defer recovered(&s, &err)
	s, err = b.read(i)
	if err != nil {
		return nil, err
	}
	covered := int64(0) // rows, which ranges that overlap cover many times
	for _, r := range s.Merged {
		covered += int64(min(r.LastRow, len(s.Rows)-1) - r.FirstRow)
	}
	if covered*rowBytes > b.limit {
		return nil, overLimit(s.Name, "merged ranges that take more", b.limit)
	}
	return s, nil
}

// recovered makes an error of a panic of a decoder that trusts what it reads.
func recovered[T any](result **T, err *error) {
	if p := recover(); p != nil {
		*result, *err = nil, &Error{Found: fmt.Sprintf("parts that do not fit together (%v)", p), Want: "a whole workbook"}
	}
}

// Address returns the address of a cell as offices write it: Sheet1!C7. A zero
// column leaves the row, a zero row the sheet.
func Address(sheet string, row, column int) string {
	if strings.ContainsAny(sheet, " !'()（）　-") {
		sheet = "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	}
	switch {
	case row == 0:
		return sheet
	case column == 0:
		return fmt.Sprintf("%s!%d:%d", sheet, row, row)
	}
	letters := ""
	for n := column; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return fmt.Sprintf("%s!%s%d", sheet, letters, row)
}
