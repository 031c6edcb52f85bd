package ingest

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// figureRows reads the rows of figures into a table.
type figureRows struct {
	*tableReader
	builder    census.Builder
	lines      []int // of each figure
	sources    []census.Source
	years      map[string]census.Year
	sizes      map[string]census.Size
	industries map[industryCells]census.Industry
	revised    map[census.Year]census.Year // the year of the revision, by the year of the row
}

func newFigureRows(t *tableReader) *figureRows {
	s, own := t.layout.Source, t.file.Source()
	s.File, s.SHA256 = own.File, own.SHA256
	s.Edits = append(slices.Clip(s.Edits), t.edits...)
	if s.Unit == "" {
		s.Unit = strings.Join(t.units, ", ")
	}
	return &figureRows{tableReader: t, sources: []census.Source{s}, years: map[string]census.Year{},
		sizes: map[string]census.Size{}, industries: map[industryCells]census.Industry{}, revised: map[census.Year]census.Year{}}
}

// labels names the municipalities, which the vocabulary does not know.
func (r *figureRows) labels() []census.Option {
	var options []census.Option
	for _, a := range r.order {
		if read := r.areas[a]; read.label != "" {
			options = append(options, census.WithLabel(census.ByArea, string(read.area), "", read.label))
		}
	}
	return options
}

// read reads the figures of one row.
func (r *figureRows) read(g *grid) {
	base, e := r.key(g)
	if e != nil {
		r.wrong.add(e)
		return
	}
	pair := [2]string{r.cell(g.cells, MeasureNameColumn), r.cell(g.cells, UnitColumn)}
	for i, p := range r.figures {
		if e := r.figure(g, p, base, r.amounts[pair][i]); e != nil {
			r.wrong.add(e)
			return
		}
	}
}

// key reads the parts of the key that are the same for all figures of a row. A
// part that only the columns of figures say stays that of the layout.
func (r *figureRows) key(g *grid) (k census.Key, e *ParseError) {
	k = r.layout.Key
	area := r.areas[areaNaming{r.cell(g.cells, AreaCodeColumn), r.cell(g.cells, AreaColumn)}]
	k.Area = area.area
	for _, role := range []Role{YearColumn, SurveyYearColumn} {
		if r.at[role] >= 0 {
			k.Year = cached(r.years, r.cell(g.cells, role), func(cell string) census.Year {
				y, _ := r.year(cell, role) // its faults were found before
				return y
			})
		}
	}
	if area.year != 0 {
		k.Year = area.year
	}
	if at := r.at[SizeColumn]; at >= 0 {
		size, known := r.sizes[g.cells[at]]
		if !known {
			var err error
			if size, err = r.size(g.cells[at], r.columns[SizeColumn]); err != nil {
				return k, g.fault(at, r.columns[SizeColumn].Header, "a class of persons engaged, as 4～9人 or 30人以上", err)
			}
			r.sizes[strings.Clone(g.cells[at])] = size
		}
		k.Size = size
	}
	if at := r.at[ScopeColumn]; at >= 0 {
		k.Scope = census.Scope(strings.Clone(strings.TrimSpace(g.cells[at])))
		if code, given := r.columns[ScopeColumn].Codes[string(k.Scope)]; given {
			k.Scope = census.Scope(code)
		}
	}
	return k, r.readIndustry(g, &k)
}

func cached[T any](known map[string]T, cell string, read func(string) T) T {
	v, ok := known[cell]
	if !ok {
		v = read(cell)
		known[strings.Clone(cell)] = v
	}
	return v
}

// readIndustry reads the industry of a row, each once in a year.
func (r *figureRows) readIndustry(g *grid, k *census.Key) *ParseError {
	codeAt, nameAt := r.at[IndustryCodeColumn], r.at[IndustryColumn]
	if codeAt < 0 && nameAt < 0 {
		return nil
	}
	year, known := r.revised[k.Year]
	if !known {
		year = r.revisionYear(*k)
		r.revised[k.Year] = year
	}
	c := industryCells{year, r.cell(g.cells, IndustryCodeColumn), r.cell(g.cells, IndustryColumn)}
	i, known := r.industries[c]
	if !known {
		columns := []Column{r.columns[IndustryCodeColumn], r.columns[IndustryColumn]}
		var err error
		if i, err = r.industry(c, columns...); err != nil {
			at, header := nameAt, columns[1].Header
			if nameAt < 0 {
				at, header = codeAt, columns[0].Header
			}
			return g.fault(at, header, "an industry of the year's classification", err)
		}
		c.code, c.name = strings.Clone(c.code), strings.Clone(c.name)
		r.industries[c] = i
	}
	k.Industry = i
	return nil
}

