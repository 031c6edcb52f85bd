package measure_test

import (
	"fmt"
	"log"
	"math"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

func ExampleHHI() {
	x := []float64{50, 30, 20}
	fmt.Printf("HHI %.2f, normalised %.2f, as %.2f equal ones\n", measure.HHI(x), measure.NormalisedHHI(x), measure.EquivalentNumber(x))
	fmt.Printf("CR2 %.2f, Rosenbluth %.3f\n", measure.ConcentrationRatio(x, 2), measure.Rosenbluth(x))
	fmt.Printf("entropy %.3f, of its largest %.3f\n", measure.Entropy(x), measure.RelativeEntropy(x))
	// Output:
	// HHI 0.38, normalised 0.07, as 2.63 equal ones
	// CR2 0.80, Rosenbluth 0.417
	// entropy 1.030, of its largest 0.937
}

func ExampleHHIInterval() {
	x := math.NaN() // suppressed
	h, err := measure.HHIInterval([]float64{50, x, x}, 100)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("from %.3f to %.3f\n", h.Lower, h.Upper)
	// Output: from 0.375 to 0.500
}

func ExampleHoover() {
	fmt.Printf("from equal parts %.3f\n", measure.Hoover([]float64{50, 30, 20}, nil))
	fmt.Printf("from the nation  %.3f\n", measure.Hoover([]float64{50, 50}, []float64{80, 20}))
	fmt.Printf("Hachman          %.3f\n", measure.Hachman([]float64{50, 50}, []float64{80, 20}))
	// Output:
	// from equal parts 0.167
	// from the nation  0.300
	// Hachman          0.640
}

// Employees of two prefectures (rows) in two industries.
var two = mat.NewDense(2, 2, []float64{30, 10, 10, 50})

func ExampleSymmetricLQ() {
	lq := measure.LocationQuotient(two, measure.LQOptions{})
	fmt.Printf("%.3f\n", mat.Formatted(lq))
	fmt.Printf("symmetric\n%6.3f\n", mat.Formatted(measure.SymmetricLQ(lq)))
	fmt.Printf("additive\n%6.3f\n", mat.Formatted(measure.AdditiveLQ(two, measure.Totals{})))
	fmt.Printf("localisation difference\n%6.3f\n", mat.Formatted(measure.LocalisationDifference(two, measure.Totals{})))
	fmt.Printf("binary\n%v\n", mat.Formatted(measure.BinaryRCA(lq)))
	// Output:
	// ⎡1.875  0.417⎤
	// ⎣0.417  1.389⎦
	// symmetric
	// ⎡ 0.304  -0.412⎤
	// ⎣-0.412   0.163⎦
	// additive
	// ⎡ 0.350  -0.350⎤
	// ⎣-0.233   0.233⎦
	// localisation difference
	// ⎡ 0.350  -0.233⎤
	// ⎣-0.350   0.233⎦
	// binary
	// ⎡1  0⎤
	// ⎣0  1⎦
}

func ExampleKrugmanSpecialisation() {
	for _, against := range []measure.Against{measure.Nation, measure.RestOfNation, measure.MeanOfOthers} {
		o := measure.KrugmanOptions{Against: against}
		fmt.Printf("%v: prefectures %.3f, industries %.3f\n", against, measure.KrugmanSpecialisation(two, o), measure.KrugmanConcentration(two, o))
	}
	fmt.Printf("coefficients: %.3f, %.3f\n", measure.SpecialisationCoefficient(two, measure.KrugmanOptions{}), measure.LocalisationCoefficient(two, measure.KrugmanOptions{}))
	// Output:
	// nation: prefectures [0.700 0.467], industries [0.700 0.467]
	// rest of the nation: prefectures [1.167 1.167], industries [1.167 1.167]
	// mean of the others: prefectures [1.167 1.167], industries [1.167 1.167]
	// coefficients: [0.350 0.233], [0.350 0.233]
}

func ExampleLocationalGini() {
	for _, of := range []measure.GiniOf{measure.LocalisationCurve, measure.LocalisationArea, measure.UnweightedQuotients} {
		g := measure.LocationalGini(two, measure.LocationalGiniOptions{Of: of})
		fmt.Printf("%v: %.3f\n", of, g[0])
	}
	// Output:
	// localisation curve: 0.350
	// localisation area: 0.175
	// unweighted quotients: 0.318
}

func ExampleProximity() {
	presence := mat.NewDense(3, 3, []float64{
		1, 1, 0,
		1, 1, 1,
		1, 0, 0,
	})
	near := measure.Proximity(presence)
	fmt.Printf("%.2f\n", mat.Formatted(near))
	fmt.Printf("density around the last region %.2f\n", measure.Density(presence, near).RawRowView(2))
	// Output:
	// ⎡0.00  0.67  0.33⎤
	// ⎢0.67  0.00  0.50⎥
	// ⎣0.33  0.50  0.00⎦
	// density around the last region [0.00 0.57 0.40]
}

func ExampleEllisonGlaeser() {
	g := measure.EllisonGlaeser([]float64{80, 15, 5}, []float64{40, 30, 30}, .1)
	fmt.Printf("gamma %.3f\n", g.Gamma)
	// Output: gamma 0.301
}
