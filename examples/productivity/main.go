// Productivity asks whether the value that a factory worker of a prefecture adds
// rose from 2016 to 2018 because industries became more productive, or because
// workers moved to those that are:
//
//	go run ./examples/productivity -prefecture Aichi -out aichi
package main

import (
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
	out := flag.String("out", "machikoba-productivity", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("productivity: unexpected argument %q: the prefecture is given as -prefecture %[1]s", flag.Arg(0))
	}
	if err := run(*prefecture, *out); err != nil {
		log.Fatal("productivity: ", err)
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
	changes, err := stats.ProductivityChange(t.Select(area, census.Size{Min: 4}, census.ValueAdded), stats.Span{From: 2016, To: 2018},
		stats.ProductivityOptions{Method: stats.McMillanRodrik})
	if err != nil {
		return err
	}
	d := changes[0]
	fmt.Printf("%v%s\n", d, d.Table().SourceLine(census.English))
	note := "Value added per worker of all industries: change " + d.Unit.Format(d.Change(), census.English)
	for i, effect := range append(d.Effects, "not attributed") {
		note += ", " + effect + " " + d.Unit.Format(append(d.Total, d.NotAttributed)[i], census.English)
	}
	within := d.Table().Select(census.Statistic("within effect, 2016–2018").Of(census.PerEmployee), census.IndustryFunc(census.Industry.IsDivision))
	chart, err := plotting.DivergingBars(within, plotting.DivergingOptions{Options: plotting.Options{
		Title: "What " + area.Label(census.English) + "'s industries did to its value added per worker", Notes: []string{note + "."}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "productivity.png", "productivity.svg")
}
