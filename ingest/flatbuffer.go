package ingest

import (
	"encoding/binary"
	"fmt"
)

// A flatbuffer is a buffer of tables that refer to one another by offsets. Its
// methods index without checks: what points outside panics, and [File.Decode]
// makes an error of it.
type flatbuffer []byte

// follow returns where the offset at a place leads.
func (b flatbuffer) follow(at int) int { return at + int(binary.LittleEndian.Uint32(b[at:])) }

func (b flatbuffer) root() int { return b.follow(0) }

// field returns where the field in a slot of a table is, 0 where it is absent.
func (b flatbuffer) field(table, slot int) int {
	layout := table - int(int32(binary.LittleEndian.Uint32(b[table:])))
	if slot >= int(binary.LittleEndian.Uint16(b[layout:])) {
		return 0
	}
	offset := int(binary.LittleEndian.Uint16(b[layout+slot:]))
	if offset == 0 {
		return 0
	}
	return table + offset
}

// uint64 returns the number of 64 bits in a slot of a table, 0 where it is
// absent.
func (b flatbuffer) uint64(table, slot int) uint64 {
	at := b.field(table, slot)
	if at == 0 {
		return 0
	}
	return binary.LittleEndian.Uint64(b[at:])
}

// array returns where the elements are, and how many, of a vector that a slot
// refers to.
func (b flatbuffer) array(table, slot int, size int64) (at int, n int64, err error) {
	if at = b.field(table, slot); at == 0 {
		return 0, 0, nil
	}
	at = b.follow(at)
	n = int64(binary.LittleEndian.Uint32(b[at:]))
	if size*n > int64(len(b)) {
		return 0, 0, fmt.Errorf("%w: a vector of %d elements in %d bytes", errMalformed, n, len(b))
	}
	return at + 4, n, nil
}

// vector returns where the tables are that a vector in a slot refers to.
func (b flatbuffer) vector(table, slot int) ([]int, error) {
	at, n, err := b.array(table, slot, 4)
	if err != nil {
		return nil, err
	}
	tables := make([]int, n)
	for i := range tables {
		tables[i] = b.follow(at + 4*i)
	}
	return tables, nil
}

// checkBatch checks that the batch that a place refers to says for each of its
// columns of views how many buffers it has, and has them.
func (b flatbuffer) checkBatch(at int, views int64) error {
	batch := b.follow(at)
	_, buffers, err := b.array(batch, batchBuffers, 16)
	if err != nil {
		return err
	}
	counts, n, err := b.array(batch, batchVariadic, 8)
	if err != nil {
		return err
	}
	if n < views {
		return fmt.Errorf("%w: %d of %d columns of views", errMalformed, n, views)
	}
	for i := range int(n) {
		if count := binary.LittleEndian.Uint64(b[counts+8*i:]); count > uint64(buffers) {
			return fmt.Errorf("%w: a column of %d buffers in a batch of %d", errMalformed, count, buffers)
		}
	}
	return nil
}
