package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// gather notes what cells a row has, and where they stand first.
func (t *tableReader) gather(g *grid) {
	line := g.lineNumber()
	for r, at := range t.at {
		if at < 0 || Role(r) == AreaColumn || Role(r) == AreaCodeColumn {
			continue
		}
		if _, known := t.seen[r][g.cells[at]]; !known {
			t.seen[r][strings.Clone(g.cells[at])] = line
		}
	}
	a := areaNaming{t.cell(g.cells, AreaCodeColumn), t.cell(g.cells, AreaColumn)}
	if _, known := t.lines[a]; !known {
		a = areaNaming{strings.Clone(a.code), strings.Clone(a.name)}
		t.lines[a] = line
		t.order = append(t.order, a)
	}
	pair := [2]string{t.cell(g.cells, MeasureNameColumn), t.cell(g.cells, UnitColumn)}
	if _, known := t.amounts[pair]; !known {
		pair = [2]string{strings.Clone(pair[0]), strings.Clone(pair[1])}
		t.amounts[pair] = nil
		t.pairs = append(t.pairs, pairAt{pair, line})
	}
}

// resolve reads what was gathered, and lists the edits.
func (t *tableReader) resolve() {
	t.within = t.prefecture()
	for _, p := range t.pairs {
		if !t.wrong.full() {
			t.quantify(p.cells, p.line)
		}
	}
	for _, p := range t.places {
		if p.column.Keep != nil {
			t.edit(fmt.Sprintf("rows other than %s in %q left out", strings.Join(p.column.Keep, ", "), p.header))
		}
	}
	for code := range t.seen[IndustryCodeColumn] {
		if code = folded(code); allDigits(code) && len(code) == 1 && code != "0" && t.columns[IndustryCodeColumn].Scheme == "" {
			t.edit("zeros restored in front of industry codes")
		}
	}
	for _, r := range []Role{YearColumn, SurveyYearColumn} {
		for cell, line := range t.seen[r] {
			if _, err := t.year(cell, r); err != nil {
				t.fault(line, r, cell, wantYear, err)
			}
		}
	}
	t.resolveAreas()
	slices.Sort(t.edits)
}

const wantYear = "a year such as 2018, 2018年, 平成30年 or 2018000000"

// fault notes what is wrong with the cell of a role.
func (t *tableReader) fault(line int, r Role, cell, want string, err error) {
	if t.wrong.full() {
		return
	}
	header := ""
	for _, p := range t.places {
		if p.at == t.at[r] {
			header = p.header
		}
	}
	t.wrong.add(&ParseError{File: t.file.Name, Line: line, Cell: header, Found: quoted(cell), Want: want, Err: err})
}

// year reads a year, and turns one that a survey bears into its reference year.
func (t *tableReader) year(cell string, r Role) (census.Year, error) {
	if code, given := t.columns[r].Codes[strings.TrimSpace(cell)]; given {
		cell = code
	}
	y, ok := parseYear(cell)
	if !ok {
		return 0, fmt.Errorf("%q is no year", cell)
	}
	if y.fiscal {
		t.edit("fiscal years (April to March) under the year that they begin in")
	}
	if r == YearColumn {
		return census.Year(y.year), nil
	}
	s, found := surveyOf(t.program + cell)
	if !found {
		return census.Year(y.year), nil // no survey bears the year: it is a reference year
	}
	if int(s.Year) != y.year {
		t.edit(fmt.Sprintf("survey of %d under its reference year %d", y.year, s.Year))
	}
	return s.Year, nil
}

// resolveAreas reads the areas, by the scheme of their column or by Japan's.
func (t *tableReader) resolveAreas() {
	if t.at[AreaColumn] < 0 && t.at[AreaCodeColumn] < 0 {
		t.areas[areaNaming{}] = areaReading{area: t.layout.Key.Area}
		return
	}
	var japan []areaNaming
	for _, a := range t.order {
		if r, own := t.ownArea(a); own {
			t.areas[a] = r
			continue
		}
		japan = append(japan, a)
	}
	read, edits := readAreas(japan, areaContext{t.exact, t.within})
	for i, a := range japan {
		t.areas[a] = read[i]
	}
	for _, e := range edits {
		t.edit(e)
	}
	for _, a := range t.order {
		if err := t.areas[a].err; err != nil {
			role, cell := AreaColumn, a.name
			if t.at[AreaColumn] < 0 {
				role, cell = AreaCodeColumn, a.code
			}
			t.fault(t.lines[a], role, strings.TrimSpace(a.code+" "+cell), wantArea, err)
		}
	}
}

// prefecture is the one that the layout or what stands above the table names,
// the nation where that is none or several.
func (t *tableReader) prefecture() census.Area {
	if within, ok := t.layout.Key.Area.Prefecture(); ok {
		return within
	}
	within := census.Japan
	title := strings.ReplaceAll(strings.Join(t.title, "\n"), "東京都", "東京都 ") // 東京都府中市 is not of 京都府
	for p := range census.Prefectures() {
		if strings.Contains(title, p.Label(census.Japanese)) {
			if within != census.Japan {
				return census.Japan
			}
			within = p
		}
	}
	return within
}

// ownArea reads an area by what its columns say of it: by Codes, or as a code
// of a scheme that is not Japan's.
func (t *tableReader) ownArea(a areaNaming) (r areaReading, own bool) {
	for _, c := range []struct {
		role Role
		cell string
	}{{AreaCodeColumn, a.code}, {AreaColumn, a.name}} {
		if t.at[c.role] < 0 {
			continue
		}
		column, cell := t.columns[c.role], strings.TrimSpace(c.cell)
		code, given := column.Codes[cell]
		switch {
		case given && (column.Scheme == "" || code == ""):
			r.area, r.err = parseArea(code)
			return r, true
		case given:
			return areaReading{area: census.AreaOf(column.Scheme, code)}, true
		case column.Scheme != "" && cell == "":
			return areaReading{err: fmt.Errorf("the cell is empty")}, true
		case column.Scheme != "":
			r.area = census.AreaOf(column.Scheme, cell)
			if c.role == AreaCodeColumn {
				r.label = strings.TrimSpace(a.name)
			}
			return r, true
		}
	}
	return r, false
}
