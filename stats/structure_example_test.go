package stats_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

func ExampleShareOfNation() {
	yamagata := tohoku().Select(census.Yamagata, census.ElectronicParts)
	fmt.Printf("share of the nation %.3f\n", stats.ShareOfNation(yamagata).At(0).Value)
	fmt.Printf("share of manufacturing %.3f\n", stats.Composition(yamagata).At(0).Value)
	// Output:
	// share of the nation 0.857
	// share of manufacturing 0.500
}

// A hidden figure has a quotient as far as its bounds tell.
func ExampleLocationQuotient() {
	t := tohoku().Where(func(o census.Observation) bool { return o.Area != census.Akita || o.Industry == census.Manufacturing })
	hidden := census.Absence(census.Key{Year: 2018, Area: census.Akita, Industry: census.Food, Measure: census.Employees}, census.Suppressed)
	hidden.Lower, hidden.Upper, hidden.Interval = 10, 20, census.Suppression
	row, err := census.Collect(slices.Values([]census.Observation{hidden}))
	if err != nil {
		fmt.Println(err)
		return
	}
	if t, err = census.Concat(t.Detach(), row); err != nil {
		fmt.Println(err)
		return
	}
	o := stats.LocationQuotient(t.Select(census.Akita, census.Food)).At(0)
	fmt.Printf("%v, from %.3f to %.3f, %v, %v\n", o.Value, o.Lower, o.Upper, o.Status, o.Interval)
	// Output: NaN, from 0.625 to 1.250, suppressed, suppression
}

func ExampleRatio() {
	toAkita := census.Move{Area: census.To(census.Akita)}
	r := stats.Ratio(tohoku().Select(census.Yamagata, census.Manufacturing), toAkita, "relative to Akita").At(0)
	fmt.Println(r.Statistic, r.Value, r.Unit)
	// Output: relative to Akita 1.5 fraction
}

func ExampleRank() {
	for o := range stats.Rank(tohoku().Select(census.Yamagata), stats.RankOptions{Among: census.ByIndustry}).All() {
		fmt.Printf("%s: %v\n", o.Industry.Label(census.English), o.Value)
	}
	// Output:
	// Food: 2
	// Textiles: 3
	// Electronic parts and devices: 1
	// all manufacturing: NaN
}

func ExampleSMEEstablishmentShare() {
	class := func(low, high int32, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: census.Akita, Size: census.Size{Min: low, Max: high}, Measure: census.Establishments}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{class(4, 0, 100), class(4, 29, 70), class(30, 299, 20), class(300, 0, 10)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(stats.SMEEstablishmentShare(t).At(0).Value)
	for o := range stats.SizeComposition(t).All() {
		fmt.Printf("%s: %v\n", o.Size.Label(census.English), o.Value)
	}
	// Output:
	// 0.9
	// 4 or more persons: 1
	// 4–29 persons: 0.7
	// 30–299 persons: 0.2
	// 300 or more persons: 0.1
}

// Of two prefectures, one has twice the employees per establishment.
func ExamplePerEstablishment() {
	figure := func(a census.Area, m census.Measure, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: a, Measure: m}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{
		figure(census.Akita, census.Establishments, 10), figure(census.Akita, census.Employees, 200), figure(census.Akita, census.Shipments, 5000),
		figure(census.Iwate, census.Establishments, 10), figure(census.Iwate, census.Employees, 400), figure(census.Iwate, census.Shipments, 8000)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range []census.Area{census.Akita, census.Iwate} {
		size, output := stats.PerEstablishment(t.Select(a, census.Employees)).At(0), stats.PerEmployee(t.Select(a, census.Shipments)).At(0)
		fmt.Printf("%s: %v %s, %v %s\n", a.Label(census.English), size.Value, size.Unit, output.Value, output.Unit)
	}
	// Output:
	// Akita: 20 persons per establishment, 25 yen per person
	// Iwate: 40 persons per establishment, 20 yen per person
}

// Of a cluster of three prefectures stand out the one in the middle, and those
// that it surrounds.
func ExampleLocalMoran() {
	w := stats.PrefectureNeighbours(stats.LandBorders).RowStandardised()
	var rows []census.Observation
	for a := range census.Prefectures() {
		v := 1.0
		if a == census.Tokyo || a == census.Kanagawa || a == census.Saitama {
			v = 10
		}
		rows = append(rows, census.NewObservation(census.Key{Year: 2018, Area: a, Measure: census.Employees}, v))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	local, err := stats.LocalMoran(t, w)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range local {
		if l.P < .001 {
			fmt.Printf("%s: %v\n", l.Area.Label(census.English), l.Quadrant)
		}
	}
	geary, err := stats.Geary(t, w, measure.IslandsNotCounted)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("neighbours are alike:", geary[0].Value < geary[0].Expected)
	// Output:
	// Chiba: LH
	// Tokyo: HH
	// Yamanashi: LH
	// neighbours are alike: true
}

// One of four figures is of two establishments. With its row and its column
// published, the other three have to be hidden too.
func ExampleSuppress() {
	areas, industries := []census.Area{census.Akita, census.Iwate}, []census.Industry{census.Food, census.Textiles}
	options := stats.SuppressOptions{Bounds: stats.BoundsOptions{
		Areas:      map[census.Area][]census.Area{census.Japan: areas},
		Industries: map[census.Industry][]census.Industry{census.Manufacturing: industries},
	}}
	var rows []census.Observation
	add := func(a census.Area, i census.Industry, establishments, shipments float64) {
		k := census.Key{Year: 2018, Area: a, Industry: i, Measure: census.Establishments}
		rows = append(rows, census.NewObservation(k, establishments))
		k.Measure = census.Shipments
		rows = append(rows, census.NewObservation(k, shipments))
	}
	add(census.Akita, census.Food, 2, 40)
	add(census.Akita, census.Textiles, 9, 300)
	add(census.Iwate, census.Food, 8, 200)
	add(census.Iwate, census.Textiles, 7, 500)
	add(census.Akita, census.Manufacturing, 11, 340)
	add(census.Iwate, census.Manufacturing, 15, 700)
	add(census.Japan, census.Food, 10, 240)
	add(census.Japan, census.Textiles, 16, 800)
	add(census.Japan, census.Manufacturing, 26, 1040)
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := stats.Suppress(context.Background(), t, options)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d hidden by the rule, %d to protect it\n", len(r.Primary), len(r.Secondary))
	for _, c := range r.Bounds.Cells {
		fmt.Printf("%s, %s: %v to %v\n", c.Area.Label(census.English), c.Industry.Label(census.English), c.Lower, c.Upper)
	}
	// Output:
	// 1 hidden by the rule, 3 to protect it
	// Akita, Food: 0 to 240
	// Akita, Textiles: 100 to 340
	// Iwate, Food: 0 to 240
	// Iwate, Textiles: 460 to 700
}
