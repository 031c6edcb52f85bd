package census_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// double derives twice the value of each row, set against the row of Japan.
func double(t *census.Table) *census.Table {
	d := census.Derivation{
		Name: census.Statistic("twice").Of,
		Unit: func(own, other census.Unit) census.Unit { return own + "/" + other },
		Over: t.Locate(census.Move{Area: census.To(census.Japan)}), Status: t.Statuses(),
	}
	for _, v := range t.Values() {
		d.Value = append(d.Value, 2*v)
	}
	return t.Derive(d)
}

// Derive row by row against the rows it was made of.
func TestDerive(t *testing.T) {
	table := collect(t, randomFigures(rand.New(rand.NewPCG(23, 24)), 2000)...)
	over := table.Locate(census.Move{Area: census.To(census.Japan)})
	got := double(table)
	pairs := 0
	for i := range table.Len() {
		own, o := table.At(i), got.At(i)
		unit, sources := own.Unit+"/", own.Sources
		if over[i] >= 0 {
			other := table.At(int(over[i]))
			unit += other.Unit
			for _, s := range other.Sources {
				if !contains(sources, s) {
					sources = append(sources[:len(sources):len(sources)], s)
				}
			}
			pairs++
		}
		want := census.Observation{Key: own.Key, Value: 2 * own.Value, Lower: math.NaN(), Upper: math.NaN(), Precision: math.NaN(),
			Status: own.Status, Unit: unit, Sources: sources}
		want.Statistic = census.Statistic("twice").Of(own.Statistic)
		if !sameObservation(o, want) {
			t.Fatalf("row %d: %+v, want %+v", i, o.Sources, want.Sources)
		}
		if found, ok := got.Find(want.Key); !ok || !sameObservation(found, want) {
			t.Fatalf("%v is not found", want.Key)
		}
	}
	if pairs == 0 {
		t.Error("no row was set against another")
	}
}

func contains(list []census.Source, s census.Source) bool {
	for _, v := range list {
		if v.Equal(s) {
			return true
		}
	}
	return false
}

// OnBase computes where all figures are, and shows what was selected.
func TestOnBase(t *testing.T) {
	table := collect(t, shipments(census.Japan, 10), shipments("13", 4), shipments("14", 6))
	part := table.Select(census.Kanagawa).OnBase(double)
	if part.Len() != 1 || part.At(0).Value != 12 || part.At(0).Unit != "yen/yen" || part.Base().Len() != 3 {
		t.Errorf("%v", part)
	}
	if whole := table.OnBase(double); whole.Len() != 3 || whole.Base() != whole {
		t.Errorf("%v", whole)
	}
	if message := panics(func() { table.OnBase(func(t *census.Table) *census.Table { return t.Select(census.Tokyo) }) }); message != "census: OnBase: 3 rows became 1" {
		t.Errorf("panics with %v", message)
	}
}

func TestDerivePanics(t *testing.T) {
	table := collect(t, shipments("13", 4), shipments("14", 6))
	name := census.RankFromTop.Of
	status := make([]census.Status, 2)
	for want, f := range map[string]func(){
		"Derive of a selection": func() { table.Select(census.Tokyo).Derive(census.Derivation{Name: name}) },
		"Value has 1 elements for 2 rows": func() {
			table.Derive(census.Derivation{Name: name, Value: []float64{1}, Status: status})
		},
		"Status has 0 elements for 2 rows": func() { table.Derive(census.Derivation{Name: name, Value: []float64{1, 2}}) },
		"Over has 3 elements for 2 rows": func() {
			table.Derive(census.Derivation{Name: name, Value: []float64{1, 2}, Status: status, Over: []int32{0, 0, 0}})
		},
		"row 1: it is official and has no value": func() {
			table.Derive(census.Derivation{Name: name, Value: []float64{1, math.NaN()}, Status: status})
		},
		"one name": func() {
			both, _ := census.Concat(table, double(table))
			both.Derive(census.Derivation{Name: func(census.Statistic) census.Statistic { return "x" }, Value: make([]float64, 4), Status: make([]census.Status, 4)})
		},
	} {
		if message := fmt.Sprint(panics(f)); !strings.HasPrefix(message, "census: ") || !strings.Contains(message, want) {
			t.Errorf("panics with %s, want %s", message, want)
		}
	}
}
