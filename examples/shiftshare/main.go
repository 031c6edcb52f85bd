// Shiftshare asks why a prefecture's factories employed more persons in 2018 than
// in 2016, or fewer: because those of the nation did, because of its industries, or
// because of itself. Of money a part is not attributed, since it is suppressed:
//
//	go run ./examples/shiftshare -prefecture Aichi -measure shipments
package main

import (
	"errors"
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
	measure := flag.String("measure", "employees", "what changed: establishments, employees, shipments or value_added")
	out := flag.String("out", "machikoba-shiftshare", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("shiftshare: unexpected argument %q: the prefecture is given as -prefecture %[1]s", flag.Arg(0))
	}
	if err := run(*prefecture, *measure, *out); err != nil {
		log.Fatal("shiftshare: ", err)
	}
}

func run(prefecture, measure, out string) error {
	area, noArea := census.ParsePrefecture(prefecture)
	measured, noMeasure := census.ParseMeasure(measure)
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err := errors.Join(noArea, noMeasure, err); err != nil {
		return err
	}
	span := stats.Span{From: 2016, To: 2018}
	changes, err := stats.ShiftShare(t.Select(area, census.Size{Min: 4}, measured), span, stats.ShiftShareOptions{})
	if err != nil {
		return err
	}
	d := changes[0]
	fmt.Printf("%v%s\n", d, d.Table().SourceLine(census.English))
	note := measured.Label(census.English) + " of all industries: change " + d.Unit.Format(d.Change(), census.English)
	for i, effect := range append(d.Effects, "not attributed") {
		note += ", " + effect + " " + d.Unit.Format(append(d.Total, d.NotAttributed)[i], census.English)
	}
	own := stats.ShiftShareStatistic("competitive effect", span)
	chart, err := plotting.DivergingBars(d.Table().Select(own, census.IndustryFunc(census.Industry.IsDivision)), plotting.DivergingOptions{Options: plotting.Options{
		Title: "What " + area.Label(census.English) + "'s industries gained on the nation's", Notes: []string{note + "."}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "shiftshare.png", "shiftshare.svg")
}
