package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestFitPanelOracle(t *testing.T) {
	oracle.Run(t, "panel_within", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input") // of units, years, the explained and what explains it
		var measures []census.Measure
		for _, name := range in.Columns[2:] {
			measures = append(measures, census.Measure(name))
		}
		explained, on := measures[0], measures[1:]
		var rows []census.Observation
		for i, unit := range in.Strings(in.Columns[0]) {
			for _, m := range measures {
				k := census.Key{Year: year(t, in.Strings(in.Columns[1])[i]), Area: area(unit), Measure: m}
				rows = append(rows, census.NewObservation(k, in.Floats(string(m))[i]))
			}
		}
		table := collect(t, rows, census.WithSurveys(nil))
		for field, effects := range map[string]series.Effects{"within_individual": series.UnitEffects, "within_twoways": series.TwoWayEffects} {
			p, err := stats.FitPanel(table, explained, stats.PanelOptions{On: on, Scale: stats.Levels, Effects: effects})
			if err != nil {
				t.Fatal(err)
			}
			for j, m := range p.On {
				c.Check(t, p.Coef[j], field, string(m))
				c.Check(t, p.Tests(p.Cov())[j].SE, field+"_se", string(m))
			}
			c.Check(t, float64(p.N), "n")
		}
		skip(c) // the robust errors are tested in package series
	})
}

// production makes areas whose output is a_i L^.6 in every year; 2011 is of another
// survey and not so.
func production(t testing.TB) []census.Observation {
	var rows []census.Observation
	for i, a := range []census.Area{census.Kanagawa, census.Aichi, census.Osaka} {
		for y := census.Year(2009); y <= 2013; y++ {
			workers := 100 + 10*float64((i+2)*int(y%7))
			output := float64(i+1) * math.Pow(workers, .6)
			if y == 2011 {
				output = 1
			}
			rows = append(rows, of(y, a, "", census.Employees, workers), of(y, a, "", census.Shipments, output))
		}
	}
	return rows
}

func TestFitPanel(t *testing.T) {
	p, err := stats.FitPanel(collect(t, production(t)), census.Shipments, stats.PanelOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if want := []census.Year{2009, 2010, 2012, 2013}; !slices.Equal(p.Years, want) || p.N != 12 || len(p.Keys) != 3 {
		t.Errorf("years %v, %d figures of %d units", p.Years, p.N, len(p.Keys))
	}
	if math.Abs(p.Coef[0]-.6) > 1e-12 {
		t.Errorf("elasticity %v, want .6", p.Coef[0])
	}
	rows := production(t)
	rows[0] = census.Absence(rows[0].Key, census.Suppressed)
	rows[3].Value = 0
	if p, err = stats.FitPanel(collect(t, rows), census.Shipments, stats.PanelOptions{}); err != nil || p.Missing != 2 || math.Abs(p.Coef[0]-.6) > 1e-12 {
		t.Errorf("with a hidden figure and a zero: %+v %v", p, err)
	}
}

func TestFitPanelRefuses(t *testing.T) {
	table := collect(t, production(t))
	for name, x := range map[string]struct {
		table *census.Table
		on    []census.Measure
		want  string
	}{
		"a measure not there": {table, []census.Measure{census.CashWages}, "no unit and year"},
		"nothing to explain":  {table.Select(census.Employees), nil, "no unit and year"},
		"one year":            {table.Select(census.Year(2009)), nil, "panel of shipments"},
		"a break at its end":  {table.Select(census.YearsBetween(2010, 2011)), nil, "2010 Census of Manufactures → 2011 Economic Census"},
		"itself":              {table, []census.Measure{census.Shipments}, "cannot explain itself"},
		"no rows":             {collect(t, nil), nil, "no unit and year"},
	} {
		if _, err := stats.FitPanel(x.table, census.Shipments, stats.PanelOptions{On: x.on}); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Three areas of different productivity, in each of which output follows the
// workers with an elasticity of .6.
func ExampleFitPanel() {
	var rows []census.Observation
	for i, a := range []census.Area{census.Kanagawa, census.Aichi, census.Osaka} {
		for y := census.Year(2016); y <= 2019; y++ {
			workers := 100 + 10*float64((i+2)*int(y%7))
			k := census.Key{Year: y, Area: a, Size: census.Size{Min: 4}, Measure: census.Employees}
			rows = append(rows, census.NewObservation(k, workers))
			k.Measure = census.Shipments
			rows = append(rows, census.NewObservation(k, float64(i+1)*1e6*math.Pow(workers, .6)))
		}
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := stats.FitPanel(t, census.Shipments, stats.PanelOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("elasticity %.2f over %d areas and %d years\n", p.Coef[0], p.Units, p.Dates)
	// Output:
	// elasticity 0.60 over 3 areas and 4 years
}
