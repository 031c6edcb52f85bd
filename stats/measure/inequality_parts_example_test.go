package measure_test

import (
	"fmt"
	"log"
	"math"

	"github.com/machikoba/machikoba/stats/measure"
)

// The index counts what happens among the poor when the order is low, and among the
// rich when it is high.
func ExampleGeneralisedEntropy() {
	x := []float64{1, 2, 3, 4}
	for _, alpha := range []float64{-1, 0, 1, 2} {
		fmt.Printf("GE(%v) = %.3f\n", alpha, measure.GeneralisedEntropy(x, nil, alpha))
	}
	fmt.Printf("T in parts of its largest value %.3f\n", measure.TheilTNormalised(x, nil))
	// Output:
	// GE(-1) = 0.151
	// GE(0) = 0.122
	// GE(1) = 0.106
	// GE(2) = 0.100
	// T in parts of its largest value 0.077
}

func ExampleDecomposeTheilNested() {
	output := []float64{4, 6, 5, 9, 20, 30, 12, 14}
	d := measure.DecomposeTheilNested(output, measure.Nesting{
		Outer: []string{"Tohoku", "Tohoku", "Tohoku", "Tohoku", "Kanto", "Kanto", "Kanto", "Kanto"},
		Inner: []string{"Akita", "Akita", "Miyagi", "Miyagi", "Tokyo", "Tokyo", "Gunma", "Gunma"},
	}, measure.TheilOptions{})
	fmt.Printf("%.3f = %.3f between regions + %.3f between prefectures + %.3f within them\n",
		d.Total, d.BetweenOuter, d.BetweenInner, d.WithinInner)
	// Output: 0.203 = 0.142 between regions + 0.042 between prefectures + 0.019 within them
}

func ExampleCVSample() {
	x := []float64{1, 2, 3, 4}
	fmt.Printf("population %.3f, sample %.3f, normalised %.3f\n", measure.CV(x, nil), measure.CVSample(x), measure.CVNormalised(x))
	// Output: population 0.447, sample 0.516, normalised 0.298
}

func ExampleNewMoments() {
	m := measure.NewMoments([]float64{2, 6}, []float64{3, 1})
	fmt.Printf("mean %v, variance %v, of a sample of %v %v\n", m.Mean, m.Variance, m.W, m.SampleVariance)
	// Output: mean 3, variance 3, of a sample of 4 4
}

// One figure far off hardly moves it.
func ExampleMAD() {
	fmt.Println(measure.MAD([]float64{1, 2, 3, 4, 5}), measure.MAD([]float64{1, 2, 3, 4, 500}))
	// Output: 1.4826 1.4826
}

func ExampleGroupedMedian() {
	median, err := measure.GroupedMedian([]measure.SizeClass{
		{Lower: 4, Upper: 30, Count: 50},
		{Lower: 30, Upper: math.Inf(1), Count: 10},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f persons\n", median)
	// Output: 19.6 persons
}

func ExampleGiniCorrected() {
	x := []float64{0, 0, 0, 5}
	fmt.Println(measure.Gini(x, nil), measure.GiniCorrected(x, nil)) // one of four has all
	// Output: 0.75 1
}

func ExampleTheilT() {
	fmt.Printf("%.3f\n", measure.TheilT([]float64{0, 1, 2}, nil)) // (0 + ln 1 + 2 ln 2) / 3
	// Output: 0.462
}

func ExampleTheilL() {
	fmt.Printf("%.3f\n", measure.TheilL([]float64{1, 3}, nil)) // (ln 2 + ln 2/3) / 2
	fmt.Println(measure.TheilL([]float64{0, 1, 2}, nil))
	// Output:
	// 0.144
	// +Inf
}

func ExampleTheilTNormalised() {
	fmt.Println(measure.TheilTNormalised([]float64{0, 0, 0, 5}, nil)) // one of four has all
	// Output: 1
}

// Of 1 and 9 a fifth could be given up at an aversion of one half: 4 for each is as
// good as they are, since √1 + √9 = 2 √4, and their mean is 5.
func ExampleAtkinson() {
	fmt.Printf("%.2f\n", measure.Atkinson([]float64{1, 9}, nil, .5))
	// Output: 0.20
}

// Two and six, the first three times: mean 3, deviation √((3 · 1 + 9) / 4).
func ExampleCV() {
	fmt.Printf("%.3f\n", measure.CV([]float64{2, 6}, []float64{3, 1}))
	// Output: 0.577
}

func ExampleCVNormalised() {
	fmt.Printf("%.3f\n", measure.CVNormalised([]float64{0, 0, 0, 5})) // √(4/3): one of four has all
	// Output: 1.155
}

func ExampleGroupedMean() {
	mean, err := measure.GroupedMean([]measure.SizeClass{
		{Lower: 4, Upper: 30, Count: 50, Total: 600},
		{Lower: 30, Upper: math.Inf(1), Count: 10, Total: 1000},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%.1f persons\n", mean) // 1600 / 60
	// Output: 26.7 persons
}

func ExampleMedian() {
	fmt.Println(measure.Median([]float64{9, 2, 5, 3})) // (3 + 5) / 2
	// Output: 4
}

func ExampleIQR() {
	fmt.Println(measure.IQR([]float64{4, 1, 3, 2})) // 3.25 - 1.75
	// Output: 1.5
}
