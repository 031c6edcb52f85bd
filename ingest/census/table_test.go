package census_test

import (
	"cmp"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// A table says what it was told, row by row and key by key, and so does a
// selection of it.
func TestCollectSaysWhatItWasTold(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	rows := randomFigures(r, 3000)
	table := collect(t, rows...)
	if table.Len() != len(rows) {
		t.Fatalf("%d rows, want %d", table.Len(), len(rows))
	}
	i := 0
	for o := range table.All() {
		if !sameObservation(o, rows[i]) || !sameObservation(table.At(i), rows[i]) || table.Key(i) != rows[i].Key {
			t.Fatalf("row %d is %+v, want %+v", i, o, rows[i])
		}
		i++
	}
	selection := table.Select(census.Kanagawa, census.Year(2015))
	for range 2000 {
		k := randomKey(r)
		at := slices.IndexFunc(rows, func(o census.Observation) bool { return o.Key == k })
		o, ok := table.Find(k)
		if ok != (at >= 0) || ok && !sameObservation(o, rows[at]) {
			t.Fatalf("%v: found %+v, %t", k, o, ok)
		}
		if v := table.Value(k); ok && !math.IsNaN(o.Value) && v != o.Value || !ok && !math.IsNaN(v) {
			t.Fatalf("%v has the value %v", k, v)
		}
		if o, ok := selection.Find(k); ok != (at >= 0 && k.Area == census.Kanagawa && k.Year == 2015) || ok && o.Key != k {
			t.Fatalf("%v: found %+v, %t in the selection", k, o, ok)
		}
	}
}

func TestAllStopsWhenAsked(t *testing.T) {
	n := 0
	for range collect(t, shipments("13", 1), shipments("14", 2)).All() {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d rows, want 1", n)
	}
}

func TestCollectDuplicateKey(t *testing.T) {
	_, err := census.Collect(slices.Values([]census.Observation{shipments("13", 1), shipments("14", 2), shipments("14000", 3)}))
	var duplicate *census.DuplicateKeyError
	if !errors.As(err, &duplicate) || duplicate.Key.Area != "14" || duplicate.First != 1 || duplicate.Second != 2 {
		t.Errorf("%v, want a duplicate of Kanagawa in rows 1 and 2", err)
	}
	if got, want := err.Error(), "census: two figures for one key: 2018 Kanagawa / all manufacturing / all sizes / Shipments (rows 1 and 2)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Series against a map of slices.
func TestSeries(t *testing.T) {
	rows := randomFigures(rand.New(rand.NewPCG(5, 6)), 1500)
	want := map[census.Key][]census.Observation{}
	var order []census.Key
	for _, o := range rows {
		k := o.Key
		k.Year = 0
		if want[k] == nil {
			order = append(order, k)
		}
		want[k] = append(want[k], o)
	}
	at := 0
	for k, series := range collect(t, rows...).Series() {
		if k != order[at] {
			t.Fatalf("series %d is %v, want %v", at, k, order[at])
		}
		slices.SortFunc(want[k], func(a, b census.Observation) int { return cmp.Compare(a.Year, b.Year) })
		if !slices.EqualFunc(series, want[k], sameObservation) {
			t.Fatalf("%v: %v, want %v", k, series, want[k])
		}
		at++
	}
	if at != len(order) {
		t.Errorf("%d series, want %d", at, len(order))
	}
}

func TestBaseAndDetach(t *testing.T) {
	table := collect(t, shipments(census.Japan, 10), shipments("13", 4), shipments("14", 6))
	selection := table.Select(census.Kanagawa)
	narrower := selection.Select(census.Shipments)
	if table.Base() != table || selection.Base() != table || narrower.Base() != table {
		t.Error("a selection does not remember the table it was taken from")
	}
	own := selection.Detach()
	if own.Base() != own || own.Len() != 1 || !own.Equal(selection) || table.Detach() != table {
		t.Errorf("detached: %v", own)
	}
}

func TestZeroTable(t *testing.T) {
	var zero census.Table
	empty := collect(t)
	for _, table := range []*census.Table{&zero, empty, empty.Select(census.Kanagawa)} {
		if _, ok := table.Find(census.Key{Year: 2018, Measure: census.Shipments}); ok || table.Len() != 0 || len(table.Locate(census.Move{})) != 0 || len(table.GroupBy().First) != 0 {
			t.Errorf("an empty table has rows: %v", table)
		}
		if !table.Equal(empty) {
			t.Errorf("empty tables differ: %s", table.Diff(empty))
		}
	}
}

// Every key of a table is found, whether a part has few values or many, and in
// what was derived from it; no other key is.
func TestFindAmongMany(t *testing.T) {
	for _, areas := range []int{10, 64, 65, 500} {
		var rows []census.Observation
		for i := range areas {
			k := census.Key{Year: 2018, Area: census.AreaOf("s", strconv.Itoa(i)), Industry: census.Industry("i:" + strconv.Itoa(i%70)), Measure: census.Employees}
			rows = append(rows, census.NewObservation(k, float64(i)))
		}
		table := collect(t, rows...)
		for i, o := range rows {
			if got, ok := table.Find(o.Key); !ok || got.Value != float64(i) {
				t.Errorf("%d areas: %v is %v, %v, want %d", areas, o.Key, got.Value, ok, i)
			}
		}
		for _, k := range []census.Key{{Year: 2018, Area: "s:none", Industry: "i:0", Measure: census.Employees}, {Year: 2018, Area: "s:1", Industry: "i:none", Measure: census.Employees},
			{Year: 2018, Area: "s:1", Industry: "i:0", Measure: census.Employees}} {
			if got, ok := table.Find(k); ok {
				t.Errorf("%d areas: %v is found as %v", areas, k, got)
			}
		}
	}
}
