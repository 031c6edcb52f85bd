package scan

import (
	"math/bits"
	"slices"

	"golang.org/x/sys/cpu"
)

// vectors says whether the processor has what vectorSeparators needs.
var vectors = cpu.X86.HasAVX2 && cpu.X86.HasPOPCNT

// leading appends to dst the positions of the commas and line feeds in the whole
// blocks of data[from:to], up to at, that are not quoted: open is all ones where
// a quotation mark is open in front, and still where one is behind. other says
// whether there is a byte below '-' that is neither comma nor line feed.
func leading(dst []uint32, data []byte, from, to int, open uint64) (_ []uint32, at int, still uint64, other bool) {
	blocks := (to - from) / block
	if !vectors || blocks == 0 {
		return dst, from, open, false
	}
	at, n := from+blocks*block, len(dst)
	dst = slices.Grow(dst, blocks*block)
	found, still, other := vectorSeparators(&dst[n : n+1][0], &data[from:at][0], from, blocks, &places, open)
	return dst[:n+found], at, still, other
}

// places has the places of the ones of every byte, the first in the lowest byte.
var places = func() (list [256]uint64) {
	for b := range list {
		for i, m := 0, uint(b); m != 0; i, m = i+8, m&(m-1) {
			list[b] |= uint64(bits.TrailingZeros(m)) << i
		}
	}
	return list
}()

// vectorSeparators is leading for blocks from data on, whose first byte has the
// position base. It writes to dst, which has room for all positions there can be,
// and returns how many there are.
//
//go:noescape
func vectorSeparators(dst *uint32, data *byte, base, blocks int, places *[256]uint64, open uint64) (n int, still uint64, other bool)
