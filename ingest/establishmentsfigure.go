package ingest

import (
	"bytes"
	"errors"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/scan"
)

var (
	errNoNumber = errors.New("a whole number, X, -, … or nothing")
	errFraction = errors.New("a whole number: the layout's unit should be a smaller one")
)

// marks are the statuses of the symbols of one byte, and of the empty field.
func (m *MeasureColumn) marks() (marks scan.Marks) {
	for text, status := range symbols {
		if len(text) == 1 {
			marks[text[0]] = uint8(status)
		}
	}
	marks[0] = uint8(m.blank())
	return marks
}

// figure reads a field that is no plain number of up to 16 digits and has no mark:
// one with a sign, with commas between thousands, with a fraction of zeros,
// between quotation marks, or another symbol.
func (m *MeasureColumn) figure(field []byte, e fieldEncoding) (v int64, s census.Status, err error) {
	inner, ok := unquote(field)
	if !ok {
		return 0, 0, errNoNumber
	}
	inner = trimmed(inner)
	if len(inner) == 0 {
		return 0, m.blank(), nil
	}
	if len(inner) == 1 {
		if s, known := symbols[string(inner)]; known {
			return 0, s, nil
		}
	}
	if v, err = wholeNumber(inner); err != errNoNumber {
		return v, census.Official, err
	}
	text, ok := e.text(inner)
	if ok && text == "" { // other spaces
		return 0, m.blank(), nil
	}
	if s, known := symbols[text]; ok && known {
		return 0, s, nil
	}
	return 0, 0, errNoNumber
}

// trimmed returns what stands between the blanks and tabs around a text.
func trimmed(text []byte) []byte {
	for len(text) > 0 && (text[0] == ' ' || text[0] == '\t') {
		text = text[1:]
	}
	for n := len(text); n > 0 && (text[n-1] == ' ' || text[n-1] == '\t'); n-- {
		text = text[:n-1]
	}
	return text
}

// wholeNumber reads a number as people and programs write it: 1,234 and -5 and
// 1234.0.
func wholeNumber(text []byte) (v int64, err error) {
	negative := text[0] == '-'
	if negative || text[0] == '+' {
		text = text[1:]
	}
	var fraction []byte
	digits, group := 0, -1 // digits since the last comma, -1 before the first
	for i, c := range text {
		if c == '.' {
			fraction = text[i+1:]
			break
		}
		switch {
		case c == ',':
			if group >= 0 && group != 3 || digits == 0 || digits > 3 && group < 0 {
				return 0, errNoNumber
			}
			group = 0
			continue
		case c < '0' || c > '9':
			return 0, errNoNumber
		}
		if v > census.MaxContribution/10 {
			return 0, census.ErrOverflow
		}
		v = 10*v + int64(c-'0')
		digits++
		if group >= 0 {
			group++
		}
	}
	if digits == 0 || group >= 0 && group != 3 || len(bytes.Trim(fraction, "0123456789")) > 0 {
		return 0, errNoNumber
	}
	if len(bytes.Trim(fraction, "0")) > 0 {
		return 0, errFraction
	}
	if negative {
		v = -v
	}
	return v, nil
}
