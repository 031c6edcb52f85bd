package census

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
)

// arraysOf finds the columns of a record by their names.
func arraysOf(r arrow.Record) (map[string]arrow.Array, error) {
	var known, names []string
	for _, f := range arrowFields {
		known = append(known, f.Name)
	}
	arrays := map[string]arrow.Array{}
	for i, f := range r.Schema().Fields() {
		names = append(names, f.Name)
		if !slices.Contains(known, f.Name) {
			continue
		}
		if _, twice := arrays[f.Name]; twice {
			return nil, fmt.Errorf("census: the record has two columns %q", f.Name)
		}
		arrays[f.Name] = r.Column(i)
	}
	for _, name := range []string{"year", "measure", "value"} {
		if arrays[name] == nil {
			return nil, fmt.Errorf("census: the record has no column %q; it has %s", name, strings.Join(names, ", "))
		}
	}
	return arrays, nil
}

// A recordReader appends the columns of a record to those of a table. It keeps
// the first error, after which it does nothing.
type recordReader struct {
	arrays map[string]arrow.Array
	rows   int // of the record
	first  int // row of the table that the record's first becomes
	err    error
}

func (r *recordReader) wrongType(name, want string) {
	r.err = fmt.Errorf("census: column %q is of type %v, want %s", name, r.arrays[name].DataType(), want)
}

func (r *recordReader) wrongCell(name string, row int, err error) {
	r.err = fmt.Errorf("census: row %d, column %q: %s", r.first+row, name, strings.TrimPrefix(err.Error(), "census: "))
}

// years appends the column of years.
func (r *recordReader) years(to *columnBuilder[Year]) {
	switch a := r.arrays["year"].(type) {
	case *array.Int16:
		appendYears(r, to, a.Int16Values())
	case *array.Uint16:
		appendYears(r, to, a.Uint16Values())
	case *array.Int32:
		appendYears(r, to, a.Int32Values())
	case *array.Int64:
		appendYears(r, to, a.Int64Values())
	default:
		r.wrongType("year", "int32 or another integer")
	}
}

func appendYears[T int16 | uint16 | int32 | int64](r *recordReader, to *columnBuilder[Year], values []T) {
	a := r.arrays["year"]
	for i, v := range values {
		switch {
		case a.IsNull(i):
			r.wrongCell("year", i, fmt.Errorf("the year is null"))
			return
		case v < 1 || v > 9999:
			r.wrongCell("year", i, fmt.Errorf("%d is not a year of four digits", v))
			return
		}
		to.append(Year(v))
	}
}

// numbers appends a column of numbers, NaN for null; a column that the record
// does not have is all NaN.
func (r *recordReader) numbers(name string, to []float64) []float64 {
	if r.err != nil {
		return to
	}
	switch a := r.arrays[name].(type) {
	case nil:
		for range r.rows {
			to = append(to, math.NaN())
		}
	case *array.Float64:
		return appendNumbers(to, a, a.Float64Values())
	case *array.Float32:
		return appendNumbers(to, a, a.Float32Values())
	case *array.Int32:
		return appendNumbers(to, a, a.Int32Values())
	case *array.Int64:
		return appendNumbers(to, a, a.Int64Values())
	default:
		r.wrongType(name, "float64 or another number")
	}
	return to
}

func appendNumbers[T int32 | int64 | float32 | float64](to []float64, a arrow.Array, values []T) []float64 {
	at := len(to)
	for _, v := range values {
		to = append(to, float64(v))
	}
	if a.NullN() > 0 {
		for i := range values {
			if a.IsNull(i) {
				to[at+i] = math.NaN()
			}
		}
	}
	return to
}

// readTexts appends a column of texts as what parse makes of each; null, and a
// column that the record does not have, are the empty text.
func readTexts[T comparable](r *recordReader, name string, to *columnBuilder[T], parse func(string) (T, error)) {
	if r.err != nil {
		return
	}
	c := column[string]{make([]int32, r.rows), []string{""}}
	if a := r.arrays[name]; a != nil {
		if texts(a) == nil {
			r.wrongType(name, "dictionary<utf8> or utf8")
			return
		}
		var row int
		var err error
		if c, row, err = textColumn(a); err != nil {
			r.wrongCell(name, row, err)
			return
		}
	}
	row, err := appendColumn(to, c, func(s string) (T, error) { return parse(strings.Clone(s)) })
	if err != nil {
		r.wrongCell(name, row, err)
	}
}

// textColumn returns an array of texts as a column, whose dictionary may have a
// value twice, or the row whose index is not of the dictionary.
func textColumn(a arrow.Array) (c column[string], row int, err error) {
	d, encoded := a.(*array.Dictionary)
	if !encoded {
		read := texts(a)
		b := columnBuilder[string]{column: column[string]{codes: make([]int32, 0, a.Len())}}
		for i := range a.Len() {
			s, _ := read(i)
			b.append(s)
		}
		return b.column, 0, nil
	}
	read := texts(d.Dictionary())
	for i := range d.Dictionary().Len() {
		s, err := read(i)
		if err != nil {
			return c, 0, err
		}
		c.values = append(c.values, s)
	}
	c.values = append(c.values, "") // for null
	c.codes, row, err = indices(d)
	return c, row, err
}

// indices returns the indices of a dictionary array, that after the last for
// null.
func indices(d *array.Dictionary) (codes []int32, row int, err error) {
	switch a := d.Indices().(type) {
	case *array.Int8:
		return indicesOf(d, a.Int8Values())
	case *array.Uint8:
		return indicesOf(d, a.Uint8Values())
	case *array.Int16:
		return indicesOf(d, a.Int16Values())
	case *array.Uint16:
		return indicesOf(d, a.Uint16Values())
	case *array.Int32:
		return indicesOf(d, a.Int32Values())
	case *array.Uint32:
		return indicesOf(d, a.Uint32Values())
	case *array.Int64:
		return indicesOf(d, a.Int64Values())
	case *array.Uint64:
		return indicesOf(d, a.Uint64Values())
	}
	return nil, 0, fmt.Errorf("indices of type %v", d.Indices().DataType())
}

func indicesOf[T int8 | uint8 | int16 | uint16 | int32 | uint32 | int64 | uint64](d *array.Dictionary, values []T) (codes []int32, row int, err error) {
	codes = make([]int32, len(values))
	n := d.Dictionary().Len()
	nulls := d.NullN() > 0
	for i, v := range values {
		switch {
		case nulls && d.IsNull(i):
			codes[i] = int32(n)
		case v < 0 || uint64(v) >= uint64(n):
			return nil, i, fmt.Errorf("index %d of a dictionary of %d values", v, n)
		default:
			codes[i] = int32(v)
		}
	}
	return codes, 0, nil
}

// texts returns a reader of an array of texts, null as "", nil for arrays of
// other types.
func texts(a arrow.Array) func(row int) (string, error) {
	var at func(int) (string, error)
	switch v := a.(type) {
	case array.StringLike:
		at = func(i int) (string, error) { return v.Value(i), nil }
	case *array.Dictionary:
		values := texts(v.Dictionary())
		if values == nil {
			return nil
		}
		n := v.Dictionary().Len()
		at = func(i int) (string, error) {
			code := v.GetValueIndex(i)
			if code < 0 || code >= n {
				return "", fmt.Errorf("census: dictionary index %d of %d values", code, n)
			}
			return values(code)
		}
	default:
		return nil
	}
	return func(i int) (string, error) {
		if a.IsNull(i) {
			return "", nil
		}
		return at(i)
	}
}
