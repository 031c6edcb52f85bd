package stats_test

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

// Of the prefectures by employees in production machinery (METI, Census of Manufactures),
// those that moved three places or more from 2016 to 2018.
func ExampleRankMove_Places() {
	t, err := ingest.ReadFS(testdata.FS, "sample/industries_*.csv")
	if err != nil {
		fmt.Println(err)
		return
	}
	machines := t.Select(census.ProductionMachinery, census.Employees, census.Size{Min: 4})
	r, err := stats.CompareRanks(machines.Select(census.Year(2016)), machines.Select(census.Year(2018)), census.ByArea)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range r.Moves {
		if math.Abs(m.Places()) >= 3 {
			fmt.Printf("%-9s %+3.0f, from %.0f to %.0f\n", m.Area.Label(census.English), m.Places(), m.RankBefore, m.RankAfter)
		}
	}
	// Output:
	// Tochigi    +3, from 14 to 11
	// Hokkaido   -3, from 32 to 35
}
