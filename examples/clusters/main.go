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
	log.SetFlags(0)
	lq := flag.Float64("lq", 2, "least location quotient")
	share := flag.Float64("share", .05, "least share of the nation")
	out := flag.String("out", "machikoba-clusters", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Fatalf("clusters: unexpected argument %q: the folder is given as -out %[1]s", flag.Arg(0))
	}
	if err := run(stats.ClusterThresholds{LocationQuotient: *lq, ShareOfNation: *share}, *out); err != nil {
		log.Fatal("clusters: ", err)
	}
}

func run(thresholds stats.ClusterThresholds, out string) error {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		return err
	}
	clusters := stats.Clusters(t.Select(census.Year(2018)), thresholds)
	fmt.Println("Specific industries of 2018, by employees of establishments of 4 or more persons")
	for _, c := range clusters {
		if c.Qualifies != stats.NotMet {
			fmt.Printf("%s, %s: %v\n    %s\n", c.Area.Label(census.English), c.Industry.Label(census.English), c.Qualifies, c.Reason())
		}
	}
	fmt.Printf("\nOf %d pairs, if one threshold were another:\n", len(clusters))
	for _, change := range stats.ClusterSensitivity(clusters) {
		fmt.Println("   ", change)
	}
	count, err := stats.QualifyingIndustries(clusters)
	if err != nil {
		return err
	}
	fmt.Println(count.SourceLine(census.English))
	chart, err := plotting.TileGrid(count, plotting.TileOptions{Options: plotting.Options{Title: "Specific industries of the prefectures"}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "clusters.png", "clusters.svg")
}
