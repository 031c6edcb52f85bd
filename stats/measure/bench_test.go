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

// BenchmarkStructure is of a nation, and of 10,000 regions and 1,000 industries, of which
// each measure takes seconds: the slowest are the products of matrices.
func BenchmarkStructure(b *testing.B) {
	for _, size := range [][2]int{{47, 24}, {10_000, 1_000}} {
		x := scattered(size[0], size[1])
		presence := measure.BinaryRCA(measure.LocationQuotient(x, measure.LQOptions{Undefined: measure.UndefinedZero}))
		regions := measure.ByRegion(x, sumOf)
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
			{"Rosenbluth", func() { measure.ByRegion(x, measure.Rosenbluth) }},
			{"Entropy", func() { measure.ByRegion(x, measure.Entropy) }},
			{"Gini", func() { measure.ByIndustry(x, func(v []float64) float64 { return measure.Gini(v, regions) }) }},
			{"TheilT", func() { measure.ByIndustry(x, func(v []float64) float64 { return measure.TheilT(v, regions) }) }},
			{"EllisonGlaeser", func() {
				measure.ByIndustry(x, func(v []float64) float64 { return measure.EllisonGlaeser(v, regions, .01).Gamma })
			}},
			{"PairwiseCoagglomeration", func() { measure.PairwiseCoagglomeration(x, regions) }},
			{"Complexity", func() {
				if _, err := measure.NewComplexity(presence); err != nil {
					b.Fatal(err)
				}
			}},
			{"Density", func() { measure.Density(presence, measure.Proximity(presence)) }},
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

// BenchmarkSpatial is of 10,000 regions on a grid with four neighbours each.
func BenchmarkSpatial(b *testing.B) {
	const side = 100
	names, neighbours := make([]string, side*side), map[string][]string{}
	name := func(r, c int) string { return fmt.Sprint(r, "/", c) }
	for i := range names {
		r, c := i/side, i%side
		names[i] = name(r, c)
		for _, d := range [][2]int{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			if r+d[0] >= 0 && r+d[0] < side && c+d[1] >= 0 && c+d[1] < side {
				neighbours[names[i]] = append(neighbours[names[i]], name(r+d[0], c+d[1]))
			}
		}
	}
	w, err := measure.Contiguity(names, neighbours)
	if err != nil {
		b.Fatal(err)
	}
	w = w.RowStandardised()
	x := scattered(1, side*side).RawRowView(0)
	for _, f := range []struct {
		name string
		run  func() error
	}{
		{"Moran", func() error { _, err := measure.Moran(x, w, measure.RefuseIslands); return err }},
		{"LocalMoran", func() error { _, err := measure.LocalMoran(x, w); return err }},
		{"MoranPermutation", func() error { _, err := measure.MoranPermutation(x, w, measure.PermutationOptions{}); return err }},
		{"LocalGetisOrd", func() error { _, err := measure.LocalGetisOrd(x, w); return err }},
	} {
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				if err := f.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
