package census

import (
	"fmt"
	"math"
)

// A Derivation says what is made of a table row by row: a new value for each
// row, under the same key but for the statistic.
type Derivation struct {
	// Name gives the statistic of the result from that of the row; it must not
	// give two statistics of one table the same name.
	Name func(Statistic) Statistic
	// Unit gives the unit of the result from that of the row and, where Over
	// is given, that of the row it is set against; nil leaves it.
	Unit func(own, other Unit) Unit
	// Over holds, for each row, the row of the same table that it is set
	// against, -1 for none: the result has the sources of both. It may be nil.
	Over []int32

	// One element a row; a nil slice stands for all NaN, and for NoInterval.
	Value, Lower, Upper, Precision []float64
	Interval                       []Interval
	Status                         []Status
}

// Derive returns the table of what was made of each row of t, which must be a
// table of its own; see [Table.OnBase] for selections. The result keeps the
// slices of d, which must not be written to afterwards. It panics where slices
// are not of the table's length, names not distinct, or a row contradicts itself
// (see [Builder.Append]).
func (t *Table) Derive(d Derivation) *Table {
	if t.base != nil {
		panic("census: Derive of a selection: use OnBase")
	}
	d.complete(t.Len())
	wrong := make(chan string, 1)
	go func() { wrong <- d.contradiction() }() // beside the rest, which does not need it
	c := t.columns
	c.statistic = renamed(t.statistic, d.Name)
	if len(c.statistic.values) != len(t.statistic.values) {
		panic(fmt.Sprintf("census: Derive gives two of the statistics %q one name", t.statistic.values))
	}
	c.value, c.lower, c.upper, c.precision = d.Value, d.Lower, d.Upper, d.Precision
	c.interval, c.status = d.Interval, d.Status
	if d.Unit != nil {
		c.unit = pairwise(t.unit, d.Over, d.Unit)
	}
	if d.Over != nil {
		c.source = pairwise(t.source, d.Over, unionOfSets)
	}
	if why := <-wrong; why != "" {
		panic("census: Derive: " + why)
	}
	return &Table{columns: c, meta: t.meta, lists: t.listsOf(c.source), pack: t.pack, index: t.index, book: t.book}
}

func (d *Derivation) complete(n int) {
	for _, s := range []*[]float64{&d.Value, &d.Lower, &d.Upper, &d.Precision} {
		if *s == nil {
			*s = make([]float64, n)
			for i := range *s {
				(*s)[i] = math.NaN()
			}
		}
	}
	if d.Interval == nil {
		d.Interval = make([]Interval, n)
	}
	for name, length := range map[string]int{
		"Value": len(d.Value), "Lower": len(d.Lower), "Upper": len(d.Upper), "Precision": len(d.Precision),
		"Interval": len(d.Interval), "Status": len(d.Status),
	} {
		if length != n {
			panic(fmt.Sprintf("census: Derive: %s has %d elements for %d rows", name, length, n))
		}
	}
	if d.Over != nil && len(d.Over) != n {
		panic(fmt.Sprintf("census: Derive: Over has %d elements for %d rows", len(d.Over), n))
	}
}

// contradiction says where a row contradicts itself: where it is absent with a
// value, present without, or has an interval that ends before it begins.
func (d *Derivation) contradiction() string {
	c := columns{value: d.Value, lower: d.Lower, upper: d.Upper, precision: d.Precision, interval: d.Interval, status: d.Status}
	for i := range d.Value {
		f := c.figureAt(i)
		if wrong := f.contradiction(); wrong != "" {
			return fmt.Sprintf("row %d: %s", i, wrong)
		}
	}
	return ""
}

// pairwise combines the value of each row with that of the row it is set
// against, calling f once for each pair of values that occurs.
func pairwise[T comparable](c column[T], over []int32, f func(own, other T) T) column[T] {
	var none T
	if over == nil {
		return renamed(c, func(own T) T { return f(own, none) })
	}
	width := uint64(len(c.values) + 1)
	pairs := newIndex(len(c.codes), width*uint64(len(c.values))) // of their codes
	var b columnBuilder[T]
	b.codes = make([]int32, len(c.codes))
	last, code := uint64(math.MaxUint64), int32(-1) // most rows have the pair of the one before
	for i, own := range c.codes {
		other, v := width-1, none
		if j := over[i]; j >= 0 {
			other, v = uint64(c.codes[j]), c.values[c.codes[j]]
		}
		if pair := uint64(own)*width + other; pair != last {
			if code = pairs.find(pair); code < 0 {
				code = b.enter(f(c.values[own], v))
				pairs.add(pair, code)
			}
			last = pair
		}
		b.codes[i] = code
	}
	return b.column
}

func unionOfSets(a, b string) string {
	if a == b || b == "" {
		return a
	}
	return formatSet(append(parseSet(a), parseSet(b)...))
}

// OnBase returns the rows of t in what f makes of its base: a statistic is
// computed where all figures are, and seen where the caller looks. The table
// that f returns must have the rows of its argument, in their order.
func (t *Table) OnBase(f func(*Table) *Table) *Table {
	whole := f(t.Base())
	if whole.Len() != t.Base().Len() {
		panic(fmt.Sprintf("census: OnBase: %d rows became %d", t.Base().Len(), whole.Len()))
	}
	if t.base == nil {
		return whole
	}
	return whole.take(t.rows)
}
