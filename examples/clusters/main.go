// Clusters asks which industries of which prefectures are "specific areas, specific
// industries" by explicit thresholds, why, and how the list changes with them:
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
	share := flag.Float64("share", .05, "least share of the nation, .05 for 5 %")
	out := flag.String("out", "machikoba-clusters", "folder for the chart")
	flag.Parse()
	if flag.NArg() > 0 || !(*lq > 0 && *share > 0 && *share <= 1) {
		log.Fatalf("clusters: found -lq %v -share %v %q, want a quotient above 0, a part of the nation above 0 and at most 1, and no other argument", *lq, *share, flag.Args())
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
	count, err := stats.QualifyingIndustries(clusters)
	if err != nil {
		return err
	}
	fmt.Printf("Specific industries of 2018, by employees of establishments of 4 or more persons\n%s\n", count.SourceLine(census.English))
	for _, c := range clusters {
		if c.Qualifies != stats.NotMet {
			fmt.Printf("%s, %s: %v\n    %s\n", c.Area.Label(census.English), c.Industry.Label(census.English), c.Qualifies, c.Reason())
		}
	}
	fmt.Printf("\nOf %d pairs, if one threshold were another:\n", len(clusters))
	for _, change := range stats.ClusterSensitivity(clusters) {
		fmt.Println("   ", change)
	}
	least := fmt.Sprintf("By employees a location quotient of %v and a share of %s or more; 30 or more establishments, half or more of them below 300 persons.",
		thresholds.LocationQuotient, census.UnitFraction.Format(thresholds.ShareOfNation, census.English))
	chart, err := plotting.TileGrid(count, plotting.TileOptions{Options: plotting.Options{Title: "Specific industries of the prefectures", Notes: []string{least}}})
	if err != nil {
		return err
	}
	return chart.SaveTo(out, "clusters.png", "clusters.svg")
}
