// Susb reads a table that the library does not know, the Statistics of U.S.
// Businesses of the Census Bureau (us_state_2digitnaics_2021.txt), by a layout of a
// few lines, and ranks the states by employees in manufacturing. Without a file it
// reads the lines of manufacturing that come with the module:
//
//	go run ./examples/susb us_state_2digitnaics_2021.txt
package main

import (
	"flag"
	"fmt"
	"log"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

var susb = ingest.TableLayout{
	Title: "SUSB by state and sector",
	Columns: []ingest.Column{
		{Header: "State", Is: ingest.AreaCodeColumn, Scheme: "fips", Codes: map[string]string{"00": ""}},
		{Header: "State_Name", Is: ingest.AreaColumn},
		{Header: "NAICS", Is: ingest.IndustryColumn, Scheme: "NAICS2017", Codes: map[string]string{"31-33": ""}, Keep: []string{"31-33"}},
		{Header: "Enterprise_Size", Is: ingest.KeepColumn, Keep: []string{"01: Total"}},
		{Header: "Employment", Key: census.Key{Measure: census.Employees}},
	},
	Key:     census.Key{Year: 2021},
	Source:  census.Source{Publisher: "U.S. Census Bureau", Survey: "Statistics of U.S. Businesses 2021"},
	Options: []census.Option{census.WithSurveys(nil)},
}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "machikoba-susb", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 1 {
		log.Fatalf("susb: want one file, after the flags, and there are %q", flag.Args())
	}
	options := ingest.Options{Formats: []ingest.Format{susb}}
	t, err := ingest.ReadFS(testdata.FS, "susb/*.csv", options)
	if flag.NArg() > 0 {
		t, err = ingest.ReadFile(flag.Arg(0), options)
	}
	if err != nil {
		log.Fatal("susb: ", err)
	}
	states := t.Select(census.AreaFunc(func(a census.Area) bool { return a != census.Japan }))
	fmt.Print(states.LargestFirst().Text(census.English, 10))
	chart, err := plotting.RankedBars(states, plotting.BarOptions{Top: 12, Options: plotting.Options{
		Title: "Where the factory workers of the United States are"}})
	if err != nil {
		log.Fatal("susb: ", err)
	}
	if err := chart.SaveTo(*out, "susb.png", "susb.svg"); err != nil {
		log.Fatal("susb: ", err)
	}
}
