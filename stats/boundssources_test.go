package stats_test

import (
	"context"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// names returns the tables that a figure is from, in alphabetical order.
func names(o census.Observation) []string {
	var list []string
	for _, s := range o.Sources {
		list = append(list, s.Table)
	}
	slices.Sort(list)
	return list
}

// twoSources returns the food industry of two prefectures from one table, that of one
// of them hidden, and the prefectures' totals and the nation's from another.
func twoSources(t *testing.T, year census.Year, prefix string) []census.Observation {
	t.Helper()
	food := census.JSIC12.Divisions()[0]
	var rows []census.Observation
	add := func(a census.Area, i census.Industry, v float64, table string) {
		o := figureOf(a, i, census.Size{Min: 4}, census.Employees, v)
		o.Year, o.Sources = year, []census.Source{{Table: prefix + table}}
		rows = append(rows, o)
	}
	add("13", food, 30, "industries")
	add("14", food, x, "industries")
	add("", food, 100, "totals")
	return rows
}

// A bounded figure names where its ends come from, and no other figure does.
func TestBoundsSources(t *testing.T) {
	rows := append(twoSources(t, 2016, "old "), twoSources(t, 2018, "new ")...)
	areas := map[census.Area][]census.Area{census.Japan: {"13", "14"}}
	table := collect(t, rows, census.WithSurveys(nil))
	bounded, err := stats.Bounds(context.Background(), table, stats.BoundsOptions{Areas: areas})
	if err != nil {
		t.Fatal(err)
	}
	imputed, err := stats.Impute(context.Background(), table, stats.ImputeOptions{Bounds: stats.BoundsOptions{Areas: areas}})
	if err != nil {
		t.Fatal(err)
	}
	for _, result := range []*census.Table{bounded.Table, imputed.Table} {
		for i := range result.Len() {
			o := result.At(i)
			prefix, table := "old ", "industries"
			if o.Year == 2018 {
				prefix = "new "
			}
			if o.Area == census.Japan {
				table = "totals"
			}
			want := []string{prefix + table}
			if o.Area == "14" {
				want = []string{prefix + "industries", prefix + "totals"}
				if o.Lower != 70 || o.Upper != 70 {
					t.Errorf("%v is from %v to %v, want 70", o.Key, o.Lower, o.Upper)
				}
			}
			if got := names(o); !slices.Equal(got, want) {
				t.Errorf("%v is from %q, want %q", o.Key, got, want)
			}
		}
	}
}
