package census

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
)

// WriteCSV writes the table as CSV in the project's own layout, which package
// ingest reads back into an equal table: first what rides beside the rows, as
// JSON in lines that begin with #, then a header with the columns of the Arrow
// schema, then a row per figure. An absent value is an empty cell.
//
// Readers of other tools skip the first lines as comments: comment="#" in
// pandas, DuckDB and R.
func (t *Table) WriteCSV(w io.Writer) error {
	buffered := bufio.NewWriter(w)
	t.writePreamble(buffered)
	out := csv.NewWriter(buffered)
	header := make([]string, len(arrowFields))
	for i, f := range arrowFields {
		header[i] = f.Name
	}
	if err := out.Write(header); err != nil {
		return fmt.Errorf("census: write CSV: %w", err)
	}
	for i := range t.Len() {
		if err := out.Write(t.cells(i)); err != nil {
			return fmt.Errorf("census: write CSV: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("census: write CSV: %w", err)
	}
	return buffered.Flush()
}

func (t *Table) writePreamble(w *bufio.Writer) {
	for _, s := range t.sources {
		fmt.Fprintln(w, "# source:", encodeJSON(s))
	}
	for _, n := range t.notes {
		fmt.Fprintln(w, "# note:", encodeJSON(n))
	}
	var codes []string
	for code := range t.labels {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		n := t.labels[code]
		fmt.Fprintln(w, "# label:", encodeJSON([3]string{code, n.en, n.ja}))
	}
	if !slices.Equal(t.surveys, factoryCensus) {
		fmt.Fprintln(w, "# surveys:", encodeJSON(t.surveys))
	}
}

// cells returns row i in the order of arrowFields.
func (t *Table) cells(i int) []string {
	return []string{
		t.year.at(i).String(), t.area.at(i).encoded(), string(t.industry.at(i)), t.size.at(i).String(),
		string(t.scope.at(i)), string(t.measure.at(i)), string(t.statistic.at(i)),
		formatCell(t.value[i]), formatCell(t.lower[i]), formatCell(t.upper[i]), t.interval[i].String(),
		formatCell(t.precision[i]), t.status[i].String(), string(t.unit.at(i)), t.source.at(i),
	}
}

// formatCell writes a number so that it reads back the same; NaN is empty.
func formatCell(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	if math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}
