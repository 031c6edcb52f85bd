package chunk

import (
	"encoding/binary"
	"math/bits"
)

// levels decodes definition levels of a column that is not nested: 1 where there
// is a value, 0 where there is none.
type levels struct {
	hybrid
}

// read sets the bits of rows from from to to that have a value, where none are
// set yet, and returns how many there are. Eight bytes can be written to behind
// the bitmap.
func (l *levels) read(bitmap []byte, from, to int) (present int, err error) {
	for from < to {
		switch {
		case l.run > 0:
			n := min(l.run, to-from)
			if l.value == 1 {
				setBits(bitmap, from, from+n)
				present += n
			}
			l.run, from = l.run-n, from+n
		case l.packed > 0:
			n := min(l.packed, to-from, 56)
			x := binary.LittleEndian.Uint64(l.data[l.at:]) >> l.bit & (1<<n - 1)
			orBits(bitmap, from, x)
			present += bits.OnesCount64(x)
			l.took(n)
			from += n
		default:
			if err := l.head(); err != nil {
				return 0, err
			}
		}
	}
	return present, nil
}

// orBits sets up to 56 bits from the one given on.
func orBits(bitmap []byte, at int, x uint64) {
	word := bitmap[at>>3 : at>>3+8]
	binary.LittleEndian.PutUint64(word, binary.LittleEndian.Uint64(word)|x<<(at&7))
}

func setBits(bitmap []byte, from, to int) {
	for ; from < to && from&7 != 0; from++ {
		bitmap[from>>3] |= 1 << (from & 7)
	}
	for ; from+8 <= to; from += 8 {
		bitmap[from>>3] = 0xFF
	}
	for ; from < to; from++ {
		bitmap[from>>3] |= 1 << (from & 7)
	}
}

// spread moves the values that are there, the first ones, to their rows. Rows
// without a value are zero.
func spread[T int32 | int64](values []T, present int, bitmap []byte) {
	row := len(values)
	for row > present { // from here on each is in its place
		if b := bitmap[(row-1)>>3]; row&7 == 0 && b == 0xFF {
			row, present = row-8, present-8
			copy(values[row:row+8], values[present:present+8])
			continue
		}
		row--
		if bitmap[row>>3]>>(row&7)&1 == 0 {
			values[row] = 0
			continue
		}
		present--
		values[row] = values[present]
	}
}
