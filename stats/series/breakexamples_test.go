package series_test

import (
	"fmt"

	"github.com/machikoba/machikoba/stats/series"
)

// nile returns the yearly flow of the Nile at Aswan, 1871 to 1970, in 10⁸ m³
// (Cobb, G. W. (1978), Biometrika 65(2), 243–251). The level falls after 1898,
// 28 years from the start, when the first dam was begun.
func nile() []float64 {
	return []float64{
		1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
		1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
		1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796,
		1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848,
		890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
	}
}

func ExampleChow() {
	y := nile()
	test, err := series.Chow(series.Constant(len(y)), y, 28)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("F(%v, %v) = %.2f, P = %.1e\n", test.DF[0], test.DF[1], test.F, test.P)
	_, err = series.Chow(series.Constant(5), y[:5], 2)
	fmt.Println(err)
	// Output:
	// F(1, 98) = 75.93, P = 7.4e-14
	// 5 observations are too short a series for breaks: at least 15 are needed
}

func ExampleBreakF() {
	y := nile()
	test, err := series.BreakF(series.Constant(len(y)), y, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("sup F = %.2f after %d of %d years, P below .001: %t\n", test.Sup.Statistic, test.Break, len(y), test.Sup.P < .001)
	// Output:
	// sup F = 75.93 after 28 of 100 years, P below .001: true
}

func ExampleOLSCUSUM() {
	y := nile()
	test, err := series.OLSCUSUM(series.Constant(len(y)), y)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("statistic %.3f, P = %.1e\n", test.Statistic, test.P)
	// Output:
	// statistic 2.952, P = 5.4e-08
}

func ExampleRecursiveCUSUM() {
	y := nile()
	test, err := series.RecursiveCUSUM(series.Constant(len(y)), y)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("statistic %.3f, P = %.1e\n", test.Statistic, test.P)
	// Output:
	// statistic 2.067, P = 7.5e-08
}

func ExamplePettitt() {
	test, err := series.Pettitt(nile())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("K = %v after %d years, the last of them %d, P = %.1e\n", test.Statistic, test.Before, 1870+test.Before, test.P)
	// Output:
	// K = 1617 after 28 years, the last of them 1898, P = 3.6e-07
}

func ExampleBuishand() {
	test, err := series.Buishand(nile())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("U = %.3f after %d years\n", test.Statistic, test.Before)
	// Output:
	// U = 2.476 after 28 years
}

func ExampleSNHT() {
	test, err := series.SNHT(nile())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("T = %.2f after %d years\n", test.Statistic, test.Before)
	// Output:
	// T = 43.22 after 28 years
}

func ExampleBreakEstimate_Sequential() {
	y := nile()
	estimate, err := series.Breaks(series.Constant(len(y)), y, series.BreakOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	breaks, err := estimate.Sequential(series.SerialErrors, series.FivePercent)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("by BIC %d, sequentially %d, after year %v\n", estimate.Best, len(breaks), breaks)
	// Output:
	// by BIC 1, sequentially 1, after year [28]
}

func ExampleUDMax() {
	y := nile()
	estimate, err := series.Breaks(series.Constant(len(y)), y, series.BreakOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := estimate.SupF(series.SerialErrors)
	if err != nil {
		fmt.Println(err)
		return
	}
	critical, err := series.Criticals(1, series.FivePercent)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("no break is rejected: %t, critical value %.2f\n", series.UDMax(f) > critical.UDMax, critical.UDMax)
	// Output:
	// no break is rejected: true, critical value 8.88
}

// The flow of the Nile: Bai & Perron's interval of the year in which it fell.
func ExampleBreakEstimate_Intervals() {
	y := nile()
	estimate, err := series.Breaks(series.Constant(len(y)), y, series.BreakOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	intervals, err := estimate.Intervals(1, .95)
	if err != nil {
		fmt.Println(err)
		return
	}
	i := intervals[0]
	fmt.Printf("last year before it %d, from %d to %d\n", 1870+i.Break, 1870+i.Lower, 1870+i.Upper)
	// Output:
	// last year before it 1898, from 1895 to 1902
}

// The critical values of one coefficient at 5 %: against one break, against an
// unknown number of them, and for a second break given one.
func ExampleCriticals() {
	c, err := series.Criticals(1, series.FivePercent)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.SupF[0], c.UDMax, c.Next[1])
	// Output:
	// 8.58 8.88 10.13
}
