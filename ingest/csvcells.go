package ingest

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/width"
)

// observation reads the row's cells.
func (r *rowReader) observation() census.Observation {
	k := r.key()
	o := census.NewObservation(k, math.NaN())
	unit := r.unit(k.Measure)
	o.Unit = unit.unit
	f := r.figure(&o)
	o.Value = f.value * unit.factor
	o.Lower = r.end(colLower) * unit.factor
	o.Upper = r.end(colUpper) * unit.factor
	o.Interval = r.interval(o.Lower, o.Upper)
	o.Precision = unit.halfUnit(f)
	if _, ok := r.cell(colPrecision); ok {
		o.Precision = r.end(colPrecision) * unit.factor
	}
	o.Sources = r.sourcesOf()
	return o
}

func (r *rowReader) key() census.Key {
	scope, _ := r.cell(colScope)
	statistic, _ := r.cell(colStatistic)
	k := census.Key{
		Year: r.year(), Area: parsed(r, colArea, r.areas, parseArea, wantArea),
		Size:  parsed(r, colSize, r.sizes, census.ParseSize, `a size such as "4+" or "30-99"`),
		Scope: census.Scope(scope), Statistic: census.Statistic(statistic), Measure: r.measure(),
	}
	k.Industry = r.industry(k.Year)
	return k
}

// parsed reads the cell of a column of codes, each code once in a file. A file
// without the column means the whole.
func parsed[T any](r *rowReader, c csvColumn, known map[string]T, parse func(string) (T, error), want string) T {
	cell, _ := r.cell(c)
	v, ok := known[cell]
	if ok {
		return v
	}
	v, err := parse(cell)
	if err != nil {
		r.fail(c, want, err)
		return v
	}
	known[strings.Clone(cell)] = v
	return v
}

// narrow folds wide characters, of which most cells have none.
func narrow(cell string) string {
	for i := range len(cell) {
		if cell[i] >= utf8.RuneSelf {
			return width.Fold.String(cell)
		}
	}
	return cell
}

func (r *rowReader) year() census.Year {
	cell, _ := r.cell(colYear)
	y, err := strconv.Atoi(narrow(cell))
	if err != nil || y < 1000 || y > 9999 {
		r.fail(colYear, "a year of four digits", nil)
	}
	return census.Year(y)
}

// industry reads an industry: a code without its scheme, or a name, is of the
// revision that the year was tabulated by.
func (r *rowReader) industry(y census.Year) census.Industry {
	cell, _ := r.cell(colIndustry)
	at := industryCell{y, cell}
	if i, known := r.industries[at]; known {
		return i
	}
	i, want, err := parseIndustry(at, r.preamble.surveys)
	if err != nil {
		r.fail(colIndustry, want, err)
		return ""
	}
	r.industries[industryCell{y, strings.Clone(cell)}] = i
	return i
}

// measure reads a measure. One that the vocabulary does not know is taken where
// the file says more about it: its name or its unit.
func (r *rowReader) measure() census.Measure {
	cell, _ := r.cell(colMeasure)
	m := census.Measure(cell)
	_, unit := r.cell(colUnit)
	if cell == "" || m.Unit() == "" && !unit && !r.preamble.labels["measure:"+cell] {
		r.fail(colMeasure, wantMeasure, nil)
	}
	return m
}

func (r *rowReader) unit(m census.Measure) tidyUnit {
	cell, ok := r.cell(colUnit)
	if !ok {
		return tidyUnit{m.Unit(), 1}
	}
	u, known := r.units[cell]
	if !known {
		trimmed := strings.TrimSpace(cell)
		if _, published := publishedUnits[trimmed]; published || trimmed == "" || census.Unit(trimmed) == m.Unit() {
			cell = trimmed
		}
		u = tidy(cell)
		r.units[strings.Clone(cell)] = u
	}
	return u
}

// figure reads the value and its status.
func (r *rowReader) figure(o *census.Observation) figure {
	cell, _ := r.cell(colValue)
	f, ok := parseFigure(narrow(cell))
	if !ok {
		r.fail(colValue, "a number, X (suppressed), - (nil) or … (not available)", nil)
	}
	o.Status = f.status
	text, _ := r.cell(colStatus)
	if text == "" {
		return f
	}
	status, err := census.ParseStatus(text)
	if err != nil {
		r.fail(colStatus, "a status", err)
	}
	if f.symbol && status != f.status {
		r.fail(colStatus, fmt.Sprintf("%v, as the value %s says", f.status, cell), nil)
	}
	o.Status = status
	return f
}

func (r *rowReader) end(c csvColumn) float64 {
	cell, _ := r.cell(c)
	v, ok := parseEnd(narrow(cell))
	if !ok {
		r.fail(c, "a number or nothing", nil)
	}
	return v
}

func (r *rowReader) interval(lower, upper float64) census.Interval {
	cell, _ := r.cell(colInterval)
	kind, err := census.ParseInterval(cell)
	if err != nil {
		r.fail(colInterval, "a kind of interval", err)
	}
	if kind == census.NoInterval && !(math.IsNaN(lower) && math.IsNaN(upper)) {
		c := colLower
		if math.IsNaN(lower) {
			c = colUpper
		}
		r.fail(c, "nothing, or the column interval to say what the ends mean", nil)
	}
	return kind
}

// sourcesOf reads the sources of the row: "0+2" are the first and the third
// that the file names.
func (r *rowReader) sourcesOf() []census.Source {
	if r.at[colSource] < 0 {
		return r.file
	}
	return parsed(r, colSource, r.sources, r.sourceList, "numbers of the sources above the header, the first being 0, as 0+2")
}

func (r *rowReader) sourceList(text string) ([]census.Source, error) {
	if text == "" {
		return nil, nil
	}
	var list []census.Source
	for _, part := range strings.Split(narrow(text), "+") {
		i, err := strconv.Atoi(part)
		if err != nil || i < 0 || i >= len(r.preamble.sources) {
			return nil, fmt.Errorf("the file names %d sources", len(r.preamble.sources))
		}
		list = append(list, r.preamble.sources[i])
	}
	return list, nil
}
