package chunk

import (
	"errors"
	"fmt"

	"github.com/apache/arrow/go/v15/parquet"
)

// begin chooses how the values of a page are decoded.
func (r *Reader) begin(e parquet.Encoding, values []byte) error {
	switch {
	case e == parquet.Encodings.RLEDict || e == parquet.Encodings.PlainDict:
		r.decode = r.fromDictionary
		if len(values) == 0 { // nothing but nulls
			return r.indices.begin(values, 0)
		}
		return r.indices.begin(values[1:], uint(values[0]))
	case e == parquet.Encodings.Plain:
		r.plain, r.decode = plain{values, r.column.Physical}, r.fromPlain
		return nil
	case e == parquet.Encodings.DeltaBinaryPacked && r.column.Physical != parquet.Types.ByteArray:
		r.decode = r.fromDelta
		if len(values) == 0 {
			r.delta = delta{}
			return nil
		}
		return r.delta.begin(values)
	case e == parquet.Encodings.DeltaLengthByteArray && r.column.Physical == parquet.Types.ByteArray:
		r.decode = r.fromLengths
		return r.beginLengths(values)
	}
	return fmt.Errorf("values in the encoding %v, of which the footer says nothing", e)
}

var errIndex = errors.New("a value that is not in the dictionary")

func (r *Reader) fromDictionary(values []int64, codes []int32) error {
	if !r.column.Figures {
		if err := r.indices.read(codes); err != nil {
			return err
		}
		return look(codes, codes, r.meanings)
	}
	r.codes = grown(r.codes, len(values))
	if err := r.indices.read(r.codes); err != nil {
		return err
	}
	return look(values, r.codes, r.numbers)
}

// look looks values up in a dictionary.
func look[T any](dst []T, indices []int32, dictionary []T) error {
	for i, k := range indices[:len(dst)] {
		if uint(uint32(k)) >= uint(len(dictionary)) {
			return errIndex
		}
		dst[i] = dictionary[uint32(k)]
	}
	return nil
}

func (r *Reader) fromPlain(values []int64, codes []int32) error {
	switch {
	case r.column.Figures:
		return r.plain.numbers(values)
	case r.column.Physical == parquet.Types.ByteArray:
		for i := range codes {
			text, err := r.plain.text()
			if err != nil {
				return err
			}
			codes[i] = r.lexicon.text(text)
		}
		return nil
	}
	r.values = grown(r.values, len(codes))
	if err := r.plain.numbers(r.values); err != nil {
		return err
	}
	r.numbered(codes)
	return nil
}

func (r *Reader) fromDelta(values []int64, codes []int32) error {
	if !r.column.Figures {
		r.values = grown(r.values, len(codes))
		values = r.values
	}
	if err := r.delta.read(values); err != nil {
		return err
	}
	if r.column.Physical == parquet.Types.Int32 {
		for i, v := range values {
			values[i] = int64(int32(v))
		}
	}
	if !r.column.Figures {
		r.numbered(codes)
	}
	return nil
}

// numbered gives integers their codes. Neighbours are often the same.
func (r *Reader) numbered(codes []int32) {
	for i, v := range r.values {
		if i > 0 && v == r.values[i-1] {
			codes[i] = codes[i-1]
			continue
		}
		codes[i] = r.lexicon.number(v)
	}
}

// beginLengths begins a page of texts whose lengths are in front of them all.
func (r *Reader) beginLengths(values []byte) error {
	r.lengths = nil
	if len(values) == 0 {
		return nil
	}
	if err := r.delta.begin(values); err != nil {
		return err
	}
	if most := int64(MaxPage / 8); r.delta.left > min(r.inPage, most) {
		return errDelta
	}
	r.lengths = make([]int64, r.delta.left)
	err := r.delta.read(r.lengths)
	r.plain.data = r.delta.rest()
	return err
}

func (r *Reader) fromLengths(_ []int64, codes []int32) error {
	if len(codes) > len(r.lengths) {
		return errDelta
	}
	for i, n := range r.lengths[:len(codes)] {
		if n < 0 || n > int64(len(r.plain.data)) {
			return errPlain
		}
		codes[i] = r.lexicon.text(r.plain.data[:n])
		r.plain.data = r.plain.data[n:]
	}
	r.lengths = r.lengths[len(codes):]
	return nil
}
