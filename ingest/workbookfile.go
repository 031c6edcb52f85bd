package ingest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/machikoba/machikoba/ingest/internal/sheet"
)

// A workbookFile is the open workbook of a file, whose sheets are read once.
type workbookFile struct {
	*sheet.Book
	name string
	read []*sheet.Sheet
}

// workbook opens the workbook that a file is.
func (f *File) workbook() (*workbookFile, error) {
	if f.book != nil {
		return f.book, nil
	}
	limit := f.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	book, err := sheet.Open(f.Data, limit)
	if err != nil {
		return nil, workbookError(f.Name, err)
	}
	f.book = &workbookFile{Book: book, name: f.Name, read: make([]*sheet.Sheet, len(book.Tabs))}
	return f.book, nil
}

// workbookError brings an error of package sheet to this package's.
func workbookError(name string, err error) error {
	var at *sheet.Error
	if !errors.As(err, &at) {
		return fmt.Errorf("ingest: %s: %w", name, err)
	}
	e := &ParseError{File: name, Sheet: at.Sheet, Line: at.Row, Column: at.Column, Found: at.Found, Want: at.Want, Err: at.Err}
	if errors.Is(err, sheet.ErrLimit) {
		e.Err = ErrLimit
	}
	return e
}

// sheet reads a sheet.
func (b *workbookFile) sheet(i int) (*sheet.Sheet, error) {
	if b.read[i] == nil {
		s, err := b.Book.Read(i)
		if err != nil {
			return nil, workbookError(b.name, err)
		}
		b.read[i] = s
	}
	return b.read[i], nil
}

// chosen returns the sheets of a name or, without one, all that are shown.
func (b *workbookFile) chosen(name string) (list []int, err error) {
	for i, tab := range b.Tabs {
		if name == "" && !tab.Hidden || name != "" && folded(tab.Name) == folded(name) {
			list = append(list, i)
		}
	}
	if len(list) == 0 && name != "" {
		return nil, &ParseError{File: b.name, Found: "the sheets " + b.tabs(), Want: "a sheet " + quoted(name)}
	}
	return list, nil
}

// tabs lists the names of the sheets.
func (b *workbookFile) tabs() string {
	const most = 20
	var names []string
	for i, tab := range b.Tabs {
		if i == most {
			names = append(names, fmt.Sprintf("and %d more", len(b.Tabs)-most))
			break
		}
		name := quoted(tab.Name)
		if tab.Hidden {
			name += " (hidden)"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// noSheet is the error of a workbook that no format reads.
func (f *File) noSheet(want string) error {
	book, err := f.workbook()
	if err != nil {
		return err
	}
	return &ParseError{File: f.Name, Found: "a workbook with the sheets " + book.tabs(), Want: want}
}

// inSheet says of errors without a sheet which sheet they are in.
func inSheet(err error, name string) error {
	if joined, is := err.(interface{ Unwrap() []error }); is {
		for _, e := range joined.Unwrap() {
			inSheet(e, name)
		}
	}
	if e, is := err.(*ParseError); is && e.Sheet == "" {
		e.Sheet = name
	}
	return err
}
