package sheet

import (
	"errors"

	"github.com/machikoba/machikoba/ingest/internal/xls"
)

// openXLS opens a workbook of Excel 5.0 to 2003.
func openXLS(data []byte, limit int64) (*Book, error) {
	book, err := xls.Open(data, limit)
	if err != nil {
		return nil, ofXLS(err)
	}
	b := &Book{read: func(i int) (*Sheet, error) { return readXLS(book, i, limit) }}
	for _, s := range book.Sheets {
		b.Tabs = append(b.Tabs, Tab{s.Name, s.Hidden})
	}
	return b, nil
}

// ofXLS brings an error of package xls to this package's.
func ofXLS(err error) error {
	var at *xls.ParseError
	if !errors.As(err, &at) {
		return err
	}
	e := &Error{Sheet: at.Sheet, Row: at.Row, Column: at.Column, Found: at.Found, Want: at.Want, Err: at.Err}
	if errors.Is(err, xls.ErrLimit) {
		e.Err = ErrLimit
	}
	return e
}

// readXLS shows the cells of a sheet.
func readXLS(book *xls.Book, i int, limit int64) (*Sheet, error) {
	from := book.Sheets[i]
	s := &Sheet{Name: from.Name}
	for _, r := range from.Merged {
		s.Merged = append(s.Merged, Range(r))
	}
	for column := range from.HiddenColumns {
		s.HiddenColumns = append(s.HiddenColumns, Range{0, column, from.Rows, column})
	}
	taken := int64(0)
	from.All(func(row, column int, c xls.Cell) bool {
		for len(s.Rows) <= row {
			s.Rows = append(s.Rows, Row{Hidden: from.HiddenRows[len(s.Rows)]})
			taken += rowBytes
		}
		cells := s.Rows[row].Cells
		taken += cellBytes * int64(column+1-len(cells))
		if taken > limit {
			return false
		}
		cells = append(cells, make([]string, column+1-len(cells))...)
		cells[column] = shown(c, book.Date1904)
		taken += int64(len(cells[column]))
		s.Rows[row].Cells = cells
		return true
	})
	if taken > limit {
		return nil, overLimit(s.Name, "cells that take more", limit)
	}
	return s, nil
}

// What a row and a cell take in memory beside their text.
const (
	rowBytes  = 32
	cellBytes = 16
)

// shown is the text of a cell.
func shown(c xls.Cell, date1904 bool) string {
	switch c.Kind {
	case xls.Number:
		return display(c.Number, c.Format, date1904)
	case xls.Boolean:
		if c.Number != 0 {
			return "TRUE"
		}
		return "FALSE"
	}
	return c.Text
}
