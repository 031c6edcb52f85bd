package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
)

// usIncomes are the class means of incomes in the USA in 1968, the example of the manual
// of the R package ineq.
func usIncomes() []float64 {
	return []float64{541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261}
}

// The manual of the R package DescTools prints Atkinson's index of these figures, and
// the tests of the Scala package org.scalar.ineq the others as R gives them.
func TestManualOfDescTools(t *testing.T) {
	x := usIncomes()
	for name, c := range map[string]struct{ got, want float64 }{
		"Gini":           {measure.Gini(x, nil), 0.4620911},
		"corrected Gini": {measure.GiniCorrected(x, nil), 0.5134346},
		"T":              {measure.TheilT(x, nil), 0.3623412},
		"L":              {measure.TheilL(x, nil), 0.4335946},
		"GE(0.5)":        {measure.GeneralisedEntropy(x, nil, .5), 0.3770931},
		"GE(0.723)":      {measure.GeneralisedEntropy(x, nil, .723), 0.3663712},
		"CV":             {measure.CV(x, nil), 0.9169582},
		"Hoover":         {measure.Hoover(x, nil), 0.3378067},
		"Atkinson 0.4":   {measure.Atkinson(x, nil, .4), 0.1440938},
		"Atkinson 0.5":   {measure.Atkinson(x, nil, .5), 0.1796591},
		"Atkinson 1":     {measure.Atkinson(x, nil, 1), 0.3518251},
		"Atkinson 2":     {measure.Atkinson(x, nil, 2), 0.6290111},
		"of 10, 20 and 30 with weights 3, 1 and 1": {measure.Atkinson([]float64{10, 20, 30}, []float64{3, 1, 1}, .5), 0.05558586},
		"with a zero": {measure.Atkinson([]float64{0, 10, 20}, nil, 1), 1},
	} {
		within(t, name, c.got, c.want, 5e-8)
	}
}

// W. Störmann (2009), Regionalökonomik: Theorie und Politik, Oldenbourg: the incomes of
// five regions; the manual of the R package REAT prints 0.2326302 for what it calls
// Theil's index, which is L, and 0.9960938 for Atkinson's of one region that has all.
func TestStoermann(t *testing.T) {
	within(t, "L", measure.TheilL([]float64{10, 10, 10, 20, 50}, nil), 0.2326302, 5e-8)
	within(t, "Atkinson", measure.Atkinson([]float64{100, 0, 0, 0}, nil, .8), 0.9960938, 6e-8)
}

// P. Dörsam (2004), Wirtschaftsstatistik anschaulich dargestellt, PD-Verlag: the sales of
// four makers of cars and the incomes of 5,000 households in six classes, with the
// figures that the manual of the R package REAT prints.
func TestDoersam(t *testing.T) {
	sales := []float64{20, 50, 20, 10}
	within(t, "Gini", measure.Gini(sales, nil), .3, 1e-15)
	within(t, "corrected Gini", measure.GiniCorrected(sales, nil), .4, 1e-15)
	within(t, "HHI", measure.HHI(sales), .34, 1e-15)
	within(t, "normalised HHI", measure.NormalisedHHI(sales), .12, 1e-15)
	// Of n figures it is (n-1)/n times the square of the normalised CV.
	within(t, "normalised CV", measure.CVNormalised(sales), math.Sqrt(.12*4/3), 1e-14)
	within(t, "equivalent number", measure.EquivalentNumber(sales), 2.941176, 5e-7)
	income, households := []float64{500, 1500, 2500, 4000, 7500, 15000}, []float64{1000, 1200, 1600, 400, 200, 600}
	within(t, "Gini of classes", measure.Gini(income, households), .5278, 5e-5)
	// Gross domestic product of the 16 German states in 2015, billion euros.
	gdp := []float64{460.69, 549.19, 124.16, 65.29, 31.59, 109.27, 263.44, 39.87, 258.53, 645.59, 131.95, 35.03, 112.66, 56.22, 85.61, 56.81}
	within(t, "Gini of the German states", measure.Gini(gdp, nil), .5009, 5e-5)
}

// The documentation of the Julia package Inequality prints the indices and the Lorenz
// curve of nine figures, alone and with the weights .1, .2, … .9, and its tests GE(2) with
// these.
func TestManualOfInequality(t *testing.T) {
	x, w := []float64{8, 5, 1, 3, 5, 6, 7, 6, 3}, []float64{.1, .2, .3, .4, .5, .6, .7, .8, .9}
	near(t, "Gini", measure.Gini(x, nil), 0.2373737373737374, 1e-14)
	near(t, "T", measure.TheilT(x, nil), 0.10494562214323544, 1e-14)
	near(t, "weighted T", measure.TheilT(x, w), 0.08120013911680612, 1e-14)
	near(t, "weighted L", measure.TheilL(x, w), 0.10375545537468206, 1e-14)
	near(t, "GE(2)", measure.GeneralisedEntropy(x, nil, 2), 0.09039256198347094, 1e-14)
	cv := measure.CV(x, nil)
	near(t, "half the square of the CV", cv*cv/2, 0.09039256198347094, 1e-14)
	v := measure.Williamson(x, w, measure.FromWeightedMean)
	near(t, "half the square of Williamson's index", v*v/2, 0.0709746654322026, 1e-14)
	p, share := measure.Lorenz(x, nil)
	allNear(t, "Lorenz curve, share", share, []float64{0, 0.022727272727272728, 0.09090909090909091, 0.1590909090909091, 0.2727272727272727,
		0.38636363636363635, 0.5227272727272727, 0.6590909090909091, 0.8181818181818182, 1}, 1e-14)
	for k := range p {
		near(t, "Lorenz curve, p", p[k], float64(k)/9, 1e-14)
	}
}

