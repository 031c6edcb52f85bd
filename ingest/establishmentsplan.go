package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/encoding/japanese"
)

// A kind of column of codes.
type codeKind uint8

const (
	yearCodes codeKind = iota
	areaCodes
	industryCodes
	sizeCodes
	textCodes
)

// A codePlace is a column of codes in a file, a numberPlace one of figures.
type codePlace struct {
	kind   codeKind
	header string
	column int
}

type numberPlace struct {
	MeasureColumn
	column int
}

// A microPlan says where in a file the columns of a layout are.
type microPlan struct {
	columns       int // of the file
	encoding      fieldEncoding
	codes         []codePlace
	numbers       []numberPlace
	establishment int // -1 for none
}

// newMicroPlan finds the columns of a layout in the header of a file, given without
// its line end. Records need all of the layout, cubes not its texts.
func newMicroPlan(l *Layout, file string, header []byte, texts bool) (*microPlan, error) {
	p := &microPlan{encoding: headerEncoding(header), establishment: -1}
	names, at, whole := p.headers(header)
	p.columns = len(names)
	var failed error
	if !whole && bytes.IndexByte(header, '\n') >= 0 { // there may be rows in it
		failed = &ParseError{File: file, Line: 1, Found: "a header with a line feed and a quotation mark within a field", Want: "fields that are quoted as a whole or not at all"}
	}
	find := func(name string) int {
		found := -1
		for i, n := range names {
			switch {
			case n != name:
			case found >= 0:
				failed = &ParseError{File: file, Line: 1, Column: at[i], Cell: name, Found: "a second column of this header", Want: "one"}
			default:
				found = i
			}
		}
		if found < 0 && failed == nil {
			failed = &ParseError{File: file, Line: 1, Found: "the columns " + quoted(strings.Join(names, ", ")), Want: "a column " + quoted(name)}
		}
		return found
	}
	wanted := []codePlace{{kind: yearCodes, header: l.Year}, {kind: areaCodes, header: l.Area},
		{kind: industryCodes, header: l.Industry}, {kind: sizeCodes, header: l.Size}}
	if texts {
		for _, t := range l.Texts {
			wanted = append(wanted, codePlace{kind: textCodes, header: t})
		}
		if l.Establishment != "" {
			p.establishment = find(l.Establishment)
		}
	}
	for _, c := range wanted {
		if c.header != "" {
			c.column = find(c.header)
			p.codes = append(p.codes, c)
		}
	}
	for _, m := range l.Measures {
		p.numbers = append(p.numbers, numberPlace{m, find(m.Header)})
	}
	return p, failed
}

// headers returns the texts of the header's fields, in which character of the line
// each begins, and whether those that are quoted are so as a whole.
func (p *microPlan) headers(line []byte) (names []string, at []int, whole bool) {
	begin, inside := 0, false
	whole = true
	for i := 0; i <= len(line); i++ {
		if i < len(line) && line[i] == '"' {
			inside = !inside
		}
		if i < len(line) && (line[i] != ',' || inside) {
			continue
		}
		text, ok := p.encoding.text(line[begin:i])
		if !ok {
			text = string(line[begin:i])
		}
		_, unquoted := unquote(line[begin:i])
		whole = whole && unquoted
		names, at = append(names, text), append(at, p.encoding.characters(line[:begin])+1)
		begin = i + 1
	}
	return names, at, whole
}

// An encoding of a file, as far as its header tells.
type fieldEncoding uint8

const (
	anyEncoding fieldEncoding = iota // a header in ASCII: each text is what it can be
	utf8Encoding
	cp932Encoding
)

func headerEncoding(header []byte) fieldEncoding {
	ascii := !bytes.ContainsFunc(header, func(r rune) bool { return r >= utf8.RuneSelf })
	switch {
	case ascii:
		return anyEncoding
	case utf8.Valid(header):
		return utf8Encoding
	}
	return cp932Encoding
}

// decode returns bytes as UTF-8.
func (e fieldEncoding) decode(raw []byte) (text string, ok bool) {
	if e != cp932Encoding && utf8.Valid(raw) {
		return string(raw), true
	}
	if e == utf8Encoding {
		return "", false
	}
	decoded, err := japanese.ShiftJIS.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return "", false
	}
	return string(decoded), true
}

// text returns the text of a field: decoded, without quotation marks around it
// and without spaces at its ends.
func (e fieldEncoding) text(field []byte) (text string, ok bool) {
	if field, ok = unquote(field); !ok {
		return "", false
	}
	text, ok = e.decode(field)
	return strings.TrimSpace(text), ok
}

// characters counts the characters of a part of a line.
func (e fieldEncoding) characters(raw []byte) int {
	text, ok := e.decode(raw)
	if !ok {
		return len(raw)
	}
	return utf8.RuneCountInString(text)
}

// unquote returns what stands between the quotation marks of a field, doubled
// ones made single. A field that is quoted in part is not ok.
func unquote(field []byte) (_ []byte, ok bool) {
	n := len(field)
	if n < 2 || field[0] != '"' || field[n-1] != '"' {
		return field, bytes.IndexByte(field, '"') < 0
	}
	inner := field[1 : n-1]
	if bytes.IndexByte(inner, '"') < 0 {
		return inner, true
	}
	plain := bytes.ReplaceAll(inner, []byte(`""`), nil)
	if bytes.IndexByte(plain, '"') >= 0 {
		return nil, false
	}
	return bytes.ReplaceAll(inner, []byte(`""`), []byte(`"`)), true
}

// part resolves the text of a code to the part of a key. The error says what
// was wanted.
func (l *Layout) part(kind codeKind, text string) (k census.Key, err error) {
	switch kind {
	case yearCodes:
		k.Year, err = parseReferenceYear(text)
	case areaCodes:
		k.Area, err = census.ParseArea(text)
		if err == nil && k.Area == census.Japan {
			err = fmt.Errorf("a prefecture or a municipality, not the nation")
		}
	case industryCodes:
		k.Industry, err = census.ParseIndustry(text, l.scheme())
		if err == nil && k.Industry == census.Manufacturing {
			err = fmt.Errorf("an industry, not the whole")
		}
	case sizeCodes:
		size, known := l.Sizes[text]
		if !known {
			err = fmt.Errorf("one of the size classes of the layout")
		}
		k.Size = size
	}
	return k, err
}

func parseReferenceYear(text string) (y census.Year, err error) {
	if len(text) != 4 {
		return 0, fmt.Errorf("a year of four digits")
	}
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0, fmt.Errorf("a year of four digits")
		}
		y = 10*y + census.Year(c-'0')
	}
	if y == 0 {
		return 0, fmt.Errorf("a year from 1 on")
	}
	return y, nil
}
