package census

import (
	"fmt"
	"math"
	"math/bits"
)

// A packer turns the codes of a row into one integer, mixed radix: the code of
// each dimension times the product of the sizes of the dictionaries before it.
type packer struct {
	codes   [dimensions][]int32 // nil for a dimension that does not tell keys apart
	strides [dimensions]uint64
	space   uint64 // the number of keys that can be told apart
}

func newPacker(codes [dimensions][]int32, cards [dimensions]int) (packer, error) {
	p := packer{codes: codes, space: 1}
	for d, card := range cards {
		p.strides[d] = p.space
		if card <= 1 {
			p.codes[d] = nil
		}
		high, low := bits.Mul64(p.space, uint64(max(card, 1)))
		if high != 0 || low > math.MaxInt64 { // the sign is for what leads nowhere
			return packer{}, fmt.Errorf("census: keys of %v codes do not fit into 63 bits", cards)
		}
		p.space = low
	}
	return p, nil
}

// packed returns the key of row i as an integer.
func (p *packer) packed(i int) uint64 {
	var k uint64
	for d, codes := range &p.codes {
		if codes != nil {
			k += uint64(codes[i]) * p.strides[d]
		}
	}
	return k
}

// An index finds the row of a packed key: an array where the keys are dense,
// else an open-addressing table.
type index struct {
	dense []int32 // row + 1, 0 for none
	keys  []uint64
	rows  []int32 // row + 1, 0 for an empty slot
	shift uint
}

// newIndex makes an index for n keys below space.
func newIndex(n int, space uint64) *index {
	if space <= 8*uint64(n)+1024 {
		return &index{dense: make([]int32, space)}
	}
	log := bits.Len(uint(2*n + 1))
	return &index{keys: make([]uint64, 1<<log), rows: make([]int32, 1<<log), shift: uint(64 - log)}
}

// slot returns where key is in the hashed table, or the empty slot for it.
func (x *index) slot(key uint64) int {
	mask := len(x.keys) - 1
	i := int(key * 0x9E3779B97F4A7C15 >> x.shift) // Fibonacci hashing, Knuth vol. 3, 6.4
	for x.rows[i] != 0 && x.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

// add enters a row and returns the row that the key had before, -1 for none,
// in which case the new one is not entered.
func (x *index) add(key uint64, row int32) int32 {
	if x.dense != nil {
		if had := x.dense[key]; had != 0 {
			return had - 1
		}
		x.dense[key] = row + 1
		return -1
	}
	i := x.slot(key)
	if x.rows[i] != 0 {
		return x.rows[i] - 1
	}
	x.keys[i], x.rows[i] = key, row+1
	return -1
}

// find returns the row of a key, -1 for none.
func (x *index) find(key uint64) int32 {
	if x.dense != nil {
		return x.dense[key] - 1
	}
	return x.rows[x.slot(key)] - 1
}
