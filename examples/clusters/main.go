// Clusters prints which prefectures and industries are "specific areas, specific
// industries" by explicit thresholds, why, and how the list changes with them,
// and draws how many each prefecture has:
//
//	go run ./examples/clusters -lq 2 -share 0.05 -out clusters
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
	lq := flag.Float64("lq", 2, "least location quotient")
	share := flag.Float64("share", .05, "least share of the nation")
	out := flag.String("out", "machikoba-clusters", "folder for the chart")
	flag.Parse()
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	clusters := stats.Clusters(t.Select(census.Year(2018)), stats.ClusterThresholds{LocationQuotient: *lq, ShareOfNation: *share})
	count := map[census.Area]float64{}
	for _, c := range clusters {
		if c.Qualifies != stats.NotMet {
			fmt.Printf("%s, %s: %v\n    %s\n", c.Area.Label(census.English), c.Industry.Label(census.English), c.Qualifies, c.Reason())
			count[c.Area]++
		}
	}
	fmt.Printf("\nOf %d pairs, if one threshold were another:\n", len(clusters))
	for _, change := range stats.ClusterSensitivity(clusters) {
		fmt.Println("   ", change)
	}
	if err := draw(t, count, *out); err != nil {
		log.Fatal(err)
	}
}

func draw(t *census.Table, count map[census.Area]float64, folder string) error {
	source := t.Select(census.Year(2018), census.Size{Min: 4}, census.Employees).Sources()
	var b census.Builder
	for a := range census.Prefectures() {
		o := census.NewObservation(census.Key{Year: 2018, Area: a, Size: census.Size{Min: 4}, Measure: "specific industries"}, count[a])
		o.Unit, o.Status, o.Sources = "industries", census.Computed, source
		if err := b.Append(o); err != nil {
			return err
		}
	}
	pairs, err := b.Table()
	if err != nil {
		return err
	}
	c, err := plotting.TileGrid(pairs, plotting.TileOptions{Options: plotting.Options{Title: "Specific industries of the prefectures"}})
	if err != nil {
		return err
	}
	return c.SaveTo(folder, "clusters.png", "clusters.svg")
}
