package ingest

import (
	"fmt"
	"math"
	"strconv"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/machikoba/machikoba/ingest/census"
)

// newRecordPlan returns the plan of records, whose columns are found by name.
func newRecordPlan(l *Layout) *microPlan {
	p := &microPlan{establishment: -1}
	for kind, header := range [...]string{yearCodes: l.Year, areaCodes: l.Area, industryCodes: l.Industry, sizeCodes: l.Size} {
		if header != "" {
			p.codes = append(p.codes, codePlace{kind: codeKind(kind), header: header})
		}
	}
	for _, m := range l.Measures {
		p.numbers = append(p.numbers, numberPlace{MeasureColumn: m})
	}
	return p
}

// recordColumns read the columns of a record into rows.
type recordColumns struct {
	reader   *microReader
	codes    []func(dst []int32, from int) error
	known    []knownDictionary
	figures  []func(dst []int64, from int) ([]int64, error)
	statuses []func(dst []census.Status, from int) (any bool, err error)
	values   [][]int64
}

// A knownDictionary is the dictionary of a column, and its codes here.
type knownDictionary struct {
	dictionary arrow.ArrayData
	codes      []int32
}

func newRecordColumns(r *microReader) *recordColumns {
	return &recordColumns{reader: r, known: make([]knownDictionary, len(r.plan.codes)), values: make([][]int64, len(r.plan.numbers))}
}

// find finds the columns of a record.
func (c *recordColumns) find(r arrow.Record) error {
	c.codes, c.figures, c.statuses = c.codes[:0], c.figures[:0], c.statuses[:0]
	column := func(name string) arrow.Array {
		if at := r.Schema().FieldIndices(name); len(at) == 1 {
			return r.Column(at[0])
		}
		return nil
	}
	for i, place := range c.reader.plan.codes {
		read := c.codeColumn(i, column(place.header))
		if read == nil {
			return unreadable(place.header, column(place.header), "integers or texts")
		}
		c.codes = append(c.codes, read)
	}
	for _, place := range c.reader.plan.numbers {
		a := column(place.Header)
		read := figureColumn(a)
		if read == nil {
			return unreadable(place.Header, a, "integers or floats")
		}
		statuses, err := statusColumn(a, column(place.Header+"_status"), place.blank())
		if err != nil {
			return fmt.Errorf("ingest: records: column %q: %w", place.Header+"_status", err)
		}
		c.figures, c.statuses = append(c.figures, read), append(c.statuses, statuses)
	}
	return nil
}

func unreadable(name string, a arrow.Array, want string) error {
	if a == nil {
		return fmt.Errorf("ingest: records: no column %q, or several", name)
	}
	return fmt.Errorf("ingest: records: column %q is of type %v, want %s", name, a.DataType(), want)
}

// read reads the rows of a block.
func (c *recordColumns) read(from, to int) error {
	r := c.reader
	r.n, r.origin = to-from, nil
	for i, read := range c.codes {
		r.codes[i] = resized(r.codes[i], r.n)
		if err := read(r.codes[i], from); err != nil {
			return err
		}
	}
	for i, read := range c.figures {
		c.values[i] = resized(c.values[i], r.n)
		var err error
		if r.values[i], err = read(c.values[i], from); err != nil {
			return err
		}
		r.statuses[i] = nil
		if c.statuses[i] != nil {
			r.spare[i] = resized(r.spare[i], r.n)
			any, err := c.statuses[i](r.spare[i], from)
			if err != nil {
				return err
			}
			if any {
				r.statuses[i] = r.spare[i]
			}
		}
	}
	return nil
}

