// Municipalities prints how a prefecture's manufacturing employees are spread
// over its cities, towns and villages, counting no ward beside its city, and
// draws the largest. Without a file it reads Kanagawa's of SSDSE-A, which come
// with the module; with one, SSDSE-A or the municipality edition of any year:
//
//	go run ./examples/municipalities
//	go run ./examples/municipalities -prefecture Aichi manu2009.csv.gz
package main

import (
	"flag"
	"fmt"
	"log"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/plotting/mplus"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

func main() {
	log.SetFlags(0)
	name := flag.String("prefecture", "Kanagawa", "name or code of a prefecture")
	out := flag.String("out", "machikoba-municipalities", "folder for the chart")
	flag.Parse()
	prefecture, err := census.ParsePrefecture(*name)
	if err != nil {
		log.Fatal(err)
	}
	t, err := ingest.ReadFS(testdata.FS, "ssdse/*.csv")
	if flag.NArg() > 0 {
		t, err = ingest.ReadFile(flag.Arg(0))
	}
	if err != nil {
		log.Fatal(err)
	}
	share, err := shares(t.Select(census.Manufacturing, census.Employees, census.Within(prefecture)))
	if err != nil {
		log.Fatal(err)
	}
	if share.Len() == 0 {
		log.Fatalf("municipalities: the file has no employees of municipalities of %s", prefecture.Label(census.English))
	}
	fmt.Println(share)
	if err := draw(share, prefecture, *out); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("\nWritten to %s: municipalities.png, municipalities.svg\n", *out)
}

// shares divides municipalities by the sum of their prefecture.
func shares(t *census.Table) (*census.Table, error) {
	parts := t.WithoutWards()
	total, err := parts.Regroup(census.Move{Area: census.Area.Prefecture})
	if err != nil {
		return nil, err
	}
	all, err := census.Concat(parts, total)
	if err != nil {
		return nil, err
	}
	return stats.ShareOfPrefecture(all.Select(census.MunicipalityLevel)), nil
}

// draw has the labels in Japanese: most municipalities have no other names.
func draw(share *census.Table, prefecture census.Area, folder string) error {
	font, err := mplus.Font()
	if err != nil {
		return err
	}
	chart, err := plotting.RankedBars(share, plotting.BarOptions{Top: 12, Options: plotting.Options{
		Title:    prefecture.Label(census.Japanese) + "の製造業従業者はどこで働くか",
		Language: census.Japanese, Theme: plotting.Theme{Font: font}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(folder, "municipalities.png", "municipalities.svg")
}
