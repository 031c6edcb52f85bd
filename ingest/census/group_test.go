package census_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// blank returns a key without the parts given.
func blank(k census.Key, without []census.Dimension) census.Key {
	for _, d := range without {
		switch d {
		case census.ByYear:
			k.Year = 0
		case census.ByArea:
			k.Area = ""
		case census.ByIndustry:
			k.Industry = ""
		case census.BySize:
			k.Size = census.Size{}
		case census.ByScope:
			k.Scope = ""
		case census.ByMeasure:
			k.Measure = ""
		case census.ByStatistic:
			k.Statistic = ""
		}
	}
	return k
}

// GroupBy against a map from the rest of the key, on tables and selections.
func TestGroupByAgainstMap(t *testing.T) {
	table := collect(t, randomFigures(rand.New(rand.NewPCG(11, 12)), 2000)...)
	for _, without := range [][]census.Dimension{
		nil, {census.ByYear}, {census.ByArea}, {census.ByIndustry, census.BySize}, {census.ByScope, census.ByStatistic},
		{census.ByYear, census.ByArea, census.ByIndustry, census.BySize, census.ByScope, census.ByMeasure, census.ByStatistic},
	} {
		for _, from := range []*census.Table{table, table.Select(census.Kanagawa, census.Aichi), table.Select(census.Hokkaido)} {
			ids := map[census.Key]int32{}
			var want census.Groups
			var members [][]int32
			for i := range from.Len() {
				k := blank(from.Key(i), without)
				id, seen := ids[k]
				if !seen {
					id = int32(len(ids))
					ids[k] = id
					want.First = append(want.First, int32(i))
					members = append(members, nil)
				}
				want.ID = append(want.ID, id)
				members[id] = append(members[id], int32(i))
			}
			got := from.GroupBy(without...)
			if !slices.Equal(got.ID, want.ID) || !slices.Equal(got.First, want.First) {
				t.Fatalf("by all but %v: %d groups, want %d", without, len(got.First), len(want.First))
			}
			if !slices.EqualFunc(got.Members(), members, slices.Equal[[]int32]) {
				t.Fatalf("by all but %v: members differ", without)
			}
			for _, m := range got.Members() {
				if cap(m) != len(m) {
					t.Fatalf("a group has room for %d rows of the next", cap(m)-len(m))
				}
			}
		}
	}
}

func TestVary(t *testing.T) {
	a, b := shipments("13", 1), shipments("14", 2)
	b.Year, b.Size = 2019, census.Size{Min: 4}
	want := []census.Dimension{census.ByYear, census.ByArea, census.BySize}
	if got := collect(t, a, b).Vary(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := collect(t, a).Vary(); got != nil {
		t.Errorf("one row differs in %v", got)
	}
}
