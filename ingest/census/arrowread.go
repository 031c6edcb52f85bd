package census

import (
	"fmt"
	"math"

	"github.com/apache/arrow/go/v15/arrow"
)

// FromRecords reads a table from records, such as the batches of a file:
// columns by name, dictionaries of any index type or plain strings. year,
// measure and value must be there; a part of the key whose column is missing is
// the whole, and columns of other names are passed over. A null value without a
// status is not available. Without a column of precision counts are exact, and
// of other figures it is not known. Notes, names and surveys are those of the
// first record. The table shares no memory with the records.
func FromRecords(records ...arrow.Record) (*Table, error) {
	rows := int64(0)
	for _, r := range records {
		rows += r.NumRows()
	}
	if rows > maxRows {
		return nil, fmt.Errorf("census: %d rows, and a table holds %d at most", rows, maxRows)
	}
	var b Builder
	b.Grow(int(rows))
	first := meta{surveys: factoryCensus}
	for i, r := range records {
		m, err := readMeta(r.Schema())
		if err != nil {
			return nil, err
		}
		if i == 0 {
			first = m
		}
		if err := b.appendRecord(r, m); err != nil {
			return nil, err
		}
	}
	return b.Table(first.ride)
}

// appendRecord adds the rows of a record, column by column: what a code means
// is asked once for each entry of a dictionary.
func (b *Builder) appendRecord(r arrow.Record, m meta) error {
	arrays, err := arraysOf(r)
	if err != nil {
		return err
	}
	in := recordReader{arrays: arrays, rows: int(r.NumRows()), first: b.Len()}
	in.years(&b.year)
	readTexts(&in, ByArea.String(), &b.area, func(s string) (Area, error) { return decodeArea(s), nil })
	readTexts(&in, ByIndustry.String(), &b.industry, func(s string) (Industry, error) { return Industry(s).normal(), nil })
	readTexts(&in, BySize.String(), &b.size, ParseSize)
	readTexts(&in, ByScope.String(), &b.scope, named[Scope])
	readTexts(&in, ByMeasure.String(), &b.measure, parseMeasure)
	readTexts(&in, ByStatistic.String(), &b.statistic, named[Statistic])
	readTexts(&in, "source", &b.source, func(set string) (string, error) {
		list, err := m.listNamed(set)
		return b.sourceSet(list), err
	})
	c := &b.rest
	c.value = in.numbers("value", c.value)
	c.lower = in.numbers("lower", c.lower)
	c.upper = in.numbers("upper", c.upper)
	c.precision = in.numbers("precision", c.precision)
	var unit columnBuilder[Unit]
	readTexts(&in, "unit", &unit, named[Unit])
	var status columnBuilder[Status]
	readTexts(&in, "status", &status, parseStatusOrNone)
	var interval columnBuilder[Interval]
	readTexts(&in, "interval", &interval, ParseInterval)
	if in.err != nil {
		return in.err
	}
	b.qualify(&in, unit.column, status.column, interval.column)
	return b.verify(in.first)
}

func named[T ~string](s string) (T, error) { return T(s), nil }

func parseMeasure(s string) (Measure, error) {
	if s == "" {
		return "", fmt.Errorf("census: a measure is empty")
	}
	return Measure(s), nil
}

// parseStatusOrNone reads no status as one that is none: it follows from the
// value.
func parseStatusOrNone(s string) (Status, error) {
	if s == "" {
		return statuses, nil
	}
	return ParseStatus(s)
}

// qualify adds what stands beside the values of a record's rows, and what
// follows from the rest of a row where the record does not say it.
func (b *Builder) qualify(in *recordReader, unit column[Unit], status column[Status], interval column[Interval]) {
	c := &b.rest
	_, precise := in.arrays["precision"]
	for i := range in.rows {
		row := in.first + i
		m := b.measure.at(row)
		u, s, kind := unit.at(i), status.at(i), interval.at(i)
		if u == "" && b.statistic.at(row) == Published {
			u = m.Unit()
		}
		if s == statuses {
			s = Official
			if math.IsNaN(c.value[row]) {
				s = NotAvailable
			}
		}
		if kind == NoInterval {
			c.lower[row], c.upper[row] = math.NaN(), math.NaN()
		}
		if !precise && m.Count() {
			c.precision[row] = 0
		}
		b.unit.append(u)
		c.status = append(c.status, s)
		c.interval = append(c.interval, kind)
	}
}

// verify returns what is wrong with the first row, from the one given on, that
// contradicts itself.
func (b *Builder) verify(from int) error {
	for row := from; row < b.Len(); row++ {
		f := b.rest.figureAt(row)
		if wrong := f.contradiction(); wrong != "" {
			k := Key{b.year.at(row), b.area.at(row), b.industry.at(row), b.size.at(row), b.scope.at(row),
				b.measure.at(row), b.statistic.at(row)}
			return fmt.Errorf("census: row %d: figure %v: %s", row, k, wrong)
		}
	}
	return nil
}
