package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// knives is a made-up nation: Niigata has 30 of 100 thousand in metal products,
// which are a tenth of all; Gifu's establishments of 300 or more are suppressed.
func knives() []census.Observation {
	at := func(a census.Area, i census.Industry, size census.Size, m census.Measure, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: a, Industry: i, Size: size, Measure: m}, v)
	}
	up, large := census.Size{Min: 4}, census.Size{Min: 300}
	metal := census.FabricatedMetal
	return []census.Observation{
		at(census.Niigata, metal, up, census.Employees, 30_000), at(census.Niigata, "", up, census.Employees, 100_000),
		at(census.Niigata, metal, up, census.Establishments, 900), at(census.Niigata, metal, large, census.Establishments, 9),
		at(census.Gifu, metal, up, census.Employees, 12_000), at(census.Gifu, "", up, census.Employees, 60_000),
		at(census.Gifu, metal, up, census.Establishments, 400), census.Absence(census.Key{Year: 2018, Area: census.Gifu, Industry: metal, Size: large, Measure: census.Establishments}, census.Suppressed),
		at(census.Nara, metal, up, census.Employees, 500), at(census.Nara, "", up, census.Employees, 20_000),
		at(census.Nara, metal, up, census.Establishments, 20), at(census.Nara, metal, large, census.Establishments, 0),
		at(census.Japan, metal, up, census.Employees, 100_000), at(census.Japan, "", up, census.Employees, 1_000_000),
	}
}

func TestClusters(t *testing.T) {
	table := collect(t, knives())
	clusters := stats.Clusters(table, stats.ClusterThresholds{})
	want := map[census.Area]stats.Finding{census.Niigata: stats.Met, census.Gifu: stats.Unknown, census.Nara: stats.NotMet}
	if len(clusters) != 3 {
		t.Fatalf("%d pairs, want 3", len(clusters))
	}
	for _, c := range clusters {
		if c.Qualifies != want[c.Area] || c.Industry != census.FabricatedMetal {
			t.Errorf("%v is %v, want %v: %s", c.Key, c.Qualifies, want[c.Area], c.Reason())
		}
	}
	if got, want := clusters[0].Reason(), "location quotient 3.00 (1.00 or more), share of nation 30.0 % (2.1 % or more), establishments 900 (30 or more), SME establishment-size share 99.0 % (50.0 % or more)"; got != want {
		t.Errorf("reason is %q, want %q", got, want)
	}
	if got := clusters[1].Reason(); !strings.Contains(got, "SME establishment-size share unknown, suppressed") {
		t.Errorf("reason is %q", got)
	}
	if got := clusters[2].Reason(); !strings.Contains(got, "location quotient 0.25 (less than 1.00)") || strings.Contains(got, "SME") {
		t.Errorf("reason is %q", got)
	}
	waived := stats.Clusters(table.Select(census.Gifu), stats.ClusterThresholds{SMEShare: -1})
	if len(waived) != 1 || waived[0].Qualifies != stats.Met {
		t.Errorf("without the criterion Gifu is %v", waived)
	}
	// The employees alone were selected: establishments are in the table they are of.
	if c := stats.Clusters(table.Select(census.Employees, census.Niigata), stats.ClusterThresholds{}); len(c) != 1 || c[0].Qualifies != stats.Met {
		t.Errorf("of a selection: %v", c)
	}
	if c := stats.Clusters(table.Select(census.Establishments), stats.ClusterThresholds{}); len(c) != 0 {
		t.Errorf("%d pairs without employees", len(c))
	}
}

func TestClusterSensitivity(t *testing.T) {
	clusters := stats.Clusters(collect(t, knives()), stats.ClusterThresholds{SMEShare: -1})
	// Niigata has LQ 3, 30 % and 900 establishments; Gifu LQ 2, 12 % and 400.
	changes := stats.ClusterSensitivity(clusters, 1, 2.5, 20)
	if len(changes) != 9 {
		t.Fatalf("%d changes, want 9 without the waived criterion", len(changes))
	}
	lost := map[string][]census.Area{
		"location quotient 2.5": {census.Gifu}, "location quotient 20": {census.Niigata, census.Gifu},
		"share of nation 20": {census.Niigata, census.Gifu}, "establishments 20": {census.Gifu},
	}
	for _, c := range changes {
		var got []census.Area
		for _, k := range c.Lost {
			got = append(got, k.Area)
		}
		slices.Sort(got)
		want := lost[fmt.Sprint(c.Criterion, " ", c.Factor)]
		slices.Sort(want)
		if !slices.Equal(got, want) || c.Qualifying != 2-len(want) || len(c.Gained) != 0 {
			t.Errorf("%v: lost %v, want %v", c, got, want)
		}
	}
	gained := stats.ClusterSensitivity(stats.Clusters(collect(t, knives()), stats.ClusterThresholds{LocationQuotient: 4, SMEShare: -1}), .5)
	if len(gained[0].Gained) != 2 || gained[0].Qualifying != 2 {
		t.Errorf("at half the quotient: %v", gained[0])
	}
	if got := stats.ClusterSensitivity(nil); got != nil {
		t.Errorf("of no clusters: %v", got)
	}
}

// A share of more than 1 is a threshold for nobody.
func TestClusterSensitivityOfShares(t *testing.T) {
	clusters := stats.Clusters(collect(t, knives()), stats.ClusterThresholds{SMEShare: .6, LocationQuotient: -1, Establishments: -1})
	var got []string
	for _, c := range stats.ClusterSensitivity(clusters, .5, 1.5, 2) {
		got = append(got, fmt.Sprint(c.Criterion, " ", c.Factor))
	}
	want := []string{"share of nation 0.5", "share of nation 1.5", "share of nation 2", "SME establishment-size share 0.5", "SME establishment-size share 1.5"}
	if !slices.Equal(got, want) {
		t.Errorf("changes are %q, want %q", got, want)
	}
}

// A threshold or a factor that asks for nothing is a mistake of who wrote it.
func TestClusterMistakes(t *testing.T) {
	clusters := stats.Clusters(collect(t, knives()), stats.ClusterThresholds{})
	for name, mistake := range map[string]func(){
		"no number":       func() { stats.Clusters(collect(t, knives()), stats.ClusterThresholds{ShareOfNation: math.NaN()}) },
		"negative factor": func() { stats.ClusterSensitivity(clusters, 1, -1) },
		"factor of zero":  func() { stats.ClusterSensitivity(clusters, 0) },
	} {
		func() {
			defer func() {
				if why := fmt.Sprint(recover()); !strings.HasPrefix(why, "stats: Cluster") {
					t.Errorf("%s: panics with %q", name, why)
				}
			}()
			mistake()
		}()
	}
}

func ExampleClusters() {
	t, err := census.Collect(slices.Values(knives()))
	if err != nil {
		fmt.Println(err)
		return
	}
	clusters := stats.Clusters(t, stats.ClusterThresholds{LocationQuotient: 1.5, ShareOfNation: .1})
	for _, c := range clusters {
		fmt.Printf("%s %s: %v\n", c.Area.Label(census.English), c.Industry.Label(census.English), c.Qualifies)
	}
	fmt.Println(stats.ClusterSensitivity(clusters, 2)[0])
	// Output:
	// Niigata Fabricated metal products: met
	// Gifu Fabricated metal products: unknown
	// Nara Fabricated metal products: not met
	// location quotient 3.00 (× 2): 1 qualify, 0 gained, 0 lost, 0 unknown
}
