package census_test

import (
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// A table of figures of the Census of Manufactures, from its rows to shares of
// the nation and a printed table.
func Example() {
	meti := []census.Source{{Publisher: "METI", Survey: "Census of Manufactures 2019 survey"}}
	figure := func(area census.Area, m census.Measure, value float64) census.Observation {
		o := census.NewObservation(census.Key{Year: 2018, Area: area, Size: census.Size{Min: 4}, Measure: m}, value)
		o.Sources = meti
		return o
	}
	table, err := census.Collect(slices.Values([]census.Observation{
		figure(census.Japan, census.Establishments, 185_116),
		figure(census.Kanagawa, census.Establishments, 7_349),
		figure(census.Japan, census.Employees, 7_778_124),
		figure(census.Kanagawa, census.Employees, 355_924),
		figure(census.Japan, census.Shipments, 331_809_377e6),
		figure(census.Kanagawa, census.Shipments, 18_443_056e6),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	kanagawa := table.Select(census.Kanagawa)
	fmt.Println(kanagawa)

	// The denominators are in the table that the selection was taken from.
	nation := kanagawa.Locate(census.Move{Area: census.To(census.Japan)})
	for i, row := range nation {
		share := kanagawa.Values()[i] / kanagawa.Base().Values()[row]
		fmt.Println(kanagawa.Key(i).Measure.Label(census.Japanese), census.UnitFraction.Format(share, census.Japanese))
	}
	// Output:
	// 2018 / Kanagawa / all manufacturing / 4 or more persons
	// measure                        value
	// Establishments  7,349 establishments
	// Employees            355,924 persons
	// Shipments        18.443 trillion yen
	// Source: METI, Census of Manufactures 2019 survey
	//
	// 事業所数 4.0%
	// 従業者数 4.6%
	// 製造品出荷額等 5.6%
}

func ExampleParseArea() {
	for _, text := range []string{"14", "14000", "Kanagawa", "神奈川", "Kanagwa"} {
		area, err := census.ParseArea(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(area, area.Label(census.Japanese))
	}
	// Output:
	// 14 神奈川県
	// 14 神奈川県
	// 14 神奈川県
	// 14 神奈川県
	// census: area "Kanagwa" is not known: did you mean Kanagawa (神奈川県, 14), Kagawa (香川県, 37), Okinawa (沖縄県, 47)?
}
