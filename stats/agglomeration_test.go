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

// plantTable reads plants as a table of the employees of areas and industries and
// of areas in all, and the Herfindahl index of the plants of each industry.
func plantTable(t *testing.T, c *oracle.Case) (table *census.Table, plants map[census.Industry]measure.Interval) {
	t.Helper()
	in := c.Input("input")
	sizes, regions := in.Floats("plant_emp"), in.Strings("region")
	names := slices.Repeat([]string{"all"}, len(sizes))
	if in.Has("industry") {
		names = in.Strings("industry")
	}
	of := map[string][]float64{}
	cells := map[[2]string]float64{}
	wholes := map[string]float64{}
	for i, size := range sizes {
		of[names[i]] = append(of[names[i]], size)
		cells[[2]string{regions[i], names[i]}] += size
		wholes[regions[i]] += size
	}
	if c.HasInput("input_regions") {
		wholes = map[string]float64{}
		r := c.Input("input_regions")
		for i, name := range r.Strings("region") {
			wholes[name] = r.Floats("emp")[i]
		}
	}
	var rows []census.Observation
	plants = map[census.Industry]measure.Interval{}
	for r, whole := range wholes {
		for name := range of {
			o := figure(area(r), census.Employees, cells[[2]string{r, name}])
			o.Industry = industry(name)
			rows = append(rows, o)
		}
		rows = append(rows, figure(area(r), census.Employees, whole))
	}
	for name, x := range of {
		h := measure.HHI(x)
		plants[industry(name)] = measure.Interval{Lower: h, Upper: h}
	}
	return collect(t, rows, census.WithSurveys(nil)), plants
}

func TestAgglomerationOracle(t *testing.T) {
	oracle.Run(t, "ellison_glaeser", func(t *testing.T, c *oracle.Case) {
		table, plants := plantTable(t, c)
		got := stats.Agglomeration(table, stats.AgglomerationOptions{Plants: plants})
		if len(got) != len(plants) {
			t.Fatalf("%d industries, want %d", len(got), len(plants))
		}
		for _, a := range got {
			var at []string
			if !c.Expected.Has("G") { // a set of values for each industry
				at = []string{a.Industry.Code()}
			}
			check := func(v float64, field string) { t.Helper(); c.Check(t, v, append(slices.Clone(at), field)...) }
			check(a.G, "G")
			check(a.Raw, "locational_herf_raw_G_over_D")
			check(a.Gamma.Lower, "gamma")
			check(a.Gamma.Upper, "gamma")
			check(a.MaurelSedillot.Lower, "mauroux_sedillot")
			check(a.Plants.Upper, "H")
			if defined := !math.IsNaN(a.Gamma.Lower); defined != (a.Status == census.Official) {
				t.Errorf("%s is %v with γ in %v", a.Industry, a.Status, a.Gamma)
			}
		}
		skip(c)
	})
}

func TestAgglomerationByClasses(t *testing.T) {
	up, small, large := census.Size{Min: 4}, census.Size{Min: 4, Max: 29}, census.Size{Min: 30}
	rows := slices.Concat(
		classRows(census.Tokyo, census.Food, up, 30, 800), classRows(census.Tokyo, census.Food, small, 25, 300), // so 30+: 5, 500
		classRows(census.Osaka, census.Food, up, 20, 200), classRows(census.Osaka, census.Food, small, 20, 200), // so 30+: none
		classRows(census.Tokyo, "", up, 100, 2000), classRows(census.Osaka, "", up, 100, 2000),
		classRows(census.Japan, census.Food, up, 50, 1000), classRows(census.Japan, census.Food, large, 5, 500),
		classRows(census.Japan, "", up, 200, 4000),
	)
	table := collect(t, rows)
	got := stats.Agglomeration(table.Select(census.Employees, up), stats.AgglomerationOptions{})
	if len(got) != 1 {
		t.Fatalf("%d industries, want 1: %v", len(got), got)
	}
	a := got[0]
	// s = .8, .2 and x = ½, ½, so G = .18, and 1 - Σx² = ½.
	if !near(a.G, .18) && math.Abs(a.G-.18) > 1e-15 {
		t.Errorf("G = %v, want .18", a.G)
	}
	// Equal plants within each class: 25 of 12, 5 of 100, 20 of 10.
	if want := (25*144. + 5*1e4 + 20*100) / 1e6; !near(a.Plants.Lower, want) {
		t.Errorf("H from %v, want %v", a.Plants.Lower, want)
	}
	truth := measure.EllisonGlaeser([]float64{800, 200}, []float64{1, 1}, a.Plants.Midpoint()).Gamma
	if !(a.Gamma.Lower < truth && truth < a.Gamma.Upper) {
		t.Errorf("γ in %v, which lacks %v", a.Gamma, truth)
	}
	hidden := table.Where(func(o census.Observation) bool { return o.Measure == census.Employees }).Detach()
	if a := stats.Agglomeration(hidden.Select(up), stats.AgglomerationOptions{})[0]; a.Status != census.NotAvailable || math.IsNaN(a.G) || !math.IsNaN(a.Gamma.Lower) {
		t.Errorf("without classes γ is %v, %v", a.Gamma, a.Status)
	}
	alone := collect(t, slices.Concat(classRows(census.Tokyo, census.Food, up, 1, 50), classRows(census.Tokyo, "", up, 9, 90), classRows(census.Japan, "", up, 9, 90)))
	if a := stats.Agglomeration(alone.Select(census.Employees), stats.AgglomerationOptions{})[0]; a.Status != census.NotApplicable {
		t.Errorf("γ of one area is %v, %v", a.Gamma, a.Status)
	}
}

