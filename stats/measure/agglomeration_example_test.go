package measure_test

import (
	"fmt"
	"log"
	"math"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// Engines and castings are in the same two prefectures, food is in the third.
var chain = mat.NewDense(3, 3, []float64{
	60, 30, 10,
	40, 30, 10,
	0, 0, 80,
})

func ExampleCoagglomeration() {
	everything := []float64{200, 200, 200}
	g := measure.Coagglomeration(chain, everything, []float64{.1, .05, .02})
	fmt.Printf("the three together %.3f\n", g.Gamma)
	two := mat.DenseCopyOf(chain.Slice(0, 3, 0, 2))
	fmt.Printf("engines and castings %.3f\n", measure.Coagglomeration(two, everything, []float64{.1, .05}).Gamma)
	// Output:
	// the three together -0.186
	// engines and castings 0.250
}

func ExamplePairwiseCoagglomeration() {
	pairs := measure.PairwiseCoagglomeration(chain, []float64{200, 200, 200})
	fmt.Printf("%6.3f\n", mat.Formatted(pairs))
	// Output:
	// ⎡ 0.280   0.250  -0.350⎤
	// ⎢ 0.250   0.250  -0.350⎥
	// ⎣-0.350  -0.350   0.490⎦
}

// Three plants of equal size, and two regions of equal size for them to choose.
func ExampleNewDartboard() {
	chance := measure.NewDartboard([]float64{1, 1}, []float64{1, 1, 1})
	together := measure.EllisonGlaeser([]float64{1, 0}, []float64{1, 1}, 1./3)
	fmt.Printf("G by chance %.3f, of all together %.3f: %.2f standard deviations more\n", chance.Mean, together.G, chance.Z(together.G))
	// Output: G by chance 0.167, of all together 0.500: 1.73 standard deviations more
}

// The employees of two size classes are suppressed, those of the industry are not.
func ExamplePlantHerfindahlInterval() {
	x := math.NaN()
	h, err := measure.PlantHerfindahlInterval([]measure.SizeClass{
		{Lower: 4, Upper: 29, Count: 50, Total: x},
		{Lower: 30, Upper: 299, Count: 10, Total: 1000},
		{Lower: 300, Upper: math.Inf(1), Count: 2, Total: x},
	}, 3000)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("between %.3f and %.3f\n", h.Lower, h.Upper)
	gamma := measure.EllisonGlaeserInterval([]float64{80, 15, 5}, []float64{40, 30, 30}, h)
	fmt.Printf("gamma between %.3f and %.3f\n", gamma.Lower, gamma.Upper)
	// Output:
	// between 0.035 and 0.285
	// gamma between 0.121 and 0.348
}

func ExampleEllisonGlaeserInterval() {
	h := measure.Interval{Lower: .1, Upper: .2}
	gamma := measure.EllisonGlaeserInterval([]float64{80, 15, 5}, []float64{40, 30, 30}, h)
	fmt.Printf("between %.3f and %.3f\n", gamma.Lower, gamma.Upper) // .245/.66 - H over 1 - H
	// Output: between 0.214 and 0.301
}
