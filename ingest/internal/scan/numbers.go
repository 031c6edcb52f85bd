package scan

import "encoding/binary"

// Numbers reads the whole numbers of a column of up to 16 digits into dst, which
// has room for all rows. Rows whose field is anything else (a sign, a symbol,
// quotation marks, nothing) are appended to rest, and left as they were.
func (b *Batch) Numbers(dst []int64, rest []int32, column int) []int32 {
	data, s, stride := b.data, b.separators, b.stride
	at := column
	for row := range dst[:b.Rows] {
		pair := s[at : at+2 : at+2]
		length, end := pair[1]-pair[0]-1, int(pair[1])
		at += stride
		if length-1 < 8 {
			v, ok := digits(binary.LittleEndian.Uint64(data[end-8:]), length)
			if ok {
				dst[row] = int64(v)
				continue
			}
		} else if length-9 < 8 {
			low, ok1 := digits(binary.LittleEndian.Uint64(data[end-8:]), 8)
			high, ok2 := digits(binary.LittleEndian.Uint64(data[end-16:]), length-8)
			if ok1 && ok2 {
				dst[row] = int64(high*1e8 + low)
				continue
			}
		}
		rest = append(rest, int32(row))
	}
	return rest
}

// digits reads the decimal number in the last bytes of w, 1 to 8, in three
// multiplications: neighbouring digits become pairs, pairs fours, fours eight.
func digits(w uint64, length uint32) (v uint64, ok bool) {
	w = (w ^ '0'*ones) & (^uint64(0) << ((64 - 8*length) & 63))
	if ((w+0x76*ones)|w)&highs != 0 { // a byte above 9
		return 0, false
	}
	w = (w*10 + w>>8) & 0x00FF00FF00FF00FF
	w = (w*100 + w>>16) & 0x0000FFFF0000FFFF
	return (w*10000 + w>>32) & 0xFFFFFFFF, true
}
