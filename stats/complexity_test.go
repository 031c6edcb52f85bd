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

func TestComplexityOracle(t *testing.T) {
	oracle.Run(t, "eci", func(t *testing.T, c *oracle.Case) {
		r, err := stats.Complexity(crossed(t, c), stats.RefuseUnclear)
		if err != nil {
			t.Fatal(err)
		}
		industries := c.Expected.At("industries").Strings()
		for i, name := range c.Expected.At("regions").Strings() {
			a := area(name)
			c.Compare(t, "ECI "+name, made(t, r.ECI, a).Value, c.Expected.At("eci_zscore_sd_population").Floats()[i])
			c.Compare(t, "diversity "+name, r.Diversity[slices.Index(r.Areas, a)], c.Expected.At("diversity").Floats()[i])
			for j, of := range industries {
				c.Compare(t, "density "+name+" "+of, made(t, r.Density, a, industry(of)).Value, c.Expected.At("relatedness_density_excluding_self").Matrix()[i][j])
			}
		}
		for i, one := range industries {
			c.Compare(t, "PCI "+one, made(t, r.PCI, industry(one)).Value, c.Expected.At("py_ecomplexity_pci").Floats()[i])
			c.Compare(t, "ubiquity "+one, r.Ubiquity[slices.Index(r.Industries, industry(one))], c.Expected.At("ubiquity").Floats()[i])
			for j, other := range industries {
				got := r.Proximity.At(slices.Index(r.Industries, industry(one)), slices.Index(r.Industries, industry(other)))
				if i != j {
					c.Compare(t, "proximity "+one+" "+other, got, c.Expected.At("proximity_min_conditional").Matrix()[i][j])
				}
			}
		}
		e := c.Expected.At("eigenvalues_top3").Floats()
		if gap := min(e[0]-e[1], e[1]-e[2]); math.Abs(r.Gap-gap) > 1e-8 {
			t.Errorf("gap %v, want %v", r.Gap, gap)
		}
		skip(c)
	})
}

// nationOf is a nation of areas and industries, with its totals.
func nationOf(t testing.TB, cells ...[]float64) []census.Observation {
	t.Helper()
	var rows []census.Observation
	for i, row := range cells {
		for j, v := range row {
			o := figure(area(fmt.Sprint("r", i)), census.Employees, v)
			o.Industry = industry(fmt.Sprint("i", j))
			rows = append(rows, o)
		}
	}
	return slices.Collect(withTotals(t, collect(t, rows, census.WithSurveys(nil))).All())
}

func TestComplexityUnclear(t *testing.T) {
	rows := nationOf(t, []float64{20, 1, 1}, []float64{9, 9, 1}, []float64{1, 9, 9}, []float64{12, 11, 10})
	cut := slices.Clone(rows)
	hide := func(lower, upper float64) *census.Table {
		for i, o := range rows {
			if o.Area == area("r2") && o.Industry == industry("i1") {
				o = census.Absence(o.Key, census.Suppressed)
				o.Interval, o.Lower, o.Upper = census.Suppression, lower, upper
				cut[i] = o
			}
		}
		return collect(t, cut, census.WithSurveys(nil))
	}
	open, err := stats.Complexity(collect(t, rows, census.WithSurveys(nil)), stats.RefuseUnclear)
	if err != nil {
		t.Fatal(err)
	}
	clear, err := stats.Complexity(hide(8.9, 9.1), stats.RefuseUnclear)
	if err != nil {
		t.Fatal(err)
	}
	for o := range open.ECI.All() {
		if got := made(t, clear.ECI, o.Area).Value; !near(got, o.Value) || clear.Unclear != 0 {
			t.Errorf("ECI of %s is %v where all is clear, want %v", o.Area, got, o.Value)
		}
	}
	if _, err := stats.Complexity(hide(0, 100), stats.RefuseUnclear); err == nil || !strings.Contains(err.Error(), "of 12 pairs") {
		t.Errorf("an unclear pair: %v", err)
	}
	taken, err := stats.Complexity(hide(0, 100), stats.UnclearAbsent)
	if err != nil || taken.Unclear != 1 || made(t, taken.ECI, area("r1")).Status != census.Estimated {
		t.Errorf("an unclear pair taken to be absent: %v, %v", taken.Unclear, err)
	}
	for name, cells := range map[string][][]float64{"one area": {{1, 2}}, "one industry": {{1}, {2}, {3}}} {
		if _, err := stats.Complexity(collect(t, nationOf(t, cells...), census.WithSurveys(nil)), stats.RefuseUnclear); err == nil {
			t.Errorf("complexity of %s is defined", name)
		}
	}
}

