// Trend draws the shipments of a prefecture's factories with the breaks of the
// survey named on the chart, and prints the trend of each set of years that may
// be compared:
//
//	go run ./examples/trend -prefecture Aichi -out aichi
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"slices"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	log.SetFlags(0)
	prefecture := flag.String("prefecture", "Kanagawa", "name or code of a prefecture: Aichi, 愛知県 or 23")
	out := flag.String("out", "machikoba-trend", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("trend: unexpected argument %q: the prefecture is given as -prefecture %[1]s", flag.Arg(0))
	}
	if err := run(*prefecture, *out); err != nil {
		log.Fatal("trend: ", err)
	}
}

func run(prefecture, out string) error {
	area, noArea := census.ParsePrefecture(prefecture)
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err := errors.Join(noArea, err); err != nil {
		return err
	}
	shipped := t.Select(area, census.Manufacturing, census.Size{Min: 4}, census.Shipments, census.YearsBetween(2001, 2020))
	fmt.Printf("Shipments of %s, establishments of 4 or more persons: trend and its 95 %% interval (Newey-West errors)\n", area.Label(census.English))
	for _, years := range t.Surveys().Classes(shipped.Years(), census.Shipments) {
		alike := shipped.Select(census.YearFunc(func(y census.Year) bool { return slices.Contains(years, y) }))
		fmt.Println(stats.Trends(alike, stats.TrendOptions{Errors: stats.NeweyWestErrors})[0])
	}
	for _, b := range stats.Trends(shipped, stats.TrendOptions{})[0].Breaks {
		fmt.Println("Break:", b)
	}
	fmt.Println(shipped.SourceLine(census.English))
	chart, err := plotting.Lines(shipped, plotting.LineOptions{Options: plotting.Options{
		Title: "Shipments of " + area.Label(census.English) + "'s factories, as far as years compare",
		Notes: []string{"From 2021 on another survey has establishments of every size, without sole proprietors."}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "trend.png", "trend.svg")
}
