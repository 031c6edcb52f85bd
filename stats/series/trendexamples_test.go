package series_test

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/series"
)

func ExampleLinear() {
	// 2012 was not counted.
	line, err := series.Linear([]float64{2010, 2011, 2013, 2014}, []float64{10, 12, 16, 18})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f a year, R² %.2f\n", line.Slope(), line.R2)
	_, err = series.Linear([]float64{2010, 2011}, []float64{10, 12})
	fmt.Println(err)
	// Output:
	// 2.00 a year, R² 1.00
	// a trend needs 3 values, there are 2
}

func ExampleRegress() {
	x := mat.NewDense(5, 2, []float64{1, 1, 1, 2, 1, 3, 1, 4, 1, 5})
	fit, err := series.Regress(x, []float64{2, 4, 5, 4, 5})
	if err != nil {
		fmt.Println(err)
		return
	}
	test := fit.Tests(fit.Cov())[1]
	fmt.Printf("y = %.1f + %.1f x, standard error of the slope %.4f, R² %.1f\n", fit.Coef[0], fit.Coef[1], test.SE, fit.R2)
	// Output:
	// y = 2.2 + 0.6 x, standard error of the slope 0.2828, R² 0.6
}

func ExampleMannKendall() {
	k, err := series.MannKendall([]float64{1, 2, 3, 4, 5}, []float64{3, 5, 4, 8, 9})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("S = %v of %d pairs, tau %.1f, Z = %.3f\n", k.S, k.N*(k.N-1)/2, k.TauA, k.Z)
	// Output:
	// S = 8 of 10 pairs, tau 0.8, Z = 1.715
}

func ExampleMannKendallSerial() {
	y := nile()
	years := make([]float64, len(y))
	for i := range years {
		years[i] = float64(1871 + i)
	}
	plain, err := series.MannKendall(years, y)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, correction := range []series.SerialCorrection{series.HamedRao, series.YueWang} {
		k, err := series.MannKendallSerial(years, y, correction)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%v: variance %.2f times as large, Z %.2f instead of %.2f\n", correction, k.VarS/plain.VarS, k.Z, plain.Z)
	}
	_, err = series.MannKendallSerial([]float64{2001, 2002, 2004, 2005}, []float64{1, 2, 3, 4}, series.HamedRao)
	fmt.Println(err)
	// Output:
	// Hamed-Rao: variance 2.14 times as large, Z -2.82 instead of -4.13
	// Yue-Wang: variance 0.99 times as large, Z -4.14 instead of -4.13
	// autocorrelation: not equally spaced: 2002 follows 2001 where the mean step is 1.333
}

func ExampleMannKendallGroups() {
	// Two seasons, the second without its second year; both rise by two a year.
	years := []float64{2001, 2003, 2004, 2007}
	k, err := series.MannKendallGroups(years, [][]float64{{1, 5, 7, 13}, {0, math.NaN(), 6, 12}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("S = %v + %v = %v, slope %v\n", k.Groups[0].S, k.Groups[1].S, k.S, k.Slope)
	// Output:
	// S = 6 + 3 = 9, slope 2
}

func ExampleMovingAverage() {
	years := []int{2010, 2011, 2012, 2014, 2015}
	fmt.Printf("%.1f\n", series.MovingAverage(years, []float64{1, 2, 6, 4, 5}, series.MovingAverageOptions{}))
	fmt.Printf("%.1f\n", series.MovingAverage(years, []float64{1, 2, 6, 4, 5}, series.MovingAverageOptions{Window: 2, Align: series.Trailing}))
	// Output:
	// [NaN 3.0 NaN NaN NaN]
	// [NaN 1.5 4.0 NaN 4.5]
}

func ExampleLoess() {
	// A parabola is its own local parabola.
	years := []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	y := make([]float64, len(years))
	for i, t := range years {
		y[i] = t * t
	}
	y[4] = math.NaN()
	curve, err := series.Loess(years, y, series.LoessOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.1f\n", curve[3:6])
	// Output:
	// [9.0 16.0 25.0]
}

func ExampleLowess() {
	years := []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	y := []float64{0, 1, 2, 3, 4, 50, 6, 7, 8, 9, 10} // one outlier on a line
	curve, err := series.Lowess(years, y, series.LowessOptions{Iterations: 6})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.0f\n", curve[5])
	// Output:
	// 5
}

func ExampleSigma() {
	// Three regions, their logarithms half as far apart at the end.
	s, err := series.Sigma(series.Change{Start: []float64{1, 4, 16}, End: []float64{2, 4, 8}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.3f to %.3f: %.0f times as far apart before\n", s.SDLog0, s.SDLog1, s.Quotient)
	// Output:
	// 1.132 to 0.566: 2 times as far apart before
}

func ExampleDispersion() {
	sd, cv := series.Dispersion([]float64{1, 4, 16, math.NaN()})
	fmt.Printf("%.3f %.3f\n", sd, cv)
	// Output:
	// 1.132 0.926
}

func ExampleConvergenceSpeed() {
	lambda := series.ConvergenceSpeed(-.016484, 20)
	fmt.Printf("λ = %.3f, half of the distance gone after %.0f years\n", lambda, math.Ln2/lambda)
	// Output:
	// λ = 0.020, half of the distance gone after 35 years
}

func ExampleNewEventStudy() {
	// Unit 0 comes under a programme in 2003, which adds 5; all follow the years.
	var p series.Panel
	for unit, level := range []float64{10, 20, 35} {
		for year := 2001; year <= 2004; year++ {
			y := level + float64(year-2001)
			if unit == 0 && year >= 2003 {
				y += 5
			}
			p.Unit, p.Time, p.Y = append(p.Unit, unit), append(p.Time, year), append(p.Y, y)
		}
	}
	study, err := series.NewEventStudy(p, []int{0}, 2003)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, year := range study.Dates {
		fmt.Printf("%d against %d: %+.1f\n", year, study.Reference, math.Round(10*study.Coef[i])/10+0)
	}
	// Output:
	// 2001 against 2002: +0.0
	// 2003 against 2002: +5.0
	// 2004 against 2002: +5.0
}
