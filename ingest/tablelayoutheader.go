package ingest

import (
	"slices"
	"strings"
)

// mostLevels is how many rows the header of a table may have.
const mostLevels = 7

// find reads down to the header, and gives what stands above to remark. The
// header is one row or, of several, what stands in each column from above to
// below, joined with " / ".
func (l *TableLayout) find(g *grid, remark func([]string)) (places, error) {
	var window [][]string // the rows read last
	var above []int       // the number of each in the sheet, from 0
	for {
		if err := g.next(); err != nil {
			return nil, err
		}
		if len(window) == mostLevels {
			if remark != nil {
				remark(window[0])
			}
			window, above = window[1:], above[1:]
		}
		window, above = append(window, cloned(g.cells)), append(above, g.taken-1)
		for levels := 1; levels <= len(window); levels++ {
			first := len(window) - levels
			header := g.joined(window[first:], above[first:])
			found, ok := l.match(header)
			if !ok {
				continue
			}
			if remark != nil {
				for _, row := range window[:first] {
					remark(row)
				}
			}
			g.cells = header
			return found, g.below(found, above[first:])
		}
	}
}

// below skips the rows into which merged cells of the header reach.
func (g *grid) below(found places, rows []int) error {
	if g.page == nil {
		return nil
	}
	last := rows[len(rows)-1]
	bottom := last
	for _, p := range found {
		for _, row := range rows {
			if r := g.page.span(row, p.at); r.FirstRow >= rows[0] {
				bottom = max(bottom, r.LastRow)
			}
		}
	}
	header := g.cells
	for range bottom - last {
		if err := g.next(); err != nil {
			return err
		}
	}
	g.cells = header
	return nil
}

// joined returns what the rows of a header say of each column. A merged cell
// heads the columns that it covers; another one, those behind it that are blank
// and have something below.
func (g *grid) joined(rows [][]string, numbers []int) []string {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	levels := make([][]string, len(rows))
	for i := range rows {
		levels[i] = make([]string, width)
		for j := range width {
			levels[i][j] = g.level(rows, numbers, [2]int{i, j})
			if levels[i][j] == "" && j > 0 && i < len(rows)-1 && filledBelow(rows[i+1:], j) && g.heads(numbers[i], j-1) && sameAbove(levels[:i], j) {
				levels[i][j] = levels[i][j-1]
			}
		}
	}
	header := make([]string, width)
	for j := range width {
		var path []string
		for i := range rows {
			if text := levels[i][j]; text != "" && (len(path) == 0 || folded(path[len(path)-1]) != folded(text)) {
				path = append(path, text)
			}
		}
		header[j] = strings.Join(path, " / ")
	}
	return header
}

// level returns the text of a cell of the header, that of its range if merged.
func (g *grid) level(rows [][]string, numbers []int, at [2]int) string {
	i, j := at[0], at[1]
	text := ""
	if j < len(rows[i]) {
		text = rows[i][j]
	}
	if text == "" && g.page != nil {
		if r := g.page.span(numbers[i], j); r.FirstRow >= numbers[0] {
			text = g.page.cell(r.FirstRow, r.FirstColumn)
		}
	}
	return strings.Join(strings.Fields(text), " ")
}

// heads reports whether a cell may head columns behind it: one that is merged
// over several says which.
func (g *grid) heads(row, column int) bool {
	if g.page == nil {
		return true
	}
	r := g.page.span(row, column)
	return r.FirstColumn == r.LastColumn
}

func filledBelow(rows [][]string, column int) bool {
	return slices.ContainsFunc(rows, func(row []string) bool {
		return column < len(row) && strings.TrimSpace(row[column]) != ""
	})
}

// sameAbove reports whether a column and the one before it are headed alike.
func sameAbove(levels [][]string, column int) bool {
	return !slices.ContainsFunc(levels, func(level []string) bool { return level[column] != level[column-1] })
}

// withoutUnits is a header of several levels without the units that they state.
func withoutUnits(header string) string {
	if !strings.Contains(header, "/") {
		return header
	}
	for _, w := range bracketed().FindAllStringSubmatch(header, -1) {
		if isUnit(strings.TrimPrefix(w[1], "単位:")) {
			header = strings.Replace(header, w[0], "", 1)
		}
	}
	return header
}
