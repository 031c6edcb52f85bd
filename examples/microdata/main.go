// Microdata makes a publishable table of a file with a row for each factory: it
// adds the factories up by municipality and industry, hides what would tell of
// single ones and what would give that away, and draws what is left. The
// factories that come with it are made up:
//
//	go run ./examples/microdata
//	go run ./examples/microdata factories_2018.csv.gz factories_2019.csv.gz
package main

import (
	"context"
	_ "embed"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

//go:embed factories.csv
var factories string

var layout = ingest.Layout{
	Year: "year", Area: "municipality", Industry: "industry", Floor: census.Size{Min: 4},
	Measures: []ingest.MeasureColumn{
		{Header: "employees", Measure: census.Employees},
		{Header: "shipments", Measure: census.Shipments, Unit: "万円"},
	},
}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "machikoba-microdata", "folder for the chart and the table")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	files := ingest.Establishments{Files: flag.Args(), Layout: layout}
	if flag.NArg() == 0 {
		files.Files, files.Stdin = []string{"-"}, strings.NewReader(factories)
	}
	if err := run(ctx, files, *out); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, files ingest.Establishments, out string) error {
	cubes, err := files.Tabulate(ctx, ingest.Tabulation{Area: census.MunicipalityLevel, Digits: 2})
	if err != nil {
		return err
	}
	cubes[0].Sources[0].Survey = "register of factories"
	table, err := cubes[0].Table()
	if err != nil {
		return err
	}
	contributions, err := cubes[0].Contributions()
	if err != nil {
		return err
	}
	safe, err := stats.Suppress(ctx, table, stats.SuppressOptions{
		Percent: 10, Contributors: stats.LargestContributors(table, contributions)})
	if err != nil {
		return err
	}
	fmt.Printf("%d figures, of which %d are hidden by the rules and %d to protect these\n", table.Len(), len(safe.Primary), len(safe.Secondary))
	fmt.Println(safe.Table.Select(census.MunicipalityLevel, census.Shipments, census.Industry("JSIC13:18")))
	chart, err := plotting.HeatMap(safe.Table.Select(census.MunicipalityLevel, census.Shipments, census.IndustryFunc(census.Industry.IsDivision)),
		plotting.HeatMapOptions{Options: plotting.Options{Title: "Shipments that may be published"}})
	if err != nil {
		return err
	}
	if err := chart.SaveTo(out, "microdata.png", "microdata.svg"); err != nil {
		return err
	}
	return ingest.WriteFile(safe.Table, filepath.Join(out, "table.arrow"))
}
