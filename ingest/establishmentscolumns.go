package ingest

import (
	"fmt"
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
	integers []integerColumn // of columns of codes that are integers without nulls, else nil
	narrow   [][]int32       // them, in a block
	room     [][]int32
	known    []knownCodes
	fresh    bool // what integers mean is not what it was
	figures  []func(dst []int64, from int) ([]int64, error)
	statuses []func(dst []census.Status, from int) ([]census.Status, error)
	values   [][]int64
}

func newRecordColumns(r *microReader) *recordColumns {
	codes := len(r.plan.codes)
	return &recordColumns{reader: r, fresh: true, integers: make([]integerColumn, codes), narrow: make([][]int32, codes), room: make([][]int32, codes),
		known: make([]knownCodes, codes), values: make([][]int64, len(r.plan.numbers))}
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
		a := column(place.header)
		read := c.codeColumn(i, a)
		if read == nil {
			return unreadable(place.header, a, "integers, unsigned ones of up to 32 bits, or texts")
		}
		c.codes, c.integers[i] = append(c.codes, read), integersWithoutNulls(a)
	}
	for _, place := range c.reader.plan.numbers {
		a := column(place.Header)
		read := figureColumn(a)
		if read == nil {
			return unreadable(place.Header, a, "integers, unsigned ones of up to 32 bits, or floats")
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

// readCodes gives the codes of a block to its rows.
func (c *recordColumns) readCodes(from int) error {
	r := c.reader
	for i, read := range c.codes {
		r.codes[i] = resized(r.codes[i], r.n)
		if err := read(r.codes[i], from); err != nil {
			return err
		}
	}
	return nil
}

// blockIntegers returns the integers of the columns of codes in a block, which are
// the indices of their dictionaries or the numbers themselves; nil where a column
// has texts or nulls.
func (c *recordColumns) blockIntegers(from int) [][]int32 {
	rows := c.reader.n
	for i, column := range c.integers {
		if column == nil {
			return nil
		}
		c.room[i] = resized(c.room[i], rows)
		c.narrow[i] = column.int32s(c.room[i], from)
	}
	return c.narrow
}

// learn asks for the codes of those integers of a block that have not been met. It
// stops at one that has none, for readCodes to say so.
func (c *recordColumns) learn(from int) {
	var code [1]int32
	for i, column := range c.narrow {
		known := &c.known[i]
		for row, n := range column {
			if uint(uint32(n)) < uint(len(known.codes)) && known.codes[n] >= 0 {
				continue
			}
			if c.codes[i](code[:], from+row) != nil {
				return
			}
		}
	}
}

// readFigures reads the figures of the rows of a block.
func (c *recordColumns) readFigures(from, to int) error {
	r := c.reader
	r.n, r.origin = to-from, nil
	for i, read := range c.figures {
		c.values[i] = resized(c.values[i], r.n)
		var err error
		if r.values[i], err = read(c.values[i], from); err != nil {
			return err
		}
		r.statuses[i] = nil
		if c.statuses[i] != nil {
			r.spare[i] = resized(r.spare[i], r.n)
			if r.statuses[i], err = c.statuses[i](r.spare[i], from); err != nil {
				return err
			}
		}
	}
	return nil
}

// take takes the figures of a block out of the record, where its rows can be moved.
func (c *recordColumns) take() {
	r := c.reader
	for i := range r.values {
		r.values[i] = c.values[i][:copy(c.values[i], r.values[i])]
		if r.statuses[i] != nil {
			r.statuses[i] = r.spare[i][:copy(r.spare[i], r.statuses[i])]
		}
	}
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
	if numbers := integersOf(a); numbers != nil {
		return c.numberColumn(i, a, numbers)
	}
	return nil
}

// numberColumn reads codes that are integers.
func (c *recordColumns) numberColumn(i int, a arrow.Array, numbers integerColumn) func(dst []int32, from int) error {
	known := &c.known[i]
	return func(dst []int32, from int) error {
		if a.NullN() == 0 && numbers.lead(dst, from, known.codes) {
			return nil
		}
		for row := range dst {
			v := numbers.at(from + row)
			code := known.find(v)
			if code < 0 || a.IsNull(from+row) {
				var err error
				if code, err = c.code(i, a, from+row, strconv.FormatInt(v, 10), row); err != nil {
					return err
				}
				known.set(v, code)
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
	index := integersOf(a.Indices())
	if index == nil {
		return nil
	}
	known := &c.known[i]
	if known.dictionary != a.Dictionary().Data() {
		known.dictionary, known.codes = a.Dictionary().Data(), unknown(nil, values.Len())
		c.fresh = true
	}
	return func(dst []int32, from int) error {
		if a.NullN() == 0 && index.lead(dst, from, known.codes) {
			return nil
		}
		for row := range dst {
			k, null := index.at(from+row), a.IsNull(from+row)
			if !null && uint64(k) >= uint64(len(known.codes)) {
				return &census.RowError{Row: row, Err: fmt.Errorf("dictionary index %d of %d values", k, len(known.codes))}
			}
			if null || known.codes[k] < 0 {
				text := ""
				if !null {
					text = values.Value(int(k))
				}
				code, err := c.code(i, a, from+row, text, row)
				if err != nil {
					return err
				}
				known.codes[k] = code
			}
			dst[row] = known.codes[k]
		}
		return nil
	}
}
