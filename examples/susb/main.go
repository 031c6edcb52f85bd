// Susb reads a table that the library does not know, the Statistics of U.S.
// Businesses of the United States' Census Bureau (us_state_2digitnaics_2021.txt
// of the tables of 2021), by a layout of a few lines, and prints the states with
// the most employees in manufacturing. Without a file it reads the embedded
// lines of manufacturing:
//
//	go run ./examples/susb
//	go run ./examples/susb us_state_2digitnaics_2021.txt
package main

import (
	"fmt"
	"log"
	"os"
	"slices"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/testdata"
)

var susb = ingest.TableLayout{
	Title: "SUSB by state and sector",
	Columns: []ingest.Column{
		{Header: "State", Is: ingest.AreaCodeColumn, Scheme: "fips", Codes: map[string]string{"00": ""}},
		{Header: "State_Name", Is: ingest.AreaColumn},
		{Header: "NAICS", Is: ingest.IndustryColumn, Scheme: "NAICS2017", Codes: map[string]string{"31-33": ""}, Keep: []string{"31-33"}},
		{Header: "Enterprise_Size", Is: ingest.KeepColumn, Keep: []string{"01: Total"}},
		{Header: "Establishments", Key: census.Key{Measure: census.Establishments}},
		{Header: "Employment", Key: census.Key{Measure: census.Employees}},
		{Header: "Annual_Payroll_($1,000)", Key: census.Key{Measure: "annual_payroll"}, Unit: "thousand dollars"},
	},
	Key:     census.Key{Year: 2021},
	Source:  census.Source{Publisher: "U.S. Census Bureau", Survey: "Statistics of U.S. Businesses 2021"},
	Options: []census.Option{census.WithSurveys(nil)},
}

func main() {
	options := ingest.Options{Formats: []ingest.Format{susb}}
	t, err := ingest.ReadFS(testdata.FS, "susb/*.csv", options)
	if len(os.Args) > 1 {
		t, err = ingest.ReadFile(os.Args[1], options)
	}
	if err != nil {
		log.Fatal(err)
	}
	states := slices.Collect(t.Where(func(o census.Observation) bool { return o.Measure == census.Employees && o.Area != census.Japan }).All())
	slices.SortFunc(states, func(a, b census.Observation) int { return int(b.Value - a.Value) })
	for _, o := range states[:min(10, len(states))] {
		fmt.Printf("%-20s %s\n", t.Label(o.Key, census.ByArea, census.English), o.Unit.Format(o.Value, census.English))
	}
	fmt.Println(t.SourceLine(census.English))
}
