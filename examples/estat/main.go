// Estat fetches a table of the factory census from the API of e-Stat by its id
// and draws the industries of a prefecture by one measure:
//
//	ESTAT_APP_ID=… go run ./examples/estat -id 0003432907 -prefecture 神奈川
//
// With -file it reads an answer of getStatsData that was saved, such as the one
// that comes with the module, and needs neither network nor application id:
//
//	go run ./examples/estat -file estat/0003432907.json
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"os/signal"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/estat"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	id := flag.String("id", "0003432907", "id of a table of the factory census at e-Stat")
	file := flag.String("file", "", "saved answer of getStatsData, a file or one of the module's testdata")
	prefecture := flag.String("prefecture", "Kanagawa", "name or code of a prefecture")
	measure := flag.String("measure", string(census.Shipments), "what is drawn: establishments, employees, shipments, value_added")
	out := flag.String("out", "estat.png", "file of the chart: .png, .svg or .pdf")
	flag.Parse()
	log.SetFlags(0)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	t, err := read(ctx, *id, *file)
	if err != nil {
		log.Fatal(err)
	}
	area, err := census.ParseArea(*prefecture)
	if err != nil {
		log.Fatal(err)
	}
	years := t.Years()
	if len(years) == 0 {
		log.Fatal("the table has no figures")
	}
	industries := t.Select(area, census.Measure(*measure), years[len(years)-1], census.IndustryFunc(census.Industry.IsDivision))
	chart, err := plotting.RankedBars(industries, plotting.BarOptions{})
	if err != nil {
		log.Fatal(err)
	}
	if err := chart.Save(*out); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%d of %d figures drawn to %s\n", industries.Len(), t.Len(), *out)
	for _, s := range industries.Sources() {
		fmt.Printf("%s\n%s\n", s.Line(census.Japanese), s.Credit)
	}
}

// read reads a saved answer, or fetches the table.
func read(ctx context.Context, id, file string) (*census.Table, error) {
	json := ingest.Options{Formats: []ingest.Format{ingest.EStatJSON{}}}
	if file != "" {
		t, err := ingest.ReadFile(file, json)
		if errors.Is(err, fs.ErrNotExist) {
			return ingest.ReadFS(testdata.FS, file, json)
		}
		return t, err
	}
	c, err := estat.New(estat.Options{Progress: func(p estat.Progress) {
		log.Printf("%s: attempt %d, %d of %d figures", p.Operation, p.Attempt, p.Done, p.Total)
	}})
	if err != nil {
		return nil, err
	}
	return c.Table(ctx, id, estat.Query{})
}
