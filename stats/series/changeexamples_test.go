package series_test

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/stats/measure"
	"github.com/machikoba/machikoba/stats/series"
)

func ExampleGrowth() {
	// 2013 was not counted: 2014 has no year before.
	fmt.Printf("%.3f\n", series.Growth([]int{2010, 2011, 2012, 2014}, []float64{100, 110, 99, 120}))
	// Output:
	// [NaN 0.100 -0.100 NaN]
}

func ExampleGrowthOver() {
	fmt.Printf("%.3f\n", series.GrowthOver([]int{2010, 2011, 2012, 2014}, []float64{100, 110, 99, 120}, 2))
	// Output:
	// [NaN NaN -0.010 0.212]
}

func ExampleRate() {
	fmt.Println(series.Rate(200, 150), series.Rate(0, 150), series.Rate(-200, 150))
	// Output:
	// -0.25 NaN NaN
}

func ExampleCAGR() {
	fmt.Printf("%.3f\n", series.CAGR(100, 121, 2))
	// Output:
	// 0.100
}

func ExampleLogGrowth() {
	fmt.Printf("%.3f\n", series.LogGrowth(1, math.E*math.E, 4))
	// Output:
	// 0.500
}

func ExampleIndex() {
	fmt.Printf("%.0f\n", series.Index([]int{2015, 2016, 2017}, []float64{50, 60, math.NaN()}, 2015))
	// Output:
	// [100 120 NaN]
}

func ExampleContributions() {
	// Two industries grow and shrink; the third is suppressed in the first year
	// and leaves both.
	parts := series.Change{Start: []float64{60, 40, math.NaN()}, End: []float64{75, 35, 10}}
	c := series.Contributions(parts)
	fmt.Printf("growth %.2f = points %.2f; shares %.2f; %d missing\n", c.Growth, c.Points, c.Shares, c.Missing)
	// Output:
	// growth 0.10 = points [0.15 -0.05 NaN]; shares [1.50 -0.50 NaN]; 1 missing
}

// The nation grew by 10 %, its two industries by 20 % and by nothing.
func regionOfNation() (region, nation series.Change) {
	return series.Change{Start: []float64{30, 10}, End: []float64{39, 11}},
		series.Change{Start: []float64{100, 100}, End: []float64{120, 100}}
}

func ExampleArcelus() {
	region, nation := regionOfNation()
	r := series.Arcelus(region, nation)
	fmt.Printf("growth of the nation %.2f, of the region %.2f\n", r.Growth, r.RegionalGrowth)
	fmt.Printf("first industry: national %.1f expected %+.1f differential\n", r.Cells[0].NationalExpected, r.Cells[0].NationalDifferential)
	fmt.Printf("all effects: %.1f\n", r.Total.Sum())
	// Output:
	// growth of the nation 0.10, of the region 0.25
	// first industry: national 2.0 expected +1.0 differential
	// all effects: 10.0
}

func ExampleDynamicShiftShare() {
	years := []int{2016, 2017, 2018}
	region := [][]float64{{30, 10}, {33, 10}, {39, 11}}
	nation := [][]float64{{100, 100}, {110, 100}, {120, 100}}
	periods, total := series.DynamicShiftShare(years, region, nation)
	for _, p := range periods {
		fmt.Printf("%d–%d: change %.0f\n", p.From, p.To, p.Total.Change)
	}
	fmt.Printf("national %.2f, industry mix %.2f, competitive %.2f: together %.0f\n",
		total.National, total.IndustryMix, total.Competitive, total.National+total.IndustryMix+total.Competitive)
	// Output:
	// 2016–2017: change 3
	// 2017–2018: change 7
	// national 4.05, industry mix 1.95, competitive 4.00: together 10
}

func ExampleGEAD() {
	// Every worker makes what he made; the prices of the second industry rise
	// against those of the first, and with them its weight.
	output := series.Change{Start: []float64{50, 50}, End: []float64{50, 50}}
	labour := series.Change{Start: []float64{5, 5}, End: []float64{5, 5}}
	price := series.Change{Start: []float64{1, 1}, End: []float64{.9, 1.1}}
	r := series.GEAD(output, labour, price)
	fmt.Printf("pure productivity %.2f; reallocation %+.2f and %+.2f\n",
		r.Total.PureProductivity, r.Cells[0].Reallocation, r.Cells[1].Reallocation)
	// Output:
	// pure productivity 0.00; reallocation -0.05 and +0.05
}

func ExampleLogMean() {
	fmt.Printf("%.4f %v %v\n", series.LogMean(math.E, 1), series.LogMean(5, 5), series.LogMean(5, 0))
	// Output:
	// 1.7183 5 0
}

// Base prices 1 and 1, base quantities 60 and 40; now 2 and 1, and 30 and 40: at base
// quantities 160/100, at those of now 100/70, and the mean of both.
func ExampleIndexFormula_Price() {
	base := series.Basket{Price: []float64{1, 1}, Quantity: []float64{60, 40}}
	now := series.Basket{Price: []float64{2, 1}, Quantity: []float64{30, 40}}
	for _, f := range []series.IndexFormula{series.Laspeyres, series.Paasche, series.Fisher} {
		fmt.Printf("%v %.3f\n", f, f.Price(base, now))
	}
	// Output:
	// Laspeyres 1.600
	// Paasche 1.429
	// Fisher 1.512
}

func ExampleValueIndex() {
	baskets := []series.Basket{
		{Price: []float64{1, 2}, Quantity: []float64{10, 5}},
		{Price: []float64{2, 2}, Quantity: []float64{10, 10}},
	}
	prices := series.Laspeyres.ChainedPriceIndex(baskets)
	quantities := series.Paasche.ChainedQuantityIndex(baskets)
	fmt.Printf("value %.0f = price %.0f × quantity %.2f / 100\n", series.ValueIndex(baskets)[1], prices[1], quantities[1])
	// Output:
	// value 200 = price 150 × quantity 133.33 / 100
}

func ExampleJackknife() {
	x := []float64{1, 2, 3, 10}
	j := series.Jackknife(len(x), series.OfValues(x, measure.Median))
	fmt.Printf("median %.1f, without the largest %.1f\n", j.Estimate, j.Values[3])
	// Output:
	// median 2.5, without the largest 2.0
}
