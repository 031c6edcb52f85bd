package measure_test

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/stats/measure"
)

// The higher the order, the more the largest count.
func ExampleHannahKay() {
	x := []float64{50, 30, 20}
	for _, order := range []float64{0, .5, 1, 2} {
		fmt.Printf("order %v: as %.2f equal ones\n", order, measure.HannahKay(x, order))
	}
	// Output:
	// order 0: as 3.00 equal ones
	// order 0.5: as 2.90 equal ones
	// order 1: as 2.80 equal ones
	// order 2: as 2.63 equal ones
}

func ExampleShares() {
	fmt.Println(measure.Shares([]float64{50, 30, 20}))
	fmt.Println(measure.Shares([]float64{50, math.NaN(), 20}))
	// Output:
	// [0.5 0.3 0.2]
	// [NaN NaN NaN]
}

// One cell is suppressed; the total of all three is published.
func ExampleCoverage() {
	fmt.Printf("%.0f %% can be seen\n", 100*measure.Coverage([]float64{50, math.NaN(), 20}, 100))
	// Output: 70 % can be seen
}

func ExampleRatio() {
	shipments, employees := []float64{300, 80, 50}, []float64{10, 4, 0}
	fmt.Println(measure.Ratio(shipments, employees))
	// Output: [30 20 NaN]
}

func ExampleInterval() {
	h := measure.Interval{Lower: .25, Upper: .75}
	fmt.Println(h.Contains(.75), h.Contains(.8), h.Midpoint())
	// Output: true false 0.5
}

func ExampleNormalisedHHI() {
	fmt.Printf("%.2f\n", measure.NormalisedHHI([]float64{50, 30, 20})) // (.38 - 1/3) / (1 - 1/3)
	// Output: 0.07
}

func ExampleEquivalentNumber() {
	fmt.Printf("%.2f\n", measure.EquivalentNumber([]float64{50, 30, 20})) // 1/.38
	// Output: 2.63
}

func ExampleConcentrationRatio() {
	fmt.Printf("%.2f\n", measure.ConcentrationRatio([]float64{20, 50, 30}, 2)) // .5 + .3
	// Output: 0.80
}

func ExampleRosenbluth() {
	fmt.Printf("%.3f\n", measure.Rosenbluth([]float64{50, 30, 20})) // 1 / (2 (1 · .5 + 2 · .3 + 3 · .2) - 1)
	// Output: 0.417
}

// Of four letters, one is as frequent as one of two, another as one of four.
func ExampleEntropy() {
	fmt.Printf("%.2f bits\n", measure.Entropy([]float64{4, 2, 1, 1})/math.Ln2)
	// Output: 1.75 bits
}

func ExampleRelativeEntropy() {
	fmt.Printf("%.3f\n", measure.RelativeEntropy([]float64{4, 2, 1, 1})) // 1.75 bits of 2
	// Output: 0.875
}

func ExampleHachman() {
	fmt.Printf("%.2f\n", measure.Hachman([]float64{50, 50}, []float64{80, 20})) // 1 / (.25/.8 + .25/.2)
	// Output: 0.64
}
