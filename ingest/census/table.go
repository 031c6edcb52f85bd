package census

import (
	"fmt"
	"iter"
	"math"
	"slices"
)

// A Table holds one row per figure, its key and what is known of it. A table
// is immutable, so it may be shared and read by several goroutines; the slices
// that its methods return must not be written to.
//
// A table that was selected from another remembers it, and finds there the
// figures that its own are compared with; see [Table.Base].
type Table struct {
	columns
	meta
	lists [][]Source // of the dictionary of the source column
	base  *Table     // the table it was selected from, nil for a table of its own
	rows  []int32    // its rows there, ascending
	pack  packer     // only of a table of its own
	index *index
	book  *codebook // of the index
}

// columns are the columns of a table, all of one length.
type columns struct {
	year      column[Year]
	area      column[Area]
	industry  column[Industry]
	size      column[Size]
	scope     column[Scope]
	measure   column[Measure]
	statistic column[Statistic]
	value     []float64 // NaN where there is none
	lower     []float64 // NaN where there is none
	upper     []float64
	precision []float64 // NaN where it is not known
	status    []Status
	interval  []Interval
	unit      column[Unit]
	source    column[string] // "0+2": indices into the sources
}

// codes returns the codes of the dimensions, and the sizes of their dictionaries.
func (c *columns) codes() (codes [dimensions][]int32, cards [dimensions]int) {
	codes = [dimensions][]int32{c.year.codes, c.area.codes, c.industry.codes, c.size.codes,
		c.scope.codes, c.measure.codes, c.statistic.codes}
	cards = [dimensions]int{len(c.year.values), len(c.area.values), len(c.industry.values),
		len(c.size.values), len(c.scope.values), len(c.measure.values), len(c.statistic.values)}
	return codes, cards
}

// Collect makes a table of observations, with options for what rides beside
// them. Two observations with one key are a [DuplicateKeyError]; an observation
// that contradicts itself (a suppressed one with a value, a published one
// without) is an error that names its key.
func Collect(rows iter.Seq[Observation], options ...Option) (*Table, error) {
	var b Builder
	for o := range rows {
		if err := b.Append(o); err != nil {
			return nil, err
		}
	}
	return b.Table(options...)
}

// A DuplicateKeyError says that two figures of a table have one key. Rows
// count from 0 in the order they were given.
type DuplicateKeyError struct {
	Key           Key
	First, Second int
}

func (e *DuplicateKeyError) Error() string {
	return fmt.Sprintf("census: two figures for one key: %v (rows %d and %d)", e.Key, e.First, e.Second)
}

// maxRows is how many rows a table may have: rows are counted in 32 bits, and
// the index keeps one number for none.
const maxRows = math.MaxInt32 - 1

// newTable indexes the columns: every table that is not a selection is made here.
func newTable(c columns, m meta) (*Table, error) {
	t := &Table{columns: c, meta: m, lists: m.listsOf(c.source), book: new(codebook)}
	if t.Len() > maxRows {
		return nil, fmt.Errorf("census: %d rows, and a table holds %d at most", t.Len(), maxRows)
	}
	codes, cards := c.codes()
	var err error
	if t.pack, err = newPacker(codes, cards); err != nil {
		return nil, err
	}
	t.index = newIndex(t.Len(), t.pack.space)
	for i := range t.Len() {
		if had := t.index.add(t.pack.packed(i), int32(i)); had >= 0 {
			return nil, &DuplicateKeyError{t.Key(i), int(had), i}
		}
	}
	return t, nil
}

// Len returns the number of rows.
func (t *Table) Len() int { return len(t.value) }

// Key returns the key of row i.
func (t *Table) Key(i int) Key {
	return Key{
		Year: t.year.at(i), Area: t.area.at(i), Industry: t.industry.at(i), Size: t.size.at(i),
		Scope: t.scope.at(i), Measure: t.measure.at(i), Statistic: t.statistic.at(i),
	}
}

// At returns row i.
func (t *Table) At(i int) Observation {
	return Observation{
		Key: t.Key(i), Value: t.value[i], Lower: t.lower[i], Upper: t.upper[i], Interval: t.interval[i],
		Precision: t.precision[i], Status: t.status[i], Unit: t.unit.at(i), Sources: t.lists[t.source.codes[i]],
	}
}

// All iterates over the rows in their order.
func (t *Table) All() iter.Seq[Observation] {
	return func(yield func(Observation) bool) {
		for i := range t.Len() {
			if !yield(t.At(i)) {
				return
			}
		}
	}
}

// Find returns the row of a key; ok is false where the table does not have it.
func (t *Table) Find(k Key) (o Observation, ok bool) {
	i := t.find(k)
	if i < 0 {
		return Observation{}, false
	}
	return t.At(i), true
}

// find returns the row of a key in t, -1 for none.
func (t *Table) find(k Key) int {
	b := t.Base()
	k = k.normal()
	codes := [dimensions]int32{b.year.find(k.Year), b.book.area(b, k.Area), b.book.industry(b, k.Industry),
		b.size.find(k.Size), b.scope.find(k.Scope), b.measure.find(k.Measure), b.statistic.find(k.Statistic)}
	var packed uint64
	for d, code := range codes {
		if code < 0 {
			return -1
		}
		packed += uint64(code) * b.pack.strides[d]
	}
	return int(t.fromBase(b.index.find(packed)))
}

// fromBase returns the row of t that a row of its base is, -1 for none.
func (t *Table) fromBase(row int32) int32 {
	if row < 0 || t.base == nil {
		return row
	}
	if i, ok := slices.BinarySearch(t.rows, row); ok {
		return int32(i)
	}
	return -1
}

// Value returns the value of a key, NaN where there is none.
func (t *Table) Value(k Key) float64 {
	o, ok := t.Find(k)
	if !ok {
		return math.NaN()
	}
	return o.Value
}

// Series iterates over the runs of years of a table: the rows that share all of
// their key but the year, in order of time, under their key with Year 0. Series
// come in the order in which they first appear.
func (t *Table) Series() iter.Seq2[Key, []Observation] {
	return func(yield func(Key, []Observation) bool) {
		g := t.GroupBy(ByYear)
		members := g.Members()
		for id, rows := range members {
			series := make([]Observation, len(rows))
			for i, r := range rows {
				series[i] = t.At(int(r))
			}
			slices.SortFunc(series, func(a, b Observation) int { return int(a.Year - b.Year) })
			key := t.Key(int(g.First[id]))
			key.Year = 0
			if !yield(key, series) {
				return
			}
		}
	}
}

// Base returns the table that t was selected from, and t itself where it was
// not selected: the place where the figures are that t is compared with.
func (t *Table) Base() *Table {
	if t.base != nil {
		return t.base
	}
	return t
}

// Detach returns t as a table of its own, which no longer knows what it was
// selected from.
func (t *Table) Detach() *Table {
	if t.base == nil {
		return t
	}
	return must(newTable(t.columns, t.meta))
}

// must is for tables whose keys are known to be distinct.
func must(t *Table, err error) *Table {
	if err != nil {
		panic(err)
	}
	return t
}