// What a selection leaves out of its table is not in the way.
func TestComplexityOfSelectedStatistic(t *testing.T) {
	rows := nationOf(t, []float64{20, 1, 1}, []float64{9, 9, 1}, []float64{1, 9, 9}, []float64{12, 11, 10})
	alone, err := stats.Complexity(collect(t, rows, census.WithSurveys(nil)), stats.RefuseUnclear)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range slices.Clone(rows) {
		o.Statistic = "revised by hand"
		rows = append(rows, o)
	}
	beside, err := stats.Complexity(collect(t, rows, census.WithSurveys(nil)).Select(census.Published), stats.RefuseUnclear)
	if err != nil {
		t.Fatal(err)
	}
	if alone.Density.Len() != 12 || beside.Density.Len() != 12 {
		t.Fatalf("%d and %d densities, want 12", alone.Density.Len(), beside.Density.Len())
	}
	for o := range alone.Density.All() {
		if got, ok := beside.Density.Find(o.Key); !ok || got.Value != o.Value {
			t.Errorf("density of %v is %v beside another statistic, want %v", o.Key, got.Value, o.Value)
		}
	}
}

// An industry that no area has is at home nowhere, which is clear though it has no
// quotient; a pair that is not in the table is not clear.
func TestComplexityOfWhatHasNoQuotient(t *testing.T) {
	rows := nationOf(t, []float64{20, 1, 1, 0}, []float64{9, 9, 1, 0}, []float64{1, 9, 9, 0}, []float64{12, 11, 10, 0})
	with, err := stats.Complexity(collect(t, rows, census.WithSurveys(nil)), stats.RefuseUnclear)
	if err != nil {
		t.Fatal(err)
	}
	without, err := stats.Complexity(collect(t, nationOf(t, []float64{20, 1, 1}, []float64{9, 9, 1}, []float64{1, 9, 9}, []float64{12, 11, 10}), census.WithSurveys(nil)), stats.RefuseUnclear)
	if err != nil {
		t.Fatal(err)
	}
	for o := range without.ECI.All() {
		if got := made(t, with.ECI, o.Area).Value; !near(got, o.Value) {
			t.Errorf("ECI of %s is %v with an empty industry, want %v", o.Area, got, o.Value)
		}
	}
	for o := range without.Density.All() {
		if got := made(t, with.Density, o.Area, o.Industry); !near(got.Value, o.Value) || got.Status != census.Computed || got.Unit != census.UnitRatio {
			t.Errorf("density of %s in %s is %v %v, %v, want %v", o.Industry, o.Area, got.Value, got.Unit, got.Status, o.Value)
		}
	}
	if o := made(t, with.PCI, industry("i3")); o.Status != census.NotApplicable || with.Unclear != 0 {
		t.Errorf("PCI of an empty industry is %v, %v, %d unclear", o.Value, o.Status, with.Unclear)
	}
	if o := made(t, with.Density, area("r0"), industry("i3")); o.Status != census.NotApplicable {
		t.Errorf("density of an empty industry is %v, %v", o.Value, o.Status)
	}
	gap := slices.DeleteFunc(slices.Clone(rows), func(o census.Observation) bool {
		return o.Area == area("r2") && o.Industry == industry("i1")
	})
	if _, err := stats.Complexity(collect(t, gap, census.WithSurveys(nil)), stats.RefuseUnclear); err == nil || !strings.Contains(err.Error(), "of 16 pairs of area and industry 1 may") {
		t.Errorf("a pair that is not in the table: %v", err)
	}
}

func ExampleComplexity() {
	at := func(a census.Area, food, printing, machinery float64) []census.Observation { // made up
		row := func(i census.Industry, v float64) census.Observation {
			return census.NewObservation(census.Key{Year: 2018, Area: a, Industry: i, Measure: census.Employees}, v)
		}
		return []census.Observation{row(census.Food, food), row(census.Printing, printing), row(census.BusinessMachinery, machinery),
			row(census.Manufacturing, food+printing+machinery)}
	}
	t, err := census.Collect(slices.Values(slices.Concat(
		at(census.Tokyo, 1, 20, 20), at(census.Saitama, 10, 12, 2), at(census.Aomori, 20, 2, 1), at(census.Japan, 31, 34, 23))))
	if err != nil {
		fmt.Println(err)
		return
	}
	// Tokyo has printing and machinery, Saitama food and printing, Aomori food.
	c, err := stats.Complexity(t, stats.RefuseUnclear)
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range c.ECI.All() {
		fmt.Printf("%s %.2f\n", o.Area.Label(census.English), o.Value)
	}
	fmt.Printf("gap %.2f\n", c.Gap)
	// Output:
	// Tokyo 1.31
	// Saitama -0.19
	// Aomori -1.12
	// gap 0.35
}
