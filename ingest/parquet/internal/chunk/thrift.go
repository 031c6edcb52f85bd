package chunk

import (
	"encoding/binary"
	"errors"
)

// The types of the compact protocol of Thrift, in which the metadata of Parquet
// is written.
const (
	thriftTrue   = 1
	thriftFalse  = 2
	thriftByte   = 3
	thriftI16    = 4
	thriftI32    = 5
	thriftI64    = 6
	thriftDouble = 7
	thriftBinary = 8
	thriftList   = 9
	thriftSet    = 10
	thriftMap    = 11
	thriftStruct = 12
)

// deepest is how deep structures may be in each other; those of Parquet are in
// seven.
const deepest = 16

var errThrift = errors.New("metadata that is no Thrift")

// A thriftReader walks over metadata. After what cannot be read it stands at the
// end, and err says so.
type thriftReader struct {
	data []byte
	at   int
	err  error
}

func (r *thriftReader) fail() {
	r.at, r.err = len(r.data), errThrift
}

func (r *thriftReader) byte() byte {
	if r.at >= len(r.data) {
		r.fail()
		return 0
	}
	r.at++
	return r.data[r.at-1]
}

func (r *thriftReader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data[r.at:])
	if n <= 0 {
		r.fail()
		return 0
	}
	r.at += n
	return v
}

// integer reads a number, zigzag as all of them are.
func (r *thriftReader) integer() int64 {
	v := r.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

func (r *thriftReader) pass(n uint64) {
	if n > uint64(len(r.data)-r.at) {
		r.fail()
		return
	}
	r.at += int(n)
}

// fields calls field for each field of a structure, which reads or skips it.
func (r *thriftReader) fields(field func(id int64, kind byte)) {
	id := int64(0)
	for r.err == nil {
		b := r.byte()
		if b == 0 {
			return
		}
		if delta := b >> 4; delta > 0 {
			id += int64(delta)
		} else {
			id = r.integer()
		}
		field(id, b&0xF)
	}
}

// list reads the head of a list. Every element takes at least a byte, so that a
// list that says it is longer than what is left is none.
func (r *thriftReader) list() (n uint64, kind byte) {
	b := r.byte()
	n, kind = uint64(b>>4), b&0xF
	if n == 15 {
		n = r.uvarint()
	}
	if n > uint64(len(r.data)-r.at) {
		r.fail()
		return 0, kind
	}
	return n, kind
}

// skip passes over a value.
func (r *thriftReader) skip(kind byte, depth int) {
	if depth > deepest {
		r.fail()
		return
	}
	switch kind {
	case thriftTrue, thriftFalse: // the value is in the type
	case thriftByte:
		r.byte()
	case thriftI16, thriftI32, thriftI64:
		r.uvarint()
	case thriftDouble:
		r.pass(8)
	case thriftBinary:
		r.pass(r.uvarint())
	case thriftList, thriftSet:
		n, element := r.list()
		for ; n > 0 && r.err == nil; n-- {
			r.skipElement(element, depth+1)
		}
	case thriftMap:
		r.skipMap(depth + 1)
	case thriftStruct:
		r.fields(func(_ int64, kind byte) { r.skip(kind, depth+1) })
	default:
		r.fail()
	}
}

// skipElement passes over an element of a collection, where a truth value takes
// a byte.
func (r *thriftReader) skipElement(kind byte, depth int) {
	if kind == thriftTrue || kind == thriftFalse {
		r.byte()
		return
	}
	r.skip(kind, depth)
}

func (r *thriftReader) skipMap(depth int) {
	n := r.uvarint()
	if n == 0 {
		return
	}
	if kinds := r.byte(); n <= uint64(len(r.data)-r.at) {
		for ; n > 0 && r.err == nil; n-- {
			r.skipElement(kinds>>4, depth)
			r.skipElement(kinds&0xF, depth)
		}
		return
	}
	r.fail()
}
