// Suppression reads the figures of the factory census of 2016 and 2018 by
// prefecture and industry, and says what METI keeps back of shipments, how much
// of each prefecture's that is, and which hidden figures can be told from the
// published ones nevertheless. It draws how wide the intervals are:
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
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	out := flag.String("out", "machikoba-suppression", "folder for the chart")
	flag.Parse()
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	bounds, err := stats.Bounds(context.Background(), t, stats.BoundsOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range bounds.Contradictions {
		fmt.Println("Contradiction:", c)
	}
	for _, year := range []census.Year{2016, 2018} {
		report(bounds, year)
	}
	if err := draw(bounds, 2018, *out); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("\nWritten to %s: suppression.png, suppression.svg\n", *out)
}

// report prints what is hidden of the shipments of a year.
func report(b *stats.BoundsResult, year census.Year) {
	cells := hidden(b, year)
	share := stats.Composition(b.Table.Select(year, census.Size{Min: 4}, census.Shipments))
	byPrefecture := map[census.Area][]stats.HiddenCell{}
	for _, c := range cells {
		byPrefecture[c.Area] = append(byPrefecture[c.Area], c)
	}
	fmt.Printf("\n%d: %d figures of shipments are hidden, in %d prefectures\n", year, len(cells), len(byPrefecture))
	for a := range census.Prefectures() {
		for i, c := range byPrefecture[a] {
			k := c.Key
			k.Statistic = census.ShareOfManufacturing
			of, _ := share.Find(k)
			fmt.Printf("%-10s %-40s %6.1f to %6.1f billion yen, at most %5.2f %% of the prefecture%s\n",
				[]string{a.Label(census.English), ""}[min(i, 1)], c.Industry.Label(census.English), c.Lower/1e9, c.Upper/1e9, 100*of.Upper, told(c))
		}
	}
}

// told says whether a figure is open in effect: known, or known to a fifth.
func told(c stats.HiddenCell) string {
	switch {
	case c.Verdict == stats.Exact:
		return "  <- open: it follows from what is published"
	case c.Upper-c.Lower < c.Upper/5:
		return "  <- nearly open: known to a fifth"
	}
	return ""
}
