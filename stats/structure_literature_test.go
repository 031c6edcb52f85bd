package stats_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// Worked examples of the literature as tables, to the digits that are printed there;
// package measure has more of them.

// asPrinted compares with a printed figure, half a unit of its last digit being free.
func asPrinted(t *testing.T, name string, got, want, half float64) {
	t.Helper()
	if !(math.Abs(got-want) <= half) {
		t.Errorf("%s = %v, want %v ± %v", name, got, want, half)
	}
}

// ofAreas is a table of one figure of each area.
func ofAreas(t *testing.T, x ...float64) *census.Table {
	t.Helper()
	var rows []census.Observation
	for i, v := range x {
		rows = append(rows, figure(area(fmt.Sprintf("%03d", i)), census.Employees, v))
	}
	return collect(t, rows, census.WithSurveys(nil))
}

// The class means of incomes in the USA in 1968 of the manual of the R package ineq, with
// the figures that that of DescTools and tests with R print; sales of four makers of cars
// of P. Dörsam (2004), Wirtschaftsstatistik anschaulich dargestellt, as the manual of REAT
// has them; the 18 firms of S. A. Greenlaw and D. Shapiro (2017), Principles of Economics,
// 11.1; and the source of four letters of C. E. Shannon (1948), 9.
func TestSummariesOfTheLiterature(t *testing.T) {
	incomes := ofAreas(t, 541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261)
	sales := ofAreas(t, 20, 50, 20, 10)
	firms := ofAreas(t, 16, 10, 8, 6, 6, 6, 6, 6, 6, 6, 3, 3, 3, 3, 3, 3, 3, 3)
	letters := ofAreas(t, 4, 2, 1, 1)
	for name, c := range map[string]struct {
		of         *census.Table
		by         stats.Summary
		want, half float64
	}{
		"Gini":              {incomes, stats.Gini(), .4620911, 5e-8},
		"corrected Gini":    {incomes, stats.GiniCorrected(), .5134346, 5e-8},
		"Theil T":           {incomes, stats.TheilT(), .3623412, 5e-8},
		"Theil L":           {incomes, stats.TheilL(), .4335946, 5e-8},
		"Atkinson":          {incomes, stats.Atkinson(.5), .1796591, 5e-8},
		"CV":                {incomes, stats.CV(), .9169582, 5e-8},
		"Hoover":            {incomes, stats.Hoover(), .3378067, 5e-8},
		"Rosenbluth":        {incomes, stats.Rosenbluth(), .1859051, 5e-8},
		"HHI":               {sales, stats.HHI(), .34, 1e-15},
		"normalised HHI":    {sales, stats.NormalisedHHI(), .12, 1e-15},
		"equivalent number": {sales, stats.EquivalentNumber(), 2.941176, 5e-7},
		"CR4":               {firms, stats.ConcentrationRatio(4), .4, 1e-15},
		"entropy":           {letters, stats.Entropy(), 7. / 4 * math.Ln2, 1e-15},
		"relative entropy":  {letters, stats.RelativeEntropy(), 7. / 8, 1e-15},
	} {
		o := described(t, c.of, census.ByArea, c.by, census.Employees)
		asPrinted(t, name, o.Value, c.want, c.half)
	}
}

// O. Farhauer and A. Kröll (2013), Standorttheorien, Springer Gabler, with the figures that
// the manual of the R package REAT prints, and the example matrix of that of EconGeo.
func TestSpecialisationOfTheLiterature(t *testing.T) {
	first := func(table *census.Table, s stats.Summary) float64 {
		t.Helper()
		o := described(t, table.Select(industry("i0")), census.ByArea, s, census.Employees)
		return o.Value
	}
	quotients := stats.LocationQuotient(collect(t, nationOf(t, []float64{1714, 79006 - 1714}, []float64{879213 - 1714, 15593224 - 79006 - 879213 + 1714})))
	asPrinted(t, "location quotient", quotients.Select(area("r0"), industry("i0")).At(0).Value, .3847623, 5e-8)

	spread := collect(t, nationOf(t, []float64{500, 19500}, []float64{500, 14500}, []float64{1000, 19000}, []float64{7000, 33000}, []float64{1000, 4000}))
	asPrinted(t, "Gini of quotients", first(spread, stats.LocationalGini(measure.UnweightedQuotients)), .4068966, 5e-8)
	example := collect(t, nationOf(t, []float64{44, 63, 8, 83}, []float64{48, 42, 10, 1}, []float64{74, 54, 96, 16}, []float64{39, 26, 28, 13}, []float64{89, 61, 45, 76}))
	asPrinted(t, "locational Gini", first(example, stats.LocationalGini(measure.LocalisationArea)), .0577, 5e-5)

	apart := collect(t, nationOf(t, []float64{20, 10, 70, 0, 0}, []float64{0, 0, 0, 60, 40}))
	o := described(t, apart.Select(area("r0")), census.ByIndustry, stats.Krugman(measure.RestOfNation), census.Employees)
	asPrinted(t, "Krugman", o.Value, 2, 1e-15)
}

