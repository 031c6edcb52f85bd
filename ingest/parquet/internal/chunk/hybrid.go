package chunk

import (
	"encoding/binary"
	"errors"
	"slices"
)

var errRuns = errors.New("runs of values that end early")

// hybrid decodes the RLE / bit-packing hybrid: runs of one value, and groups of
// eight values of some bits each.
type hybrid struct {
	data   []byte // with slack behind
	end    int    // where data ends without
	at     int
	width  uint
	run    int // values left of a run of one value
	value  int32
	packed int  // values left that are packed
	bit    uint // where the next of them begins, in bits from at
}

// begin makes ready for data, behind which [slack] bytes can be read.
func (h *hybrid) begin(data []byte, width uint) error {
	*h = hybrid{data: data[:len(data)+slack], end: len(data), width: width}
	if width > 32 {
		return errRuns
	}
	return nil
}

// head reads the head of a run.
func (h *hybrid) head() error {
	v, n := binary.Uvarint(h.data[h.at:h.end])
	if n <= 0 || v>>1 == 0 || v > 1<<32 {
		return errRuns
	}
	h.at += n
	bytes := int(h.width+7) / 8
	if v&1 == 0 {
		if h.at+bytes > h.end {
			return errRuns
		}
		h.run = int(v >> 1)
		h.value = int32(binary.LittleEndian.Uint64(h.data[h.at:]) & (1<<h.width - 1))
		h.at += bytes
		return nil
	}
	// The last group may be cut short where its values are not needed.
	h.packed, h.bit = int(v>>1)*8, 0
	if h.width > 0 {
		h.packed = min(h.packed, (h.end-h.at)*8/int(h.width))
	}
	if h.packed == 0 {
		return errRuns
	}
	return nil
}

// read decodes as many values as dst is long.
func (h *hybrid) read(dst []int32) error {
	for len(dst) > 0 {
		switch {
		case h.run > 0:
			n := min(h.run, len(dst))
			for i := range dst[:n] {
				dst[i] = h.value
			}
			h.run, dst = h.run-n, dst[n:]
		case h.packed > 0:
			n := min(h.packed, len(dst))
			h.unpack(dst[:n])
			h.took(n)
			dst = dst[n:]
		default:
			if err := h.head(); err != nil {
				return err
			}
		}
	}
	return nil
}

// took passes over n packed values; behind the last of them the next run begins.
func (h *hybrid) took(n int) {
	h.packed -= n
	h.bit += uint(n) * h.width
	h.at += int(h.bit >> 3)
	h.bit &= 7
	if h.packed == 0 && h.bit > 0 {
		h.at, h.bit = h.at+1, 0
	}
}

// unpack decodes packed values, by eights where they begin with a byte.
func (h *hybrid) unpack(dst []int32) {
	data, w, mask := h.data[h.at:], h.width, uint64(1)<<h.width-1
	done := 0
	if h.bit == 0 && w <= 14 && w > 0 {
		// Four values take no more than 56 bits, and begin within the first
		// eight of a byte.
		half, shift := 4*w>>3, 4*w&7
		for ; done+8 <= len(dst) && len(data) >= int(half)+8; done += 8 {
			x := binary.LittleEndian.Uint64(data)
			y := binary.LittleEndian.Uint64(data[half:]) >> (shift & 63)
			d := (*[8]int32)(dst[done:])
			d[0], d[1], d[2], d[3] = int32(x&mask), int32(x>>(w&63)&mask), int32(x>>(2*w&63)&mask), int32(x>>(3*w&63)&mask)
			d[4], d[5], d[6], d[7] = int32(y&mask), int32(y>>(w&63)&mask), int32(y>>(2*w&63)&mask), int32(y>>(3*w&63)&mask)
			data = data[w:]
		}
	}
	bit := h.bit
	for i := range dst[done:] {
		dst[done+i] = int32(binary.LittleEndian.Uint64(data[bit>>3:]) >> (bit & 7) & mask)
		bit += w
	}
}

// grown returns s with room for n elements, whose values are not kept.
func grown[T any](s []T, n int) []T {
	return slices.Grow(s[:0], n)[:n]
}
