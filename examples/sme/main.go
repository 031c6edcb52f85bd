// SME asks what share of the establishments of each prefecture has fewer than 300
// persons, and draws a map of it. That is no share of small and medium-sized
// enterprises: the law goes by firm, its capital and its regular employees, and a
// large firm has small factories. Package stats/sme classifies firms:
//
//	go run ./examples/sme -out sme
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
	out := flag.String("out", "machikoba-sme", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("sme: unexpected argument %q: the folder is given as -out %[1]s", flag.Arg(0))
	}
	if err := run(*out); err != nil {
		log.Fatal("sme: ", err)
	}
}

func run(out string) error {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	establishments := t.Select(census.Year(2018), census.Manufacturing, census.Establishments, census.Japan, census.PrefectureLevel)
	share := stats.SMEEstablishmentShare(establishments)
	const proxy = "A share by size of establishment: the law defines a small or medium-sized enterprise by firm."
	fmt.Print(share.LargestFirst().Text(census.English, share.Len()), proxy, "\n")
	chart, err := plotting.TileGrid(share, plotting.TileOptions{Options: plotting.Options{
		Title: "Establishments below 300 persons", Notes: []string{proxy}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "sme.png", "sme.svg")
}
