package measure_test

import (
	"fmt"
	"log"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// line has six regions in a line.
func line() *measure.Weights {
	w, err := measure.Contiguity([]string{"a", "b", "c", "d", "e", "f"}, map[string][]string{
		"a": {"b"}, "b": {"a", "c"}, "c": {"b", "d"}, "d": {"c", "e"}, "e": {"d", "f"}, "f": {"e"},
	})
	if err != nil {
		log.Fatal(err)
	}
	return w
}

// Large regions lie side by side at one end of the line.
func ExampleGetisOrd() {
	g, err := measure.GetisOrd([]float64{9, 8, 3, 2, 1, 1}, line())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("G = %.3f, expected %.3f, z = %.2f\n", g.Value, g.Expected, g.Randomisation.Z)
	// Output: G = 0.505, expected 0.333, z = 1.38
}

func ExampleLocalGetisOrd() {
	z, err := measure.LocalGetisOrd([]float64{9, 8, 3, 2, 1, 1}, line())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.2f\n", z)
	// Output: [1.92 1.53 0.37 -1.14 -1.55 -1.10]
}

func ExampleLocalMoran() {
	local, err := measure.LocalMoran([]float64{9, 8, 3, 2, 1, 1}, line().RowStandardised())
	if err != nil {
		log.Fatal(err)
	}
	for _, l := range local[:3] {
		fmt.Printf("I = %.2f, %v, z = %.2f\n", l.I, l.Quadrant, l.Conditional.Z(l.I))
	}
	// Output:
	// I = 1.88, HH, z = 1.92
	// I = 0.75, HH, z = 1.53
	// I = -0.09, LH, z = -0.37
}

func ExampleMoranPermutation() {
	p, err := measure.MoranPermutation([]float64{9, 8, 3, 2, 1, 1}, line(), measure.PermutationOptions{Permutations: 9999})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("significant at 5 %%: %v\n", p < .05)
	// Output: significant at 5 %: true
}

func ExampleLocalMoranPermutation() {
	p, err := measure.LocalMoranPermutation([]float64{9, 8, 3, 2, 1, 1}, line(), measure.PermutationOptions{Permutations: 9999})
	if err != nil {
		log.Fatal(err)
	}
	// The one neighbour of the first is one of five, of which none is larger.
	fmt.Printf("%.1f\n", p[0])
	// Output: 0.2
}

// Distances between three places in kilometres; what is near counts for more.
func ExampleWeightsOf() {
	inverse := mat.NewDense(3, 3, []float64{
		0, 1. / 50, 1. / 200,
		1. / 50, 0, 1. / 150,
		1. / 200, 1. / 150, 0,
	})
	w, err := measure.WeightsOf([]string{"Tokyo", "Mito", "Nagano"}, inverse)
	if err != nil {
		log.Fatal(err)
	}
	w = w.RowStandardised()
	fmt.Println(w.Names(), w.Neighbours("Mito"), w.Islands())
	fmt.Printf("%.1f\n", w.Lag([]float64{100, 20, 40}))
	// Output:
	// [Tokyo Mito Nagano] [Tokyo Nagano] []
	// [24.0 85.0 54.3]
}

func ExampleContiguity() {
	_, err := measure.Contiguity([]string{"Tokyo", "Kanagawa"}, map[string][]string{"Tokyo": {"Kanagawa"}})
	fmt.Println(err)
	// Output: "Tokyo" borders on "Kanagawa" but not the other way round
}

// The lag of a region is the sum of its neighbours, and their mean when the weights are
// row-standardised.
func ExampleWeights_Lag() {
	w := line()
	fmt.Println(w.Lag([]float64{9, 8, 3, 2, 1, 1}))
	fmt.Println(w.RowStandardised().Lag([]float64{9, 8, 3, 2, 1, 1}))
	// Output:
	// [8 12 10 4 3 1]
	// [8 6 5 2 1.5 1]
}