// revisionYear is the year whose revision codes are of: that of the row or,
// where the years stand in the header, one of those, if they share a revision.
func (r *figureRows) revisionYear(k census.Key) census.Year {
	year := k.Year
	for _, list := range r.amounts {
		for _, q := range list {
			was, _ := census.FactoryCensus().Of(year)
			is, _ := census.FactoryCensus().Of(q.key.Year)
			switch {
			case q.key.Year == 0:
			case year != 0 && was.JSIC != is.JSIC:
				return 0
			default:
				year = q.key.Year
			}
		}
	}
	return year
}

// figure reads one figure into the table.
func (r *figureRows) figure(g *grid, p place, k census.Key, q quantity) *ParseError {
	overlay(&k, q.key)
	if k.Year == 0 {
		return &ParseError{File: r.file.Name, Line: g.lineNumber(), Cell: p.header, Found: "no year",
			Want: "a column or a caption with the year, or Key.Year of the layout"}
	}
	cell := g.cells[p.at]
	f, ok := r.legend.parse(cell)
	if !ok {
		f, ok = r.withUnit(cell, q.unit)
	}
	if !ok {
		return g.fault(p.at, p.header, "a number, X (suppressed), - (nil) or … (not available)", nil)
	}
	if !f.symbol && math.IsNaN(f.value) && r.layout.Blank != census.Official {
		f.status = r.layout.Blank
	}
	if math.IsNaN(f.value) && r.counted > 0 && strings.TrimSpace(g.cells[r.counted-1]) == "0" {
		f = figure{status: census.Nil, symbol: true}
	}
	if r.prefectural && unasked(k, f) {
		f = figure{value: math.NaN(), status: census.NotAvailable, symbol: true}
		r.remark([]string{"0 of establishments below 30 persons is not available for " + k.Measure.Label(census.English) + ": they are not asked."})
	}
	if k.Measure == census.FixedAssets && r.assets {
		k.Size = assetsSize(k.Year)
	}
	if e := r.state(g, p, &f); e != nil {
		return e
	}
	o := census.NewObservation(k, f.value*q.unit.factor)
	o.Status, o.Unit, o.Sources, o.Precision = f.status, q.unit.unit, r.sources, q.unit.halfUnit(f)
	if o.Status.Absent() {
		o.Value = math.NaN()
	} else if o.Status == census.Nil {
		o.Value = 0
	}
	if err := r.builder.Append(o); err != nil {
		return g.fault(p.at, p.header, "a figure that does not contradict itself", err)
	}
	r.lines = append(r.lines, g.lineNumber())
	return nil
}

// withUnit reads a figure that has its unit behind it: 12.3%, 1,234人. It must be
// the unit of the column.
func (r *figureRows) withUnit(cell string, unit tidyUnit) (figure, bool) {
	s := folded(cell)
	end := strings.LastIndexAny(s, "0123456789") + 1
	if end == 0 || end == len(s) || !isUnit(s[end:]) || scaledUnit(s[end:]) != unit {
		return figure{}, false
	}
	return r.legend.parse(s[:end])
}

// overlay replaces the parts of a key that a column of figures says.
func overlay(k *census.Key, by census.Key) {
	if by.Year != 0 {
		k.Year = by.Year
	}
	if by.Area != "" {
		k.Area = by.Area
	}
	if by.Industry != "" {
		k.Industry = by.Industry
	}
	if by.Size != (census.Size{}) {
		k.Size = by.Size
	}
	if by.Scope != "" {
		k.Scope = by.Scope
	}
	if by.Statistic != "" {
		k.Statistic = by.Statistic
	}
	k.Measure = by.Measure
}

// state reads what status columns say of a figure.
func (r *figureRows) state(g *grid, p place, f *figure) *ParseError {
	for _, s := range r.states {
		if s.column.Of != "" && !matches(folded(s.column.Of), folded(p.header)) {
			continue
		}
		text := strings.TrimSpace(g.cells[s.at])
		if code, given := s.column.Codes[text]; given {
			text = code
		}
		if text == "" {
			continue
		}
		status, err := census.ParseStatus(text)
		if err != nil {
			return g.fault(s.at, s.header, "a status, or a cell of Column.Codes", err)
		}
		if f.status == census.Official || status.Absent() {
			f.status = status
		}
		if !f.status.Absent() && math.IsNaN(f.value) {
			return g.fault(p.at, p.header, fmt.Sprintf("a number, since %s says %v", s.header, status), nil)
		}
	}
	return nil
}
