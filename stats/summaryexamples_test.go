package stats_test

import (
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// halfFood has three industries with 50, 30 and 20 % of Kanagawa's employees, and
// with 40, 40 and 20 % of the nation's.
func halfFood() *census.Table {
	var rows []census.Observation
	for _, f := range []struct {
		industry    census.Industry
		own, nation float64
	}{{census.Food, 50, 400}, {census.Rubber, 30, 400}, {census.Paper, 20, 200}} {
		rows = append(rows, of(2018, census.Kanagawa, f.industry, census.Employees, f.own), of(2018, census.Japan, f.industry, census.Employees, f.nation))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		panic(err)
	}
	return t
}

// printAlong prints what a summary says of Kanagawa.
func printAlong(s stats.Summary) {
	o := stats.Along(halfFood().Select(census.Kanagawa), census.ByIndustry, s).At(0)
	fmt.Printf("%s %.4g\n", o.Statistic, o.Value)
}

func ExampleNormalisedHHI() {
	printAlong(stats.NormalisedHHI()) // (.38 − 1/3) / (1 − 1/3)
	// Output:
	// normalised HHI over industries 0.07
}

func ExampleEquivalentNumber() {
	printAlong(stats.EquivalentNumber()) // 1/.38
	// Output:
	// equivalent number over industries 2.632
}

func ExampleConcentrationRatio() {
	printAlong(stats.ConcentrationRatio(2)) // .5 + .3
	// Output:
	// CR2 over industries 0.8
}

func ExampleRosenbluth() {
	printAlong(stats.Rosenbluth()) // 1 / (2 (1·.5 + 2·.3 + 3·.2) − 1)
	// Output:
	// Rosenbluth index over industries 0.4167
}

func ExampleEntropy() {
	printAlong(stats.Entropy()) // −.5 ln .5 − .3 ln .3 − .2 ln .2
	// Output:
	// entropy over industries 1.03
}

func ExampleRelativeEntropy() {
	printAlong(stats.RelativeEntropy()) // 1.0297 / ln 3
	// Output:
	// relative entropy over industries 0.9372
}

func ExampleQuantile() {
	printAlong(stats.Quantile(.5))
	// Output:
	// quantile 0.5 over industries 30
}

func ExampleSummary_AgainstWhole() {
	printAlong(stats.Hoover().AgainstWhole()) // (.1 + .1 + 0) / 2
	// Output:
	// Hoover index over industries against the whole 0.1
}

func ExampleSummary_Statistic() {
	fmt.Println(stats.Gini().Per(census.Employees).Statistic(census.ByArea))
	// Output:
	// Gini over areas per employees
}
