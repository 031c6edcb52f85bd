// SME classifies firms by law, screens one as a model factory, says how well an
// association covers its prefectures, and draws the share of establishments below
// 300 persons. The firms and members are made up:
//
//	go run ./examples/sme -out sme
package main

import (
	"flag"
	"fmt"
	"log"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/sme"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	out := flag.String("out", "machikoba-sme", "folder for the chart")
	flag.Parse()
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	factory := sme.Industry{Sector: sme.Manufacturing}
	gear := sme.Firm{Industry: factory, Capital: sme.Known(30e6), RegularEmployees: sme.Known(45), Owners: sme.Owners{LargestLarge: sme.Known(.2), Controlled: sme.No}}
	press := sme.Firm{Industry: factory, Capital: sme.Known(500e6)}
	fmt.Printf("Kawasaki Gear: %v\nHadano Press: %v\n", sme.Classify(gear, sme.BasicAct), sme.Classify(press, sme.BasicAct))
	fmt.Println("\nKawasaki Gear as a model factory")
	for _, r := range sme.Screen(sme.Candidate{Firm: gear, AwardedBefore: sme.Yes, YearsInPrefecture: sme.Known(12), Applies: sme.Yes}, sme.ModelFactory()).Results {
		fmt.Printf("    %-50s %v\n", r.Criterion, r.Finding)
	}
	year := t.Select(census.Year(2018), census.Manufacturing, census.Establishments)
	members := []sme.Member{{Name: "Kawasaki Gear", Area: census.Kanagawa, Employees: sme.Known(45)}, {Name: "Sakai Cutlery", Area: census.Osaka, Employees: sme.Known(12)}}
	coverage, err := sme.Coverage(members, stats.BelowSMELimit(year))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("\n%s", coverage.Select(census.Kanagawa, census.Osaka))
	share, err := plotting.TileGrid(stats.SMEEstablishmentShare(year.Select(census.PrefectureLevel)),
		plotting.TileOptions{Options: plotting.Options{Title: "Establishments below 300 persons"}})
	if err != nil {
		log.Fatal(err)
	}
	if err := share.SaveTo(*out, "sme.png", "sme.svg"); err != nil {
		log.Fatal(err)
	}
}