// codeColumn returns how the codes of a column are read, nil where it is of
// another type.
func (c *recordColumns) codeColumn(i int, a arrow.Array) func(dst []int32, from int) error {
	switch v := a.(type) {
	case *array.Dictionary:
		return c.dictionaryColumn(i, v)
	case array.StringLike:
		return func(dst []int32, from int) error {
			d := &c.reader.dictionaries[i]
			for row := range dst {
				text := v.Value(from + row)
				if code, ok := d.FindString(text); ok && !a.IsNull(from+row) {
					dst[row] = code
					continue
				}
				var err error
				if dst[row], err = c.code(i, a, from+row, text, row); err != nil {
					return err
				}
			}
			return nil
		}
	}
	integer := integers(a)
	if integer == nil {
		return nil
	}
	codes := map[int64]int32{}
	return func(dst []int32, from int) error {
		before, code := int64(math.MinInt64), int32(0)
		for row := range dst {
			v := integer(from + row)
			if v != before || a.IsNull(from+row) {
				var known bool
				if code, known = codes[v]; !known || a.IsNull(from+row) {
					var err error
					if code, err = c.code(i, a, from+row, strconv.FormatInt(v, 10), row); err != nil {
						return err
					}
					codes[v] = code
				}
				before = v
			}
			dst[row] = code
		}
		return nil
	}
}

// code returns the code of a text in row at of a column.
func (c *recordColumns) code(i int, a arrow.Array, at int, text string, row int) (int32, error) {
	if a.IsNull(at) {
		return 0, &census.RowError{Row: row, Err: fmt.Errorf("column %q is null", c.reader.plan.codes[i].header)}
	}
	code, wrong, err := c.reader.code(i, []byte(text))
	if err == nil && wrong != nil {
		err = fmt.Errorf("column %q: %s: want %w", c.reader.plan.codes[i].header, quoted(text), wrong)
	}
	if err != nil {
		return 0, &census.RowError{Row: row, Err: err}
	}
	return code, nil
}

// dictionaryColumn reads the codes of a dictionary that are used, each once.
func (c *recordColumns) dictionaryColumn(i int, a *array.Dictionary) func(dst []int32, from int) error {
	values, ok := a.Dictionary().(array.StringLike)
	if !ok {
		return nil
	}
	known := &c.known[i]
	if known.dictionary != a.Dictionary().Data() {
		known.dictionary, known.codes = a.Dictionary().Data(), make([]int32, values.Len())
		for k := range known.codes {
			known.codes[k] = -1
		}
	}
	index := indices(a.Indices())
	return func(dst []int32, from int) error {
		index(dst, from)
		for row, k := range dst {
			if uint(k) < uint(len(known.codes)) && known.codes[k] >= 0 && (a.NullN() == 0 || a.IsValid(from+row)) {
				dst[row] = known.codes[k]
				continue
			}
			if uint(k) >= uint(len(known.codes)) && a.IsValid(from+row) {
				return &census.RowError{Row: row, Err: fmt.Errorf("dictionary index %d of %d values", k, len(known.codes))}
			}
			code, err := c.code(i, a, from+row, values.Value(max(0, min(int(k), values.Len()-1))), row)
			if err != nil {
				return err
			}
			dst[row], known.codes[k] = code, code
		}
		return nil
	}
}

// integers returns how an integer of a column is read, nil for other columns.
func integers(a arrow.Array) func(row int) int64 {
	switch v := a.(type) {
	case *array.Int8:
		return func(row int) int64 { return int64(v.Value(row)) }
	case *array.Int16:
		return func(row int) int64 { return int64(v.Value(row)) }
	case *array.Uint8:
		return func(row int) int64 { return int64(v.Value(row)) }
	case *array.Uint16:
		return func(row int) int64 { return int64(v.Value(row)) }
	case *array.Int32:
		return func(row int) int64 { return int64(v.Value(row)) }
	case *array.Uint32:
		return func(row int) int64 { return int64(v.Value(row)) }
	case *array.Int64:
		return v.Value
	}
	return nil
}

// indices returns how the indices of a dictionary are read.
func indices(a arrow.Array) func(dst []int32, from int) {
	if v, ok := a.(*array.Int32); ok {
		return func(dst []int32, from int) { copy(dst, v.Int32Values()[from:]) }
	}
	if v, ok := a.(*array.Uint8); ok {
		return func(dst []int32, from int) {
			for row, k := range v.Uint8Values()[from : from+len(dst)] {
				dst[row] = int32(k)
			}
		}
	}
	at := integers(a)
	return func(dst []int32, from int) {
		for row := range dst {
			dst[row] = -1
			if at != nil {
				dst[row] = int32(at(from + row))
			}
		}
	}
}
