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
)

// classRows returns establishments and employees of a size class, NaN for none.
func classRows(a census.Area, i census.Industry, size census.Size, establishments, employees float64) []census.Observation {
	k := census.Key{Year: 2018, Area: a, Industry: i, Size: size, Measure: census.Establishments}
	var rows []census.Observation
	if !math.IsNaN(establishments) {
		rows = append(rows, census.NewObservation(k, establishments))
	}
	k.Measure = census.Employees
	if !math.IsNaN(employees) {
		rows = append(rows, census.NewObservation(k, employees))
	}
	return rows
}

func sizesOf(t testing.TB, rows ...[]census.Observation) stats.PlantSizes {
	t.Helper()
	got := stats.SizesOfPlants(collect(t, slices.Concat(rows...)))
	if len(got) != 1 {
		t.Fatalf("%d distributions of sizes, want 1", len(got))
	}
	return got[0]
}

func TestSizesOfPlantsOracle(t *testing.T) {
	oracle.Run(t, "plant_herfindahl_size_class", func(t *testing.T, c *oracle.Case) {
		table, _ := synthetic(t, c)
		table = table.Select(census.Japan)
		for _, k := range c.Expected.Keys() {
			name, y, _ := strings.Cut(k, "-")
			got := stats.SizesOfPlants(table.Select(industry(name), year(t, y)))
			if len(got) != 1 {
				t.Fatalf("%d distributions of %s", len(got), k)
			}
			c.Check(t, got[0].Herfindahl.Lower, k, "H_lower_equal_within_class")
			c.Check(t, got[0].Herfindahl.Upper, k, "H_upper_given_class_limits")
		}
		skip(c)
	})
	oracle.Run(t, "grouped_gini_median", func(t *testing.T, c *oracle.Case) {
		const scale = 1000 // for limits that are not whole persons
		in := c.Input("input")
		lower, upper := in.Floats("lower"), in.Floats("upper")
		var rows [][]census.Observation
		for i := range lower {
			size := census.Size{Min: int32(math.Round(scale * lower[i]))}
			if !math.IsNaN(upper[i]) && !math.IsInf(upper[i], 1) {
				size.Max = int32(math.Round(scale * upper[i]))
			}
			if i < len(lower)-1 { // the next class begins there
				size.Max--
			}
			rows = append(rows, classRows(census.Tokyo, census.Food, size, in.Floats("n")[i], scale*in.Floats("total")[i]))
		}
		if lower[0] == 0 {
			c.RTol = 1. / scale // a size is at least one
		}
		p := sizesOf(t, rows...)
		c.Check(t, p.Mean/scale, "mean")
		c.Check(t, p.Median/scale, "median_linear_interpolation")
		c.Check(t, p.Gini.Lower, "gini_lower_bound")
		c.Check(t, p.Gini.Upper, "gini_upper_bound_gastwirth")
	})
}

func TestSizesOfPlantsByDifference(t *testing.T) {
	x := math.NaN()
	p := sizesOf(t,
		classRows(census.Tokyo, census.Food, census.Size{Min: 4}, 100, 3000),
		classRows(census.Tokyo, census.Food, census.Size{Min: 30}, 20, 2200), // so 4-29: 80, 800
		classRows(census.Tokyo, census.Food, census.Size{Min: 300}, 2, x),    // so 30-299: 18
	)
	if len(p.Classes) != 2 || p.Classes[0].Upper != 29 || p.Classes[0].Count != 80 || p.Classes[0].Total != 800 || p.Classes[1].Total != 2200 {
		t.Fatalf("classes are %v", p.Classes)
	}
	// Lower: 800²/80, and of 2200 two of 300 and the other 1600 by 18. Upper: 800 = 19 of 29
	// and one of 9 and 60 of 4; 2200 = 18 of 30, one of 300 and one of 1360.
	lower, upper := (8000+1600*1600./18+2*90000)/9e6, (19*29*29.+9*9+60*16+18*900+90000+1360*1360)/9e6
	if !near(p.Herfindahl.Lower, lower) || !near(p.Herfindahl.Upper, upper) {
		t.Errorf("Herfindahl is %v, want %v to %v", p.Herfindahl, lower, upper)
	}
	if p.Mean != 30 || p.Status != census.Computed || p.Size != (census.Size{Min: 4}) {
		t.Errorf("mean %v, %v, of %v", p.Mean, p.Status, p.Size)
	}
	if want := 4 + 26*50./80; !near(p.Median, want) {
		t.Errorf("median %v, want %v", p.Median, want)
	}
	if !(p.Gini.Lower <= p.Gini.Upper && p.Gini.Lower > 0 && p.Gini.Upper < 1) {
		t.Errorf("Gini in %v", p.Gini)
	}
}

