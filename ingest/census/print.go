package census

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// shown is how many rows String prints.
const shown = 20

// String returns the table for reading, in English: what all rows share, then
// the first rows with the parts in which they differ, then the sources. See
// [Table.Text].
func (t *Table) String() string { return t.Text(English, shown) }

// Text returns the table for reading in the language asked for, with at most
// the given number of rows. Columns are aligned by the width of the characters
// in a terminal, in which a Japanese one takes two cells.
func (t *Table) Text(lang Language, rows int) string {
	rows = max(rows, 0)
	if t.Len() == 0 {
		return name{"no rows\n", "0行\n"}.in(lang)
	}
	vary := t.Vary()
	var b strings.Builder
	var common []string
	for d := range dimensions {
		if !slices.Contains(vary, d) && (d != ByStatistic || t.Key(0).Statistic != Published) && (d != ByScope || t.Key(0).Scope != AllScopes) {
			common = append(common, t.Label(t.Key(0), d, lang))
		}
	}
	if len(common) > 0 {
		b.WriteString(strings.Join(common, " / ") + "\n")
	}
	grid := [][]string{t.header(vary, lang)}
	for i := range min(rows, t.Len()) {
		grid = append(grid, t.line(i, vary, lang))
	}
	b.WriteString(align(grid, len(vary)))
	if more := t.Len() - rows; more > 0 {
		fmt.Fprintf(&b, name{"… %s more rows\n", "… 他%s行\n"}.in(lang), FormatNumber(float64(more), 0))
	}
	if source := t.SourceLine(lang); source != "" {
		b.WriteString(source + "\n")
	}
	return b.String()
}

var dimensionLabels = [dimensions]name{
	{"year", "年"}, {"area", "地域"}, {"industry", "産業"}, {"size", "規模"}, {"scope", "範囲"}, {"measure", "項目"}, {"statistic", "統計量"},
}

func (t *Table) header(vary []Dimension, lang Language) []string {
	var cells []string
	for _, d := range vary {
		cells = append(cells, dimensionLabels[d].in(lang))
	}
	return append(cells, name{"value", "値"}.in(lang), "")
}

func (t *Table) line(i int, vary []Dimension, lang Language) []string {
	o := t.At(i)
	var cells []string
	for _, d := range vary {
		cells = append(cells, t.Label(o.Key, d, lang))
	}
	return append(cells, o.Unit.Format(o.Value, lang), o.remark(lang))
}

// remark says what the value alone does not: why it is missing, what it rests
// on, between which ends it lies.
func (o Observation) remark(lang Language) string {
	var parts []string
	if o.Status != Official {
		parts = append(parts, o.Status.Label(lang))
	}
	if o.Interval != NoInterval {
		low, high := o.Unit.FormatEnds(o.Lower, o.Upper, lang)
		parts = append(parts, "["+low+", "+high+"]")
	}
	return strings.Join(parts, " ")
}

// align pads the cells of a grid: text columns to the left, the value column,
// which follows them, to the right.
func align(grid [][]string, value int) string {
	widths := make([]int, len(grid[0]))
	for _, row := range grid {
		for j, cell := range row {
			widths[j] = max(widths[j], DisplayWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range grid {
		var line strings.Builder
		for j, cell := range row {
			pad := strings.Repeat(" ", widths[j]-DisplayWidth(cell))
			if j == value {
				cell, pad = pad+cell, ""
			}
			line.WriteString(cell + pad + "  ")
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// DisplayWidth returns how many cells of a terminal a text takes: two for a
// wide or full-width character (Unicode Standard Annex 11), none for a combining
// mark, one for the others.
func DisplayWidth(s string) int {
	n := 0
	for _, r := range s {
		if unicode.Is(unicode.Mn, r) { // combines with the character before
			continue
		}
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
