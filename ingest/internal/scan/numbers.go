package scan

// Marks are what the fields of a column of numbers may be instead: of each that
// is one byte, and at 0 of the empty one. A mark of 0 is none, and the empty field
// has one.
type Marks [256]uint8

// Numbers reads the whole numbers of a column of up to 16 digits into dst, which
// has room for all rows, as marks has: a number has mark 0, and a field with a
// mark is 0. marked says whether there is one. Rows whose field is anything else
// (a sign, quotation marks, another symbol) are appended to rest.
func (b *Batch) Numbers(dst []int64, marks []uint8, rest []int32, column int, m *Marks) (_ []int32, marked bool) {
	dst, marks = dst[:b.Rows], marks[:b.Rows]
	seen := uint8(0)
	for row := 0; row < len(dst); row++ {
		n, found := leadingNumbers(dst[row:], marks[row:], b.column(row, column), m)
		seen |= found
		if row += n; row < len(dst) {
			rest = append(rest, int32(row))
		}
	}
	return rest, seen != 0
}

// leadingNumbers reads the fields before the first that is neither a number nor
// has a mark, and returns how many, and what bits the marks have. It calls
// nothing, so that all it needs stays in registers.
//
// Whether a field is empty is looked up and not asked, as the answer would be
// hard to foresee: nothing of it is left, which is the number 0.
func leadingNumbers(dst []int64, marks []uint8, c column, m *Marks) (rows int, seen uint8) {
	byLength := [9]uint8{0: m[0]}
	marks = marks[:len(dst)]
	for row, at := 0, uintptr(0); row < len(dst); row, at = row+1, at+c.step {
		end, n := c.field(at)
		if n > 8 {
			if n > 16 {
				return row, seen
			}
			high, low := (c.word(end-16)^'0'*ones)&lastBytes[n-8], c.word(end-8)^'0'*ones
			if !areDigits(high) || !areDigits(low) {
				return row, seen
			}
			dst[row], marks[row] = int64(number(high)*1e8+number(low)), 0
			continue
		}
		w, mark := (c.word(end-8)^'0'*ones)&lastBytes[n], byLength[n]
		if !areDigits(w) {
			if mark = m[byte(w>>56)^'0']; n > 1 || mark == 0 {
				return row, seen
			}
			w = 0
		}
		dst[row], marks[row] = int64(number(w)), mark
		seen |= mark
	}
	return len(dst), seen
}

// areDigits reports whether no byte of w is above 9.
func areDigits(w uint64) bool { return ((w+0x76*ones)|w)&highs == 0 }

// number returns the decimal number of eight digits, the first in the lowest
// byte, in three multiplications: neighbouring digits become pairs, pairs fours,
// fours eight.
func number(w uint64) uint64 {
	w = w * (1 + 10<<8) >> 8 & 0x00FF00FF00FF00FF
	w = w * (1 + 100<<16) >> 16 & 0x0000FFFF0000FFFF
	return w * (1 + 10000<<32) >> 32
}
