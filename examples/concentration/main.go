// Concentration asks which industries are gathered in few prefectures: it prints
// their locational Gini coefficient, and the γ of Ellison and Glaeser, which
// leaves out what follows from an industry's having few large factories, between
// the ends that are known of it:
//
//	go run ./examples/concentration -out concentration
package main

import (
	"flag"
	"fmt"
	"log"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "machikoba-concentration", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("concentration: unexpected argument %q: the folder is given as -out %[1]s", flag.Arg(0))
	}
	if err := run(*out); err != nil {
		log.Fatal("concentration: ", err)
	}
}

func run(out string) error {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	employees := t.Select(census.Year(2018), census.Size{Min: 4}, census.Employees, census.IndustryFunc(census.Industry.IsDivision))
	gini := stats.Along(employees, census.ByArea, stats.LocationalGini(measure.LocalisationCurve))
	gamma := map[census.Industry]measure.Interval{}
	for _, a := range stats.Agglomeration(employees, stats.AgglomerationOptions{}) {
		gamma[a.Industry] = a.Gamma
	}
	fmt.Printf("%-40s%6s%18s\n", "Employees of 2018, 4 or more persons", "Gini", "γ")
	for o := range gini.LargestFirst().All() {
		lower, upper := census.RoundOutwards(gamma[o.Industry].Lower, gamma[o.Industry].Upper, .001)
		fmt.Printf("%-40s%6.2f%8s to %6s\n", o.Industry.Label(census.English), o.Value, census.FormatNumber(lower, 3), census.FormatNumber(upper, 3))
	}
	fmt.Println(gini.SourceLine(census.English))
	chart, err := plotting.RankedBars(gini, plotting.BarOptions{Options: plotting.Options{
		Title: "Which industries are gathered in few prefectures, by employees"}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "concentration.png", "concentration.svg")
}
