// Microdata adds a file with a row for each factory up to a table that may be
// published, and draws it. Without a file it reads factories that are made up:
//
//	go run ./examples/microdata factories_2018.csv.gz factories_2019.csv.gz
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"log"
	"path/filepath"
	"strings"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
)

//go:embed factories.csv
var factories string

func main() {
	log.SetFlags(0)
	out := flag.String("out", "machikoba-microdata", "folder for the chart and the table")
	flag.Parse()
	if err := run(flag.Args(), *out); err != nil {
		log.Fatal("microdata: ", err)
	}
}

func run(names []string, out string) error {
	files := ingest.Establishments{Files: names, Layout: ingest.Layout{
		Year: "year", Area: "municipality", Industry: "industry", Floor: census.Size{Min: 4},
		Measures: []ingest.MeasureColumn{{Header: "shipments", Measure: census.Shipments, Unit: "万円"}}}}
	if len(names) == 0 {
		files.Files, files.Stdin = []string{"-"}, strings.NewReader(factories)
	}
	cubes, err := files.Tabulate(context.Background(), ingest.Tabulation{Area: census.MunicipalityLevel, Digits: 2})
	if err != nil {
		return err
	}
	if len(names) == 0 {
		cubes[0].Sources[0].Survey = "register of made-up factories"
	}
	safe, err := stats.SuppressCube(context.Background(), cubes[0], stats.SuppressOptions{Percent: 10})
	if err != nil {
		return err
	}
	shipments := safe.Table.Select(census.MunicipalityLevel, census.Shipments, census.IndustryFunc(census.Industry.IsDivision))
	fmt.Printf("%d figures are hidden by the rules, %d to protect these\n%v", len(safe.Primary), len(safe.Secondary), shipments)
	chart, err := plotting.HeatMap(shipments, plotting.HeatMapOptions{Options: plotting.Options{Title: "Shipments that may be published"}})
	if err != nil {
		return err
	}
	return errors.Join(chart.SaveTo(out, "microdata.png", "microdata.svg"), ingest.WriteFile(safe.Table, filepath.Join(out, "table.arrow")))
}
