package ingest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/bitutil"
	"github.com/machikoba/machikoba/ingest/census"
)

// figureColumn returns how figures are read, into dst or without a copy, nil
// where the column is of another type.
func figureColumn(a arrow.Array) func(dst []int64, from int) ([]int64, error) {
	switch v := a.(type) {
	case *array.Int64:
		values := v.Int64Values()
		return func(dst []int64, from int) ([]int64, error) { return values[from : from+len(dst)], nil }
	case *array.Float64:
		return wholeFigures(a, v.Value)
	case *array.Float32:
		return wholeFigures(a, func(row int) float64 { return float64(v.Value(row)) })
	}
	numbers := integersOf(a)
	if numbers == nil {
		return nil
	}
	return func(dst []int64, from int) ([]int64, error) {
		numbers.widen(dst, from)
		return dst, nil
	}
}

// wholeFigures reads floats that are whole numbers.
func wholeFigures(a arrow.Array, at func(int) float64) func(dst []int64, from int) ([]int64, error) {
	return func(dst []int64, from int) ([]int64, error) {
		for row := range dst {
			v := at(from + row)
			switch {
			case a.IsNull(from + row), math.IsNaN(v):
				dst[row] = 0
			case v != math.Trunc(v) || math.Abs(v) > census.MaxContribution:
				return nil, &census.RowError{Row: row, Err: fmt.Errorf("found %v, want a whole number of up to 18 digits", v)}
			default:
				dst[row] = int64(v)
			}
		}
		return dst, nil
	}
}

// statusColumn returns how the statuses of figures are read, into dst or without a
// copy, as nil where all are Official; nil where they always are.
func statusColumn(figures, statuses arrow.Array, blank census.Status) (func(dst []census.Status, from int) ([]census.Status, error), error) {
	if statuses != nil {
		return namedStatuses(figures, statuses, blank)
	}
	if figures.NullN() == 0 && !isFloat(figures) {
		return nil, nil
	}
	return func(dst []census.Status, from int) ([]census.Status, error) {
		clear(dst)
		return statusesIf(absentWhereNull(dst, figures, from, blank), dst), nil
	}, nil
}

// isFloat reports whether figures are floats, among which there can be NaN.
func isFloat(figures arrow.Array) bool {
	return figures.DataType().ID() == arrow.FLOAT64 || figures.DataType().ID() == arrow.FLOAT32
}

// allThere reports whether a row that begins a byte of the bitmap, and the seven
// behind it, are there and have values.
func allThere(valid []byte, row, rows int) bool {
	return row%8 == 0 && rows >= 8 && valid[row/8] == 0xFF
}

// statusesIf returns statuses, nil where there is not any but Official.
func statusesIf(any bool, statuses []census.Status) []census.Status {
	if !any {
		return nil
	}
	return statuses
}

// namedStatuses reads statuses from their names, or a dictionary of them.
func namedStatuses(figures, statuses arrow.Array, blank census.Status) (func(dst []census.Status, from int) ([]census.Status, error), error) {
	if texts, ok := statuses.(array.StringLike); ok {
		return textStatuses(figures, texts, blank), nil
	}
	d, ok := statuses.(*array.Dictionary)
	if !ok {
		return nil, fmt.Errorf("of type %v, want texts or a dictionary of them", statuses.DataType())
	}
	names, ok := d.Dictionary().(array.StringLike)
	if !ok {
		return nil, fmt.Errorf("a dictionary of %v, want texts", d.Dictionary().DataType())
	}
	parsed := make([]census.Status, names.Len())
	for i := range parsed {
		var err error
		if parsed[i], err = census.ParseStatus(names.Value(i)); err != nil {
			return nil, err
		}
	}
	index := integersOf(d.Indices())
	if index == nil {
		return nil, fmt.Errorf("a dictionary with indices of type %v", d.Indices().DataType())
	}
	asTheyStand, ok := standing(figures, d, parsed)
	return func(dst []census.Status, from int) ([]census.Status, error) {
		if ok {
			if there, ok := asTheyStand.read(from, len(dst)); ok {
				return there, nil
			}
		}
		var any bool
		var err error
		if d.NullN() > 0 {
			any, err = readKnownStatuses(dst, d, index, from, parsed)
		} else {
			any, err = readStatuses(dst, index, from, parsed)
		}
		if err != nil {
			return nil, err
		}
		absent := absentWhereNull(dst, figures, from, blank)
		return statusesIf(any || absent, dst), nil
	}, nil
}

