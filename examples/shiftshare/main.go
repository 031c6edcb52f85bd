// Shiftshare asks why the factories of a prefecture employed more persons in 2018
// than in 2016, or fewer: because those of the nation did, because of its
// industries, or because of itself; and whether output per worker rose within
// industries or by moving between them:
//
//	go run ./examples/shiftshare
//	go run ./examples/shiftshare -prefecture Aichi
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	prefecture := flag.String("prefecture", "Kanagawa", "name or code of a prefecture")
	out := flag.String("out", "machikoba-shiftshare", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "shiftshare: unexpected argument %q: the prefecture is given as -prefecture %[1]s\n", flag.Arg(0))
		os.Exit(2)
	}
	if err := run(*prefecture, *out); err != nil {
		fmt.Fprintln(os.Stderr, "shiftshare:", err)
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
	own, span := t.Select(area, census.Size{Min: 4}), stats.Span{From: 2016, To: 2018}
	workers, err := stats.ShiftShare(own.Select(census.Employees), span, stats.ShiftShareOptions{})
	if err != nil {
		return err
	}
	fmt.Println(workers[0])
	// Money is suppressed here and there: what cannot be attributed is a line.
	money, err := stats.ShiftShare(own.Select(census.Shipments), span, stats.ShiftShareOptions{})
	if err != nil {
		return err
	}
	fmt.Println(money[0])
	output, err := stats.ProductivityChange(own.Select(census.ValueAdded), span, stats.ProductivityOptions{Method: stats.McMillanRodrik})
	if err != nil {
		return err
	}
	fmt.Println(output[0])

	effects := workers[0].Table()
	competitive := effects.Select(census.Statistic("competitive effect, 2016–2018"), census.IndustryFunc(census.Industry.IsDivision))
	chart, err := plotting.RankedBars(competitive, plotting.BarOptions{Options: plotting.Options{
		Title: "Employees that " + area.Label(census.English) + "'s industries gained on the nation's"}})
	if err != nil {
		return err
	}
	if err := chart.SaveTo(out, "shiftshare.png", "shiftshare.svg"); err != nil {
		return err
	}
	fmt.Printf("Written to %s: shiftshare.png, shiftshare.svg\n", out)
	return nil
}
