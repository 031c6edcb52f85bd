package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A quantity is what a column of figures counts, in the rows that have certain
// cells for measure and unit.
type quantity struct {
	key  census.Key // the parts that column, header and measure say
	unit tidyUnit
}

// quantify reads the cells of measure and unit for every column of figures.
func (t *tableReader) quantify(pair [2]string, line int) {
	list := make([]quantity, len(t.figures))
	for i, p := range t.figures {
		q, written, err := t.quantity(p, pair)
		if err != nil {
			t.wrong.add(&ParseError{File: t.file.Name, Line: line, Cell: p.header, Found: quoted(strings.TrimSpace(pair[0] + " " + pair[1])),
				Want: "a measure and its unit, as a column of the layout or in the table", Err: err})
			return
		}
		list[i] = q
		if written != "" && !slices.Contains(t.units, written) {
			t.units = append(t.units, written)
		}
		if q.unit.factor != 1 {
			t.edit(fmt.Sprintf("%s to %s", written, q.unit.unit))
		}
	}
	t.amounts[pair] = list
}

// quantity reads what one column counts.
func (t *tableReader) quantity(p place, pair [2]string) (q quantity, written string, err error) {
	q.key = p.column.Key
	label, unitInLabel := "", ""
	switch {
	case p.column.Spread == MeasureNameColumn:
		label = p.header
	case t.at[MeasureNameColumn] >= 0:
		label = pair[0]
	}
	if code, given := t.columns[MeasureNameColumn].Codes[strings.TrimSpace(label)]; given {
		q.key.Measure = census.Measure(code)
	} else if q.key.Measure == "" && label != "" {
		unitInLabel = t.named(&q.key, label)
	}
	if q.key.Measure == "" {
		q.key.Measure = t.layout.Key.Measure
	}
	if q.key.Measure == "" {
		return q, "", fmt.Errorf("no measure is given for the column %q", p.header)
	}
	if err := t.spread(&q.key, p); err != nil {
		return q, "", err
	}
	stated := []string{p.column.Unit, strings.TrimSpace(pair[1]), unitInLabel, statedUnit(p.header)}
	fallback := t.caption
	if len(fallback) == 0 && t.layout.Unit != "" {
		fallback = []string{t.layout.Unit}
	}
	q.unit, written, err = unitOf(q.key.Measure, stated, fallback)
	return q, written, err
}

// named takes measure and size from a label, and returns the unit in it. A
// label that is of no measure of the vocabulary is a measure of its own.
func (t *tableReader) named(k *census.Key, label string) (unit string) {
	l, ok := parseMeasureLabel(label)
	if !ok {
		unit = statedUnit(label)
		k.Measure = census.Measure(withoutUnit(label, unit))
		return unit
	}
	k.Measure = l.measure
	if l.sized {
		k.Size = l.size
		if k.Size.Min == 0 {
			k.Size.Min = t.layout.Key.Size.Min
		}
	}
	return l.unit
}

// withoutUnit takes the brackets with the unit off a label.
func withoutUnit(label, unit string) string {
	s := strings.TrimSpace(label)
	if unit == "" {
		return s
	}
	return strings.TrimSpace(bracketed.ReplaceAllStringFunc(strings.NewReplacer("（", "(", "）", ")", "［", "[", "］", "]").Replace(s), func(b string) string {
		if strings.HasSuffix(strings.Trim(folded(b), "【】()[]〔〕<>"), unit) {
			return ""
		}
		return b
	}))
}

// spread takes from the header what part of the key it is.
func (t *tableReader) spread(k *census.Key, p place) (err error) {
	switch p.column.Spread {
	case YearColumn, SurveyYearColumn:
		k.Year, err = t.year(p.header, p.column.Spread)
	case SizeColumn:
		k.Size, err = t.size(p.header, p.column)
	case AreaColumn, AreaCodeColumn:
		var read []areaReading
		read, _ = readAreas([]areaNaming{{name: p.header}}, t.exact)
		k.Area, err = read[0].area, read[0].err
	case IndustryColumn, IndustryCodeColumn:
		k.Industry, err = t.industry(industryCells{year: t.yearOf(*k), name: p.header}, p.column)
	}
	return err
}

// yearOf is the year of a key, or that of the whole layout.
func (t *tableReader) yearOf(k census.Key) census.Year {
	if k.Year != 0 {
		return k.Year
	}
	return t.layout.Key.Year
}

// size reads the cell of a size.
func (t *tableReader) size(cell string, c Column) (census.Size, error) {
	if code, given := c.Codes[strings.TrimSpace(cell)]; given {
		if code == "" {
			return t.layout.Key.Size, nil
		}
		return census.ParseSize(code)
	}
	return parseSizeCell(cell, t.layout.Key.Size)
}

// industryCells are the cells of an industry, and the year that says their
// revision.
type industryCells struct {
	year       census.Year
	code, name string
}

// industry reads an industry by what its columns say of it, or by the JSIC.
func (t *tableReader) industry(c industryCells, columns ...Column) (census.Industry, error) {
	for i, column := range columns {
		cell := strings.TrimSpace(c.name)
		if i == 0 && len(columns) == 2 {
			cell = strings.TrimSpace(c.code)
		}
		code, given := column.Codes[cell]
		switch {
		case given && strings.Contains(code, ":"), given && code == "":
			return census.ParseIndustry(code, "")
		case given && column.Scheme != "":
			return census.Scheme(column.Scheme).Industry(code)
		case given:
			c.code, c.name = code, ""
		case column.Scheme != "" && cell == "":
			return "", fmt.Errorf("the cell is empty")
		case column.Scheme != "":
			return census.Scheme(column.Scheme).Industry(cell)
		}
	}
	revision := t.layout.Revision
	if revision == "" {
		s, _ := census.FactoryCensus().Of(c.year)
		revision = s.JSIC
	}
	return parseIndustryCells(industryNaming{folded(c.code), folded(c.name)}, revision)
}
