package ingest

import (
	"bytes"
	"errors"

	"github.com/machikoba/machikoba/ingest/census"
)

var (
	errNoNumber = errors.New("a whole number, X, -, … or nothing")
	errFraction = errors.New("a whole number: the layout's unit should be a smaller one")
)

// figure reads a field that is no plain number of up to 16 digits: one with a
// sign, with commas between thousands, with a fraction of zeros, or a symbol.
func (m *MeasureColumn) figure(field []byte, e fieldEncoding) (v int64, s census.Status, err error) {
	if s, ok := m.plainSymbol(field); ok { // most of those that are no number
		return 0, s, nil
	}
	inner, ok := unquote(field)
	if !ok {
		return 0, 0, errNoNumber
	}
	inner = trimmed(inner)
	if s, ok := m.plainSymbol(inner); ok {
		return 0, s, nil
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

// plainSymbol returns the status that a blank, X or - stands for.
func (m *MeasureColumn) plainSymbol(text []byte) (s census.Status, ok bool) {
	switch {
	case len(text) == 0:
		return m.blank(), true
	case len(text) == 1 && text[0] == 'X':
		return census.Suppressed, true
	case len(text) == 1 && text[0] == '-':
		return census.Nil, true
	}
	return 0, false
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
