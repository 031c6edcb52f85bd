package stats_test

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Establishments of four or more persons in Kanagawa (METI, Census of
// Manufactures; Economic Census for 2011).
func kanagawaFactories() (*census.Table, error) {
	var b census.Builder
	for i, n := range []float64{9642, 9157, 9452, 8910, 8433, 8140} {
		k := census.Key{Year: 2009 + census.Year(i), Area: census.Kanagawa, Size: census.Size{Min: 4}, Measure: census.Establishments}
		if err := b.Append(census.NewObservation(k, n)); err != nil {
			return nil, err
		}
	}
	return b.Table()
}

func ExampleGrowth() {
	t, err := kanagawaFactories()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(stats.Growth(t))
	// Output:
	// Kanagawa / all manufacturing / 4 or more persons / Establishments / growth on the year before
	// year   value
	// 2009       –  no figure to compare with
	// 2010  −5.0 %
	// 2011       –  not comparable across a break of the survey
	// 2012       –  not comparable across a break of the survey
	// 2013  −5.4 %
	// 2014  −3.5 %
}

func ExampleIndex() {
	t, err := kanagawaFactories()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(stats.Index(t, 2010))
	// Output:
	// Kanagawa / all manufacturing / 4 or more persons / Establishments / index, 2010 = 100
	// year  value
	// 2009  105.3
	// 2010  100.0
	// 2011      –  not comparable across a break of the survey
	// 2012   97.3
	// 2013   92.1
	// 2014   88.9
}

func ExampleCompoundGrowth() {
	t, err := kanagawaFactories()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(stats.CompoundGrowth(t, 2010, 2014))
	fmt.Print(stats.CompoundGrowth(t, 2011, 2014))
	// Output:
	// 2014 / Kanagawa / all manufacturing / 4 or more persons / Establishments / compound annual growth, 2010–2014
	//  value
	// −2.9 %
	// 2014 / Kanagawa / all manufacturing / 4 or more persons / Establishments / compound annual growth, 2011–2014
	// value
	//     –  not comparable across a break of the survey
}

func ExampleLogLinearTrend() {
	t, err := kanagawaFactories()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(stats.LogLinearTrend(t, stats.TrendOptions{}))
	// Output:
	// 2014 / Kanagawa / all manufacturing / 4 or more persons / Establishments / log-linear trend per year, 2009–2014
	//  value
	// −3.1 %  [−4.3 %, −1.9 %]
}

// A name selects the figures that have it.
func ExampleIndexStatistic() {
	t, err := kanagawaFactories()
	if err != nil {
		fmt.Println(err)
		return
	}
	both, err := census.Concat(t, stats.Index(t, 2010))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(both.Select(stats.IndexStatistic(2010), census.Year(2014)))
	// Output:
	// 2014 / Kanagawa / all manufacturing / 4 or more persons / Establishments / index, 2010 = 100
	// value
	//  88.9
}

func ExampleCompoundGrowthStatistic() {
	fmt.Println(stats.CompoundGrowthStatistic(2010, 2014))
	// Output:
	// compound annual growth, 2010–2014
}

func ExampleTrend_Statistic() {
	t, err := kanagawaFactories()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(stats.Trends(t, stats.TrendOptions{From: 2012})[0].Statistic())
	// Output:
	// log-linear trend per year, 2012–2014
}
