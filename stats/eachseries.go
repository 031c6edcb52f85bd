package stats

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
)

// eachSeries returns what f makes of each of [census.Table.Series], in their order,
// several at a time. What f is given is written over when it returns.
func eachSeries[T any](t *census.Table, f func(key census.Key, observations []census.Observation) T) []T {
	groups := t.GroupBy(census.ByYear).Members()
	if len(groups) == 0 {
		return nil
	}
	out := make([]T, len(groups))
	parallel.Pieces(len(groups), 16, func(from, to int) {
		var series []census.Observation
		for i := from; i < to; i++ {
			series = series[:0]
			for _, row := range groups[i] {
				series = append(series, t.At(int(row)))
			}
			key := series[0].Key
			key.Year = 0
			slices.SortFunc(series, func(a, b census.Observation) int { return int(a.Year - b.Year) })
			out[i] = f(key, series)
		}
	})
	return out
}
