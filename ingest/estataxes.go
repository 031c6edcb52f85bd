package ingest

import (
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
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
	{ScopeColumn, []string{"経営組織"}},
}

// legalForms are the members of the axis of legal forms that stand for scopes of
// the vocabulary; another one is a scope under its own name.
var legalForms = map[string]string{"計": "", "合計": "", "総数": "", "総計": "", "全数": "", "法人": string(census.Corporations)}

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

var codeHeader = pattern(`^(?:(?:tab|cat\d*|area|time)_?code|.*(?:コード|annotation|注釈|階層.*))$`)

// findAxes reads down to the header, and gives what stands above to remark, if
// that is not nil. It returns the columns, and the places of labels that are of
// no axis known.
func findAxes(g *grid, remark func()) (axes, unknown places, err error) {
	var upper [][]string
	for {
		if err := g.next(); err != nil {
			return nil, nil, err
		}
		if axes, unknown := axesOf(g.cells); axes != nil {
			axes.under(upper)
			return axes, unknown, nil
		}
		switch marker := markerAt(g.cells); {
		case marker >= 0 && codeHeader().MatchString(folded(g.cells[marker])): // codes of what the next line names
		case marker >= 0 && len(upper) < mostHeader:
			upper = append(upper, cloned(g.cells))
		case remark != nil:
			remark()
		}
	}
}

// markerAt returns the cell behind which the members of an axis stand side by
// side, /時間軸 or /表章項目 コード, -1 where there is none.
func markerAt(cells []string) int {
	return slices.IndexFunc(cells, func(cell string) bool { return len(cell) > 1 && strings.HasPrefix(strings.TrimSpace(cell), "/") })
}

// A headerLabel is what a line above the header says of a column: the members
// of a second axis.
type headerLabel struct {
	role Role
	text string
}

// under adds to columns what the lines above the header say of them. A member
// that stands over several columns may stand over the first alone.
func (found places) under(upper [][]string) {
	for _, cells := range upper {
		marker := markerAt(cells)
		role, known := axisOf(cells[marker])
		label := ""
		for i := marker + 1; i < len(cells) && known; i++ {
			if cells[i] != "" {
				label = cells[i]
			}
			for j := range found {
				if p := &found[j]; p.at == i && p.column.Is == Figures && label != "" {
					p.above = append(p.above, headerLabel{role, label})
				}
			}
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
		marker := strings.HasPrefix(s, "/") && !codeHeader().MatchString(s)
		switch role, known := axisOf(cell); {
		case s == "":
		case marker:
			marked, spread = true, role
		case marked:
			axes = append(axes, place{at: i, header: cell, column: Column{Header: cell, Spread: spread}})
		case codeHeader().MatchString(s):
			if role == AreaColumn || role == AreaCodeColumn {
				axes = append(axes, place{at: i, header: cell, column: Column{Header: cell, Is: AreaCodeColumn}})
			}
		case isItem(cell):
			axes = append(axes, place{at: i, header: cell, column: Column{Header: cell, Spread: MeasureNameColumn}})
		case role == ScopeColumn:
			axes = append(axes, place{at: i, header: cell, column: Column{Header: cell, Is: role, Codes: legalForms}})
		case known:
			axes = append(axes, place{at: i, header: cell, column: Column{Header: cell, Is: role}})
		default:
			unknown = append(unknown, place{at: i, header: cell, column: Column{Header: cell}})
		}
	}
	var has [roles]int
	for _, a := range axes {
		has[a.column.Is]++
	}
	for _, r := range []Role{YearColumn, AreaColumn, IndustryColumn, SizeColumn, ScopeColumn, MeasureNameColumn, UnitColumn} {
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
