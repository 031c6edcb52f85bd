package ingest

import (
	"encoding/binary"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/machikoba/machikoba/ingest/census"
)

// standingStatuses are statuses that a record has as this package writes them: in
// bytes that are the statuses themselves, where every figure without a value is
// absent. They are read where they stand.
type standingStatuses struct {
	statuses []uint8
	known    uint64 // how many statuses there are
	valid    []byte // of the figures, nil where all have values
}

// standing returns the statuses of figures, given those of their dictionary; ok is
// false where they are written in another way.
func standing(figures arrow.Array, statuses *array.Dictionary, parsed []census.Status) (s standingStatuses, ok bool) {
	index, narrow := statuses.Indices().(*array.Uint8)
	if !narrow || statuses.NullN() > 0 || len(parsed) > 0x80 || isFloat(figures) {
		return s, false
	}
	for i, status := range parsed {
		if status != census.Status(i) {
			return s, false
		}
	}
	s = standingStatuses{statuses: index.Uint8Values(), known: uint64(len(parsed))}
	if figures.NullN() > 0 {
		offset := figures.Data().Offset()
		if offset%8 != 0 {
			return s, false
		}
		s.valid = figures.NullBitmapBytes()[offset/8:]
	}
	return s, true
}

// read returns the statuses of n rows from one on, nil where all are Official. It
// gives up, and ok is false, where one is not known or has no value that should.
func (s *standingStatuses) read(from, n int) (statuses []census.Status, ok bool) {
	if from%8 != 0 {
		return nil, false
	}
	block := s.statuses[from : from+n]
	any, unknown, valueless := uint64(0), uint64(0), byte(0)
	for i := 0; i < n; i += 8 {
		var eight uint64
		rows := byte(0xFF)
		if i+8 <= n {
			eight = binary.LittleEndian.Uint64(block[i:])
		} else {
			var last [8]byte
			rows >>= 8 - copy(last[:], block[i:])
			eight = binary.LittleEndian.Uint64(last[:])
		}
		any |= eight
		unknown |= eight | (eight + (0x80-s.known)*eachByte)
		if s.valid != nil {
			valueless |= rows &^ (s.valid[(from+i)/8] | absentBits(eight))
		}
	}
	switch {
	case unknown&(0x80*eachByte) != 0 || valueless != 0:
		return nil, false
	case any == 0:
		return nil, true
	}
	return statusesIn(block), true
}

const eachByte = 0x0101010101010101

// absentBits returns of eight statuses, all below 0x80, which are absent.
func absentBits(eight uint64) byte {
	absent := (eight + (0x80-uint64(census.NotApplicable))*eachByte) & (0x80 * eachByte)
	return byte(absent >> 7 * 0x0102040810204080 >> 56) // one bit of each byte, side by side
}
