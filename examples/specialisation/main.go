// Specialisation asks which prefectures are unlike the nation: it prints the index
// of Krugman, the sum of the distances between the shares of industries here and
// in Japan, of the most specialised ones, and draws a map of all:
//
//	go run ./examples/specialisation -out specialisation
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
	out := flag.String("out", "machikoba-specialisation", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("specialisation: unexpected argument %q: the folder is given as -out %[1]s", flag.Arg(0))
	}
	if err := run(*out); err != nil {
		log.Fatal("specialisation: ", err)
	}
}

func run(out string) error {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	employees := t.Select(census.Year(2018), census.Size{Min: 4}, census.Employees, census.PrefectureLevel)
	index := stats.Along(employees, census.ByIndustry, stats.Krugman(measure.Nation))
	const scale = "0 where every industry has the share that it has in the nation, 2 at most."
	fmt.Print(index.LargestFirst().Text(census.English, index.Len()), scale, "\n")
	chart, err := plotting.TileGrid(index, plotting.TileOptions{Options: plotting.Options{
		Title: "How unlike the nation's the mix of industries is, by employees", Notes: []string{scale}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "specialisation.png", "specialisation.svg")
}
