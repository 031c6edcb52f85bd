package measure_test

import (
	"fmt"

	"github.com/machikoba/machikoba/stats/measure"
)

func ExampleRankChange() {
	before, after := []float64{17, 39, 16, 12}, []float64{15, 41, 18, 13}
	fmt.Println(measure.RankChange(before, after, measure.RankOptions{}))
	// Output: [-1 0 1 0]
}

func ExampleCorrelation_Confidence() {
	c := measure.Pearson([]float64{1, 2, 3, 4, 5, 6}, []float64{1, 3, 2, 5, 4, 6})
	iv := c.Confidence(.95)
	fmt.Printf("r = %.3f, between %.3f and %.3f, p = %.3f\n", c.R, iv.Lower, iv.Upper, c.P)
	// Output: r = 0.886, between 0.264 and 0.987, p = 0.019
}

func ExamplePearson() {
	c := measure.Pearson([]float64{1, 2, 3}, []float64{2, 4, 9})
	fmt.Printf("%.3f of %d pairs\n", c.R, c.N) // 7 / √(2 · 26)
	// Output: 0.971 of 3 pairs
}

func ExampleSpearman() {
	c := measure.Spearman([]float64{1, 2, 3, 4}, []float64{10, 300, 20, 4000})
	fmt.Printf("%.1f\n", c.R) // 1 - 6 · 2 / 60
	// Output: 0.8
}
