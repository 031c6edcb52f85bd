package ingest

import (
	"cmp"
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

// A pairAt is a pair of cells of measure and unit, and where it stands first.
type pairAt struct {
	cells [2]string
	line  int
}

// quantify reads the cells of measure and unit for every column of figures.
func (t *tableReader) quantify(pair [2]string, line int) {
	list := make([]quantity, len(t.figures))
	found := strings.TrimSpace(pair[0] + " " + pair[1])
	if found != "" {
		found = quoted(found)
	}
	for i, p := range t.figures {
		q, written, err := t.quantity(p, pair)
		if err != nil {
			t.wrong.add(&ParseError{File: t.file.Name, Line: line, Cell: p.header, Found: cmp.Or(found, "none"),
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
	label, unitInLabel := p.label(MeasureNameColumn), ""
	switch {
	case label != "":
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
	for _, l := range append(slices.Clip(p.above), headerLabel{p.column.Spread, p.header}) {
		if err := t.spread(&q.key, l, p.column); err != nil {
			return q, "", err
		}
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
	return strings.TrimSpace(bracketed().ReplaceAllStringFunc(strings.NewReplacer("（", "(", "）", ")", "［", "[", "］", "]").Replace(s), func(b string) string {
		if strings.HasSuffix(strings.Trim(folded(b), "【】()[]〔〕<>"), unit) {
			return ""
		}
		return b
	}))
}

// label returns what the lines above the header say of a column, "" for nothing.
func (p place) label(role Role) string {
	for _, l := range p.above {
		if l.role == role {
			return l.text
		}
	}
	return ""
}

// spread takes from a label of the header what part of the key it is.
func (t *tableReader) spread(k *census.Key, l headerLabel, c Column) (err error) {
	switch l.role {
	case YearColumn, SurveyYearColumn:
		k.Year, err = t.year(l.text, l.role)
	case SizeColumn:
		k.Size, err = t.size(l.text, c)
	case ScopeColumn:
		code, given := c.Codes[strings.TrimSpace(l.text)]
		if !given {
			if code, given = legalForms[folded(l.text)]; !given {
				code = strings.TrimSpace(l.text)
			}
		}
		k.Scope = census.Scope(code)
	case AreaColumn, AreaCodeColumn:
		var read []areaReading
		read, _ = readAreas([]areaNaming{{name: l.text}}, areaContext{t.exact, t.within})
		k.Area, err = read[0].area, read[0].err
	case IndustryColumn, IndustryCodeColumn:
		k.Industry, err = t.industry(industryCells{year: t.yearOf(*k), name: l.text}, c)
	}
	return err
}

// yearOf is the year of a key, that of the whole layout, or one of the column of
// years, if they share a revision.
func (t *tableReader) yearOf(k census.Key) (found census.Year) {
	switch {
	case k.Year != 0:
		return k.Year
	case t.layout.Key.Year != 0:
		return t.layout.Key.Year
	}
	for _, r := range []Role{YearColumn, SurveyYearColumn} {
		for cell := range t.seen[r] {
			year, _ := t.year(cell, r)
			if found != 0 && revisionOf(year) != revisionOf(found) {
				return 0
			}
			found = year
		}
	}
	return found
}

// revisionOf returns the revision of the JSIC that a year was tabulated by.
func revisionOf(y census.Year) census.Scheme {
	s, _ := census.FactoryCensus().Of(y)
	return s.JSIC
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
		revision = revisionOf(c.year)
	}
	named := industryNaming{folded(c.code), folded(c.name)}
	if t.prefectural {
		return parseShortened(named, revision)
	}
	return parseIndustryCells(named, revision)
}
