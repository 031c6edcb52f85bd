package xls

import (
	"fmt"
	"math"
)

// sharedText reads a cell that has one of the shared strings.
func (s *sheetReader) sharedText(f *fields, c cell, column uint16) error {
	c.kind, c.bits = Text, uint64(f.u32())
	if !f.short && c.bits >= uint64(s.shared) {
		return s.misplaced(c.row, column, fmt.Sprintf("shared string %d", c.bits), fmt.Sprintf("one of %d", s.shared))
	}
	return s.put(f, c, column)
}

// label reads a cell that holds its own text.
func (s *sheetReader) label(c cell, column uint16) error {
	f := &fields{part: s.rec.data, after: &s.records}
	f.skip(6) // place, format
	return s.putText(f, c, column)
}

// putText keeps a cell whose text comes next.
func (s *sheetReader) putText(f *fields, c cell, column uint16) error {
	n := int(f.u16())
	var text string
	if s.version == biff8 {
		text = f.unicode(n)
	} else {
		text = s.narrow(f, n)
	}
	c.kind, c.bits = Text, uint64(len(s.book.texts))
	if err := s.put(f, c, column); err != nil {
		return err
	}
	return s.text(text)
}

// formula reads the value that a formula had. A text follows in a record of its
// own, behind those of a formula that several cells share.
func (s *sheetReader) formula(f *fields, c cell, column uint16) error {
	const text, boolean, isError, empty = 0, 1, 2, 3
	result := f.u64()
	kind, value := uint8(result), uint8(result>>16)
	switch {
	case result>>48 != 0xFFFF:
		c.setNumber(math.Float64frombits(result))
	case kind == text:
		s.awaiting = &place{c, column, s.rec}
		return nil
	case kind == boolean, kind == isError:
		c.setCode(value, kind == isError)
	case kind == empty:
		c.kind, c.bits = Text, uint64(len(s.book.texts))
		if err := s.text(""); err != nil {
			return err
		}
	default:
		return s.misplaced(c.row, column, fmt.Sprintf("a formula's value of type %d", kind), "one of 0 to 3")
	}
	return s.put(f, c, column)
}

// A place is that of a formula whose text is to come.
type place struct {
	cell   cell
	column uint16
	rec    record
}

// formulaText reads the text that a formula gave.
func (s *sheetReader) formulaText() error {
	p := s.awaiting
	if p == nil {
		return s.rec.fail("a text without its formula", "the formula before it")
	}
	s.awaiting = nil
	return s.putText(&fields{part: s.rec.data, after: &s.records}, p.cell, p.column)
}

// settled returns the error of a formula whose text did not come.
func (s *sheetReader) settled() error {
	if p := s.awaiting; p != nil {
		s.rec = p.rec
		return s.misplaced(p.cell.row, p.column, "a formula whose value is a text", "the text behind it")
	}
	return nil
}
