package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// notOfFactories is the error for a table of another statistic: it writes down a
// layout that reads the table, or most of it, in Go.
func notOfFactories(f *File, g *grid, axes, unknown places) error {
	wrong := &ParseError{File: f.Name, Line: g.lineNumber(), Found: "a table of e-Stat that is not of the factory census"}
	row := rowBelow(g)
	layout := layoutOf(axes, unknown, row)
	_, err := layout.Read(f)
	for i := range layout.Columns {
		if c := &layout.Columns[i]; err != nil && c.Is == MeasureNameColumn && c.Keep == nil {
			c.Keep = []string{cellUnder(c.Header, axes, row)} // another measure may have no unit
			_, err = layout.Read(f)
		}
	}
	wrong.Want = "a table of the factory census, or in Options.Formats a layout such as " + layout.source()
	if err != nil {
		wrong.Err = fmt.Errorf("with the layout, there is still to be mended: %w", err)
	}
	return wrong
}

// rowBelow returns the row below the header, whose cells are a sample of their
// columns; nil where there is none.
func rowBelow(g *grid) []string {
	for g.next() == nil {
		if filled(g.cells) > 1 {
			return cloned(g.cells)
		}
	}
	return nil
}

func cellUnder(header string, found places, row []string) string {
	for _, p := range found {
		if p.header == header {
			return at(row, p.at)
		}
	}
	return ""
}

// layoutOf is a layout with the columns of a header. Of a column that is of no
// axis known it keeps the rows that have the first row's cell.
func layoutOf(axes, unknown places, row []string) TableLayout {
	var l TableLayout
	for _, a := range axes {
		c := a.column
		if c.Is == ScopeColumn {
			unknown = append(slices.Clip(unknown), a)
			continue
		}
		if c.Is == SurveyYearColumn {
			c.Is = YearColumn // a year that no survey of factories bears
		}
		c.Header = starred(a, axes)
		if !slices.ContainsFunc(l.Columns, func(had Column) bool { return had.Header == c.Header && had.Is == c.Is }) {
			l.Columns = append(l.Columns, c)
		}
	}
	for _, u := range unknown {
		l.Columns = append(l.Columns, Column{Header: u.header, Is: KeepColumn, Keep: []string{at(row, u.at)}})
	}
	return l
}

// starred returns the header of a column of figures, with an * for what parts it
// from the others that are of the same axis and stand beside it: 20*年.
func starred(p place, axes places) string {
	if p.column.Is != Figures || p.column.Spread != YearColumn {
		return p.header
	}
	front, back := []rune(p.header), []rune(p.header)
	for _, a := range axes {
		if a.column.Is != Figures {
			continue
		}
		other := []rune(a.header)
		front = front[:sharedRunes(front, other)]
		slices.Reverse(other)
		tail := slices.Clone(back)
		slices.Reverse(tail)
		back = back[len(back)-sharedRunes(tail, other):]
	}
	if len(front)+len(back) >= len([]rune(p.header)) || len(front)+len(back) == 0 {
		return p.header
	}
	return string(front) + "*" + string(back)
}

// sharedRunes returns how many characters two texts begin with alike.
func sharedRunes(a, b []rune) (n int) {
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

var roleSources = [roles]string{YearColumn: "YearColumn", SurveyYearColumn: "SurveyYearColumn", AreaColumn: "AreaColumn",
	AreaCodeColumn: "AreaCodeColumn", IndustryColumn: "IndustryColumn", SizeColumn: "SizeColumn", MeasureNameColumn: "MeasureNameColumn",
	UnitColumn: "UnitColumn", KeepColumn: "KeepColumn"}

// source writes a layout of nothing but columns as one would in a program.
func (l TableLayout) source() string {
	columns := make([]string, len(l.Columns))
	for i, c := range l.Columns {
		var b strings.Builder
		fmt.Fprintf(&b, "{Header: %q", c.Header)
		if c.Is != Figures {
			b.WriteString(", Is: ingest." + roleSources[c.Is])
		}
		if c.Spread != Figures {
			b.WriteString(", Spread: ingest." + roleSources[c.Spread])
		}
		if c.Keep != nil {
			fmt.Fprintf(&b, ", Keep: %#v", c.Keep)
		}
		columns[i] = b.String() + "}"
	}
	return "ingest.TableLayout{Columns: []ingest.Column{" + strings.Join(columns, ", ") + "}}"
}
