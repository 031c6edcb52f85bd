package stats_test

import (
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Four factories of one cell ship 80, 15, 3 and 2; of another one two, of which
// one is hidden.
func TestLargestContributors(t *testing.T) {
	c := census.NewCube(census.CubeMeasure{Measure: census.Shipments})
	add := func(area census.Area, values []int64, statuses []census.Status) {
		t.Helper()
		year, err := c.Code(census.ByYear, census.Key{Year: 2018})
		if err != nil {
			t.Fatal(err)
		}
		at, err := c.Code(census.ByArea, census.Key{Area: area})
		if err != nil {
			t.Fatal(err)
		}
		cells, err := c.Cells(nil, census.CubeCodes{Year: slices.Repeat([]int32{year}, len(values)), Area: slices.Repeat([]int32{at}, len(values))})
		if err != nil {
			t.Fatal(err)
		}
		c.Count(cells)
		if err := c.Add(0, cells, values, statuses); err != nil {
			t.Fatal(err)
		}
	}
	add(census.Kanagawa, []int64{3, 80, 2, 15}, nil)
	add(census.Aichi, []int64{7, 0}, []census.Status{census.Official, census.Suppressed})
	table, err := c.Table()
	if err != nil {
		t.Fatal(err)
	}
	contributions, err := c.Contributions()
	if err != nil {
		t.Fatal(err)
	}
	of := stats.LargestContributors(table, contributions)
	key := census.Key{Year: 2018, Area: census.Kanagawa, Measure: census.Shipments}
	if got, want := of(key), []float64{80, 15, 5}; !slices.Equal(got, want) {
		t.Errorf("contributors of the open cell = %v, want %v", got, want)
	}
	key.Area = census.Aichi
	if got := of(key); got != nil {
		t.Errorf("contributors of a cell with a hidden establishment = %v, want none", got)
	}
	key.Area = census.Osaka
	if got := of(key); got != nil {
		t.Errorf("contributors of a cell that is not there = %v, want none", got)
	}
}
