// Small is J4 as a program of its own: it reads a file of 1,410 rows and prints
// each prefecture's share of the nation. It links what this takes and no peer.
package main

import (
	"bufio"
	"context"
	"fmt"
	"log"
	"os"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

func main() {
	files := ingest.Establishments{Files: os.Args[1:], Layout: ingest.Layout{Year: "year", Area: "pref_code",
		Measures: []ingest.MeasureColumn{{Header: "shipments", Measure: census.Shipments}}}}
	cubes, err := files.Tabulate(context.Background(), ingest.Tabulation{Area: census.PrefectureLevel})
	if err != nil {
		log.Fatal(err)
	}
	t, err := cubes[0].Table()
	if err != nil {
		log.Fatal(err)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for o := range stats.ShareOfNation(t.Select(census.Shipments, census.PrefectureLevel)).All() {
		fmt.Fprintf(out, "%d,%s,%.9f\n", o.Year, o.Area, o.Value)
	}
}
