package series_test

import (
	"fmt"

	"github.com/machikoba/machikoba/stats/series"
)

// Establishments of 4 or more persons in Kanagawa, 2001 to 2020 (METI, Census of
// Manufactures; none published for 2015 on that basis).
func Example() {
	years := []int{2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2016, 2017, 2018, 2019, 2020}
	count := []float64{12600, 11656, 11824, 10966, 11370, 10541, 10823, 11031, 9642, 9157, 9452, 8910, 8433, 8140, 7697, 7604, 7349, 7267, 7202}
	dates := make([]float64, len(years))
	for i, year := range years {
		dates[i] = float64(year)
	}
	fmt.Printf("2001 = 100: %.1f in 2020\n", series.Index(years, count, 2001)[18])
	fmt.Printf("compound: %.2f%% a year\n", 100*series.CAGR(count[0], count[18], 19))

	trend, err := series.LogLinear(dates, count)
	if err != nil {
		fmt.Println(err)
		return
	}
	cov, lag, err := trend.HAC(series.HACOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("trend: %.2f%% a year (standard error %.2f, Newey-West with lag %d)\n",
		100*trend.GrowthRate(), 100*trend.Tests(cov)[1].SE, lag)

	sen, err := series.TheilSen(dates, count, series.TheilSenOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("Theil-Sen: %.0f a year (%.0f to %.0f)\n", sen.Slope, sen.Lower, sen.Upper)

	growth := series.Growth(years, count)
	fmt.Printf("growth in 2014 %.1f%%, in 2016 %.1f%% (2015 is not there)\n", 100*growth[13], 100*growth[14])
	// Output:
	// 2001 = 100: 57.2 in 2020
	// compound: -2.90% a year
	// trend: -3.01% a year (standard error 0.10, Newey-West with lag 2)
	// Theil-Sen: -283 a year (-314 to -250)
	// growth in 2014 -3.5%, in 2016 NaN% (2015 is not there)
}
