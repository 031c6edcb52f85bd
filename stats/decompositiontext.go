package stats

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/floats"

	"github.com/machikoba/machikoba/ingest/census"
)

// String returns the decomposition for reading: a line for each part, one for
// what is not attributed, and the whole.
func (d Decomposition) String() string {
	largest := math.Max(math.Abs(d.Change()), floats.Norm(d.Total, math.Inf(1)))
	scale := census.ScaleFor(d.Unit, largest/10, census.English)
	decimals := 0
	if scale.Factor != 1 || d.Unit.Per(d.Unit) == census.UnitRatio {
		decimals = 1
	}
	number := func(v float64) string { return census.FormatNumber(v/scale.Factor, decimals) }
	// With one effect, the change, a column of changes would say it twice.
	row := func(name string, change float64, effects ...float64) []string {
		cells := []string{name}
		if len(d.Effects) > 1 || effects == nil {
			cells = append(cells, number(change))
		}
		for _, v := range effects {
			cells = append(cells, number(v))
		}
		return cells
	}
	rows := [][]string{append([]string{"", "change"}, d.Effects...)}
	if len(d.Effects) == 1 {
		rows[0] = append([]string{""}, d.Effects...)
	}
	for _, p := range d.Parts {
		rows = append(rows, row(d.name(p.Key), p.End-p.Start, p.Effects...))
	}
	if d.Missing > 0 || number(d.NotAttributed) != number(0) {
		rows = append(rows, row("not attributed", d.NotAttributed))
	}
	total := row("total", d.Change(), d.Total...)
	if len(d.Effects) == 1 {
		total = row("total", d.Change())
	}
	head := d.Key
	head.Year = 0
	return fmt.Sprintf("%v, %v, %s\n%s", head, d.Span, scale.Unit, columns(append(rows, total)))
}

// name returns the part of a key in which it differs from the whole.
func (d Decomposition) name(k census.Key) string {
	for _, by := range []census.Dimension{census.ByIndustry, census.ByArea, census.BySize} {
		if k.Part(by) != d.Key.Part(by) {
			return d.table.Label(k, by, census.English)
		}
	}
	return "all"
}

// columns sets rows of text in columns, the first to the left and the others to
// the right.
func columns(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], census.DisplayWidth(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			pad := strings.Repeat(" ", widths[i]-census.DisplayWidth(cell))
			if i == 0 {
				line.WriteString(cell + pad)
				continue
			}
			line.WriteString("  " + pad + cell)
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}
