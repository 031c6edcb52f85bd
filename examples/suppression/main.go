// Suppression asks what METI keeps back of the shipments of 2018 by prefecture and
// industry, and between which ends it lies. It draws how far these are apart:
//
//	go run ./examples/suppression -out suppression
package main

import (
	"context"
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
	out := flag.String("out", "machikoba-suppression", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("suppression: unexpected argument %q: the folder is given as -out %[1]s", flag.Arg(0))
	}
	if err := run(*out); err != nil {
		log.Fatal("suppression: ", err)
	}
}

func run(out string) error {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	bounds, err := stats.Bounds(context.Background(), t, stats.BoundsOptions{})
	if err != nil {
		return err
	}
	shipments := bounds.Table.Select(census.Year(2018), census.Size{Min: 4}, census.Shipments, census.PrefectureLevel)
	hidden := shipments.Where(func(o census.Observation) bool { return o.Status == census.Suppressed })
	share := stats.Composition(hidden)
	fmt.Println("Shipments of 2018 that are suppressed, establishments of 4 or more persons")
	for i := range hidden.Len() {
		o := hidden.At(i)
		lower, upper := o.Unit.FormatEnds(o.Lower, o.Upper, census.English)
		_, most := census.UnitFraction.FormatEnds(0, share.Upper()[i], census.English)
		fmt.Printf("%-11s%-40s%17s to %17s, at most %s of the prefecture\n",
			o.Area.Label(census.English), o.Industry.Label(census.English), lower, upper, most)
	}
	fmt.Println(hidden.SourceLine(census.English))
	chart, err := plotting.HeatMap(stats.IntervalWidths(hidden), plotting.HeatMapOptions{Options: plotting.Options{
		Title: "How wide the range of each hidden figure of shipments is", Notes: []string{"Empty cells are published, or nil."}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "suppression.png", "suppression.svg")
}
