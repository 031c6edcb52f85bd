package ingest

import (
	"unsafe"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/internal/scan"
)

// An arena is the memory of one record: its columns are cut from it one after
// another, so that it is asked for and given back at once.
type arena struct{ free []byte }

// arenaAlignment is that of Arrow's buffers.
const arenaAlignment = 64

// newArena returns an arena of zeros.
func newArena(size int) *arena { return &arena{make([]byte, size)} }

// bytes returns n bytes of zeros, with a few behind them that can be read.
func (a *arena) bytes(n int) []byte {
	size := arenaSize(n)
	if size > len(a.free) {
		return make([]byte, n, size)
	}
	b := a.free[:n:size]
	a.free = a.free[size:]
	return b
}

// arenaSize returns how much of an arena n bytes take.
func arenaSize(n int) int { return (n + 8 + arenaAlignment - 1) &^ (arenaAlignment - 1) }

func (a *arena) int32s(n int) []int32 { return arrow.Int32Traits.CastFromBytes(a.bytes(4 * n)) }
func (a *arena) int64s(n int) []int64 { return arrow.Int64Traits.CastFromBytes(a.bytes(8 * n)) }

// statusesIn returns the statuses that bytes are, in the same memory.
func statusesIn(b []byte) []census.Status {
	return unsafe.Slice((*census.Status)(unsafe.SliceData(b)), len(b))
}

// bytesOf returns the bytes that statuses are, in the same memory.
func bytesOf(s []census.Status) []uint8 {
	return unsafe.Slice((*uint8)(unsafe.SliceData(s)), len(s))
}

// makeRoom makes the memory of a record, for the reader to read into.
func (w *recordWorker) makeRoom(c *scan.Chunk) {
	rows := c.Head.Rows + c.Body.Rows
	codes, figures := len(w.plan.codes), len(w.plan.numbers)
	w.textRoom = w.textLen(c)
	w.arena = newArena((codes+1)*arenaSize(4*rows+4) + figures*(arenaSize(8*rows)+arenaSize(rows)+arenaSize(rows/8+1)) +
		arenaSize(w.textRoom))
	for i := range w.reader.codes {
		w.reader.codes[i] = w.arena.int32s(rows)
	}
	for i := range w.reader.values {
		w.reader.values[i] = w.arena.int64s(rows)
		w.statuses[i] = w.arena.bytes(rows)
		w.reader.spare[i] = statusesIn(w.statuses[i])
	}
}
