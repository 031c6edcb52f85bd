package scan

import (
	"encoding/binary"
	"slices"
)

// TextLen returns how many bytes the fields of a column have.
func (b *Batch) TextLen(column int) int {
	sum := 0
	for at := column; at < b.Rows*b.stride; at += b.stride {
		sum += int(b.separators[at+1]-b.separators[at]) - 1
	}
	return sum
}

// Texts appends the fields of a column to text, and where each of them ends there
// to ends. It appends nothing, and plain is false, where a field may be more than
// its bytes: in a batch with quotation marks or spaces, and where a field has
// bytes that are not ASCII.
func (b *Batch) Texts(text []byte, ends []int32, column int) (_ []byte, _ []int32, plain bool) {
	if !b.bare {
		return text, ends, b.Rows == 0
	}
	began, beganEnds := len(text), len(ends)
	ends = slices.Grow(ends, b.Rows)[:beganEnds+b.Rows]
	for row := 0; row < b.Rows; row++ {
		var n int
		text, n = leadingTexts(text, ends[beganEnds+row:], b.column(row, column))
		if row += n; row < b.Rows {
			text = append(text, b.Field(row, column)...)
			ends[beganEnds+row] = int32(len(text))
		}
	}
	if !isASCII(text[began:]) {
		return text[:began], ends[:beganEnds], false
	}
	return text, ends, true
}

// leadingTexts appends the fields before the first that has more than 16 bytes,
// or may have no room, and returns how many. Sixteen bytes are copied of each,
// which is faster than to copy as many as there are.
func leadingTexts(text []byte, ends []int32, c column) (_ []byte, rows int) {
	to, room := len(text), text[:cap(text)]
	for row, at := 0, uintptr(0); row < len(ends); row, at = row+1, at+c.step {
		end, n := c.field(at)
		if n > 16 || len(room)-to < 16 {
			return room[:to], row
		}
		out := (*[16]byte)(room[to:])
		binary.LittleEndian.PutUint64(out[:8], c.word(end-n))
		binary.LittleEndian.PutUint64(out[8:], c.word(end-n+8))
		to += int(n)
		ends[row] = int32(to)
	}
	return room[:to], len(ends)
}

func isASCII(text []byte) bool {
	seen := uint64(0)
	for ; len(text) >= 8; text = text[8:] {
		seen |= binary.LittleEndian.Uint64(text)
	}
	for _, c := range text {
		seen |= uint64(c)
	}
	return seen&highs == 0
}
