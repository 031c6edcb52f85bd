package census

import (
	"slices"

	"github.com/machikoba/machikoba/internal/parallel"
)

// A Filter keeps part of a table. The parts of a key are filters, Year, Area,
// Industry, Size, Scope, Measure and Statistic, and so are the levels of areas
// and functions on the parts.
type Filter interface {
	// dimension is the part of the key that the filter looks at.
	dimension() Dimension
	// mark sets the codes of its dimension that the filter keeps.
	mark(c *columns, keep []bool)
}

// The filters that are functions of one part of the key.
type (
	YearFunc     func(Year) bool
	AreaFunc     func(Area) bool
	IndustryFunc func(Industry) bool
	SizeFunc     func(Size) bool
	MeasureFunc  func(Measure) bool
)

// YearsBetween is the filter of the years from one to another, both included.
func YearsBetween(from, to Year) YearFunc {
	return func(y Year) bool { return from <= y && y <= to }
}

// Within is the filter of the municipalities of a prefecture.
func Within(prefecture Area) AreaFunc {
	return func(a Area) bool {
		p, ok := a.Prefecture()
		return ok && p == prefecture.normal() && a.normal() != p
	}
}

func (Year) dimension() Dimension         { return ByYear }
func (YearFunc) dimension() Dimension     { return ByYear }
func (Area) dimension() Dimension         { return ByArea }
func (AreaFunc) dimension() Dimension     { return ByArea }
func (AreaLevel) dimension() Dimension    { return ByArea }
func (Industry) dimension() Dimension     { return ByIndustry }
func (IndustryFunc) dimension() Dimension { return ByIndustry }
func (Size) dimension() Dimension         { return BySize }
func (SizeFunc) dimension() Dimension     { return BySize }
func (Scope) dimension() Dimension        { return ByScope }
func (Measure) dimension() Dimension      { return ByMeasure }
func (MeasureFunc) dimension() Dimension  { return ByMeasure }
func (Statistic) dimension() Dimension    { return ByStatistic }

func (y Year) mark(c *columns, keep []bool)         { markValue(c.year, y, keep) }
func (f YearFunc) mark(c *columns, keep []bool)     { markWhere(c.year, f, keep) }
func (a Area) mark(c *columns, keep []bool)         { markValue(c.area, a.normal(), keep) }
func (f AreaFunc) mark(c *columns, keep []bool)     { markWhere(c.area, f, keep) }
func (i Industry) mark(c *columns, keep []bool)     { markValue(c.industry, i.normal(), keep) }
func (f IndustryFunc) mark(c *columns, keep []bool) { markWhere(c.industry, f, keep) }
func (s Size) mark(c *columns, keep []bool)         { markValue(c.size, s.normal(), keep) }
func (f SizeFunc) mark(c *columns, keep []bool)     { markWhere(c.size, f, keep) }
func (s Scope) mark(c *columns, keep []bool)        { markValue(c.scope, s, keep) }
func (m Measure) mark(c *columns, keep []bool)      { markValue(c.measure, m, keep) }
func (f MeasureFunc) mark(c *columns, keep []bool)  { markWhere(c.measure, f, keep) }
func (s Statistic) mark(c *columns, keep []bool)    { markValue(c.statistic, s, keep) }

func (l AreaLevel) mark(c *columns, keep []bool) {
	markWhere(c.area, func(a Area) bool { return a.Level() == l }, keep)
}

func markValue[T comparable](c column[T], v T, keep []bool) {
	if code := c.find(v); code >= 0 {
		keep[code] = true
	}
}

func markWhere[T comparable](c column[T], f func(T) bool, keep []bool) {
	for code, v := range c.values {
		if f(v) {
			keep[code] = true
		}
	}
}

// Select returns the rows that the filters keep, in their order. Filters on the
// same part of the key widen each other, filters on different parts narrow:
//
//	t.Select(census.Kanagawa, census.Aichi, census.Shipments)
//
// is the shipments of Kanagawa and of Aichi. The result remembers the table it
// was taken from; see [Table.Base].
func (t *Table) Select(filters ...Filter) *Table {
	var keep [dimensions][]bool
	_, cards := t.codes()
	for _, f := range filters {
		d := f.dimension()
		if keep[d] == nil {
			keep[d] = make([]bool, cards[d])
		}
		f.mark(&t.columns, keep[d])
	}
	codes, _ := t.codes()
	var tests []test
	for d, k := range keep {
		if slices.Contains(k, false) {
			tests = append(tests, test{codes[d], k})
		}
	}
	return t.filter(func(i int) bool {
		for _, x := range tests {
			if !x.keep[x.codes[i]] {
				return false
			}
		}
		return true
	})
}

// A test keeps rows by the codes of one column.
type test struct {
	codes []int32
	keep  []bool
}

// Where returns the rows that keep reports true for, in their order. The
// result remembers the table it was taken from; see [Table.Base].
func (t *Table) Where(keep func(Observation) bool) *Table {
	return t.filter(func(i int) bool { return keep(t.At(i)) })
}

func (t *Table) filter(keep func(row int) bool) *Table {
	rows := make([]int32, 0, t.Len())
	for i := range t.Len() {
		if keep(i) {
			rows = append(rows, int32(i))
		}
	}
	if len(rows) < t.Len()/2 {
		rows = slices.Clone(rows) // the selection keeps them
	}
	if t.base != nil {
		rows = gather(t.rows, rows)
	}
	return t.Base().take(rows)
}

// take returns the rows given of a table of its own, each once at most.
func (t *Table) take(rows []int32) *Table {
	if len(rows) == t.Len() && slices.IsSorted(rows) { // all of them, where they are
		return &Table{columns: t.columns, meta: t.meta, lists: t.lists, base: t, rows: rows}
	}
	var c columns
	gathers := []func(){
		func() { c.year, c.area = t.year.take(rows), t.area.take(rows) },
		func() { c.industry, c.size = t.industry.take(rows), t.size.take(rows) },
		func() { c.scope, c.measure = t.scope.take(rows), t.measure.take(rows) },
		func() { c.statistic, c.unit, c.source = t.statistic.take(rows), t.unit.take(rows), t.source.take(rows) },
		func() { c.value = gather(t.value, rows) },
		func() { c.lower = gather(t.lower, rows) },
		func() { c.upper = gather(t.upper, rows) },
		func() { c.precision = gather(t.precision, rows) },
		func() { c.status, c.interval = gather(t.status, rows), gather(t.interval, rows) },
	}
	parallel.Each(len(gathers), len(rows), func(i int) { gathers[i]() })
	return &Table{columns: c, meta: t.meta, lists: t.lists, base: t, rows: rows}
}
