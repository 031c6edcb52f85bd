package stats_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

func BenchmarkAlong(b *testing.B) {
	t := million(b)
	for _, d := range []census.Dimension{census.ByArea, census.ByIndustry} {
		b.Run(d.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				stats.Along(t, d, stats.HHI(), stats.Gini(), stats.Krugman(measure.Nation))
			}
			b.ReportMetric(float64(t.Len())*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
