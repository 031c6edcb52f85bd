package ingest_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

func ExampleEstablishments_Tabulate() {
	files := ingest.Establishments{
		Files: []string{"-"}, // or "factories_*.csv.gz"
		Stdin: strings.NewReader("year,city,jsic,persons,shipped\n" +
			"2018,14100,3111,12,3000\n" +
			"2018,14130,3113,30,X\n" +
			"2018,14130,0911,8,\"1,500\"\n"),
		Layout: ingest.Layout{
			Year: "year", Area: "city", Industry: "jsic",
			Measures: []ingest.MeasureColumn{
				{Header: "persons", Measure: census.Employees},
				{Header: "shipped", Measure: census.Shipments, Unit: "万円"},
			},
		},
	}
	cubes, err := files.Tabulate(context.Background(), ingest.Tabulation{Area: census.PrefectureLevel, Digits: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	t, err := cubes[0].Table()
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range t.Select(census.Kanagawa, census.Shipments).All() {
		fmt.Println(o.Industry.Label(census.English), o.Value, o.Status, o.Interval, o.Lower, o.Upper)
	}
	// Output:
	// all manufacturing NaN suppressed suppression 4.5e+07 +Inf
	// Food 1.5e+07 computed  NaN NaN
	// Transportation equipment NaN suppressed suppression 3e+07 +Inf
}
