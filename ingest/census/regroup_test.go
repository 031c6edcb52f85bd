package census_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// everyPrefecture makes a table of the shipments of all prefectures and of one
// industry, n yen for the n-th of them, but for those that change leaves out.
func everyPrefecture(change func(o *census.Observation) bool) []census.Observation {
	var rows []census.Observation
	n := 0.0
	for area := range census.Prefectures() {
		n++
		if o := shipments(area, n); change(&o) {
			rows = append(rows, o)
		}
	}
	return rows
}

func all(*census.Observation) bool { return true }

// Sums of complete groups against a map.
func TestRegroupAgainstMap(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	var rows []census.Observation
	want := map[census.Key]float64{}
	for _, year := range []census.Year{2016, 2017} {
		for _, m := range []census.Measure{census.Employees, census.ValueAdded} {
			for _, size := range []census.Size{{Min: 4, Max: 29}, {Min: 30, Max: 99}, {Min: 100}} {
				for area := range census.Prefectures() {
					o := census.NewObservation(census.Key{Year: year, Area: area, Size: size, Measure: m}, float64(r.IntN(1e6)))
					rows = append(rows, o)
					k := o.Key
					k.Area, _ = census.EightRegions().Of(area)
					k.Size = census.Size{Min: 4}
					want[k] += o.Value
				}
			}
		}
	}
	r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	got, err := collect(t, rows...).Regroup(census.Move{Area: census.EightRegions().Of, Size: census.To(census.Size{Min: 4})})
	if err != nil {
		t.Fatal(err)
	}
	if got.Len() != len(want) {
		t.Errorf("%d sums, want %d", got.Len(), len(want))
	}
	for o := range got.All() {
		if o.Value != want[o.Key] || o.Status != census.Computed || o.Interval != census.NoInterval || o.Unit != o.Measure.Unit() {
			t.Errorf("%v, want %v computed", o, want[o.Key])
		}
	}
}

// The sizes of a sum must tile its size.
func TestRegroupSizes(t *testing.T) {
	sized := func(sizes ...census.Size) *census.Table {
		var rows []census.Observation
		for i, s := range sizes {
			o := shipments("my:a", float64(i+1))
			o.Size = s
			rows = append(rows, o)
		}
		return collect(t, rows...)
	}
	four := census.Size{Min: 4}
	for name, c := range map[string]struct {
		table *census.Table
		to    census.Size
		want  float64
	}{
		"complete": {sized(census.Size{Min: 4, Max: 29}, census.Size{Min: 30}), four, 3},
		"gap":      {sized(census.Size{Min: 4, Max: 29}, census.Size{Min: 100}), four, math.NaN()},
		"no small": {sized(census.Size{Min: 4, Max: 29}, census.Size{Min: 30}), census.Size{}, math.NaN()},
	} {
		got, err := c.table.Regroup(census.Move{Size: census.To(c.to)})
		if err != nil {
			t.Fatal(err)
		}
		if v := got.Values()[0]; v != c.want && !(math.IsNaN(v) && math.IsNaN(c.want)) {
			t.Errorf("%s: %v, want %v", name, v, c.want)
		}
	}
}

func ExampleTable_Regroup() {
	employees := func(area census.Area, n float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: area, Measure: census.Employees}, n)
	}
	keihin := func(a census.Area) (census.Area, bool) {
		return "my:keihin", a == census.Tokyo || a == census.Kanagawa
	}
	table, err := census.Collect(slices.Values([]census.Observation{
		employees(census.Tokyo, 244_000), employees(census.Kanagawa, 355_924), employees(census.Aichi, 863_000),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	sums, err := table.Regroup(census.Move{Area: keihin})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range sums.All() {
		fmt.Println(o)
	}
	// Output:
	// 2018 my:keihin / all manufacturing / all sizes / Employees: 599,924 persons computed from published figures
}