// The employees of all classes are hidden, their establishments are not.
func TestSizesOfPlantsWithHiddenEmployees(t *testing.T) {
	x := math.NaN()
	p := sizesOf(t,
		classRows(census.Tokyo, census.Food, census.Size{Min: 4}, 100, 3000),
		classRows(census.Tokyo, census.Food, census.Size{Min: 4, Max: 29}, 80, x),
		classRows(census.Tokyo, census.Food, census.Size{Min: 30, Max: 299}, 18, x),
		classRows(census.Tokyo, census.Food, census.Size{Min: 300}, 2, x),
	)
	// Lower: 18 of 30, 2 of 300 and the other 1860 by 80. Upper: 80 of 4, 18 of 30, one of
	// 300, and one of 3000 - 320 - 540 - 300.
	lower, upper := (80*23.25*23.25+18*900+2*90000)/9e6, (80*16+18*900+90000+1840*1840.)/9e6
	if !near(p.Herfindahl.Lower, lower) || !near(p.Herfindahl.Upper, upper) {
		t.Errorf("Herfindahl is %v, want %v to %v", p.Herfindahl, lower, upper)
	}
	if p.Mean != 30 || len(p.Classes) != 1 {
		t.Errorf("mean %v of %v", p.Mean, p.Classes)
	}
}

func TestSizesOfPlantsEdges(t *testing.T) {
	x := math.NaN()
	up := census.Size{Min: 4}
	for _, test := range []struct {
		name   string
		rows   []census.Observation
		status census.Status
	}{
		{"no employees", classRows(census.Tokyo, "", up, 10, x), census.NotAvailable},
		{"nothing", classRows(census.Tokyo, "", up, 0, 0), census.NoBase},
		{"too few employees", classRows(census.Tokyo, "", up, 10, 20), census.NotApplicable},
		{"one plant", classRows(census.Tokyo, "", up, 1, 20), census.Official},
	} {
		p := sizesOf(t, test.rows)
		if p.Status != test.status || math.IsNaN(p.Herfindahl.Lower) != p.Status.Absent() {
			t.Errorf("%s: Herfindahl %v, %v, want %v", test.name, p.Herfindahl, p.Status, test.status)
		}
		if test.name == "one plant" && (p.Herfindahl.Lower != 1 || p.Herfindahl.Upper != 1) {
			t.Errorf("Herfindahl of one plant is %v", p.Herfindahl)
		}
	}
}

func ExampleSizesOfPlants() {
	class := func(lower, upper int32, m census.Measure, v float64) census.Observation { // made up
		k := census.Key{Year: 2018, Area: census.Niigata, Size: census.Size{Min: lower, Max: upper}, Measure: m}
		return census.NewObservation(k, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{
		class(4, 9, census.Establishments, 50), class(4, 9, census.Employees, 300),
		class(10, 29, census.Establishments, 30), class(10, 29, census.Employees, 500),
		class(4, 0, census.Establishments, 90), class(4, 0, census.Employees, 1500),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range stats.SizesOfPlants(t) {
		fmt.Printf("%d classes, mean %.1f, median %.1f persons, plant Herfindahl %.3f to %.3f\n",
			len(p.Classes), p.Mean, p.Median, p.Herfindahl.Lower, p.Herfindahl.Upper)
	}
	// Output:
	// 3 classes, mean 16.7, median 9.4 persons, plant Herfindahl 0.026 to 0.091
}
