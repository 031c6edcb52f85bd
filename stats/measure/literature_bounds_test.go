package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
)

// Where nothing but classes or a total is known, the figure of a worked example whose
// plants or incomes are known lies at one end of the interval: at the upper one if they
// are at the limits of their classes, at the lower one if they are equal within them.

// U.S. Department of Justice and Federal Trade Commission (1992), Horizontal Merger
// Guidelines, 1.5, note 17: 30, 30, 20 and 20 per cent of a market have an HHI of 2600.
// It is the least that is possible when the two smaller ones are not known and the most
// when one of them, and whether there is a fifth, is not.
func TestMergerGuidelinesHalfKnown(t *testing.T) {
	two := mustHHI(t, []float64{30, 30, nan, nan}, 100)
	near(t, "least HHI", 1e4*two.Lower, 2600, 1e-12)
	one := mustHHI(t, []float64{30, 30, 20, nan, nan}, 100)
	near(t, "largest HHI", 1e4*one.Upper, 2600, 1e-12)
}

// The article on the Herfindahl-Hirschman index in Wikipedia: six firms have 15 per cent
// each and ten others 1 per cent each, .136, or one has 80 and five 2 each, .643.
func TestHerfindahlOfWikipedia(t *testing.T) {
	for want, large := range map[float64][]float64{.136: {15, 15, 15, 15, 15, 15}, .643: {80, 2, 2, 2, 2, 2}} {
		for range 10 {
			large = append(large, nan)
		}
		within(t, "least HHI", mustHHI(t, large, 100).Lower, want, 1e-12)
	}
}

func mustHHI(t *testing.T, x []float64, total float64) measure.Interval {
	t.Helper()
	h, err := measure.HHIInterval(x, total)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// S. A. Greenlaw and D. Shapiro (2017), Principles of Economics, OpenStax, 11.1: the 18
// firms that replace windshields have an HHI of 744. Those with 8, 10 and 16 per cent
// make a class, those with 6 and those with 3 one each.
func TestOpenStaxInClasses(t *testing.T) {
	classes := []measure.SizeClass{{Lower: 8, Upper: 16, Count: 3, Total: 34}, {Lower: 6, Upper: 6, Count: 7, Total: 42}, {Lower: 3, Upper: 3, Count: 8, Total: 24}}
	h, err := measure.PlantHerfindahl(classes)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "largest HHI", 1e4*h.Upper, 744, 1e-12)
	classes[1].Total, classes[2].Total = nan, nan
	if h, err = measure.PlantHerfindahlInterval(classes, 100); err != nil {
		t.Fatal(err)
	}
	near(t, "largest HHI with hidden totals", 1e4*h.Upper, 744, 1e-12)
}

// O. Farhauer and A. Kröll (2014), Standorttheorien, Springer Gabler, as the manual of the
// R package REAT has it: the index of Ellison and Glaeser is 0.05990628. The plants with
// 12,000, 13,000 and 16,000 make a class, the others have their sizes.
func TestFarhauerKroellInClasses(t *testing.T) {
	classes := []measure.SizeClass{{Lower: 12000, Upper: 16000, Count: 3, Total: 41000}, {Lower: 1500, Upper: 1500, Count: 2, Total: 3000}}
	for _, size := range []float64{50, 100, 200, 650, 25000} {
		classes = append(classes, measure.SizeClass{Lower: size, Upper: size, Count: 1, Total: size})
	}
	h, err := measure.PlantHerfindahl(classes)
	if err != nil {
		t.Fatal(err)
	}
	s, x := []float64{13000, 32000, 25000}, []float64{500000, 400000, 100000}
	within(t, "least gamma", measure.EllisonGlaeserInterval(s, x, h).Lower, 0.05990628, 5e-9)
	// At that H the raw concentration departs from what chance gives by γ(1 - H)(1 - Σx²).
	d, a := measure.NewDartboard(x, []float64{50, 100, 200, 650, 1500, 1500, 12000, 13000, 16000, 25000}), measure.EllisonGlaeser(s, x, h.Upper)
	within(t, "gamma of the dartboard", (a.G-d.Mean)/(a.Spread*(1-h.Upper)), 0.05990628, 5e-9)
}

// The incomes of the manual of the R package ineq, whose Gini is 0.4620911, in classes of
// which each has one income at the lower and one at the upper limit; and the classes of P.
// Dörsam (2004), Wirtschaftsstatistik anschaulich dargestellt, PD-Verlag, in which all
// households are taken to have the mean of their class, with .5278.
func TestGiniOfClasses(t *testing.T) {
	var pairs []measure.SizeClass
	for x := usIncomes(); len(x) > 0; x = x[2:] {
		pairs = append(pairs, measure.SizeClass{Lower: x[0], Upper: x[1], Count: 2, Total: x[0] + x[1]})
	}
	g, err := measure.GroupedGini(pairs)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "largest Gini of the incomes", g.Upper, 0.4620911, 5e-8)
	limits, households := []float64{0, 1000, 2000, 3000, 5000, 10000, 20000}, []float64{1000, 1200, 1600, 400, 200, 600}
	var classes []measure.SizeClass
	for k, n := range households {
		a, b := limits[k], limits[k+1]
		classes = append(classes, measure.SizeClass{Lower: a, Upper: b, Count: n, Total: n * (a + b) / 2})
	}
	if g, err = measure.GroupedGini(classes); err != nil {
		t.Fatal(err)
	}
	within(t, "least Gini of the households", g.Lower, .5278, 5e-5)
}

// Math is Fun, Mean, median and mode from grouped frequencies: 21 runners in classes of
// five seconds, with the mean 61.333… of the middles of the classes and the median 61.4.
func TestGroupedRunners(t *testing.T) {
	var classes []measure.SizeClass
	for k, n := range []float64{2, 7, 8, 4} {
		a := 50.5 + 5*float64(k)
		classes = append(classes, measure.SizeClass{Lower: a, Upper: a + 5, Count: n, Total: n * (a + 2.5)})
	}
	mean, err := measure.GroupedMean(classes)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "mean", mean, 61.333, 5e-4)
	median, err := measure.GroupedMedian(classes)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "median", median, 61.4, 5e-2)
}

// C. F. Manski (1995), Identification Problems in the Social Sciences, Harvard University
// Press, ch. 2: of 106 homeless men 64 were found again, of whom 21 had a home. The share
// of all is between 21/106 and 63/106, or about .20 and .59.
func TestManski(t *testing.T) {
	s, err := measure.ShareInterval(measure.Division{Part: []float64{21, nan}, Rest: []float64{43, nan}, Total: 106})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "least share", s.Share.Lower, 21./106, 1e-15)
	near(t, "largest share", s.Share.Upper, 63./106, 1e-15)
	near(t, "men not found", s.Residual, 42, 1e-15)
}
