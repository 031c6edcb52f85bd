package ingest

import (
	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
)

// An integerColumn is the whole numbers of a column, of any integer type.
type integerColumn interface {
	// lead gives dst the codes of the numbers from a row on: codes has them by
	// number. It gives up, and ok is false, where there is a number without.
	lead(dst []int32, from int, codes []int32) (ok bool)
	// int32s returns the numbers from a row on, in dst if they are not of that
	// type, and negative where they are too large for it.
	int32s(dst []int32, from int) []int32
	// widen copies the numbers from a row on.
	widen(dst []int64, from int)
	at(row int) int64
}

// integersOf returns the numbers of a column, nil where it is of another type.
func integersOf(a arrow.Array) integerColumn {
	switch v := a.(type) {
	case *array.Int8:
		return integers[int8](v.Int8Values())
	case *array.Int16:
		return integers[int16](v.Int16Values())
	case *array.Int32:
		return integers[int32](v.Int32Values())
	case *array.Int64:
		return integers[int64](v.Int64Values())
	case *array.Uint8:
		return integers[uint8](v.Uint8Values())
	case *array.Uint16:
		return integers[uint16](v.Uint16Values())
	case *array.Uint32:
		return integers[uint32](v.Uint32Values())
	}
	return nil
}

// integersWithoutNulls returns the numbers of a column, or the indices of its
// dictionary, nil where it is of another type or has nulls.
func integersWithoutNulls(a arrow.Array) integerColumn {
	if a.NullN() > 0 {
		return nil
	}
	if d, ok := a.(*array.Dictionary); ok {
		a = d.Indices()
	}
	return integersOf(a)
}

// integers are the numbers of one type.
type integers[T int8 | int16 | int32 | int64 | uint8 | uint16 | uint32] []T

func (v integers[T]) lead(dst []int32, from int, codes []int32) (ok bool) {
	worst := int32(0)
	for row, n := range v[from : from+len(dst)] {
		if uint64(n) >= uint64(len(codes)) { // negative ones too
			return false
		}
		code := codes[n]
		dst[row] = code
		worst |= code
	}
	return worst >= 0
}

func (v integers[T]) int32s(dst []int32, from int) []int32 {
	if same, ok := any(v).(integers[int32]); ok {
		return same[from : from+len(dst)]
	}
	for row, n := range v[from : from+len(dst)] {
		dst[row] = int32(n)
		if int64(dst[row]) != int64(n) {
			dst[row] = -1
		}
	}
	return dst
}

func (v integers[T]) widen(dst []int64, from int) {
	for row, n := range v[from : from+len(dst)] {
		dst[row] = int64(n)
	}
}

func (v integers[T]) at(row int) int64 { return int64(v[row]) }
