// Rank asks how large a prefecture's manufacturing is in Japan: what its factories
// are, employ, ship and add, each as a figure, as a share of the nation and as a
// rank among the 47 prefectures. It draws the ranking by one of these:
//
//	go run ./examples/rank -prefecture Aichi -measure employees
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
	measure := flag.String("measure", "shipments", "what is drawn: establishments, employees, shipments or value_added")
	out := flag.String("out", "machikoba-rank", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("rank: unexpected argument %q: the prefecture is given as -prefecture %[1]s", flag.Arg(0))
	}
	if err := run(*prefecture, *measure, *out); err != nil {
		log.Fatal("rank: ", err)
	}
}

func run(prefecture, measure, out string) error {
	area, noArea := census.ParsePrefecture(prefecture)
	measured, noMeasure := census.ParseMeasure(measure)
	if err := errors.Join(noArea, noMeasure); err != nil {
		return err
	}
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	all := t.Select(census.Year(2018), census.Manufacturing, census.Size{Min: 4})
	own := all.Select(area)
	table, err := census.Concat(own, stats.ShareOfNation(own), stats.Rank(own, stats.RankOptions{}))
	if err != nil {
		return err
	}
	fmt.Print(table)
	chart, err := plotting.RankedBars(all.Select(measured, census.PrefectureLevel), plotting.BarOptions{Top: 12, Options: plotting.Options{
		Title: area.Label(census.English) + " among the prefectures", Highlight: []census.Filter{area}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "rank.png", "rank.svg")
}
