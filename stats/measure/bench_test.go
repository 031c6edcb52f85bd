package measure_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// scattered is a table of regions and industries with many empty cells.
func scattered(regions, industries int) *mat.Dense {
	r := rand.New(rand.NewPCG(1, 2))
	x := mat.NewDense(regions, industries, nil)
	x.Apply(func(_, _ int, _ float64) float64 {
		if r.IntN(3) == 0 {
			return 0
		}
		return float64(r.IntN(5000))
	}, x)
	return x
}

func BenchmarkStructure(b *testing.B) {
	for _, size := range [][2]int{{250, 100}, {1000, 100}, {1000, 400}} {
		x := scattered(size[0], size[1])
		for _, f := range []struct {
			name string
			run  func()
		}{
			{"LocationQuotient", func() { measure.LocationQuotient(x, measure.LQOptions{}) }},
			{"KrugmanSpecialisation", func() { measure.KrugmanSpecialisation(x, measure.KrugmanOptions{}) }},
			{"MeanOfOthers", func() { measure.KrugmanSpecialisation(x, measure.KrugmanOptions{Against: measure.MeanOfOthers}) }},
			{"LocalisationCoefficient", func() { measure.LocalisationCoefficient(x, measure.KrugmanOptions{}) }},
			{"LocationalGini", func() { measure.LocationalGini(x, measure.LocationalGiniOptions{}) }},
			{"HHI", func() { measure.ByRegion(x, measure.HHI) }},
		} {
			b.Run(fmt.Sprintf("%s/%dx%d", f.name, size[0], size[1]), func(b *testing.B) {
				for b.Loop() {
					f.run()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*size[0]*size[1]), "ns/cell")
			})
		}
	}
}
