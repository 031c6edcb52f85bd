package stats_test

import (
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// The figures are published: METI, Census of Manufactures 2019 survey,
// establishments of four or more persons.
func Example() {
	figure := func(area census.Area, m census.Measure, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: area, Size: census.Size{Min: 4}, Measure: m}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{
		figure(census.Japan, census.Establishments, 185_116),
		figure(census.Kanagawa, census.Establishments, 7_349),
		figure(census.Japan, census.Employees, 7_778_124),
		figure(census.Kanagawa, census.Employees, 355_924),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	kanagawa := t.Select(census.Kanagawa)
	fmt.Print(stats.ShareOfNation(kanagawa))
	fmt.Print(stats.PerEstablishment(kanagawa.Select(census.Employees)))
	// Output:
	// 2018 / Kanagawa / all manufacturing / 4 or more persons / share of nation
	// measure         value
	// Establishments  4.0 %
	// Employees       4.6 %
	// 2018 / Kanagawa / all manufacturing / 4 or more persons / Employees / per establishment
	//                          value
	// 48.4 persons per establishment
}
