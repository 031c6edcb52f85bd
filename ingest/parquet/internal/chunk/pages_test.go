package chunk_test

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/parquet"
	"github.com/machikoba/machikoba/ingest/parquet/internal/chunk"
)

// page writes a page of the first version by hand: a header in Thrift's compact
// protocol, whose numbers are zigzag varints behind a byte of the step to the
// field and its type (0x15 is the next field, an i32; 0x1C a structure), and the
// values as they are. A checksum of 0 is none.
func page(values []byte, n int64, sum uint32) []byte {
	var b []byte
	number := func(v int64) { b = binary.AppendVarint(append(b, 0x15), v) }
	number(0)                  // 1: a page of data
	number(int64(len(values))) // 2: bytes unfolded
	number(int64(len(values))) // 3: bytes stored
	if sum != 0 {
		number(int64(int32(sum))) // 4
		b = append(b, 0x1C)       // 5
	} else {
		b = append(b, 0x2C)
	}
	number(n) // 1: values
	number(0) // 2: PLAIN
	number(3) // 3: levels in RLE
	number(3)
	return append(append(b, 0, 0), values...)
}

// The check value of CRC-32 is that "123456789" has 0xCBF43926. The first eight of
// its bytes are the integer 0x3837363534333231.
func TestChecksum(t *testing.T) {
	c := chunk.Column{Physical: parquet.Types.Int64, Figures: true, Rows: 1}
	for name, at := range map[string]struct {
		sum uint32
		ok  bool
	}{"right": {0xCBF43926, true}, "none": {0, true}, "wrong": {0xCBF43927, false}} {
		data := page([]byte("123456789"), 1, at.sum)
		c.Length = int64(len(data))
		r := &chunk.Reader{}
		r.Begin(bytes.NewReader(data), c)
		a, err := r.Next(1)
		if (err == nil) != at.ok || (chunk.Verify(bytes.NewReader(data), c) == nil) != at.ok {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err == nil && a.(*array.Int64).Value(0) != 0x3837363534333231 {
			t.Errorf("%s: %x", name, a.(*array.Int64).Value(0))
		}
	}
}

// Pages may have more bytes than values, and fewer is an error; so is a page that
// is larger than it may be.
func TestPageSizes(t *testing.T) {
	c := chunk.Column{Physical: parquet.Types.Int64, Figures: true, Rows: 3}
	for name, at := range map[string]struct {
		data []byte
		most int64
		ok   bool
	}{
		"two pages":  {append(page(make([]byte, 16), 2, 0), page(make([]byte, 8), 1, 0)...), 0, true},
		"empty page": {append(page(nil, 0, 0), page(make([]byte, 24), 3, 0)...), 0, true},
		"few bytes":  {page(make([]byte, 23), 3, 0), 0, false},
		"few values": {page(make([]byte, 24), 2, 0), 0, false},
		"too large":  {page(make([]byte, 24), 3, 0), 23, false},
		"as large":   {page(make([]byte, 24), 3, 0), 24, true},
	} {
		c.Length, c.MaxPage = int64(len(at.data)), at.most
		if err := readThrough(at.data, c, 0); (err == nil) != at.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}
