package ingest

import (
	"errors"
	"fmt"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/sheet"
)

// A ParseError says where a file is not what it should be.
type ParseError struct {
	File string // name of the file as it was given
	// Line and Column count from 1, Column in characters of the line as an
	// editor shows it. A zero Column means the whole line, and a zero Line the
	// whole file, as in formats that have no lines.
	Line, Column int
	// Sheet is the sheet of a workbook, of which Line is the row and Column the
	// number of the column; "" in files that have no sheets.
	Sheet string
	Cell  string // header of the column that the cell is in, "" for none
	Found string // what stands there
	Want  string // what was expected
	Err   error  // the cause, nil for none
}

// Error returns "file:line:column: cell: found …, want …: cause", for a
// workbook "file: Sheet1!C7: cell: …".
func (e *ParseError) Error() string {
	var b strings.Builder
	b.WriteString("ingest: " + e.File)
	switch {
	case e.Sheet != "":
		b.WriteString(": " + sheet.Address(e.Sheet, e.Line, e.Column))
	case e.Line > 0 && e.Column > 0:
		fmt.Fprintf(&b, ":%d:%d", e.Line, e.Column)
	case e.Line > 0:
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	b.WriteString(": ")
	if e.Cell != "" {
		b.WriteString(e.Cell + ": ")
	}
	fmt.Fprintf(&b, "found %s, want %s", e.Found, e.Want)
	var duplicate *census.DuplicateKeyError
	if e.Err != nil && e.Err.Error() != e.Found && !errors.As(e.Err, &duplicate) { // a duplicate counts rows, and the place says it in lines
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *ParseError) Unwrap() error { return e.Err }

// quoted writes what was found, cut to a length that fits into a message.
func quoted(s string) string {
	const most = 60
	n := 0
	for at := range s { // a line may be as long as a file
		if n++; n > most {
			return fmt.Sprintf("%q", s[:at]+"…")
		}
	}
	return fmt.Sprintf("%q", s)
}