// S. J. Rey and M. L. Sastré-Gutiérrez (2010), Interregional inequality dynamics in
// Mexico, Spatial Economic Analysis 5, 277-298: gross domestic product per head of the 32
// states in 1940 and 1970 in five regions, which come with PySAL. The documentation of its
// package inequality prints T of the states and the part of it between the regions. In two
// stages, with each state a group of its own, the rest is between the states of a region.
func TestReySastre(t *testing.T) {
	var groups, states []string
	for i, s := range mexico() {
		groups = append(groups, string(rune('0'+s.region)))
		states = append(states, string(rune('A'+i)))
	}
	for year, want := range []struct{ total, between float64 }{{0.20894344, 0.0345889}, {0.10194725, 0.05931219}} {
		var x []float64
		for _, s := range mexico() {
			x = append(x, s.perHead[year])
		}
		d := measure.DecomposeTheil(x, groups, measure.TheilOptions{Measure: measure.T})
		within(t, "T", measure.TheilT(x, nil), want.total, 5e-9)
		within(t, "total", d.Total, want.total, 5e-9)
		within(t, "between", d.Between, want.between, 5e-9)
		within(t, "within", d.Within, want.total-want.between, 1e-8)
		n := measure.DecomposeTheilNested(x, measure.Nesting{Outer: groups, Inner: states}, measure.TheilOptions{Measure: measure.T})
		within(t, "nested total", n.Total, want.total, 5e-9)
		within(t, "between regions", n.BetweenOuter, want.between, 5e-9)
		within(t, "between states", n.BetweenInner, want.total-want.between, 1e-8)
		within(t, "within states", n.WithinInner, 0, 1e-15)
	}
}

// A. Agresti (1990), Categorical Data Analysis, Wiley, 50-54: the origin that psychiatrists
// of three schools, eclectic, medical and psychoanalytic, give for schizophrenia,
// biogenic, environmental or both. Of G² = 23.04 are 8.43 between the psychoanalysts and
// the others as to both or one of the two, 1.36 between eclectic and medical as to the
// same, and .29 and 12.95 as to which. G² is 2n times T of the counts over what is
// expected of them, with the expected as weights.
func TestAgresti(t *testing.T) {
	counts := [][]float64{{90, 12, 78}, {13, 1, 6}, {19, 13, 50}}
	rows, columns, n := []float64{180, 20, 82}, []float64{122, 26, 134}, 282.
	var x, expected []float64
	var nesting measure.Nesting
	for r, row := range counts {
		for c, count := range row {
			e := rows[r] * columns[c] / n
			x, expected = append(x, count/e), append(expected, e)
			nesting.Outer = append(nesting.Outer, []string{"other", "other", "psychoanalytic"}[r]+[]string{" one", " one", " both"}[c])
			nesting.Inner = append(nesting.Inner, []string{"eclectic", "medical", "psychoanalytic"}[r])
		}
	}
	d := measure.DecomposeTheilNested(x, nesting, measure.TheilOptions{Measure: measure.T, Weights: expected})
	within(t, "G²", 2*n*d.Total, 23.04, 5e-3)
	within(t, "between the outer groups", 2*n*d.BetweenOuter, 8.43, 5e-3)
	within(t, "between the inner groups", 2*n*d.BetweenInner, 1.36, 5e-3)
	within(t, "within the inner groups", 2*n*d.WithinInner, .29+12.95, 1e-2)
}

type mexicanState struct {
	region  int
	perHead [2]float64 // 1940, 1970
}

// mexico has the states in alphabetical order, Aguascalientes to Zacatecas.
func mexico() []mexicanState {
	return []mexicanState{
		{2, [2]float64{10384, 16078}}, {1, [2]float64{22361, 25321}}, {2, [2]float64{9573, 24384}}, {5, [2]float64{3758, 10274}},
		{5, [2]float64{2934, 7015}}, {1, [2]float64{8578, 19178}}, {1, [2]float64{8537, 20562}}, {3, [2]float64{6909, 12551}},
		{4, [2]float64{17816, 32386}}, {2, [2]float64{12132, 12700}}, {3, [2]float64{4359, 11635}}, {5, [2]float64{2181, 6497}},
		{3, [2]float64{4414, 7767}}, {3, [2]float64{5309, 16288}}, {4, [2]float64{3408, 17164}}, {3, [2]float64{3327, 8109}},
		{3, [2]float64{6936, 13892}}, {2, [2]float64{4836, 10880}}, {1, [2]float64{9073, 28206}}, {5, [2]float64{1892, 5230}},
		{3, [2]float64{3569, 9775}}, {3, [2]float64{11016, 14073}}, {5, [2]float64{21965, 17046}}, {2, [2]float64{4372, 9721}},
		{2, [2]float64{4840, 14477}}, {1, [2]float64{6399, 22662}}, {5, [2]float64{2459, 9367}}, {1, [2]float64{7508, 17128}},
		{3, [2]float64{3605, 6245}}, {3, [2]float64{5203, 12240}}, {5, [2]float64{7990, 11665}}, {2, [2]float64{3734, 7426}},
	}
}
