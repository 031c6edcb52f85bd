package stats_test

import (
	"context"
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Investment of enterprises by activity and region, four cells of it suppressed:
// the table of Willenborg and de Waal (1996), Statistical Disclosure Control in
// Practice, that Fischetti and Salazar (2001), Management Science 47(7), take
// for their example.
func investment() (*census.Table, stats.BoundsOptions, error) {
	hidden := math.NaN()
	regions, activities := []census.Area{"x:A", "x:B", "x:C", ""}, []census.Industry{"x:I", "x:II", "x:III", ""}
	values := [][]float64{ // rows are activities, and the last is the total
		{20, 50, 10, 80},
		{hidden, 19, hidden, 49},
		{hidden, 32, hidden, 61},
		{45, 101, 44, 190},
	}
	var b census.Builder
	for i, row := range values {
		for j, v := range row {
			k := census.Key{Year: 1996, Area: regions[j], Industry: activities[i], Measure: census.FixedAssets}
			o := census.NewObservation(k, v)
			if math.IsNaN(v) {
				o = census.Absence(k, census.Suppressed)
			}
			if err := b.Append(o); err != nil {
				return nil, stats.BoundsOptions{}, err
			}
		}
	}
	t, err := b.Table()
	return t, stats.BoundsOptions{
		Areas:      map[census.Area][]census.Area{census.Japan: regions[:3]},
		Industries: map[census.Industry][]census.Industry{census.Manufacturing: activities[:3]},
	}, err
}

func ExampleBounds() {
	t, options, err := investment()
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := stats.Bounds(context.Background(), t, options)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range r.Cells {
		fmt.Printf("activity %s, region %s: %v to %v, %v\n", c.Industry.Code(), c.Area.Code(), c.Lower, c.Upper, c.Verdict)
	}
	// Output:
	// activity II, region A: 0 to 25, hidden
	// activity II, region C: 5 to 30, hidden
	// activity III, region A: 0 to 25, hidden
	// activity III, region C: 4 to 29, hidden
}

func ExampleImpute() {
	t, options, err := investment()
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := stats.Impute(context.Background(), t, stats.ImputeOptions{Bounds: options, Start: stats.FromMargins})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range r.Table.Where(func(o census.Observation) bool { return o.Status == census.Estimated }).All() {
		fmt.Printf("activity %s, region %s: %.1f\n", o.Industry.Code(), o.Area.Code(), o.Value)
	}
	// Output:
	// activity II, region A: 12.5
	// activity II, region C: 17.5
	// activity III, region A: 12.5
	// activity III, region C: 16.5
}
