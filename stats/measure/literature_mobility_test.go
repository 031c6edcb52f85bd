package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// The documentation of PySAL's package giddy: five pixels that are in the states a, b and
// c at three times.
func TestManualOfGiddy(t *testing.T) {
	const a, b, c = 0, 1, 2
	tr := measure.NewTransitions(measure.Classification{K: 3, Class: [][]int{{b, a, c}, {c, c, a}, {c, b, c}, {a, a, b}, {a, b, c}}})
	allNear(t, "counts", tr.Counts.RawMatrix().Data, []float64{1, 2, 1, 1, 0, 2, 1, 1, 1}, 0)
	for i, want := range []float64{.25, .5, .25, 0.33333333, 0, 0.66666667, 0.33333333, 0.33333333, 0.33333333} {
		within(t, "p", tr.P.RawMatrix().Data[i], want, 5e-9)
	}
	pi, err := measure.Stationary(tr.P)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0.30769231, 0.28846154, 0.40384615} {
		within(t, "steady state", pi[i], want, 5e-9)
	}
}

// S. J. Rey and others, giddy: incomes per head of 48 states of the USA from 1929 to 2009
// in quintiles. The transitions, their probabilities, the steady state and the measures of
// mobility, those of Bartholomew for a start of .1, .2, .2, .4 and .1, are as printed.
func TestMobilityOfTheStatesOfTheUSA(t *testing.T) {
	counts := mat.NewDense(5, 5, []float64{729, 71, 1, 0, 0, 72, 567, 80, 3, 0, 0, 81, 631, 86, 2, 0, 3, 86, 573, 56, 0, 0, 1, 57, 741})
	p := measure.Composition(counts, measure.Totals{})
	for i, want := range []float64{0.91011236, 0.0886392, 0.00124844, 0, 0} {
		within(t, "p of the poorest", p.At(0, i), want, 5e-9)
	}
	pi, err := measure.Stationary(p)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0.20774716, 0.18725774, 0.20740537, 0.18821787, 0.20937187} {
		within(t, "steady state", pi[i], want, 5e-9)
	}
	m := measure.NewMobility(p, []float64{.1, .2, .2, .4, .1})
	near(t, "Prais-Shorrocks", m.PraisShorrocks, 0.19758992000997844, 1e-13)
	near(t, "determinant", m.Determinant, 0.6068485462369559, 1e-13)
	near(t, "second eigenvalue", m.SecondEigenvalue, 0.03978200230815965, 1e-12)
	near(t, "leaving", m.Leaving, 0.2277675878319787, 1e-13)
}

// The example of the article on Spearman's rank correlation in Wikipedia: quotients of
// intelligence and hours of television, with the differences of their ranks. Of the
// probability it prints what is above -.1758 on one side, 0.6864058.
func TestSpearmanOfIntelligenceAndTelevision(t *testing.T) {
	iq := []float64{106, 86, 100, 101, 99, 103, 97, 113, 112, 110}
	hours := []float64{7, 0, 27, 50, 28, 29, 20, 12, 6, 17}
	s := measure.Spearman(iq, hours)
	within(t, "rho", s.R, -0.175757575, 1e-9)
	within(t, "p", 1-s.P/2, 0.6864058, 5e-8)
	allNear(t, "ranks of the hours", measure.Rank(hours, measure.RankOptions{Order: measure.SmallestFirst}),
		[]float64{3, 1, 7, 10, 8, 9, 6, 4, 2, 5}, 0)
	// The article has them in the order of the quotients, 86 to 113.
	allNear(t, "differences of ranks", measure.RankChange(iq, hours, measure.RankOptions{Order: measure.SmallestFirst}),
		[]float64{4, 0, -3, -5, -5, -3, -4, 6, 7, 3}, 0)
}

// The documentation of SciPy: the interquartile range of these six is 4, and of three of
// them at a time 3 and 1.
func TestManualOfSciPy(t *testing.T) {
	near(t, "IQR", measure.IQR([]float64{10, 7, 4, 3, 2, 1}), 4, 1e-15)
	near(t, "IQR of the first row", measure.IQR([]float64{10, 7, 4}), 3, 1e-15)
	near(t, "IQR of the second row", measure.IQR([]float64{3, 2, 1}), 1, 1e-15)
}