// textStatuses reads statuses from their names, of which a null says nothing.
func textStatuses(figures arrow.Array, names array.StringLike, blank census.Status) func(dst []census.Status, from int) ([]census.Status, error) {
	known := map[string]census.Status{}
	return func(dst []census.Status, from int) (_ []census.Status, err error) {
		any := false
		for row := range dst {
			dst[row] = census.Official
			if names.IsNull(from + row) {
				continue
			}
			status, ok := known[names.Value(from+row)]
			if !ok {
				if status, err = census.ParseStatus(names.Value(from + row)); err != nil {
					return nil, &census.RowError{Row: row, Err: err}
				}
				known[names.Value(from+row)] = status
			}
			dst[row], any = status, any || status != census.Official
		}
		absent := absentWhereNull(dst, figures, from, blank)
		return statusesIf(any || absent, dst), nil
	}
}

// readKnownStatuses reads statuses of which some are null, which says nothing
// of a figure: it is Official if it is there.
func readKnownStatuses(dst []census.Status, d *array.Dictionary, index integerColumn, from int, parsed []census.Status) (any bool, err error) {
	for row := range dst {
		dst[row] = census.Official
		if d.IsNull(from + row) {
			continue
		}
		one, err := readStatuses(dst[row:row+1], index, from+row, parsed)
		if err != nil {
			return false, &census.RowError{Row: row, Err: errors.Unwrap(err)}
		}
		any = any || one
	}
	return any, nil
}

// readStatuses reads statuses by their indices. Those of eight rows in a row that
// are Official are read together.
func readStatuses(dst []census.Status, index integerColumn, from int, parsed []census.Status) (any bool, err error) {
	narrow, _ := index.(integers[uint8])
	together := len(parsed) > 0 && parsed[0] == census.Official
	clear(dst)
	for row := 0; row < len(dst); row++ {
		for narrow != nil && together && row+8 <= len(dst) && binary.LittleEndian.Uint64(narrow[from+row:]) == 0 {
			row += 8
		}
		if row == len(dst) {
			break
		}
		k := index.at(from + row)
		if uint64(k) >= uint64(len(parsed)) {
			return false, &census.RowError{Row: row, Err: fmt.Errorf("status %d of %d", k, len(parsed))}
		}
		dst[row] = parsed[k]
		any = any || dst[row] != census.Official
	}
	return any, nil
}

// absentWhereNull makes a figure without a value absent, whatever its status.
func absentWhereNull(dst []census.Status, figures arrow.Array, from int, blank census.Status) (any bool) {
	switch v := figures.(type) {
	case *array.Float64:
		any = absentWhereNaN(dst, v.Float64Values()[from:], blank)
	case *array.Float32:
		any = absentWhereNaN(dst, v.Float32Values()[from:], blank)
	}
	if figures.NullN() == 0 {
		return any
	}
	valid, offset := figures.NullBitmapBytes(), figures.Data().Offset()+from
	for row := 0; row < len(dst); row++ {
		if allThere(valid, offset+row, len(dst)-row) {
			row += 7
			continue
		}
		if s := dst[row]; !bitutil.BitIsSet(valid, offset+row) && !s.Absent() && s != census.Nil {
			dst[row], any = blank, true
		}
	}
	return any
}

// absentWhereNaN is absentWhereNull of floats that are no numbers.
func absentWhereNaN[T float32 | float64](dst []census.Status, values []T, blank census.Status) (any bool) {
	for row, v := range values[:len(dst)] {
		if s := dst[row]; v != v && !s.Absent() && s != census.Nil {
			dst[row], any = blank, true
		}
	}
	return any
}
