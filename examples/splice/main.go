// Splice joins the establishments of a prefecture across a break of the survey. The
// census of 2000 counted all, that of 2001 those of four or more persons, and no
// year both: it prints the refusal, then the series joined by factors of the
// user's, and draws it:
//
//	go run ./examples/splice -four 0.6 -out splice
package main

import (
	"flag"
	"fmt"
	"log"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/series"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	log.SetFlags(0)
	four := flag.Float64("four", .6, "what part of the establishments of 2000 had four or more persons: an assumption")
	out := flag.String("out", "machikoba-splice", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("splice: unexpected argument %q: the folder is given as -out %[1]s", flag.Arg(0))
	}
	if err := run(*four, *out); err != nil {
		log.Fatal("splice: ", err)
	}
}

func run(four float64, out string) error {
	if !(four > 0 && four <= 1) {
		return fmt.Errorf("-four %v: want a part of all, above 0 and at most 1", four)
	}
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	count := t.Select(census.Kanagawa, census.Manufacturing, census.Establishments, census.YearsBetween(2000, 2010))
	all, large := count.Select(census.Size{}), count.Select(census.Size{Min: 4})
	// Publishing left manufacturing in 2002; its factories are taken to be few.
	segments := []*census.Table{all, large.Select(census.Year(2001)), large.Select(census.YearsBetween(2002, 2010))}
	_, err = stats.Splice(segments[:2], stats.SpliceOptions{})
	fmt.Println("Refused:", err)
	joined, err := stats.Splice(segments, stats.SpliceOptions{Method: series.GivenFactor, Factors: []float64{four, 1}})
	if err != nil {
		return err
	}
	fmt.Print(joined.Table, joined.Note, "\n")
	chart, err := plotting.Lines(joined.Table, plotting.LineOptions{Options: plotting.Options{
		Title: "Kanagawa's factories of four or more persons, joined", Notes: []string{joined.Note}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "splice.png", "splice.svg")
}
