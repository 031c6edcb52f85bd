package scan

import (
	"encoding/binary"
	"unsafe"
)

// A column is the fields of a batch in one column, from a row on. It reads memory
// without asking whether it is there, which would take as long as the reading.
//
// That it is there follows from what a batch is: each separator lies in the data
// behind the one before, and padding lies before and behind the records.
type column struct {
	data       unsafe.Pointer
	separators unsafe.Pointer // the one before the field of the first row
	step       uintptr        // bytes of separators from a row to the next
}

// separatorBytes is the size of a separator's position.
const separatorBytes = 4

// column returns the fields of a column, from a row on that there is.
func (b *Batch) column(row, at int) column {
	_ = b.separators[(b.Rows-1)*b.stride+at+1] // the last that is looked at
	return column{
		data:       unsafe.Pointer(unsafe.SliceData(b.data)),
		separators: unsafe.Pointer(&b.separators[row*b.stride+at]),
		step:       uintptr(b.stride) * separatorBytes,
	}
}

// field returns where the field ends whose separators are at bytes behind the
// first ones, and how many bytes it has.
func (c column) field(at uintptr) (end, n uint) {
	pair := (*[2]uint32)(unsafe.Add(c.separators, at))
	end = uint(pair[1])
	return end, end - uint(pair[0]) - 1
}

// word returns the eight bytes from a place on, which is in a field, or not
// farther from it than padding and a word reach.
func (c column) word(at uint) uint64 {
	return binary.LittleEndian.Uint64((*[8]byte)(unsafe.Add(c.data, at))[:])
}

// lastBytes has the last n bytes of a word as ones.
var lastBytes = [9]uint64{0, 1<<64 - 1<<56, 1<<64 - 1<<48, 1<<64 - 1<<40, 1<<64 - 1<<32,
	1<<64 - 1<<24, 1<<64 - 1<<16, 1<<64 - 1<<8, 1<<64 - 1}
