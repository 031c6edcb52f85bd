package ingest_test

import (
	"context"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// TestAdderSelect: rows of other years and areas are left out, whether or not the
// tabulation tells areas apart.
func TestAdderSelect(t *testing.T) {
	layout := ingest.Layout{Year: "year", Area: "area", Measures: []ingest.MeasureColumn{{Header: "employees", Measure: census.Employees}}}
	text := "year,area,employees\n2018,14100,5\n2018,14130,7\n2018,23,11\n2019,14100,13\n2019,23,X\n"
	kanagawa := func(a census.Area) bool { p, _ := a.Prefecture(); return p == census.Kanagawa }
	for name, c := range map[string]struct {
		selection ingest.Selection
		want      float64 // employees of all years and areas
	}{
		"years": {ingest.Selection{Years: census.YearsBetween(2018, 2018)}, 5 + 7 + 11},
		"areas": {ingest.Selection{Areas: kanagawa}, 5 + 7 + 13},
		"both":  {ingest.Selection{Years: census.YearsBetween(2018, 2018), Areas: kanagawa}, 5 + 7},
	} {
		for _, level := range []census.AreaLevel{census.NationLevel, census.PrefectureLevel} {
			a, err := ingest.NewAdder(layout, ingest.Tabulation{Area: level})
			if err != nil {
				t.Fatal(err)
			}
			a.Select(c.selection)
			e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader(text), Layout: layout}
			for r, err := range e.Records(context.Background()) {
				if err == nil {
					err = a.Add(r)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			table, err := a.Cubes()[0].Table()
			if err != nil {
				t.Fatal(err)
			}
			sum := 0.
			for o := range table.All() {
				if o.Measure == census.Employees && (o.Area == census.Japan) == (level == census.NationLevel) {
					sum += o.Value
				}
			}
			if sum != c.want {
				t.Errorf("%s, level %v: %v employees, want %v", name, level, sum, c.want)
			}
		}
	}
}

// TestAdderAt: errors tell rows as their file has them.
func TestAdderAt(t *testing.T) {
	layout := ingest.Layout{Year: "year"}
	e := ingest.Establishments{Files: []string{"-"}, Stdin: strings.NewReader("year\n2018\n2019\n"), Layout: layout}
	for r, err := range e.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := ingest.NewAdder(ingest.Layout{Year: "year", Area: "year"}, ingest.Tabulation{})
		if err != nil {
			t.Fatal(err)
		}
		a.At(101)
		if err := a.Add(r); err == nil || !strings.Contains(err.Error(), "row 101 ") {
			t.Errorf("%v, want an error in row 101", err)
		}
	}
}
