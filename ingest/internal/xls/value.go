package xls

import (
	"encoding/binary"
	"fmt"
	"math"
)

// value reads a record that holds a cell, or several numbers of one row.
func (s *sheetReader) value() error {
	f := &fields{part: s.rec.data}
	c, column := cell{row: f.u16()}, f.u16()
	if s.rec.id == idMulRK {
		return s.several(f, c, column)
	}
	c.xf = f.u16()
	switch s.rec.id {
	case idNumber:
		c.setNumber(math.Float64frombits(f.u64()))
	case idRK:
		c.setNumber(rk(f.u32()))
	case idBoolErr:
		value, isError := f.u8(), f.u8()
		c.setCode(value, isError != 0)
	case idLabelSST:
		return s.sharedText(f, c, column)
	case idLabel, idRString:
		return s.label(c, column)
	case idFormula, idFormula3, idFormula4:
		return s.formula(f, c, column)
	}
	return s.put(f, c, column)
}

// put keeps a cell that was read from f.
func (s *sheetReader) put(f *fields, c cell, column uint16) error {
	switch {
	case f.short:
		return s.rec.tooShort()
	case column >= mostColumns:
		return s.misplaced(c.row, column, fmt.Sprintf("column %d", int(column)+1), fmt.Sprintf("at most %d", mostColumns))
	case len(s.book.formats) > 0 && int(c.xf) >= len(s.book.formats):
		return s.misplaced(c.row, column, fmt.Sprintf("cell format %d", c.xf), fmt.Sprintf("one of %d", len(s.book.formats)))
	}
	c.column = uint8(column)
	s.sheet.cells = append(s.sheet.cells, c)
	return s.take(cellBytes)
}

// misplaced returns the error of a cell that is not as it should be.
func (s *sheetReader) misplaced(row, column uint16, found, want string) *ParseError {
	e := s.rec.fail(found, want)
	e.Row, e.Column = int(row)+1, int(column)+1
	return e
}

// several reads the numbers of neighbouring cells.
func (s *sheetReader) several(f *fields, c cell, column uint16) error {
	const each = 6
	size := len(f.part) - 2
	if size < 0 {
		return s.rec.tooShort()
	}
	last := int(binary.LittleEndian.Uint16(f.part[size:]))
	n := last - int(column) + 1
	if size != n*each {
		return s.misplaced(c.row, column, fmt.Sprintf("%d bytes for columns %d to %d", size, int(column)+1, last+1), fmt.Sprintf("%d for each", each))
	}
	for range n {
		c.xf = f.u16()
		c.setNumber(rk(f.u32()))
		if err := s.put(f, c, column); err != nil {
			return err
		}
		column++
	}
	return nil
}

// rk returns a number that is written in 30 bits: those above are of an integer
// or of a floating point number, and those below say which and whether it is
// hundredfold.
func rk(v uint32) float64 {
	const hundredfold, integer = 1, 2
	x := math.Float64frombits(uint64(v&^3) << 32)
	if v&integer != 0 {
		x = float64(int32(v) >> 2)
	}
	if v&hundredfold != 0 {
		x /= 100
	}
	return x
}

// setNumber gives a cell a number. Excel has no infinite one and shows what is
// none as an error.
func (c *cell) setNumber(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		const num = 0x24
		c.setCode(num, true)
		return
	}
	c.kind, c.bits = Number, math.Float64bits(x)
}

// setCode gives a cell a boolean or an error.
func (c *cell) setCode(value uint8, isError bool) {
	if isError {
		c.kind, c.bits = Error, uint64(value)
		return
	}
	x := 0.
	if value != 0 {
		x = 1
	}
	c.kind, c.bits = Boolean, math.Float64bits(x)
}

// errorName returns an error as Excel shows it.
func errorName(code uint64) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	case 0x2A:
		return "#N/A"
	}
	return fmt.Sprintf("#ERROR %#02x", code)
}
