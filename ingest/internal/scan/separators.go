package scan

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// block is how many bytes are looked at together, as one bit each. A stretch of
// blocks is looked at before it is asked whether it was plain.
const (
	block   = 64
	stretch = 64 * block
)

// plainSeparators appends to dst the positions of all commas and line feeds in
// data[from:to]. It gives up, and plain is false, where there is any other byte
// below '-': a quotation mark, a carriage return, a space, a zero byte.
func plainSeparators(dst []uint32, data []byte, from, to int) (_ []uint32, plain bool) {
	for ; from < to; from += stretch {
		if dst, plain = plainStretch(dst, data, from, min(from+stretch, to)); !plain {
			return dst, false
		}
	}
	return dst, true
}

func plainStretch(dst []uint32, data []byte, from, to int) (_ []uint32, plain bool) {
	dst, at, _, other := leading(dst, data, from, to, 0)
	if other {
		return dst, false
	}
	rest, began := data[at:to], len(dst)
	for ; at+block <= to; at += block {
		words := (*[block]byte)(data[at:])
		m := gather(below(binary.LittleEndian.Uint64(words[0:]))) |
			gather(below(binary.LittleEndian.Uint64(words[8:])))<<8 |
			gather(below(binary.LittleEndian.Uint64(words[16:])))<<16 |
			gather(below(binary.LittleEndian.Uint64(words[24:])))<<24 |
			gather(below(binary.LittleEndian.Uint64(words[32:])))<<32 |
			gather(below(binary.LittleEndian.Uint64(words[40:])))<<40 |
			gather(below(binary.LittleEndian.Uint64(words[48:])))<<48 |
			gather(below(binary.LittleEndian.Uint64(words[56:])))<<56
		dst = appendBits(dst, at, m)
	}
	for ; at < to; at++ {
		if data[at] < '-' {
			dst = append(dst, uint32(at))
		}
	}
	return dst, len(dst)-began == bytes.Count(rest, comma)+bytes.Count(rest, lineFeed)
}

var (
	comma    = []byte{','}
	lineFeed = []byte{'\n'}
	quote    = []byte{'"'}
)

// below returns the high bit of each byte of w that is below '-': it is clear in
// (b | 0x80) - 0x2D exactly where the low seven bits of b are below 0x2D, and
// nothing is borrowed from the byte above.
func below(w uint64) uint64 { return ^((w | highs) - '-'*ones | w) & highs }

// equal returns the high bit of each byte of w that equals c.
func equal(w uint64, c byte) uint64 {
	x := w ^ uint64(c)*ones
	return ^((x&^highs + ^uint64(highs)) | x) & highs
}

// gather moves the high bits of eight bytes into the low byte, in their order:
// the bit of byte i is led to 56 + i by the factor's bit 7(8 - i).
func gather(m uint64) uint64 { return (m >> 7) * 0x0102040810204080 >> 56 }

// appendBits appends base + i for each bit i of m. Four are written at a time,
// whether there are four or not: that is faster than to ask.
func appendBits(dst []uint32, base int, m uint64) []uint32 {
	n := len(dst)
	if cap(dst)-n < 64 {
		bigger := make([]uint32, n, 2*n+1024)
		copy(bigger, dst)
		dst = bigger
	}
	count := bits.OnesCount64(m)
	out := (*[64]uint32)(dst[n : n+64])
	for i := 0; i < count; i += 4 {
		four := (*[4]uint32)(out[i&60:])
		four[0] = uint32(base + bits.TrailingZeros64(m))
		m &= m - 1
		four[1] = uint32(base + bits.TrailingZeros64(m))
		m &= m - 1
		four[2] = uint32(base + bits.TrailingZeros64(m))
		m &= m - 1
		four[3] = uint32(base + bits.TrailingZeros64(m))
		m &= m - 1
	}
	return dst[:n+count]
}

// quotedSeparators appends to dst the positions of the commas and line feeds in
// data[from:to] that no quotation mark before them leaves quoted.
//
// A bit is inside where the number of marks up to it is odd: the sums of the
// bits before each, modulo 2, are six shifts.
func quotedSeparators(dst []uint32, data []byte, from, to int) []uint32 {
	open := uint64(0) // all ones where the block before left a mark open
	for ; from < to; from += stretch {
		dst, open = quotedStretch(dst, data, from, min(from+stretch, to), open)
	}
	return dst
}

func quotedStretch(dst []uint32, data []byte, from, to int, open uint64) (_ []uint32, still uint64) {
	dst, at, open, _ := leading(dst, data, from, to, open)
	for ; at+block <= to; at += block {
		var marks, parting uint64
		words := (*[block]byte)(data[at:])
		for i := 0; i < block; i += 8 {
			w := binary.LittleEndian.Uint64(words[i:])
			marks |= gather(equal(w, '"')) << i
			parting |= gather(equal(w, ',')|equal(w, '\n')) << i
		}
		inside := open
		if marks != 0 {
			for s := 1; s < 64; s *= 2 {
				marks ^= marks << s
			}
			inside ^= marks
			open = uint64(int64(inside) >> 63)
		}
		dst = appendBits(dst, at, parting&^inside)
	}
	inside := open != 0
	for ; at < to; at++ {
		switch c := data[at]; {
		case c == '"':
			inside = !inside
		case (c == ',' || c == '\n') && !inside:
			dst = append(dst, uint32(at))
		}
	}
	return dst, open
}
