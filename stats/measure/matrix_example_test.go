package measure_test

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// Each row sums to 1.
func ExampleComposition() {
	fmt.Printf("%.3f\n", mat.Formatted(measure.Composition(two, measure.Totals{})))
	// Output:
	// ⎡0.750  0.250⎤
	// ⎣0.167  0.833⎦
}

func ExampleLocationQuotient() {
	fmt.Printf("%.3f\n", mat.Formatted(measure.LocationQuotient(two, measure.LQOptions{})))
	// Output:
	// ⎡1.875  0.417⎤
	// ⎣0.417  1.389⎦
}

// How concentrated each industry is.
func ExampleByIndustry() {
	fmt.Printf("%.3f\n", measure.ByIndustry(employees, measure.HHI))
	// Output: [0.361 0.445 0.860]
}

func ExampleSpecialisationGini() {
	g := measure.SpecialisationGini(employees, measure.LocationalGiniOptions{})
	fmt.Printf("%.3f\n", g)
	// Output: [0.375 0.215 0.485]
}

// Which of four prefectures are in the lower and the upper half, of each year and of
// both years together.
func ExampleClassify() {
	wages := mat.NewDense(4, 2, []float64{
		10, 21,
		12, 22,
		20, 30,
		30, 28,
	})
	for _, cut := range []measure.CutPoints{measure.CutEachYear, measure.CutPooled} {
		c := measure.Classify(wages, 2, cut)
		fmt.Printf("%v: at %v in the first year, classes %v\n", cut, c.Cuts[0], c.Class)
	}
	// Output:
	// each year: at [16] in the first year, classes [[0 0] [0 0] [1 1] [1 1]]
	// pooled: at [21.5] in the first year, classes [[0 0] [0 1] [0 1] [1 1]]
}

// Complexity is worth something where the second eigenvalue stands alone.
func ExampleComplexity_Gap() {
	c, err := measure.NewComplexity(mat.NewDense(4, 4, []float64{
		1, 1, 1, 1,
		1, 1, 1, 0,
		1, 1, 0, 0,
		1, 0, 0, 0,
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("eigenvalues %.3f, gap %.3f\n", c.Eigenvalues, c.Gap())
	// Output: eigenvalues [1.000 0.250 0.111 0.062], gap 0.139
}

// Each column sums to 1.
func ExampleDistribution() {
	fmt.Printf("%.3f\n", mat.Formatted(measure.Distribution(two, measure.Totals{})))
	// Output:
	// ⎡0.750  0.167⎤
	// ⎣0.250  0.833⎦
}

// How specialised each prefecture is.
func ExampleByRegion() {
	fmt.Printf("%.3f\n", measure.ByRegion(two, measure.HHI)) // .75² + .25², (1/6)² + (5/6)²
	// Output: [0.625 0.722]
}

func ExampleAdditiveLQ() {
	fmt.Printf("%6.3f\n", mat.Formatted(measure.AdditiveLQ(two, measure.Totals{}))) // .75 - .4, …
	// Output:
	// ⎡ 0.350  -0.350⎤
	// ⎣-0.233   0.233⎦
}

func ExampleLocalisationDifference() {
	fmt.Printf("%6.3f\n", mat.Formatted(measure.LocalisationDifference(two, measure.Totals{}))) // .75 - .4, …
	// Output:
	// ⎡ 0.350  -0.233⎤
	// ⎣-0.350   0.233⎦
}

func ExampleBinaryRCA() {
	quotients := mat.NewDense(1, 4, []float64{.4, 1, 1.9, math.NaN()})
	fmt.Println(measure.BinaryRCA(quotients).RawRowView(0))
	// Output: [0 1 1 NaN]
}

func ExampleKrugmanConcentration() {
	fmt.Printf("%.3f\n", measure.KrugmanConcentration(two, measure.KrugmanOptions{})) // |.75 - .4| + |.25 - .6|, …
	// Output: [0.700 0.467]
}

func ExampleSpecialisationCoefficient() {
	fmt.Printf("%.3f\n", measure.SpecialisationCoefficient(two, measure.KrugmanOptions{}))
	// Output: [0.350 0.233]
}

func ExampleLocalisationCoefficient() {
	fmt.Printf("%.3f\n", measure.LocalisationCoefficient(two, measure.KrugmanOptions{}))
	// Output: [0.350 0.233]
}

// How much of what is near to each industry the last region has.
func ExampleDensity() {
	presence := mat.NewDense(3, 3, []float64{
		1, 1, 0,
		1, 1, 1,
		1, 0, 0,
	})
	density := measure.Density(presence, measure.Proximity(presence))
	fmt.Printf("%.2f\n", density.RawRowView(2)) // 0, .67 / (.67 + .5), .33 / (.33 + .5)
	// Output: [0.00 0.57 0.40]
}

func ExampleStationary() {
	p := mat.NewDense(2, 2, []float64{.8, .2, .3, .7})
	at, err := measure.Stationary(p)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f\n", at) // .6 · .2 = .4 · .3
	// Output: [0.60 0.40]
}
