// Trend draws the shipments of a prefecture's factories from 2001 to 2021, with
// the breaks of the survey named on the chart, and prints the trend of each
// stretch of comparable years:
//
//	go run ./examples/trend
//	go run ./examples/trend -prefecture Aichi -out aichi
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	prefecture := flag.String("prefecture", "Kanagawa", "name or code of a prefecture")
	out := flag.String("out", "machikoba-trend", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "trend: unexpected argument %q: the prefecture is given as -prefecture %[1]s\n", flag.Arg(0))
		os.Exit(2)
	}
	if err := run(*prefecture, *out); err != nil {
		fmt.Fprintln(os.Stderr, "trend:", err)
		os.Exit(1)
	}
}

func run(prefecture, out string) error {
	area, err := census.ParsePrefecture(prefecture)
	if err != nil {
		return err
	}
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	shipped := t.Select(area, census.Manufacturing, census.Shipments, census.YearsBetween(2001, 2021))
	describe(shipped.Select(census.Size{Min: 4}))
	line, err := beside(shipped)
	if err != nil {
		return err
	}
	chart, err := plotting.Lines(line, plotting.LineOptions{Options: plotting.Options{
		Title: "Shipments of " + area.Label(census.English) + "'s factories, as far as years compare",
		Notes: []string{"2021 counts establishments of every size, and no sole proprietors."}}})
	if err != nil {
		return err
	}
	if err := chart.SaveTo(out, "trend.png", "trend.svg"); err != nil {
		return err
	}
	fmt.Printf("\nWritten to %s: trend.png, trend.svg\n", out)
	return nil
}
