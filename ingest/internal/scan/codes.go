package scan

import (
	"encoding/binary"
	"math/bits"
	"unsafe"
)

// A Dictionary gives codes to the texts of a column. Those of up to eight bytes
// are found by their bytes as one integer.
type Dictionary struct {
	short []entry // open addressing; a power of two of them
	shift uint
	used  int
	long  map[string]int32
}

type entry struct {
	text uint64 // 0 for none: an empty text has no code
	code int32
}

// Set gives a code to a text that has none. An empty text and one that begins
// with a zero byte, which is not told from one without it, get none.
func (d *Dictionary) Set(text []byte, code int32) {
	if len(text) > 8 {
		if d.long == nil {
			d.long = map[string]int32{}
		}
		d.long[string(text)] = code
		return
	}
	if len(text) == 0 || text[0] == 0 {
		return
	}
	if 4*d.used >= len(d.short) {
		d.enlarge()
	}
	packed := pack(text)
	*d.slot(packed) = entry{packed, code}
	d.used++
}

func (d *Dictionary) enlarge() {
	old := d.short
	d.short = make([]entry, max(64, 2*len(old)))
	d.shift = uint(64 - bits.TrailingZeros(uint(len(d.short))))
	for _, e := range old {
		if e.text != 0 {
			*d.slot(e.text) = e
		}
	}
}

// slot returns where a packed text is, or is to be.
func (d *Dictionary) slot(packed uint64) *entry {
	mask := len(d.short) - 1
	i := int(packed * 0x9E3779B97F4A7C15 >> d.shift) // Fibonacci hashing, Knuth vol. 3, 6.4
	for d.short[i].text != 0 && d.short[i].text != packed {
		i = (i + 1) & mask
	}
	return &d.short[i]
}

// pack returns a text of one to eight bytes as the last bytes of an integer.
func pack(text []byte) uint64 {
	var eight [8]byte
	copy(eight[8-len(text):], text)
	return binary.LittleEndian.Uint64(eight[:])
}

// Find returns the code of a text.
func (d *Dictionary) Find(text []byte) (code int32, ok bool) {
	if len(text) > 8 {
		code, ok = d.long[string(text)]
		return code, ok
	}
	if len(d.short) == 0 || len(text) == 0 || text[0] == 0 {
		return 0, false
	}
	e := d.slot(pack(text))
	return e.code, e.text != 0
}

// FindString is Find of a string.
func (d *Dictionary) FindString(text string) (code int32, ok bool) {
	return d.Find(unsafe.Slice(unsafe.StringData(text), len(text)))
}

// Codes reads the codes of a column into dst, which has room for all rows. Rows
// whose text has no code are appended to rest.
func (b *Batch) Codes(dst []int32, rest []int32, column int, d *Dictionary) []int32 {
	if len(d.short) == 0 {
		d.enlarge()
	}
	dst = dst[:b.Rows]
	for row := 0; row < len(dst); row++ {
		row += d.leadingCodes(dst[row:], b.column(row, column))
		if row == len(dst) {
			break
		}
		code, ok := int32(0), false
		if text := b.Field(row, column); len(text) > 8 {
			code, ok = d.long[string(text)]
		}
		if ok {
			dst[row] = code
		} else {
			rest = append(rest, int32(row))
		}
	}
	return rest
}

// leadingCodes reads the codes before the first text that is longer than eight
// bytes or has none, and returns how many. It calls nothing, so that all it needs
// stays in registers.
func (d *Dictionary) leadingCodes(dst []int32, c column) int {
	table, shift, mask := d.short, d.shift&63, len(d.short)-1
	for row, at := 0, uintptr(0); row < len(dst); row, at = row+1, at+c.step {
		end, n := c.field(at)
		if n-1 >= 8 {
			return row
		}
		packed := c.word(end-8) & lastBytes[n]
		i := int(packed*0x9E3779B97F4A7C15>>shift) & mask
		for table[i].text != packed {
			if table[i].text == 0 {
				return row
			}
			i = (i + 1) & mask
		}
		dst[row] = table[i].code
	}
	return len(dst)
}
