package stats_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// shipping is a cube of factories that are made up: Kanagawa's largest has 80 of
// 100, its second 15, so that it could tell the largest to within 5 of 80; Aichi's
// three have as much each.
func shipping() (*census.Cube, error) {
	c := census.NewCube(census.CubeMeasure{Measure: census.Shipments})
	year, err := c.Code(census.ByYear, census.Key{Year: 2018})
	if err != nil {
		return nil, err
	}
	for a, values := range map[census.Area][]int64{census.Kanagawa: {3, 80, 2, 15}, census.Aichi: {30, 30, 30}} {
		area, err := c.Code(census.ByArea, census.Key{Area: a})
		if err != nil {
			return nil, err
		}
		cells, err := c.Cells(nil, census.CubeCodes{Year: slices.Repeat([]int32{year}, len(values)), Area: slices.Repeat([]int32{area}, len(values))})
		if err != nil {
			return nil, err
		}
		c.Count(cells)
		if err := c.Add(0, cells, values, nil); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func TestSuppressCube(t *testing.T) {
	alike := func(census.Key) []float64 { return []float64{30, 30, 30} }
	for _, x := range []struct {
		name   string
		o      stats.SuppressOptions
		hidden []census.Area
	}{
		{"by the number of establishments", stats.SuppressOptions{}, nil},
		{"to within 10 %", stats.SuppressOptions{Percent: 10}, []census.Area{census.Kanagawa}},
		{"to within 5 %", stats.SuppressOptions{Percent: 5}, nil},
		{"with contributors of the caller's", stats.SuppressOptions{Percent: 10, Contributors: alike}, nil},
	} {
		c, err := shipping()
		if err != nil {
			t.Fatal(err)
		}
		safe, err := stats.SuppressCube(context.Background(), c, x.o)
		if err != nil {
			t.Errorf("%s: %v", x.name, err)
			continue
		}
		var hidden []census.Area
		for _, k := range safe.Primary {
			hidden = append(hidden, k.Area)
		}
		if !slices.Equal(hidden, x.hidden) {
			t.Errorf("%s: %v are hidden, want %v", x.name, hidden, x.hidden)
		}
		if n := safe.Table.Select(census.Establishments, census.Kanagawa); n.Len() != 1 || n.At(0).Value != 4 {
			t.Errorf("%s: the table has %v, want 4 establishments", x.name, n)
		}
	}
}

func ExampleSuppressCube() {
	c, err := shipping()
	if err != nil {
		fmt.Println(err)
		return
	}
	safe, err := stats.SuppressCube(context.Background(), c, stats.SuppressOptions{Percent: 10})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range []census.Area{census.Aichi, census.Kanagawa} {
		fmt.Println(a.Label(census.English), safe.Table.Select(a, census.Shipments).At(0).Status)
	}
	// Output:
	// Aichi computed
	// Kanagawa suppressed
}
