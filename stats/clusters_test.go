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
	if got := clusters[1].Reason(); !strings.Contains(got, "SME establishment-size share suppressed") {
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

// What is printed tells a figure from its threshold, and one change from another.
func TestClusterDigits(t *testing.T) {
	finding := func(c stats.ClusterCriterion, value, threshold float64, found stats.Finding) string {
		f := stats.ClusterFinding{Criterion: c, Threshold: threshold, Finding: found}
		f.Figure = stats.ClusterFigure{Value: value, Lower: math.NaN(), Upper: math.NaN()}
		return f.String()
	}
	hidden := stats.ClusterFinding{Criterion: stats.LargeInNation, Threshold: 1. / 47, Finding: stats.Unknown}
	hidden.Figure = stats.ClusterFigure{Value: math.NaN(), Lower: .021, Upper: .0215, Interval: census.Suppression, Status: census.Suppressed}
	within := hidden
	within.Threshold, within.Figure.Lower, within.Figure.Upper = .03, .02149, .03351 // ends are rounded outwards
	estimate := stats.ClusterFinding{Criterion: stats.SpecialisedEnough, Threshold: 2, Finding: stats.Unknown}
	estimate.Figure = stats.ClusterFigure{Value: 3, Lower: 1, Upper: 5, Interval: census.ErrorBound, Status: census.Estimated}
	for _, c := range []struct{ got, want string }{
		{estimate.String(), "location quotient 3.00 in [1.00, 5.00] (2.00 or more)"},
		{within.String(), "share of nation suppressed in [2.1 %, 3.4 %] (3.0 % or more)"},
		{finding(stats.SpecialisedEnough, .998, 1, stats.NotMet), "location quotient 0.998 (less than 1.000)"},
		{finding(stats.SpecialisedEnough, .98, 1, stats.NotMet), "location quotient 0.98 (less than 1.00)"},
		{finding(stats.SpecialisedEnough, 1, 1, stats.Met), "location quotient 1.00 (1.00 or more)"},
		{finding(stats.LargeInNation, .0212, 1./47, stats.NotMet), "share of nation 2.12 % (less than 2.13 %)"},
		{finding(stats.LargeInNation, .3, 1./47, stats.Met), "share of nation 30.0 % (2.1 % or more)"},
		{finding(stats.ManyEstablishments, 38, 37.5, stats.Met), "establishments 38.0 (37.5 or more)"},
		{hidden.String(), "share of nation suppressed in [2.10 %, 2.15 %] (2.13 % or more)"},
		{change(stats.ManyEstablishments, 30, 1.25), "establishments 37.5 (× 1.25): 4 qualify, 0 gained, 0 lost, 0 unknown"},
		{change(stats.ManyEstablishments, 1000, 1), "establishments 1,000 (× 1): 4 qualify, 0 gained, 0 lost, 0 unknown"},
		// 1.25/47 is .0265957…, .99/47 .0210638…
		{change(stats.LargeInNation, 1./47, 1.25), "share of nation 2.66 % (× 1.25): 4 qualify, 0 gained, 0 lost, 0 unknown"},
		{change(stats.LargeInNation, 1./47, .99), "share of nation 2.106 % (× 0.99): 4 qualify, 0 gained, 0 lost, 0 unknown"},
		{change(stats.SpecialisedEnough, 1, 1.2345), "location quotient 1.234 (× 1.2345): 4 qualify, 0 gained, 0 lost, 0 unknown"},
	} {
		if c.got != c.want {
			t.Errorf("printed %q, want %q", c.got, c.want)
		}
	}
}

func change(c stats.ClusterCriterion, threshold, factor float64) string {
	return stats.ClusterChange{Criterion: c, Threshold: threshold * factor, Factor: factor, Qualifying: 4}.String()
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
