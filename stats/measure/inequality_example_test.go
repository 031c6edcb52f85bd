package measure_test

import (
	"fmt"
	"log"
	"math"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

func ExampleGini() {
	x := []float64{1, 2, 3, 4}
	fmt.Printf("Gini %.3f, corrected %.3f\n", measure.Gini(x, nil), measure.GiniCorrected(x, nil))
	fmt.Printf("Theil T %.3f, Theil L %.3f\n", measure.TheilT(x, nil), measure.TheilL(x, nil))
	fmt.Printf("Atkinson %.3f, CV %.3f\n", measure.Atkinson(x, nil, .5), measure.CV(x, nil))
	// Output:
	// Gini 0.250, corrected 0.333
	// Theil T 0.106, Theil L 0.122
	// Atkinson 0.056, CV 0.447
}

func ExampleLorenz() {
	p, share := measure.Lorenz([]float64{1, 2, 3, 4}, nil)
	fmt.Printf("%.2f\n%.2f\n", p, share)
	// Output:
	// [0.00 0.25 0.50 0.75 1.00]
	// [0.00 0.10 0.30 0.60 1.00]
}

// Output per worker of a poor and a rich prefecture, one with three times the
// workers.
func ExampleWilliamson() {
	fmt.Printf("%.3f\n", measure.Williamson([]float64{2, 6}, []float64{3, 1}, measure.FromWeightedMean))
	// Output: 0.577
}

func ExampleQuantile() {
	x := []float64{4, 1, 3, 2}
	fmt.Println(measure.Quantile(x, []float64{.25, .5, .75}, measure.Type7), measure.Median(x), measure.IQR(x))
	// Output: [1.75 2.5 3.25] 2.5 1.5
}

func ExampleKendall() {
	x, y := []float64{1, 2, 3, 4}, []float64{1, 3, 2, 4}
	k := measure.Kendall(x, y)
	fmt.Printf("%d pairs in the same order, %d not: τ-b = %.3f\n", k.Concordant, k.Discordant, k.TauB)
	fmt.Printf("Spearman %.3f, Pearson %.3f\n", measure.Spearman(x, y).R, measure.Pearson(x, y).R)
	// Output:
	// 5 pairs in the same order, 1 not: τ-b = 0.667
	// Spearman 0.800, Pearson 0.800
}

func ExampleNewMobility() {
	p := mat.NewDense(2, 2, []float64{.8, .2, .3, .7})
	m := measure.NewMobility(p, nil)
	fmt.Printf("Prais-Shorrocks %.2f, staying %.2f\n", m.PraisShorrocks, m.Staying)
	at, err := measure.Stationary(p)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("in the long run %.2f\n", at)
	// Output:
	// Prais-Shorrocks 0.50, staying 0.75
	// in the long run [0.60 0.40]
}

func ExampleGroupedGini() {
	classes := []measure.SizeClass{
		{Lower: 4, Upper: 30, Count: 50, Total: 600},
		{Lower: 30, Upper: math.Inf(1), Count: 10, Total: 1000},
	}
	gini, err := measure.GroupedGini(classes)
	if err != nil {
		log.Fatal(err)
	}
	mean, err := measure.GroupedMean(classes)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("mean %.1f, Gini at least %.3f\n", mean, gini.Lower)
	// Output: mean 26.7, Gini at least 0.458
}

func ExampleShareBelow() {
	classes := []measure.SizeClass{{Lower: 4, Upper: 29}, {Lower: 30, Upper: 299}, {Lower: 300, Upper: math.Inf(1)}}
	fmt.Printf("%.3f\n", measure.ShareBelow(classes, []float64{600, 1000, 1400}, 299))
	// Output: 0.533
}

// Four prefectures in a line, each larger than the one before.
func ExampleGeary() {
	w, err := measure.Contiguity([]string{"a", "b", "c", "d"}, map[string][]string{"a": {"b"}, "b": {"a", "c"}, "c": {"b", "d"}, "d": {"c"}})
	if err != nil {
		log.Fatal(err)
	}
	x := []float64{1, 2, 3, 4}
	c, err := measure.Geary(x, w, measure.RefuseIslands)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("C = %.2f, expected %.0f\n", c.Value, c.Expected)
	local, err := measure.LocalMoran(x, w)
	if err != nil {
		log.Fatal(err)
	}
	for i, l := range local {
		fmt.Printf("%v: I = %.2f, %v\n", x[i], l.I, l.Quadrant)
	}
	// Output:
	// C = 0.30, expected 1
	// 1: I = 0.60, LL
	// 2: I = 0.40, LL
	// 3: I = 0.40, HH
	// 4: I = 0.60, HH
}
