package census

import (
	"math"
	"slices"
)

// A Builder makes a table row by row. The zero Builder is ready for use.
type Builder struct {
	year      columnBuilder[Year]
	area      columnBuilder[Area]
	industry  columnBuilder[Industry]
	size      columnBuilder[Size]
	scope     columnBuilder[Scope]
	measure   columnBuilder[Measure]
	statistic columnBuilder[Statistic]
	unit      columnBuilder[Unit]
	source    columnBuilder[string]
	rest      columns // the columns without a dictionary

	sources     []Source
	entered     map[string]int // the index of each source, by its fingerprint
	lastSources []Source       // those of the row before, and their set
	lastSet     string
}

// Append adds a row. It is an error where the observation contradicts itself:
// no year of four digits, no measure, a size that is no interval, an absent figure with a
// value, a present one without, an interval that ends before it begins.
func (b *Builder) Append(o Observation) error {
	if err := o.check(); err != nil {
		return err
	}
	k := o.Key.normal()
	b.year.append(k.Year)
	b.area.append(k.Area)
	b.industry.append(k.Industry)
	b.size.append(k.Size)
	b.scope.append(k.Scope)
	b.measure.append(k.Measure)
	b.statistic.append(k.Statistic)
	if o.Unit == "" && o.Statistic == Published {
		o.Unit = o.Measure.Unit()
	}
	b.unit.append(o.Unit)
	b.source.append(b.sourceSet(o.Sources))
	c := &b.rest
	c.value = append(c.value, o.Value)
	lower, upper := o.Lower, o.Upper
	if o.Interval == NoInterval {
		lower, upper = math.NaN(), math.NaN()
	}
	c.lower = append(c.lower, lower)
	c.upper = append(c.upper, upper)
	c.precision = append(c.precision, o.Precision)
	c.status = append(c.status, o.Status)
	c.interval = append(c.interval, o.Interval)
	return nil
}

// sourceSet returns the set of a row's sources as the column writes it. Rows of
// one file have the same, so that of the row before is compared first.
func (b *Builder) sourceSet(sources []Source) string {
	if slices.EqualFunc(sources, b.lastSources, Source.Equal) {
		return b.lastSet
	}
	set := make([]int, len(sources))
	for i, s := range sources {
		print := s.fingerprint()
		n, known := b.entered[print]
		if !known {
			if b.entered == nil {
				b.entered = map[string]int{}
			}
			n = len(b.sources)
			b.entered[print] = n
			b.sources = append(b.sources, s.clone())
		}
		set[i] = n
	}
	b.lastSources, b.lastSet = append(b.lastSources[:0], sources...), formatSet(set)
	return b.lastSet
}

// Grow makes room for n more rows, where it is known how many there will be, so that
// they are not copied as they become more.
func (b *Builder) Grow(n int) {
	b.year.reserve(n)
	b.area.reserve(n)
	b.industry.reserve(n)
	b.size.reserve(n)
	b.scope.reserve(n)
	b.measure.reserve(n)
	b.statistic.reserve(n)
	b.unit.reserve(n)
	b.source.reserve(n)
	c := &b.rest
	for _, values := range []*[]float64{&c.value, &c.lower, &c.upper, &c.precision} {
		*values = slices.Grow(*values, n)
	}
	c.status = slices.Grow(c.status, n)
	c.interval = slices.Grow(c.interval, n)
}

// appendTable adds the rows of a table.
func (b *Builder) appendTable(t *Table) {
	appendColumn(&b.year, t.year, asIs[Year])
	appendColumn(&b.area, t.area, asIs[Area])
	appendColumn(&b.industry, t.industry, asIs[Industry])
	appendColumn(&b.size, t.size, asIs[Size])
	appendColumn(&b.scope, t.scope, asIs[Scope])
	appendColumn(&b.measure, t.measure, asIs[Measure])
	appendColumn(&b.statistic, t.statistic, asIs[Statistic])
	appendColumn(&b.unit, t.unit, asIs[Unit])
	appendColumn(&b.source, t.source, func(set string) (string, error) { return b.sourceSet(t.list(set)), nil })
	c := &b.rest
	c.value = append(c.value, t.value...)
	c.lower = append(c.lower, t.lower...)
	c.upper = append(c.upper, t.upper...)
	c.precision = append(c.precision, t.precision...)
	c.status = append(c.status, t.status...)
	c.interval = append(c.interval, t.interval...)
}

// asIs is for columns that are appended without a change.
func asIs[T any](v T) (T, error) { return v, nil }

// Len returns the number of rows appended so far.
func (b *Builder) Len() int { return len(b.rest.value) }

// Table returns the table of the rows appended. The builder must not be used
// afterwards. Two rows with one key are a [DuplicateKeyError].
func (b *Builder) Table(options ...Option) (*Table, error) {
	c := b.rest
	c.year, c.area, c.industry, c.size = b.year.column, b.area.column, b.industry.column, b.size.column
	c.scope, c.measure, c.statistic = b.scope.column, b.measure.column, b.statistic.column
	c.unit, c.source = b.unit.column, b.source.column
	m := newMeta(options)
	m.sources = b.sources
	return newTable(c, m)
}
