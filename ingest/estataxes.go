package ingest

import (
	"regexp"
	"strings"
)

// axisWords are the words that labels of axes have: the first that fits says the
// role.
var axisWords = []struct {
	role  Role
	words []string
}{
	{UnitColumn, []string{"単位"}},
	{MeasureNameColumn, []string{"表章項目", "集計項目", "項目"}},
	{AreaColumn, []string{"地域", "都道府県", "市区町村", "区域"}}, // METI's axis of areas is called 都道府県…_年次
	{SurveyYearColumn, []string{"調査年"}},
	{YearColumn, []string{"時間軸", "年次", "年度", "調査時点"}},
	{SizeColumn, []string{"規模"}},
	{IndustryColumn, []string{"産業", "業種"}},
}

// axisOf returns the role of a label of the header; ok is false for one that is
// of no axis known.
func axisOf(label string) (Role, bool) {
	switch s := folded(label); {
	case s == "value" || s == "値" || s == "数値" || s == "統計値":
		return Figures, true
	case s == "unit":
		return UnitColumn, true
	case s == "地域コード" || s == "area_code":
		return AreaCodeColumn, true
	default:
		for _, a := range axisWords {
			if containsAny(s, a.words) {
				return a.role, true
			}
		}
	}
	return 0, false
}

var codeHeader = regexp.MustCompile(`^(?:(?:tab|cat\d*|area|time)_?code|.*(?:コード|annotation|注釈|階層.*))$`)

// findAxes reads down to the header, and gives what stands above to remark. It
// returns the columns, and the places of labels that are of no axis known.
func findAxes(g *grid, remark func([]string)) (axes, unknown places, err error) {
	for {
		if err := g.next(); err != nil {
			return nil, nil, err
		}
		if axes, unknown := axesOf(g.cells); axes != nil {
			return axes, unknown, nil
		}
		if remark != nil {
			remark(g.cells)
		}
	}
}

// axesOf reads a row as a header, nil where it is none: it must have figures and
// an axis that e-Stat has.
func axesOf(cells []string) (axes, unknown places) {
	spread := Figures
	marked := false
	for i, cell := range cells {
		cell = strings.Clone(strings.TrimSpace(cell))
		s := folded(cell)
		marker := strings.HasPrefix(s, "/") && !codeHeader.MatchString(s)
		switch role, known := axisOf(cell); {
		case s == "":
		case marker:
			marked, spread = true, role
		case marked:
			axes = append(axes, place{i, cell, Column{Header: cell, Spread: spread}})
		case codeHeader.MatchString(s):
			if role == AreaColumn || role == AreaCodeColumn {
				axes = append(axes, place{i, cell, Column{Header: cell, Is: AreaCodeColumn}})
			}
		case isItem(cell):
			axes = append(axes, place{i, cell, Column{Header: cell, Spread: MeasureNameColumn}})
		case known:
			axes = append(axes, place{i, cell, Column{Header: cell, Is: role}})
		default:
			unknown = append(unknown, place{i, cell, Column{Header: cell}})
		}
	}
	var has [roles]int
	for _, a := range axes {
		has[a.column.Is]++
	}
	for _, r := range []Role{YearColumn, AreaColumn, IndustryColumn, SizeColumn, MeasureNameColumn, UnitColumn} {
		if has[r] > 1 {
			return nil, nil
		}
	}
	if has[Figures] == 0 || has[AreaColumn]+has[IndustryColumn]+has[YearColumn]+has[SurveyYearColumn]+has[SizeColumn] == 0 {
		return nil, nil
	}
	return axes, unknown
}

// isItem reports whether a label is that of a column of figures.
func isItem(label string) bool {
	l, ok := parseMeasureLabel(label)
	return ok && l.measure != "" || statedUnit(label) != ""
}
