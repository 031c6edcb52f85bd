package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// million returns a table of a million figures: 40 years x 1,000 areas and the
// nation x 25 industries, the nation's and the areas' totals among them.
func million(b *testing.B) *census.Table {
	b.Helper()
	var build census.Builder
	random := rand.New(rand.NewPCG(1, 2))
	for y := census.Year(1980); y < 2020; y++ {
		for a := range 1000 {
			where := census.Japan
			if a > 0 {
				where = area(fmt.Sprint(a))
			}
			for i := range 25 {
				what := census.Manufacturing
				if i > 0 {
					what = industry(fmt.Sprint(i))
				}
				v := math.Round(1e6 * random.Float64())
				if err := build.Append(census.NewObservation(census.Key{Year: y, Area: where, Industry: what, Measure: census.Shipments}, v)); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	t, err := build.Table(census.WithSurveys(nil))
	if err != nil {
		b.Fatal(err)
	}
	return t
}

func BenchmarkRatio(b *testing.B) {
	t := million(b)
	for _, x := range []struct {
		name string
		f    func(*census.Table) *census.Table
	}{
		{"ShareOfNation", stats.ShareOfNation},
		{"Growth", stats.Growth},
		{"LocationQuotient", stats.LocationQuotient},
	} {
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.f(t)
			}
			b.ReportMetric(float64(t.Len())*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
