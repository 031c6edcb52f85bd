// Evaluation asks how the three prefectures that the earthquake of March 2011 hit
// hardest, Iwate, Miyagi and Fukushima, fared against the rest: a difference in
// differences on the shipments of their factories, with placebos and what it
// assumes:
//
//	go run ./examples/evaluation
package main

import (
	"flag"
	"fmt"
	"log"
	"math"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "machikoba-evaluation", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("evaluation: unexpected argument %q: the folder is given as -out %[1]s", flag.Arg(0))
	}
	if err := run(*out); err != nil {
		log.Fatal("evaluation: ", err)
	}
}

func run(out string) error {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	shipments := t.Select(census.Manufacturing, census.Size{Min: 4}, census.Shipments, census.PrefectureLevel)
	hit := []census.Filter{census.Iwate, census.Miyagi, census.Fukushima}
	e, err := stats.Evaluate(shipments, stats.Programme{Name: "the earthquake of March 2011", Treated: hit, Start: 2011})
	if err != nil {
		return err
	}
	fmt.Printf("Shipments, %v\n%s\n%s\n", e, e.Assumptions(), shipments.SourceLine(census.English))
	chart, err := plotting.Lines(stats.Index(shipments, 2010).Select(census.YearsBetween(2007, 2019)), plotting.LineOptions{
		Options: plotting.Options{Title: "Shipments of the prefectures hit in March 2011", Highlight: hit,
			Notes: []string{fmt.Sprintf("Difference in differences between the three and the other %d: %s; %.0f %% of placebos are as large.",
				len(e.Control), census.UnitFraction.Format(math.Expm1(e.Effect), census.English), 100*e.Placebo.P)}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "evaluation.png", "evaluation.svg")
}
