package stats_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// hiddenAtRandom returns the shipments of 2016 by prefecture and division with
// some open cells of three to ten establishments hidden, and what has to be
// hidden beside them.
func hiddenAtRandom(t testing.TB, table *census.Table, r *rand.Rand) *stats.SuppressResult {
	t.Helper()
	var candidates []census.Key
	for o := range table.Select(census.Shipments, census.PrefectureLevel).All() {
		n := o.Key
		n.Measure = census.Establishments
		if count := table.Value(n); o.Industry != census.Manufacturing && o.Value > 0 && count >= 3 && count <= 10 {
			candidates = append(candidates, o.Key)
		}
	}
	r.Shuffle(len(candidates), func(i, j int) { candidates[i], candidates[j] = candidates[j], candidates[i] })
	chosen := candidates[:len(candidates)/2]
	return suppress(t, table, stats.SuppressOptions{Percent: 10, Contributors: func(k census.Key) []float64 {
		if slices.Contains(chosen, k) {
			return []float64{1}
		}
		return []float64{1, 1, 1}
	}, Measures: []census.Measure{census.Shipments}})
}

// relativeErrors returns by how much estimates are off, relative to the truth.
func relativeErrors(table *census.Table, hidden []census.Key, got *census.Table) []float64 {
	var errors []float64
	for _, k := range hidden {
		if truth := table.Value(k); truth > 0 {
			errors = append(errors, math.Abs(got.Value(k)-truth)/truth)
		}
	}
	return errors
}

func of2016(t testing.TB) *census.Table {
	return sample(t).Select(census.Year(2016), census.Size{Min: 4}, census.Shipments, census.Employees, census.Establishments).Detach()
}

// BenchmarkImpute reports, beside the time, the quartiles of the relative error
// of estimates of cells that are open in truth.
func BenchmarkImpute(b *testing.B) {
	table := of2016(b)
	for _, start := range []stats.ImputeStart{stats.FromEmployees, stats.FromMargins} {
		b.Run(start.String(), func(b *testing.B) {
			r := rand.New(rand.NewPCG(6, 6))
			var errors []float64
			for b.Loop() {
				hidden := hiddenAtRandom(b, table, r)
				got, err := stats.Impute(context.Background(), hidden.Table, stats.ImputeOptions{Start: start})
				if err != nil {
					b.Fatal(err)
				}
				errors = append(errors, relativeErrors(table, hidden.Primary, got.Table)...)
			}
			q := measure.Quantile(errors, []float64{.25, .5, .75}, measure.Type7)
			b.ReportMetric(q[0], "error-25%")
			b.ReportMetric(q[1], "error-50%")
			b.ReportMetric(q[2], "error-75%")
		})
	}
}

func TestImputeOfRealTables(t *testing.T) {
	table := of2016(t)
	hidden := hiddenAtRandom(t, table, rand.New(rand.NewPCG(1, 6)))
	var median []float64
	for _, start := range []stats.ImputeStart{stats.FromEmployees, stats.FromMargins} {
		got := impute(t, hidden.Table, stats.ImputeOptions{Start: start})
		errors := relativeErrors(table, hidden.Primary, got.Table)
		if slices.ContainsFunc(errors, math.IsNaN) {
			t.Errorf("%v: figures are left hidden: %v", start, errors)
		}
		median = append(median, measure.Quantile(errors, []float64{.5}, measure.Type7)[0])
	}
	if !(median[0] < median[1]) {
		t.Errorf("the median error is %v from employees and %v from margins alone", median[0], median[1])
	}
}
