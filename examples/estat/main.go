// Estat fetches a table of the factory census from the API of e-Stat and draws the
// shipments of a prefecture's industries. Without an id it reads an answer that
// comes with the module, and needs neither network nor application id:
//
//	ESTAT_APP_ID=… go run ./examples/estat -prefecture Osaka 0003432907
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/estat"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	log.SetFlags(0)
	prefecture := flag.String("prefecture", "Kanagawa", "name or code of a prefecture: Aichi, 愛知県 or 23")
	out := flag.String("out", "machikoba-estat", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 1 {
		log.Fatalf("estat: want one table id, after the flags, and there are %q", flag.Args())
	}
	if err := run(flag.Arg(0), *prefecture, *out); err != nil {
		log.Fatal("estat: ", err)
	}
}

func run(id, prefecture, out string) error {
	area, noArea := census.ParsePrefecture(prefecture)
	t, err := ingest.ReadFS(testdata.FS, "estat/*.json")
	if id != "" {
		var client *estat.Client
		if client, err = estat.New(estat.Options{}); err == nil { // the application id is in ESTAT_APP_ID
			t, err = client.Table(context.Background(), id, estat.Query{})
		}
	}
	if err := errors.Join(noArea, err); err != nil {
		return err
	}
	industries := t.Select(area, census.Shipments, census.IndustryFunc(census.Industry.IsDivision))
	if industries.Len() == 0 {
		return fmt.Errorf("no shipments by industry of %s: Kanagawa's and Fukui's come with the module, others by the id of a table", area.Label(census.English))
	}
	years := industries.Years()
	latest := industries.Select(years[len(years)-1])
	fmt.Print(latest.LargestFirst().Text(census.English, 24))
	fmt.Println(latest.Sources()[0].Credit)
	chart, err := plotting.RankedBars(latest, plotting.BarOptions{Options: plotting.Options{Title: "Shipments of " + area.Label(census.English) + "'s industries"}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "estat.png", "estat.svg")
}
