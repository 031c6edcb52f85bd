package census_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// distinct returns the distinct values of f over rows, sorted.
func distinct[T comparable](rows []census.Observation, f func(census.Observation) T, order func(a, b T) int) []T {
	seen := map[T]bool{}
	var list []T
	for _, o := range rows {
		if v := f(o); !seen[v] {
			seen[v] = true
			list = append(list, v)
		}
	}
	slices.SortFunc(list, order)
	return list
}

func TestColumnsAndParts(t *testing.T) {
	table := collect(t, randomFigures(rand.New(rand.NewPCG(7, 8)), 800)...)
	for name, part := range map[string]*census.Table{"table": table, "selection": table.Select(census.Kanagawa, census.Employees)} {
		rows := slices.Collect(part.All())
		for i, o := range rows {
			row := census.Observation{Key: o.Key, Value: part.Values()[i], Lower: part.Lower()[i], Upper: part.Upper()[i],
				Precision: part.Precisions()[i], Status: part.Statuses()[i], Interval: part.Intervals()[i], Unit: o.Unit, Sources: part.SourcesAt(i)}
			if !sameObservation(row, o) {
				t.Fatalf("%s: row %d is %+v, want %+v", name, i, row, o)
			}
		}
		byText := func(a, b any) int { return slices.Compare([]byte(fmt.Sprint(a)), []byte(fmt.Sprint(b))) }
		for _, c := range []struct{ got, want any }{
			{part.Years(), distinct(rows, func(o census.Observation) census.Year { return o.Year }, func(a, b census.Year) int { return int(a - b) })},
			{part.Areas(), distinct(rows, func(o census.Observation) census.Area { return o.Area }, func(a, b census.Area) int { return byText(string(a), string(b)) })},
			{part.Industries(), distinct(rows, func(o census.Observation) census.Industry { return o.Industry }, func(a, b census.Industry) int { return byText(string(a), string(b)) })},
			{part.Sizes(), distinct(rows, func(o census.Observation) census.Size { return o.Size }, census.Size.Compare)},
			{part.Scopes(), distinct(rows, func(o census.Observation) census.Scope { return o.Scope }, func(a, b census.Scope) int { return byText(string(a), string(b)) })},
			{part.Measures(), distinct(rows, func(o census.Observation) census.Measure { return o.Measure }, func(a, b census.Measure) int { return byText(a, b) })},
			{part.Statistics(), distinct(rows, func(o census.Observation) census.Statistic { return o.Statistic }, func(a, b census.Statistic) int { return byText(a, b) })},
			{part.Units(), distinct(rows, func(o census.Observation) census.Unit { return o.Unit }, func(a, b census.Unit) int { return byText(a, b) })},
		} {
			if fmt.Sprintf("%#v", c.got) != fmt.Sprintf("%#v", c.want) {
				t.Errorf("%s: %#v, want %#v", name, c.got, c.want)
			}
		}
	}
}

// What a table hands out has no room to be appended to.
func TestSlicesCannotBeAppendedOver(t *testing.T) {
	o := shipments("14", 1)
	o.Sources = randomSources
	table := collect(t, shipments("12", 3), shipments("13", 2), o).With(census.WithNotes("a", "b", "c"))
	part := table.Select(census.Tokyo, census.Kanagawa)
	for name, spare := range map[string]int{
		"Values": cap(part.Values()) - 2, "Lower": cap(part.Lower()) - 2, "Upper": cap(part.Upper()) - 2,
		"Precisions": cap(table.Precisions()) - 3, "Statuses": cap(table.Statuses()) - 3, "Intervals": cap(table.Intervals()) - 3,
		"Sources of a row": cap(table.At(2).Sources) - len(randomSources),
	} {
		if spare != 0 {
			t.Errorf("%s has room for %d more", name, spare)
		}
	}
	_ = append(table.Notes(), "x")
	_ = append(table.Sources(), census.Source{Publisher: "x"})
	if notes := table.Notes(); !slices.Equal(notes[:3], []string{"a", "b", "c"}) || len(table.Sources()) != 3 {
		t.Errorf("the table has changed: %q", notes)
	}
}
