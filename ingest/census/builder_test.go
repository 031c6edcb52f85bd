package census_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestBuilderRefusesContradictions(t *testing.T) {
	nan := math.NaN()
	for want, change := range map[string]func(*census.Observation){
		"its year 0 is not one of four digits":     func(o *census.Observation) { o.Year = 0 },
		"its year 10000 is not one of four digits": func(o *census.Observation) { o.Year = 10000 },
		"it has no measure":                        func(o *census.Observation) { o.Measure = "" },
		"its size 9 to 4 is no interval":           func(o *census.Observation) { o.Size = census.Size{Min: 9, Max: 4} },
		"its status Status(99) is not known":       func(o *census.Observation) { o.Status = 99 },
		"its interval Interval(9) is not known":    func(o *census.Observation) { o.Interval = 9 },
		"it is suppressed and has the value 1":     func(o *census.Observation) { o.Status = census.Suppressed },
		"it is official and has no value":          func(o *census.Observation) { o.Value = nan },
		"its value is infinite":                    func(o *census.Observation) { o.Value = math.Inf(-1) },
		"it is nil and has the value 1":            func(o *census.Observation) { o.Status = census.Nil },
		"its interval runs from 2 to 1":            func(o *census.Observation) { o.Interval, o.Lower, o.Upper = census.Rounding, 2, 1 },
		"its interval runs from NaN to 1":          func(o *census.Observation) { o.Interval, o.Lower, o.Upper = census.Rounding, nan, 1 },
		"its precision -1 is negative":             func(o *census.Observation) { o.Precision = -1 },
	} {
		o := shipments("14", 1)
		change(&o)
		var b census.Builder
		err := b.Append(o)
		if err == nil || !strings.HasSuffix(err.Error(), ": "+want) || !strings.HasPrefix(err.Error(), "census: figure ") {
			t.Errorf("%v, want %s", err, want)
		}
		if _, err := census.Collect(slices.Values([]census.Observation{o})); err == nil {
			t.Errorf("Collect takes a figure although %s", want)
		}
		if b.Len() != 0 {
			t.Errorf("a row was added although %s", want)
		}
	}
}

func TestBuilderTidies(t *testing.T) {
	var b census.Builder
	o := census.Observation{Key: census.Key{Year: 2018, Area: "14000", Size: census.Size{Min: 1}, Measure: census.Shipments}, Value: 1, Lower: 7, Upper: 8}
	if err := b.Append(o); err != nil {
		t.Fatal(err)
	}
	table, err := b.Table()
	if err != nil {
		t.Fatal(err)
	}
	got := table.At(0)
	if got.Area != census.Kanagawa || got.Size != (census.Size{}) || got.Unit != census.UnitYen || !math.IsNaN(got.Lower) || !math.IsNaN(got.Upper) {
		t.Errorf("%+v", got)
	}
	if _, ok := table.Find(o.Key); !ok || table.Select(census.Area("14000"), census.Size{Min: 1}).Len() != 1 {
		t.Error("the figure is not found by the key it was given")
	}
}

// Sources belong to their rows also where a caller uses one slice for all.
func TestBuilderCopiesSources(t *testing.T) {
	var b census.Builder
	buffer := make([]census.Source, 1)
	for i, name := range []string{"first", "second", "first"} {
		buffer[0] = census.Source{Publisher: name}
		o := shipments(census.Area([]string{"12", "13", "14"}[i]), 1)
		o.Sources = buffer
		if err := b.Append(o); err != nil {
			t.Fatal(err)
		}
	}
	table, err := b.Table()
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"first", "second", "first"} {
		if got := table.At(i).Sources; len(got) != 1 || got[0].Publisher != want {
			t.Errorf("row %d is from %v, want %s", i, got, want)
		}
	}
	if n := len(table.Sources()); n != 2 {
		t.Errorf("%d sources, want 2", n)
	}
}

// Rows that room was made for need no more of it.
func TestBuilderGrow(t *testing.T) {
	const rows = 1000
	o := shipments("14", 1)
	allocationsOf := func(appended int) float64 {
		return testing.AllocsPerRun(5, func() {
			var b census.Builder
			b.Grow(rows)
			for range appended {
				if err := b.Append(o); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if all, one := allocationsOf(rows), allocationsOf(1); all > one {
		t.Errorf("%v allocations for %d rows, want no more than the %v of one", all, rows, one)
	}
}
