package series_test

import (
	"fmt"

	"github.com/machikoba/machikoba/stats/series"
)

// aboutTheMean fits a constant to 1, 3, 2, 4. The residuals are −1.5, 0.5, −0.5 and
// 1.5, their squares sum to 5, the products of neighbours to −1.75 and the squares
// of their steps to 9.
func aboutTheMean() *series.Regression {
	fit, err := series.Regress(series.Constant(4), []float64{1, 3, 2, 4})
	if err != nil {
		panic(err)
	}
	return fit
}

func ExampleRegression_Cov() {
	fit := aboutTheMean()
	fmt.Printf("%.4f\n", fit.Cov().At(0, 0)) // 5/3 / 4
	// Output:
	// 0.4167
}

func ExampleRegression_HC() {
	fit := aboutTheMean()
	for _, kind := range []series.HC{series.HC0, series.HC1, series.HC3} {
		fmt.Printf("%v %.4f\n", kind, fit.HC(kind).At(0, 0)) // 5/16, times 4/3, over (1 − 1/4)²
	}
	// Output:
	// HC0 0.3125
	// HC1 0.4167
	// HC3 0.5556
}

func ExampleRegression_HAC() {
	v, lag, err := aboutTheMean().HAC([]float64{2016, 2017, 2018, 2019}, series.HACOptions{Rule: series.GivenLag, Lag: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("lag %d: %.4f\n", lag, v.At(0, 0)) // (5 + 2·½·(−1.75)) / 16
	// Output:
	// lag 1: 0.2031
}

func ExampleRegression_Tests() {
	fit := aboutTheMean()
	test := fit.Tests(fit.Cov())[0]
	lower, upper := test.Interval(.95, fit.DF()) // 2.5 ∓ 3.182 · 0.645
	fmt.Printf("%.1f, error %.3f, t = %.2f, from %.2f to %.2f\n", test.Estimate, test.SE, test.T, lower, upper)
	// Output:
	// 2.5, error 0.645, t = 3.87, from 0.45 to 4.55
}

func ExampleRegression_DurbinWatson() {
	fmt.Printf("%.1f\n", aboutTheMean().DurbinWatson()) // 9/5
	// Output:
	// 1.8
}

// The residuals on their own past, 0, −1.5, 0.5, −0.5, less its mean of −0.375: the
// slope is −1.75/2.1875 = −0.8, R² = 0.8 · 1.75/5 = 0.28 and n R² = 1.12.
func ExampleRegression_BreuschGodfrey() {
	test, err := aboutTheMean().BreuschGodfrey(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("n R² = %.2f with %v degree of freedom, P = %.2f\n", test.Statistic, test.DF, test.P)
	// Output:
	// n R² = 1.12 with 1 degree of freedom, P = 0.29
}

// The line through 1, 1, 3, −1, 5 at the times −2 … 2 is 1.8 + 0.6t: the residuals
// are 0.4, −0.2, 1.2, −3.4, 2 and their squares 0.16, 0.04, 1.44, 11.56, 4. These
// rise by 1.92 a step about their mean of 3.44, R² = 10·1.92²/92.5664 = 0.398 and
// n R² = 1.99.
func ExampleRegression_BreuschPagan() {
	fit, err := series.Linear([]float64{-2, -1, 0, 1, 2}, []float64{1, 1, 3, -1, 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	test, err := fit.BreuschPagan()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("n R² = %.2f, P = %.2f\n", test.Statistic, test.P)
	// Output:
	// n R² = 1.99, P = 0.16
}

// One lag: the autocovariances of the residuals are 5/4 and −1.75/4, s₀ = .375 and
// s₁ = −.875, and 1.1447 (4 · (.875/.375)²)^(1/3) is 3.197.
func ExampleRegression_BandwidthNeweyWest() {
	fmt.Printf("%.3f\n", aboutTheMean().BandwidthNeweyWest(series.NoPrewhitening))
	// Output:
	// 3.197
}

func ExampleConstantAndTrend() {
	fmt.Println(series.ConstantAndTrend(3).RawMatrix().Data)
	// Output:
	// [1 1 1 2 1 3]
}