// The ten plants in three cities of the same book, for which the manual of REAT prints
// the index of Ellison and Glaeser.
func TestAgglomerationOfTheLiterature(t *testing.T) {
	plants := [][]float64{{200, 650, 12000, 100, 50}, {16000, 13000, 1500, 1500}, {25000}}
	var rows []census.Observation
	var all []float64
	for city, whole := range []float64{500000, 400000, 100000} {
		total := 0.0
		for _, x := range plants[city] {
			total += x
		}
		all = append(all, plants[city]...)
		o := figure(area(fmt.Sprint(city)), census.Employees, total)
		o.Industry = industry("one")
		rows = append(rows, o, figure(area(fmt.Sprint(city)), census.Employees, whole))
	}
	h := measure.HHI(all)
	got := stats.Agglomeration(collect(t, rows, census.WithSurveys(nil)),
		stats.AgglomerationOptions{Plants: map[census.Industry]measure.Interval{industry("one"): {Lower: h, Upper: h}}})
	if len(got) != 1 {
		t.Fatalf("%d industries", len(got))
	}
	asPrinted(t, "gamma", got[0].Gamma.Lower, .05990628, 5e-9)
	asPrinted(t, "gamma", got[0].Gamma.Upper, .05990628, 5e-9)
}

// S. J. Rey and M. L. Sastré-Gutiérrez (2010), Interregional inequality dynamics in
// Mexico, Spatial Economic Analysis 5, 277-298: product per head of the 32 states in 1940
// in five regions, with Theil's T and its part between regions as PySAL prints them.
func TestDecomposeTheilOfTheLiterature(t *testing.T) {
	x := []float64{10384, 22361, 9573, 3758, 2934, 8578, 8537, 6909, 17816, 12132, 4359, 2181, 4414, 5309, 3408, 3327,
		6936, 4836, 9073, 1892, 3569, 11016, 21965, 4372, 4840, 6399, 2459, 7508, 3605, 5203, 7990, 3734}
	in := []int{2, 1, 2, 5, 5, 1, 1, 3, 4, 2, 3, 5, 3, 3, 4, 3, 3, 2, 1, 5, 3, 3, 5, 2, 2, 1, 5, 1, 3, 3, 5, 2}
	scheme := census.Regions{Scheme: "Mexico"}
	for g := range 5 {
		scheme.Groups = append(scheme.Groups, census.Region{Code: fmt.Sprint(g + 1)})
	}
	for i, g := range in {
		scheme.Groups[g-1].Members = append(scheme.Groups[g-1].Members, area(fmt.Sprintf("%03d", i)))
	}
	d := stats.DecomposeTheil(ofAreas(t, x...), stats.RegionalTheilOptions{Regions: scheme})
	if len(d) != 1 {
		t.Fatalf("%d decompositions", len(d))
	}
	asPrinted(t, "T", d[0].Total, .20894344, 5e-9)
	asPrinted(t, "between", d[0].Between, .0345889, 5e-9)
	asPrinted(t, "within", d[0].Within, .20894344-.0345889, 1e-8)
}

// M. Hollander and D. A. Wolfe (1973), Nonparametric Statistical Methods, 185-194:
// lightness of tuna by two methods, for which cor.test in R prints tau 0.4444444.
func TestCompareRanksOfTheLiterature(t *testing.T) {
	c, err := stats.CompareRanks(ofAreas(t, 44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1), ofAreas(t, 2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8), census.ByArea)
	if err != nil {
		t.Fatal(err)
	}
	asPrinted(t, "tau", c.Kendall.TauB, .4444444, 5e-8)
	asPrinted(t, "p of tau", c.Kendall.P, .0953, 5e-5)
}

// Calcipedia, Percentile calculator: of 15, 20, 35, 40 and 50 a quarter is up to 20, and
// 30 per cent up to 23.
func TestQuantilesOfTheLiterature(t *testing.T) {
	table := ofAreas(t, 15, 20, 35, 40, 50)
	for p, want := range map[float64]float64{.25: 20, .3: 23} {
		asPrinted(t, fmt.Sprint("quantile ", p), described(t, table, census.ByArea, stats.Quantile(p), census.Employees).Value, want, 1e-13)
	}
}

// The example of the article on Spearman's rank correlation in Wikipedia: quotients of
// intelligence and hours of television, the ranks of the hours from the fewest, 1, and ρ.
func TestRanksOfTheLiterature(t *testing.T) {
	iq := ofAreas(t, 106, 86, 100, 101, 99, 103, 97, 113, 112, 110)
	hours := ofAreas(t, 7, 0, 27, 50, 28, 29, 20, 12, 6, 17)
	ranks := stats.Rank(hours, stats.RankOptions{})
	for i, want := range []float64{3, 1, 7, 10, 8, 9, 6, 4, 2, 5} {
		asPrinted(t, "rank", 11-ranks.At(i).Value, want, 0)
	}
	c, err := stats.CompareRanks(iq, hours, census.ByArea)
	if err != nil {
		t.Fatal(err)
	}
	asPrinted(t, "rho", c.Spearman.R, -29./165, 1e-15)
}

// P. Dörsam (2004), Wirtschaftsstatistik anschaulich dargestellt: the incomes of 5,000
// households in six classes, of which the manual of REAT prints the Gini coefficient.
func TestGiniPerHouseholdOfTheLiterature(t *testing.T) {
	var rows []census.Observation
	households := []float64{1000, 1200, 1600, 400, 200, 600}
	for i, income := range []float64{500, 1500, 2500, 4000, 7500, 15000} {
		a := area(fmt.Sprint(i))
		rows = append(rows, figure(a, census.Shipments, income*households[i]), figure(a, census.Employees, households[i]))
	}
	table := collect(t, rows, census.WithSurveys(nil)).Select(census.Shipments)
	asPrinted(t, "Gini", described(t, table, census.ByArea, stats.Gini().Per(census.Employees), census.Shipments).Value, .5278, 5e-5)
}
