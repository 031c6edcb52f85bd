package ingest

import "github.com/apache/arrow/go/v15/arrow"

// knownCodes are the codes of a column by the integers in it, -1 for those not
// met yet: of the values of its dictionary, or of its numbers.
type knownCodes struct {
	dictionary arrow.ArrayData // nil for numbers
	codes      []int32
	far        map[int64]int32 // those of numbers that are not small
}

// set enters the code of a number.
func (k *knownCodes) set(number int64, code int32) {
	if number < 0 || number >= maxNear {
		if k.far == nil {
			k.far = map[int64]int32{}
		}
		k.far[number] = code
		return
	}
	for number >= int64(len(k.codes)) {
		k.codes = unknown(k.codes, max(64, 2*len(k.codes)))
	}
	k.codes[number] = code
}

// maxNear is below which numbers codes are found in an array.
const maxNear = 1 << 16

// find returns the code of a number, -1 for none.
func (k *knownCodes) find(number int64) int32 {
	if 0 <= number && number < int64(len(k.codes)) {
		return k.codes[number]
	}
	if code, ok := k.far[number]; ok {
		return code
	}
	return -1
}

// unknown returns n codes, of which those behind the ones given are not met yet.
func unknown(codes []int32, n int) []int32 {
	out := make([]int32, n)
	for i := copy(out, codes); i < n; i++ {
		out[i] = -1
	}
	return out
}
