package stats_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// The basic example of the article on the Kullback-Leibler divergence in Wikipedia: 9, 12
// and 4 of 25 against thirds have a divergence of 0.0852996 nats. Half the sum of the
// distances, by hand, is (9+12)/25 − 2/3.
func TestAgainstWholeOfTheLiterature(t *testing.T) {
	one := collect(t, nationOf(t, []float64{9, 12, 4}, []float64{11, 8, 16})).Select(area("r0"))
	for name, c := range map[string]struct {
		by         stats.Summary
		want, half float64
	}{
		"divergence": {stats.TheilT().AgainstWhole(), .0852996, 5e-8},
		"Hoover":     {stats.Hoover().AgainstWhole(), 21./25 - 2./3, 1e-15},
	} {
		asPrinted(t, name, described(t, one, census.ByIndustry, c.by, census.Employees).Value, c.want, c.half)
	}
}
