package stats

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// String returns the evaluation for reading: the effect with its placebos and
// its standard errors, which are in log points or in Unit, and the effect of each
// year. What must hold for it to be an effect [Evaluation.Assumptions] says.
func (e *Evaluation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d treated units against %d others\n", e.Programme.name(), len(e.Treated), len(e.Control))
	se := "standard error"
	if e.Programme.Scale == Logarithms {
		se += " of the logarithm"
	}
	rows := [][]string{
		{"difference in differences", e.format(e.Effect)},
		{fmt.Sprintf("P among %s placebos", census.FormatNumber(float64(len(e.Placebo.Effects)), 0)), fmt.Sprintf("%.2f", e.Placebo.P)},
		{se + ", clustered", e.formatError(e.Clustered.SE)},
		{se + ", Driscoll-Kraay", e.formatError(e.DriscollKraay.SE)},
	}
	for _, y := range e.ByYear {
		rows = append(rows, []string{fmt.Sprintf("%d against %d", y.Year, e.lastBefore()), e.format(y.Effect)})
	}
	b.WriteString(columns(rows))
	return b.String()
}

// formatError writes a standard error, on the scale that it is of.
func (e *Evaluation) formatError(se float64) string {
	if e.Programme.Scale == Logarithms {
		return fmt.Sprintf("%.3f", se)
	}
	return e.Unit.Format(se, census.English)
}

// lastBefore returns the last year used before the start.
func (e *Evaluation) lastBefore() census.Year {
	after := slices.IndexFunc(e.Years, func(y census.Year) bool { return y >= e.Programme.Start })
	return e.Years[after-1]
}
