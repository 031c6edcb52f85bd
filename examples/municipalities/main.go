// Municipalities asks where in a prefecture its factory workers are, by SSDSE-A or the
// municipality edition of any year, and without a file by Kanagawa's of SSDSE-A:
//
//	go run ./examples/municipalities -prefecture Aichi manu2009.csv.gz
package main

import (
	"errors"
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
	prefecture := flag.String("prefecture", "Kanagawa", "name or code of a prefecture: Aichi, 愛知県 or 23")
	out := flag.String("out", "machikoba-municipalities", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 1 {
		log.Fatalf("municipalities: want one file, after the flags, and there are %q", flag.Args())
	}
	if err := run(*prefecture, *out); err != nil {
		log.Fatal("municipalities: ", err)
	}
}

func run(prefecture, out string) error {
	area, noArea := census.ParsePrefecture(prefecture)
	font, noFont := mplus.Font() // most municipalities have Japanese names only
	t, noTable := ingest.ReadFS(testdata.FS, "ssdse/*.csv")
	if flag.NArg() > 0 {
		t, noTable = ingest.ReadFile(flag.Arg(0))
	}
	if err := errors.Join(noArea, noFont, noTable); err != nil {
		return err
	}
	all, err := t.Select(census.Manufacturing, census.Employees, census.Within(area)).WithoutWards().AddPrefectureTotals()
	if err != nil {
		return err
	}
	if all.Len() == 0 {
		return fmt.Errorf("no employees by municipality of %s: Kanagawa's come with the module, others in a file", area.Label(census.English))
	}
	share := stats.ShareOfPrefecture(all.Select(census.MunicipalityLevel))
	fmt.Print(share.LargestFirst().Text(census.Japanese, share.Len()))
	chart, err := plotting.RankedBars(share, plotting.BarOptions{Top: 12, Options: plotting.Options{
		Title: area.Label(census.Japanese) + "の製造業従業者はどこで働くか", Language: census.Japanese, Theme: plotting.Theme{Font: font}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "municipalities.png", "municipalities.svg")
}
