package ingest

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A csvBody is the text of a CSV file, read record by record, with the places
// that errors name.
type csvBody struct {
	name  string
	text  string // what is left below the lines taken by line
	above int    // how many lines were taken
	csv   *csv.Reader
	cells []string // the record read last
}

// newCSVBody takes a text whose lines end in any way.
func newCSVBody(name, text string) *csvBody {
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return &csvBody{name: name, text: text}
}

// complete returns an error where the last line of the file has no end.
func (b *csvBody) complete() error {
	if strings.HasSuffix(b.text, "\n") {
		return nil
	}
	last := b.text[strings.LastIndexByte(b.text, '\n')+1:]
	return &ParseError{File: b.name, Line: 1 + strings.Count(b.text, "\n"), Column: 1 + utf8.RuneCountInString(last),
		Found: "the end of the file within a line", Want: "a line end: the file may be cut off"}
}

// line takes the first line if it begins with prefix.
func (b *csvBody) line(prefix string) (line string, ok bool) {
	if !strings.HasPrefix(b.text, prefix) {
		return "", false
	}
	line, b.text, _ = strings.Cut(b.text, "\n")
	b.above++
	return strings.TrimSuffix(line, "\r"), true
}

// record reads the next record into cells; it returns io.EOF after the last.
func (b *csvBody) record() error {
	if b.csv == nil {
		b.open(separator(b.text))
	}
	cells, err := b.csv.Read()
	if err == nil || err == io.EOF {
		b.cells = cells
		return err
	}
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return fmt.Errorf("ingest: %s: %w", b.name, err)
	}
	e := &ParseError{File: b.name, Line: b.above + at.Line, Column: b.column(at.Line, at.Column),
		Found: "a stray quotation mark", Want: "quotation marks around the whole cell, doubled within", Err: at.Err}
	if strings.Count(b.text[b.offset(at.StartLine):], "\"")%2 == 1 {
		e.Line, e.Column = b.above+at.StartLine, 0
		e.Found, e.Want = "a quotation mark without its pair", "a closing quotation mark before the file ends"
	}
	return e
}

// open begins to read records whose cells the separator parts.
func (b *csvBody) open(separator rune) {
	b.csv = csv.NewReader(strings.NewReader(b.text))
	b.csv.Comma = separator
	b.csv.FieldsPerRecord = -1 // counted by the caller, who knows the header
	b.csv.ReuseRecord = true
}

// lineNumber returns the line of the file that the record begins in.
func (b *csvBody) lineNumber() int {
	line, _ := b.csv.FieldPos(0)
	return b.above + line
}

// fault returns an error at cell i of the record.
func (b *csvBody) fault(i int, header, want string, cause error) *ParseError {
	line, column := b.csv.FieldPos(i)
	return &ParseError{File: b.name, Line: b.above + line, Column: b.column(line, column), Cell: header,
		Found: quoted(b.cells[i]), Want: want, Err: cause}
}

// width returns an error where the record has not n cells.
func (b *csvBody) width(n int) *ParseError {
	if len(b.cells) == n {
		return nil
	}
	return &ParseError{File: b.name, Line: b.lineNumber(), Found: fmt.Sprintf("%d cells", len(b.cells)),
		Want: fmt.Sprintf("%d, one for each column of the header", n)}
}

// column turns a column in bytes into one in characters, as editors count. The
// scan from the top costs nothing that matters: errors are few.
func (b *csvBody) column(line, bytes int) int {
	rest := b.text[b.offset(line):]
	return 1 + utf8.RuneCountInString(rest[:min(bytes-1, len(rest))])
}

// offset returns where a line of the text begins.
func (b *csvBody) offset(line int) int {
	at := 0
	for range line - 1 {
		next := strings.IndexByte(b.text[at:], '\n')
		if next < 0 {
			return at
		}
		at += next + 1
	}
	return at
}
