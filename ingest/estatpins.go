package ingest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// A pinnedAxis is an axis of which a table has one member only, which then
// stands in a line above the header: "地域","14000","神奈川県".
type pinnedAxis struct {
	role   Role
	name   string
	member string
	line   int
}

// pinnedAt reads a line above the header as a pinned axis.
func pinnedAt(g *grid) (p pinnedAxis, ok bool) {
	for _, cell := range g.cells {
		switch cell = strings.TrimSpace(cell); {
		case cell == "":
		case p.name == "":
			p.name = strings.TrimRight(cell, "：: ")
		case p.member == "" || allDigits(folded(p.member)):
			p.member = cell // the name, behind its code
		}
	}
	role, known := axisOf(p.name)
	s := folded(p.name)
	switch {
	case !known || p.member == "" || len([]rune(s)) > 20, codeHeader().MatchString(s), strings.Contains(s, "時点"), folded(p.member) == "-", strings.Contains(p.member, "標準産業分類"),
		role == Figures, role == UnitColumn:
		return p, false
	}
	p.name, p.member, p.role, p.line = strings.Clone(p.name), strings.Clone(p.member), role, g.lineNumber()
	return p, true
}

// pin takes from the axes above the header what holds for the whole table.
func (t *tableReader) pin() error {
	slices.SortStableFunc(t.pinned, func(a, b pinnedAxis) int { return int(a.role) - int(b.role) }) // the year says the revision of the industry
	for i, p := range t.pinned {
		if i > 0 && p.role == t.pinned[i-1].role {
			return &ParseError{File: t.file.Name, Line: p.line, Cell: p.name, Found: quoted(p.member),
				Want: fmt.Sprintf("one member of an axis, or a column for it; %s is in line %d", quoted(t.pinned[i-1].member), t.pinned[i-1].line)}
		}
		if t.at[p.role] >= 0 || t.aside(p.role) || p.role == YearColumn && t.at[SurveyYearColumn] >= 0 {
			t.remark([]string{p.name, p.member}) // a title that begins like an axis
			continue
		}
		if err := t.pinOne(p); err != nil {
			return &ParseError{File: t.file.Name, Line: p.line, Cell: p.name, Found: quoted(p.member), Want: "a member of the axis, which holds for all figures", Err: err}
		}
		t.edit(fmt.Sprintf("%s %s taken from above the header", p.name, p.member))
	}
	return nil
}

// aside reports whether the members of an axis stand side by side.
func (t *tableReader) aside(role Role) bool {
	for _, p := range t.figures {
		if p.column.Spread == role || p.label(role) != "" {
			return true
		}
	}
	return false
}

func (t *tableReader) pinOne(p pinnedAxis) (err error) {
	k := &t.layout.Key
	switch p.role {
	case YearColumn, SurveyYearColumn:
		survey, known := t.surveyNamed()
		if y, ok := parseYear(p.member); ok && known && survey.Label == strconv.Itoa(y.year) {
			p.role = SurveyYearColumn
		}
		k.Year, err = t.year(p.member, p.role)
	case AreaColumn:
		read, _ := readAreas([]areaNaming{{name: p.member}}, areaContext{})
		k.Area, err = read[0].area, read[0].err
	case SizeColumn:
		k.Size, err = parseSizeCell(p.member, k.Size)
	case IndustryColumn:
		k.Industry, err = t.industry(industryCells{year: t.anyYear(), name: p.member}, Column{})
	case ScopeColumn:
		k.Scope = census.Scope(p.member)
		if code, known := legalForms[folded(p.member)]; known {
			k.Scope = census.Scope(code)
		}
	case MeasureNameColumn:
		for i := range t.figures {
			t.figures[i].above = append(t.figures[i].above, headerLabel{MeasureNameColumn, p.member})
		}
	}
	return err
}

// anyYear is a year of the table, of those of a revision; 0 where there is none.
func (t *tableReader) anyYear() census.Year {
	for _, r := range []Role{YearColumn, SurveyYearColumn} {
		if at := t.at[r]; at >= 0 {
			t.each(func(g *grid) { t.seen[r][strings.Clone(g.cells[at])] = g.lineNumber() })
		}
	}
	if y := t.yearOf(census.Key{}); y != 0 {
		return y
	}
	for _, p := range t.figures {
		if r := p.column.Spread; r == YearColumn || r == SurveyYearColumn {
			y, _ := t.year(p.header, r) // a header without a year is an error of its own
			return y
		}
	}
	return 0
}
