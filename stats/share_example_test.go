package stats_test

import (
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

func ExampleComposition() {
	for o := range stats.Composition(tohoku().Select(census.Akita, census.Food)).All() {
		fmt.Println(o.Statistic, o.Value) // 20 of 40
	}
	// Output: share of manufacturing 0.5
}

// The nation has 40 % of its employees in food, Akita 50 %.
func ExampleAdditiveLQ() {
	akita := tohoku().Select(census.Akita, census.Food)
	fmt.Printf("%.2f\n", stats.AdditiveLQ(akita).At(0).Value)
	// Output: 0.10
}

// Akita has 50 % of the nation's employees in food, and 40 % of all.
func ExampleLocalisationDifference() {
	akita := tohoku().Select(census.Akita, census.Food)
	fmt.Printf("%.2f\n", stats.LocalisationDifference(akita).At(0).Value)
	// Output: 0.10
}

func ExampleBinaryLQ() {
	for o := range stats.BinaryLQ(tohoku().Select(census.Akita)).All() {
		if o.Industry != census.Manufacturing {
			fmt.Printf("%s: %v\n", o.Industry.Label(census.English), o.Value)
		}
	}
	// Output:
	// Food: 1
	// Textiles: 1
	// Electronic parts and devices: 0
}

func ExampleSizeComposition() {
	class := func(low, high int32, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: census.Akita, Size: census.Size{Min: low, Max: high}, Measure: census.Establishments}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{class(4, 0, 100), class(4, 29, 70), class(30, 0, 30)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(stats.SizeComposition(t.Select(census.Size{Min: 30})).At(0).Value)
	// Output: 0.3
}

func ExampleShareOfPrefecture() {
	at := func(a census.Area, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: a, Measure: census.Employees}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{at("14130", 40), at(census.Kanagawa, 160)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(stats.ShareOfPrefecture(t.Select(census.Area("14130"))).At(0).Value) // Kawasaki
	// Output: 0.25
}

func ExamplePerEmployee() {
	figure := func(m census.Measure, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: census.Akita, Measure: m}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{figure(census.Employees, 200), figure(census.Shipments, 5000)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	o := stats.PerEmployee(t.Select(census.Shipments)).At(0)
	fmt.Println(o.Value, o.Unit)
	// Output: 25 yen per person
}

// A list that turns over when a threshold is moved is no finding about places.
func ExampleClusterSensitivity() {
	t, err := census.Collect(slices.Values(knives()))
	if err != nil {
		fmt.Println(err)
		return
	}
	clusters := stats.Clusters(t, stats.ClusterThresholds{SMEShare: -1})
	fmt.Println(clusters[0].Reason())
	for _, change := range stats.ClusterSensitivity(clusters, 1, 2.5)[:2] {
		fmt.Println(change)
	}
	// Output:
	// location quotient 3.00 (1.00 or more), share of nation 30.0 % (2.1 % or more), establishments 900 (30 or more)
	// location quotient 1.00 (× 1): 2 qualify, 0 gained, 0 lost, 0 unknown
	// location quotient 2.50 (× 2.5): 1 qualify, 0 gained, 1 lost, 0 unknown
}

func ExampleCluster_Reason() {
	t, err := census.Collect(slices.Values(knives()))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range stats.Clusters(t.Select(census.Nara), stats.ClusterThresholds{}) {
		fmt.Println(c.Qualifies)
		fmt.Println(c.Reason())
	}
	// Output:
	// not met
	// location quotient 0.25 (less than 1.00), share of nation 0.5 % (less than 2.1 %), establishments 20 (less than 30)
}

// Prefectures that grow towards the south-west are like their neighbours.
func ExampleGeary() {
	var rows []census.Observation
	v := 0.0
	for a := range census.Prefectures() {
		v++
		rows = append(rows, census.NewObservation(census.Key{Year: 2018, Area: a, Measure: census.Employees}, v))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := stats.Geary(t, stats.PrefectureNeighbours(stats.LandBorders), measure.IslandsNotCounted)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("less than 1:", c[0].Value < c[0].Expected, "with p below .001:", c[0].Randomisation.P < .001)
	// Output: less than 1: true with p below .001: true
}
