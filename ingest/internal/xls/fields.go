package xls

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// fields reads the fields of a record one after the other, on into the records
// that continue it. Past their end every field is zero, and short is set.
type fields struct {
	part  []byte
	after *records // where the records that continue it would stand, nil for none
	short bool

	units []uint16 // of the text that is being read
}

// more goes on to the next part that is not empty, and is false at the end.
func (f *fields) more() bool {
	for len(f.part) == 0 {
		if f.after == nil || !f.after.continues() {
			return false
		}
		r, err := f.after.next()
		if err != nil {
			return false
		}
		f.part = r.data
	}
	return true
}

// check returns the error of a record that ended before its fields.
func (f *fields) check(rec record) error {
	if f.short {
		return rec.tooShort()
	}
	return nil
}

func (f *fields) u8() uint8 {
	if !f.more() {
		f.short = true
		return 0
	}
	b := f.part[0]
	f.part = f.part[1:]
	return b
}

func (f *fields) u16() uint16 {
	if len(f.part) >= 2 {
		v := binary.LittleEndian.Uint16(f.part)
		f.part = f.part[2:]
		return v
	}
	low := f.u8()
	return uint16(low) | uint16(f.u8())<<8
}

func (f *fields) u32() uint32 {
	low := f.u16()
	return uint32(low) | uint32(f.u16())<<16
}

func (f *fields) u64() uint64 {
	low := f.u32()
	return uint64(low) | uint64(f.u32())<<32
}

func (f *fields) skip(n int64) {
	for n > 0 {
		if !f.more() {
			f.short = true
			return
		}
		k := min(n, int64(len(f.part)))
		f.part = f.part[k:]
		n -= k
	}
}

// bytes returns the next n bytes, which must not be altered, or fewer.
func (f *fields) bytes(n int) []byte {
	if n <= len(f.part) {
		b := f.part[:n]
		f.part = f.part[n:]
		return b
	}
	var b []byte
	for len(b) < n && f.more() {
		k := min(n-len(b), len(f.part))
		b = append(b, f.part[:k]...)
		f.part = f.part[k:]
	}
	f.short = f.short || len(b) < n
	return b
}

// unicode reads a string of n characters as Excel 97 and later write it, behind
// its length: flags, the characters, and what formats or pronounces them, which
// is passed over.
func (f *fields) unicode(n int) string {
	const wide, phonetic, rich = 1, 4, 8
	flags := f.u8()
	var behind int64
	if flags&rich != 0 {
		behind += 4 * int64(f.u16())
	}
	if flags&phonetic != 0 {
		behind += int64(f.u32())
	}
	text := f.characters(n, flags&wide != 0)
	f.skip(behind)
	return text
}

// characters reads n characters, of two bytes each if they are wide. Where the
// record that continues a text begins, one byte says anew if they are.
func (f *fields) characters(n int, wide bool) string {
	if !wide && n <= len(f.part) && ascii(f.part[:n]) {
		return string(f.bytes(n))
	}
	f.units = f.units[:0]
	for n > 0 {
		if len(f.part) == 0 {
			wide = f.u8()&1 != 0
		}
		k := f.run(n, wide)
		if k == 0 {
			f.short = true
			break
		}
		n -= k
	}
	return decodeUnits(f.units)
}

// run reads up to n characters of the present part, and returns how many.
func (f *fields) run(n int, wide bool) int {
	if !wide {
		n = min(n, len(f.part))
		for _, b := range f.part[:n] {
			f.units = append(f.units, uint16(b))
		}
		f.part = f.part[n:]
		return n
	}
	n = min(n, len(f.part)/2)
	for i := range n {
		f.units = append(f.units, binary.LittleEndian.Uint16(f.part[2*i:]))
	}
	f.part = f.part[2*n:]
	return n
}

// decodeUnits returns UTF-16 as a string.
func decodeUnits(units []uint16) string {
	b := make([]byte, 0, 3*len(units))
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) && i+1 < len(units) {
			if pair := utf16.DecodeRune(r, rune(units[i+1])); pair != utf8.RuneError {
				r = pair
				i++
			}
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
