package stats_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

// grouped reads a case of figures x of groups, each counted w times, as totals xw
// and units w of areas, and the scheme of its groups.
func grouped(t *testing.T, c *oracle.Case) (*census.Table, census.Regions) {
	t.Helper()
	in := c.Input("input").Complete("x", "w")
	x, w, group := in.Floats("x"), in.Floats("w"), in.Strings("group")
	scheme := census.Regions{Scheme: "groups"}
	for _, g := range oracle.Distinct(group) {
		scheme.Groups = append(scheme.Groups, census.Region{Code: g})
	}
	var rows []census.Observation
	for i := range x {
		a := area(fmt.Sprint("unit", i))
		at := slices.IndexFunc(scheme.Groups, func(r census.Region) bool { return r.Code == group[i] })
		scheme.Groups[at].Members = append(scheme.Groups[at].Members, a)
		rows = append(rows, figure(a, census.Shipments, x[i]*w[i]), figure(a, census.Employees, w[i]), figure(a, census.CashWages, x[i]))
	}
	return collect(t, rows, census.WithSurveys(nil)), scheme
}

func TestDecomposeTheilOracle(t *testing.T) {
	oracle.Run(t, "theil_decomposition", func(t *testing.T, c *oracle.Case) {
		table, scheme := grouped(t, c)
		for field, of := range map[string]measure.Theil{"T": measure.T, "L": measure.L} {
			weighted := stats.DecomposeTheil(table.Select(census.Shipments), stats.RegionalTheilOptions{Regions: scheme, Measure: of, Per: census.Employees})
			plain := stats.DecomposeTheil(table.Select(census.CashWages), stats.RegionalTheilOptions{Regions: scheme, Measure: of})
			for name, got := range map[string][]stats.RegionalTheil{field + "_weighted": weighted, field + "_unweighted": plain} {
				if len(got) != 1 {
					t.Fatalf("%d decompositions", len(got))
				}
				want := c.Expected.At(name)
				c.Check(t, got[0].Total, name, "total")
				c.Check(t, got[0].Within, name, "within")
				c.Check(t, got[0].Between, name, "between")
				if len(want.Keys()) < 3 {
					t.Errorf("%s has %v", name, want.Keys())
				}
			}
		}
		skip(c)
	})
}

func TestDecomposeTheilEdges(t *testing.T) {
	x := math.NaN()
	for _, test := range []struct {
		name   string
		table  *census.Table
		status census.Status
		total  float64
	}{
		{"equal", parts(t, x, 5, 5, 5), census.Official, 0},
		{"hidden", parts(t, x, 5, x, 5), census.Suppressed, x},
		{"one area", parts(t, x, 5), census.Official, 0},
		{"one region", parts(t, x, 0, 10, 10).Select(census.Aomori, census.Iwate).Detach(), census.Official, 0},
		{"negative", parts(t, x, -5, 15), census.NotApplicable, x},
		{"nothing", parts(t, x, 0, 0), census.NotApplicable, x},
	} {
		got := stats.DecomposeTheil(test.table, stats.RegionalTheilOptions{})
		if len(got) != 1 || got[0].Status != test.status || !near(got[0].Total, test.total) {
			t.Errorf("%s: %v, want %v %v", test.name, got, test.total, test.status)
		}
	}
	got := stats.DecomposeTheil(parts(t, 30, 10, 10, 10), stats.RegionalTheilOptions{Per: census.Employees})
	if got[0].Status != census.NotAvailable || len(got[0].Missing) != 3 {
		t.Errorf("per what is not there: %v, missing %v", got[0].Status, got[0].Missing)
	}
}

// An area with neither figures nor units counts nothing: 10 and 30 a head of ten each have
// T = ¼ ln ½ + ¾ ln ³⁄₂, whatever is beside them that is nobody's.
func TestDecomposeTheilOfNothingPerNothing(t *testing.T) {
	x := math.NaN()
	for _, test := range []struct {
		name            string
		figures, heads  [3]float64
		status          census.Status
		theilT, missing float64
	}{
		{"all areas", [3]float64{100, 300, 200}, [3]float64{10, 10, 10}, census.Official, (math.Log(.5)/2 + 1.5*math.Log(1.5)) / 3, 0},
		{"an empty area", [3]float64{100, 300, 0}, [3]float64{10, 10, 0}, census.Official, math.Log(.5)/4 + .75*math.Log(1.5), 0},
		{"something per nothing", [3]float64{100, 300, 5}, [3]float64{10, 10, 0}, census.NoBase, x, 1},
		{"nothing at all", [3]float64{}, [3]float64{}, census.NoBase, x, 0},
	} {
		var rows []census.Observation
		for i, a := range []census.Area{census.Aomori, census.Aichi, census.Nara} {
			rows = append(rows, figure(a, census.Shipments, test.figures[i]), figure(a, census.Employees, test.heads[i]))
		}
		for _, of := range []measure.Theil{measure.T, measure.L} {
			r := stats.DecomposeTheil(collect(t, rows).Select(census.Shipments), stats.RegionalTheilOptions{Per: census.Employees, Measure: of})[0]
			if of == measure.T && !near(r.Total, test.theilT) || !near(r.Within+r.Between, r.Total) || r.Status != test.status || len(r.Missing) != int(test.missing) {
				t.Errorf("%s, %v: %v = %v + %v, %v, missing %v, want %v, %v", test.name, of, r.Total, r.Within, r.Between, r.Status, r.Missing, test.theilT, test.status)
			}
		}
	}
}

func ExampleDecomposeTheil() {
	figure := func(a census.Area, m census.Measure, v float64) census.Observation { // made up
		return census.NewObservation(census.Key{Year: 2018, Area: a, Measure: m}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{
		figure(census.Aomori, census.Shipments, 100), figure(census.Aomori, census.Employees, 10),
		figure(census.Iwate, census.Shipments, 120), figure(census.Iwate, census.Employees, 10),
		figure(census.Aichi, census.Shipments, 800), figure(census.Aichi, census.Employees, 20),
		figure(census.Nagano, census.Shipments, 300), figure(census.Nagano, census.Employees, 10),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range stats.DecomposeTheil(t.Select(census.Shipments), stats.RegionalTheilOptions{Per: census.Employees}) {
		fmt.Printf("T = %.3f = %.3f within regions + %.3f between them\n", r.Total, r.Within, r.Between)
	}
	// Output:
	// T = 0.136 = 0.008 within regions + 0.128 between them
}
