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

// Shipments of twelve prefectures are open, those of Kanagawa are hidden, and employees are
// of another table: what rests on output per employee names that too, and nothing else does.
func TestSourcesOfOutputPerEmployee(t *testing.T) {
	food := census.JSIC12.Divisions()[0]
	parts := []census.Area{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "14"}
	var rows []census.Observation
	add := func(a census.Area, m census.Measure, v float64, table string) {
		o := figureOf(a, food, census.Size{Min: 4}, m, v)
		o.Sources = []census.Source{{Table: table}}
		rows = append(rows, o)
	}
	for i, a := range parts {
		shipments := float64(100 + i)
		if a == "14" {
			shipments = x
		}
		add(a, census.Shipments, shipments, "money")
		add(a, census.Employees, 10, "persons")
	}
	add(census.Japan, census.Shipments, 1476, "totals") // 1266 are open
	table := collect(t, rows, census.WithSurveys(nil))
	// A second hidden prefecture leaves the sum room: the two share 210, and the assumption
	// has each between 100 and 111.
	add("13", census.Shipments, x, "money")
	add("13", census.Employees, 10, "persons")
	two := collect(t, rows, census.WithSurveys(nil))
	ctx := context.Background()
	bounds := func(t *census.Table, assume *stats.Productivity, areas ...census.Area) (*census.Table, error) {
		r, err := stats.Bounds(ctx, t, stats.BoundsOptions{Areas: map[census.Area][]census.Area{census.Japan: areas}, Assume: assume})
		if err != nil {
			return nil, err
		}
		return r.Table, nil
	}
	impute := func(start stats.ImputeStart) (*census.Table, error) {
		of := stats.BoundsOptions{Areas: map[census.Area][]census.Area{census.Japan: parts}}
		r, err := stats.Impute(ctx, table, stats.ImputeOptions{Bounds: of, Start: start})
		if err != nil {
			return nil, err
		}
		return r.Table, nil
	}
	for _, c := range []struct {
		name string
		make func() (*census.Table, error)
		want []string
	}{
		{"bounds", func() (*census.Table, error) { return bounds(two, nil, append(parts, "13")...) }, []string{"money", "totals"}},
		{"bounds assumed", func() (*census.Table, error) { return bounds(two, &stats.Productivity{}, append(parts, "13")...) }, []string{"money", "persons", "totals"}},
		{"imputed from margins", func() (*census.Table, error) { return impute(stats.FromMargins) }, []string{"money", "totals"}},
		{"imputed from employees", func() (*census.Table, error) { return impute(stats.FromEmployees) }, []string{"money", "persons", "totals"}},
	} {
		result, err := c.make()
		if err != nil {
			t.Fatal(c.name, err)
		}
		for o := range result.All() {
			if o.Measure == census.Shipments && o.Area == "14" && !slices.Equal(names(o), c.want) {
				t.Errorf("%s: Kanagawa is from %q, want %q", c.name, names(o), c.want)
			}
			if o.Measure == census.Shipments && o.Area == "01" && !slices.Equal(names(o), []string{"money"}) {
				t.Errorf("%s: Hokkaido, which is published, is from %q", c.name, names(o))
			}
		}
	}
}
