package chunk

import (
	"encoding/binary"
	"errors"
)

var errDelta = errors.New("differences of values that end early")

// delta decodes DELTA_BINARY_PACKED: a first value, and blocks of differences,
// each from the least of its block and packed in miniblocks of one width.
type delta struct {
	data    []byte // with slack behind
	end, at int

	miniblocks, miniblock int // how many a block has, and of how many values
	left                  int64
	begun                 bool
	value                 int64
	least                 int64
	widths                []byte // of the miniblocks of the block that are to come
	width                 uint
	packed                int  // differences left in the miniblock
	bit                   uint // where the next begins, in bits from at
}

// begin makes ready for data, behind which [slack] bytes can be read.
func (d *delta) begin(data []byte) error {
	*d = delta{data: data[:len(data)+slack], end: len(data)}
	block, miniblocks := d.uvarint(), d.uvarint()
	d.left = int64(d.uvarint())
	d.value = d.integer()
	const most = 1 << 16
	if d.end < 0 || miniblocks == 0 || block > most || miniblocks > block || block%miniblocks != 0 || block/miniblocks%8 != 0 || d.left < 0 {
		return errDelta
	}
	d.miniblocks, d.miniblock = int(miniblocks), int(block/miniblocks)
	return nil
}

// uvarint reads a number. Where there is none, the end is set before the data.
func (d *delta) uvarint() uint64 {
	if d.end < d.at {
		return 0
	}
	v, n := binary.Uvarint(d.data[d.at:d.end])
	if n <= 0 {
		d.end = -1
		return 0
	}
	d.at += n
	return v
}

func (d *delta) integer() int64 {
	v := d.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

// read decodes as many values as dst is long.
func (d *delta) read(dst []int64) error {
	if int64(len(dst)) > d.left {
		return errDelta
	}
	d.left -= int64(len(dst))
	if !d.begun && len(dst) > 0 {
		dst[0], d.begun, dst = d.value, true, dst[1:]
	}
	for len(dst) > 0 {
		if d.packed == 0 {
			if err := d.head(); err != nil {
				return err
			}
		}
		n := min(d.packed, len(dst))
		d.sum(dst[:n])
		d.packed -= n
		if d.packed == 0 {
			d.at += int(d.bit >> 3)
		}
		dst = dst[n:]
	}
	return nil
}

// rest returns what follows when all values have been read: the last miniblock
// is whole, whether or not all of it is needed.
func (d *delta) rest() []byte {
	if d.packed > 0 {
		return d.data[d.at+d.miniblock/8*int(d.width) : d.end]
	}
	return d.data[d.at:d.end]
}

// head goes to the next miniblock.
func (d *delta) head() error {
	if len(d.widths) == 0 {
		d.least = d.integer()
		if d.end < d.at+d.miniblocks {
			return errDelta
		}
		d.widths = d.data[d.at : d.at+d.miniblocks]
		d.at += d.miniblocks
	}
	d.width, d.widths = uint(d.widths[0]), d.widths[1:]
	d.packed, d.bit = d.miniblock, 0
	if d.width > 64 || d.at+d.miniblock/8*int(d.width) > d.end {
		return errDelta
	}
	return nil
}

// sum adds up differences of the miniblock at hand. They wrap around, as those
// of the writer did.
func (d *delta) sum(dst []int64) {
	if d.width == 0 {
		for i := range dst {
			d.value += d.least
			dst[i] = d.value
		}
		return
	}
	mask := ^uint64(0) >> (64 - d.width)
	for i := range dst {
		at := d.data[d.at+int(d.bit>>3):]
		shift := d.bit & 7
		x := binary.LittleEndian.Uint64(at) >> shift
		if shift+d.width > 64 {
			x |= uint64(at[8]) << (64 - shift)
		}
		d.value += d.least + int64(x&mask)
		dst[i] = d.value
		d.bit += d.width
	}
}
