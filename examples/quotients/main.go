// Quotients asks what a prefecture is specialised in: it prints the location
// quotients of its industries, their share of employees here over that in Japan,
// and draws them around 1:
//
//	go run ./examples/quotients -prefecture Aichi -out aichi
package main

import (
	"flag"
	"fmt"
	"log"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	log.SetFlags(0)
	prefecture := flag.String("prefecture", "Kanagawa", "name or code of a prefecture: Aichi, 愛知県 or 23")
	out := flag.String("out", "machikoba-quotients", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("quotients: unexpected argument %q: the prefecture is given as -prefecture %[1]s", flag.Arg(0))
	}
	if err := run(*prefecture, *out); err != nil {
		log.Fatal("quotients: ", err)
	}
}

func run(prefecture, out string) error {
	area, err := census.ParsePrefecture(prefecture)
	if err != nil {
		return err
	}
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	industries := census.IndustryFunc(census.Industry.IsDivision)
	quotients := stats.LocationQuotient(t.Select(area, census.Year(2018), census.Size{Min: 4}, census.Employees, industries))
	fmt.Print(quotients.LargestFirst().Text(census.English, 24))
	chart, err := plotting.DivergingBars(quotients, plotting.DivergingOptions{Options: plotting.Options{
		Title: "What " + area.Label(census.English) + " is specialised in, by employees"}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "quotients.png", "quotients.svg")
}
