package xls

import (
	"errors"
	"fmt"
	"strings"
)

// Causes of a [ParseError] that a caller may want to tell apart.
var (
	ErrLimit     = errors.New("limit of memory reached")
	ErrEncrypted = errors.New("workbook is encrypted")
	ErrFormat    = errors.New("not a workbook of Excel 5.0 to 2003")
)

// A ParseError says where a workbook is not what it should be.
type ParseError struct {
	Sheet       string // "" outside the sheets
	Row, Column int    // of the cell, from 1; zero for none
	Offset      int64  // of the record in the workbook's stream of records, -1 for none
	Found       string // what stands there
	Want        string // what was expected
	Err         error  // the cause, nil for none
}

// Error returns "sheet!B7 at byte n: found …, want …: cause".
func (e *ParseError) Error() string {
	var b strings.Builder
	b.WriteString("xls: ")
	if e.Sheet != "" {
		fmt.Fprintf(&b, "sheet %q: ", e.Sheet)
	}
	if e.Row > 0 {
		fmt.Fprintf(&b, "cell %s%d: ", letters(e.Column), e.Row)
	}
	if e.Offset >= 0 {
		fmt.Fprintf(&b, "record at byte %d: ", e.Offset)
	}
	fmt.Fprintf(&b, "found %s, want %s", e.Found, e.Want)
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *ParseError) Unwrap() error { return e.Err }

// letters returns the name of a column: 1 is A, 27 is AA.
func letters(column int) string {
	var s string
	for ; column > 0; column = (column - 1) / 26 {
		s = string(rune('A'+(column-1)%26)) + s
	}
	return s
}
