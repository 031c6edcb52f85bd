// Splice joins the establishments of a prefecture across breaks of the survey. The
// census of 2000 counted all, that of 2001 those of four or more persons, and no
// year both: it prints the refusal, then a link by a factor of the user's, then
// one at an overlap, then which industries go on across a revision of their
// classification, and draws the joined series:
//
//	go run ./examples/splice
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/series"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	out := flag.String("out", "machikoba-splice", "folder for the chart")
	flag.Parse()
	if err := run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "splice:", err)
		os.Exit(1)
	}
}

func run(out string) error {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	count := t.Select(census.Kanagawa, census.Manufacturing, census.Establishments)
	four := count.Select(census.Size{Min: 4})
	all, after := count.Select(census.Size{}, census.Year(2000)), four.Select(census.Year(2001))

	fmt.Println("1. All establishments of 2000, those of four or more persons of 2001:")
	_, err = stats.Splice([]*census.Table{all, after}, stats.SpliceOptions{})
	fmt.Println(err)

	fmt.Println("\n2. By factors of the user's: six of ten had four persons, publishing did not matter:")
	given, err := stats.Splice([]*census.Table{all, after, four.Select(census.YearsBetween(2002, 2010))},
		stats.SpliceOptions{Method: series.GivenFactor, Factors: []float64{.6, 1}})
	if err != nil {
		return err
	}
	fmt.Print(given.Table)

	fmt.Println("\n3. Establishments of 30 or more persons, which the table has for 2018 only, from those of four or more:")
	linked, err := stats.Splice([]*census.Table{four.Select(census.YearsBetween(2016, 2018)), count.Select(census.Size{Min: 30})}, stats.SpliceOptions{})
	if err != nil {
		return err
	}
	fmt.Print(linked.Table)
	fmt.Printf("link of %d: %.4f; the original figures:\n%v", linked.Links[0].Year, linked.Links[0].Factor, linked.Original)
	revisions()
	return draw(given, out)
}

// revisions prints which industries a splice can follow from the revision used
// to 2007 into the one used from 2008, for SpliceOptions.Industry, and into what
// the others went.
func revisions() {
	fmt.Println("\n4. Industries that go on from Rev. 11 of the classification to Rev. 12, with their codes:")
	lead := stats.ThroughConcordance(census.JSIC11, census.JSIC12, census.NearLink)
	parts := map[census.Industry][]string{}
	for _, l := range census.Concordance(census.JSIC11, census.JSIC12) {
		parts[l.From] = append(parts[l.From], l.To.Code())
	}
	var others []string
	for _, division := range census.JSIC11.Divisions() {
		if next, ok := lead(division); ok {
			fmt.Printf("   %s → %s  %s\n", division.Code(), next.Code(), next.Label(census.English))
			continue
		}
		others = append(others, fmt.Sprintf("   %s → %s  %s", division.Code(), strings.Join(parts[division], ", "), division.Label(census.English)))
	}
	fmt.Printf("These were divided, joined with others, or lost activities, and cannot be followed:\n%s\n", strings.Join(others, "\n"))
}

func draw(s *stats.Spliced, out string) error {
	chart, err := plotting.Lines(s.Table, plotting.LineOptions{Options: plotting.Options{
		Title: "Kanagawa's factories of four or more persons, joined", Notes: []string{s.Note}}})
	if err != nil {
		return err
	}
	if err := chart.SaveTo(out, "splice.png", "splice.svg"); err != nil {
		return err
	}
	fmt.Printf("\nWritten to %s: splice.png, splice.svg\n", out)
	return nil
}
