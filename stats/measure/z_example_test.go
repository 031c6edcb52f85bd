package measure_test

import (
	"fmt"
	"log"

	"github.com/machikoba/machikoba/stats/measure"
)

// Nine plants of the same size in three regions of the same size: how unlikely is it by
// chance that seven are in one?
func ExampleDartboard_Z() {
	plants := []float64{1, 1, 1, 1, 1, 1, 1, 1, 1}
	chance := measure.NewDartboard([]float64{1, 1, 1}, plants)
	clustered := measure.EllisonGlaeser([]float64{7, 1, 1}, []float64{1, 1, 1}, measure.HHI(plants))
	fmt.Printf("G = %.3f, %.3f by chance, z = %.1f\n", clustered.G, chance.Mean, chance.Z(clustered.G))
	// Output: G = 0.296, 0.074 by chance, z = 3.2
}

// A region of large figures among large ones, against all ways to place the others.
func ExampleLocalMoments_Z() {
	local, err := measure.LocalMoran([]float64{9, 8, 3, 2, 1, 1}, line().RowStandardised())
	if err != nil {
		log.Fatal(err)
	}
	first := local[0]
	fmt.Printf("I = %.2f, expected %.2f, z = %.2f\n", first.I, first.Conditional.Expected, first.Conditional.Z(first.I))
	// Output: I = 1.88, expected -0.47, z = 1.92
}
