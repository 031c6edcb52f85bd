package stats_test

import (
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// printOver prints a summary of the employees of an industry over three prefectures.
func printOver(s stats.Summary, employees ...float64) {
	var rows []census.Observation
	for i, a := range []census.Area{census.Akita, census.Iwate, census.Miyagi} {
		rows = append(rows, census.NewObservation(census.Key{Year: 2018, Area: a, Industry: census.Food, Measure: census.Employees}, employees[i]))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	o := stats.Along(t, census.ByArea, s).At(0)
	if o.Status.Absent() {
		fmt.Printf("%s: %v\n", o.Statistic, o.Status)
		return
	}
	fmt.Printf("%s %.3f\n", o.Statistic, o.Value)
}

func ExampleGiniCorrected() {
	printOver(stats.Gini(), 0, 0, 60)
	printOver(stats.GiniCorrected(), 0, 0, 60) // one of three has all
	// Output:
	// Gini over areas 0.667
	// corrected Gini over areas 1.000
}

func ExampleTheilT() {
	printOver(stats.TheilT(), 0, 10, 20) // (0 + ln 1 + 2 ln 2) / 3
	// Output: Theil T over areas 0.462
}

func ExampleTheilL() {
	printOver(stats.TheilL(), 10, 10, 40) // (2 ln 2 − ln 2) / 3
	printOver(stats.TheilL(), 0, 10, 20)
	// Output:
	// Theil L over areas 0.231
	// Theil L over areas: not applicable
}

// 10, 10 and 40 are worth as much as 160/9 each: (2 √10 + √40)² / 9, of a mean of 20.
func ExampleAtkinson() {
	printOver(stats.Atkinson(.5), 10, 10, 40)
	// Output: Atkinson 0.5 over areas 0.111
}

func ExampleCV() {
	printOver(stats.CV(), 10, 20, 30) // √(200/3) / 20
	// Output: coefficient of variation over areas 0.408
}

// Half of Akita's employees are in food and 37.5 % in textiles, where the nation has 40
// and 25 %.
func ExampleHachman() {
	o := stats.Along(tohoku().Select(census.Akita), census.ByIndustry, stats.Hachman()).At(0)
	fmt.Printf("%.3f\n", o.Value) // 1 / (.25/.4 + .140625/.25 + .015625/.35)
	// Output: 0.812
}
