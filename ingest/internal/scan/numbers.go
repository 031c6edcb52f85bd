package scan

// Numbers reads the whole numbers of a column of up to 16 digits into dst, which
// has room for all rows. Rows whose field is anything else (a sign, a symbol,
// quotation marks, nothing) are appended to rest, and left as they were.
func (b *Batch) Numbers(dst []int64, rest []int32, column int) []int32 {
	dst = dst[:b.Rows]
	for row := 0; row < len(dst); row++ {
		row += leadingNumbers(dst[row:], b.column(row, column))
		if row < len(dst) {
			rest = append(rest, int32(row))
		}
	}
	return rest
}

// leadingNumbers reads the numbers before the first field that is none, and
// returns how many. It calls nothing, so that all it needs stays in registers.
func leadingNumbers(dst []int64, c column) int {
	for row := range dst {
		begin, n := c.field(row)
		if n-1 < 8 {
			w := (c.word(begin) ^ '0'*ones) << ((64 - 8*n) & 63)
			if !areDigits(w) {
				return row
			}
			dst[row] = int64(number(w))
			continue
		}
		if n-9 >= 8 {
			return row
		}
		high := (c.word(begin) ^ '0'*ones) << ((128 - 8*n) & 63)
		low := c.word(begin+n-8) ^ '0'*ones
		if !areDigits(high) || !areDigits(low) {
			return row
		}
		dst[row] = int64(number(high)*1e8 + number(low))
	}
	return len(dst)
}

// areDigits reports whether no byte of w is above 9.
func areDigits(w uint64) bool { return ((w+0x76*ones)|w)&highs == 0 }

// number returns the decimal number of eight digits, the first in the lowest
// byte, in three multiplications: neighbouring digits become pairs, pairs fours,
// fours eight.
func number(w uint64) uint64 {
	w = (w*10 + w>>8) & 0x00FF00FF00FF00FF
	w = (w*100 + w>>16) & 0x0000FFFF0000FFFF
	return (w*10000 + w>>32) & 0xFFFFFFFF
}
