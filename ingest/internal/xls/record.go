package xls

import (
	"encoding/binary"
	"fmt"
)

// Identifiers of the records that are read.
const (
	idFormula     = 0x0006
	idEOF         = 0x000A
	idDateMode    = 0x0022
	idFilePass    = 0x002F
	idContinue    = 0x003C
	idCodePage    = 0x0042
	idColInfo     = 0x007D
	idBoundSheet  = 0x0085
	idMulRK       = 0x00BD
	idMulBlank    = 0x00BE
	idRString     = 0x00D6
	idXF          = 0x00E0
	idMergedCells = 0x00E5
	idSST         = 0x00FC
	idLabelSST    = 0x00FD
	idFormula3    = 0x0206 // of Excel 3, of the same form; some programs write it, and that of Excel 4
	idFormula4    = 0x0406
	idBlank       = 0x0201
	idNumber      = 0x0203
	idLabel       = 0x0204
	idBoolErr     = 0x0205
	idString      = 0x0207
	idRow         = 0x0208
	idRK          = 0x027E
	idFormat      = 0x041E
	idBOF         = 0x0809
)

// A record is an identifier and a content whose form it tells.
type record struct {
	id   uint16
	data []byte
	at   int64 // of its first byte in the stream
}

// records reads a stream of records.
type records struct {
	stream []byte
	at     int
}

// next returns the record at which the reading stands and goes beyond it.
func (s *records) next() (record, error) {
	const head = 4
	rest := s.stream[s.at:]
	r := record{at: int64(s.at)}
	if len(rest) < head {
		return r, r.fail(fmt.Sprintf("the end of the stream after %d bytes", len(s.stream)), "a record that ends the sheet")
	}
	r.id = binary.LittleEndian.Uint16(rest)
	size := int(binary.LittleEndian.Uint16(rest[2:]))
	if len(rest) < head+size {
		return r, r.fail(fmt.Sprintf("the end of the stream after %d bytes", len(s.stream)), fmt.Sprintf("a record of %d bytes", size))
	}
	r.data = rest[head : head+size : head+size]
	s.at += head + size
	return r, nil
}

// continues says whether the next record continues the one before it.
func (s *records) continues() bool {
	return len(s.stream)-s.at >= 2 && binary.LittleEndian.Uint16(s.stream[s.at:]) == idContinue
}

// fail returns the error of a record that is not as it should be.
func (r record) fail(found, want string) *ParseError {
	return &ParseError{Offset: r.at, Found: found, Want: want}
}

// tooShort returns the error of a record whose content ends before its fields.
func (r record) tooShort() *ParseError {
	return r.fail(fmt.Sprintf("%d bytes in a record of type %#04x", len(r.data), r.id), "more")
}