func TestCoagglomerationOracle(t *testing.T) {
	oracle.Run(t, "coagglomeration", func(t *testing.T, c *oracle.Case) {
		table, _ := plantTable(t, c)
		r, err := stats.Coagglomeration(table)
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, r.Group, "group_gamma_c_eg1997")
		for a, one := range r.Industries {
			for b, other := range r.Industries[:a] {
				pair := other.Code() + "|" + one.Code()
				if !c.Expected.At("pairwise_egk2010").Has(pair) {
					pair = one.Code() + "|" + other.Code()
				}
				c.Check(t, r.Pairs[a][b], "pairwise_egk2010", pair)
				if !near(r.Pairs[a][b], r.Pairs[b][a]) {
					t.Errorf("%s and %s are not symmetric", one, other)
				}
			}
		}
		skip(c)
	})
}

func TestCoagglomerationHidden(t *testing.T) {
	up := census.Size{Min: 4}
	rows := slices.Concat(classRows(census.Tokyo, census.Food, up, 1, 50), classRows(census.Osaka, census.Food, up, 1, 50),
		classRows(census.Tokyo, census.Textiles, up, 1, 50), classRows(census.Tokyo, "", up, 1, 50), classRows(census.Osaka, "", up, 1, 50))
	table := collect(t, rows)
	r, err := stats.Coagglomeration(table.Select(census.Employees))
	if err != nil {
		t.Fatal(err)
	}
	if r.Status != census.NotAvailable || !math.IsNaN(r.Group) || !slices.Equal(r.Missing, []census.Area{census.Osaka}) {
		t.Errorf("group is %v, %v, missing %v", r.Group, r.Status, r.Missing)
	}
	if _, err := stats.Coagglomeration(table); err == nil {
		t.Error("two measures are no error")
	}
	if one, err := stats.Coagglomeration(table.Select(census.Employees, census.Food)); err != nil || one.Status != census.NotApplicable {
		t.Errorf("of one industry: %v, %v", one.Status, err)
	}
}

func ExampleAgglomeration() {
	at := func(a census.Area, i census.Industry, size census.Size, establishments, employees float64) []census.Observation { // made up
		k := census.Key{Year: 2018, Area: a, Industry: i, Size: size, Measure: census.Establishments}
		e := k
		e.Measure = census.Employees
		return []census.Observation{census.NewObservation(k, establishments), census.NewObservation(e, employees)}
	}
	up, large := census.Size{Min: 4}, census.Size{Min: 30}
	t, err := census.Collect(slices.Values(slices.Concat(
		at(census.Fukui, census.Textiles, up, 50, 800), at(census.Fukui, census.Textiles, large, 10, 400),
		at(census.Tokyo, census.Textiles, up, 150, 1600), at(census.Tokyo, census.Textiles, large, 9, 400),
		at(census.Fukui, census.Manufacturing, up, 300, 5000), at(census.Tokyo, census.Manufacturing, up, 900, 20000),
		at(census.Japan, census.Manufacturing, up, 1200, 25000),
	)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, a := range stats.Agglomeration(t.Select(up, census.Employees), stats.AgglomerationOptions{}) {
		fmt.Printf("%s: G = %.2f, H %.3f to %.3f, γ %.2f to %.2f\n", a.Industry.Label(census.English), a.G, a.Plants.Lower, a.Plants.Upper, a.Gamma.Lower, a.Gamma.Upper)
	}
	// Output:
	// Textiles: G = 0.04, H 0.008 to 0.016, γ 0.10 to 0.10
}
