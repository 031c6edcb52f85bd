package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// Worked examples of the literature, to the digits that are printed there.

// U.S. Department of Justice and Federal Trade Commission (1992), Horizontal Merger
// Guidelines, 1.5, note 17: four firms with 30, 30, 20 and 20 per cent of a market have
// an HHI of 2600.
func TestMergerGuidelines(t *testing.T) {
	near(t, "HHI", 1e4*measure.HHI([]float64{30, 30, 20, 20}), 2600, 1e-12)
}

// S. A. Greenlaw and D. Shapiro (2017), Principles of Economics, OpenStax, 11.1: 18 firms
// that replace windshields, of which the four largest have 40 per cent of the market, and
// 46 when the two largest merge.
func TestOpenStax(t *testing.T) {
	six := []float64{6, 6, 6, 6, 6, 6, 6, 3, 3, 3, 3, 3, 3, 3, 3}
	near(t, "CR4", measure.ConcentrationRatio(append([]float64{16, 10, 8}, six...), 4), .40, 1e-15)
	near(t, "CR4 after the merger", measure.ConcentrationRatio(append([]float64{26, 8}, six...), 4), .46, 1e-15)
}

// The incomes of the manual of the R package ineq, for which that of DescTools prints
// Herfindahl 0.1840812 and Rosenbluth 0.1859051.
func TestManualOfIneq(t *testing.T) {
	x := usIncomes()
	within(t, "Herfindahl", measure.HHI(x), 0.1840812, 5e-8)
	within(t, "Rosenbluth", measure.Rosenbluth(x), 0.1859051, 5e-8)
}

// C. E. Shannon (1948), A mathematical theory of communication, part 9: a source of four
// letters with probabilities ½, ¼, ⅛ and ⅛ has an entropy of 7/4 bits, and a relative
// entropy of 7/8. What is left to 1, the redundancy, is T in parts of its largest value.
func TestShannon(t *testing.T) {
	p := []float64{1. / 2, 1. / 4, 1. / 8, 1. / 8}
	near(t, "entropy in bits", measure.Entropy(p)/math.Ln2, 7./4, 1e-15)
	near(t, "relative entropy", measure.RelativeEntropy(p), 7./8, 1e-15)
	near(t, "normalised T", measure.TheilTNormalised(p, nil), 1./8, 1e-14)
}

// O. Farhauer and A. Kröll (2014), Standorttheorien, Springer Gabler: ten plants in
// three cities; the manual of the R package REAT prints 0.05990628 for the index of
// Ellison and Glaeser.
func TestFarhauerKroell(t *testing.T) {
	wien, linz, graz := []float64{200, 650, 12000, 100, 50}, []float64{16000, 13000, 1500, 1500}, []float64{25000}
	employment := []float64{sumOf(wien), sumOf(linz), sumOf(graz)}
	plants := append(append(append([]float64{}, wien...), linz...), graz...)
	g := measure.EllisonGlaeser(employment, []float64{500000, 400000, 100000}, measure.HHI(plants))
	within(t, "gamma", g.Gamma, 0.05990628, 5e-9)
}

// The example matrix of the manual of the R package EconGeo, five regions and four
// industries. Its locational Gini of the first industry, the area at the localisation
// curve, is .0577; the other two measures of that name are twice that, and .1329 as the
// package REAT has it.
func TestManualOfEconGeo(t *testing.T) {
	x := mat.NewDense(5, 4, []float64{
		44, 63, 8, 83,
		48, 42, 10, 1,
		74, 54, 96, 16,
		39, 26, 28, 13,
		89, 61, 45, 76,
	})
	for of, want := range map[measure.GiniOf]float64{
		measure.LocalisationArea: .0577, measure.LocalisationCurve: .1154, measure.UnweightedQuotients: .1329,
	} {
		within(t, of.String(), measure.LocationalGini(x, measure.LocationalGiniOptions{Of: of})[0], want, 5e-5)
	}
}

// J. D. Hamilton (2005), What's real about the business cycle?, Federal Reserve Bank of
// St. Louis Review 87, 435-452: expansion, mild and severe recession. Flows between
// neighbouring states balance, π₀ .029 = π₁ .145 and π₁ .077 = π₂ .508, so that
// π₁ = .2 π₀, π₂ = .2 · 77/508 π₀.
func TestHamilton(t *testing.T) {
	p := mat.NewDense(3, 3, []float64{.971, .029, 0, .145, .778, .077, 0, .508, .492})
	pi, err := measure.Stationary(p)
	if err != nil {
		t.Fatal(err)
	}
	one := 1 / (1.2 + .2*77/508)
	allNear(t, "long run", pi, []float64{one, .2 * one, .2 * 77 / 508 * one}, 1e-14)
	// (3 - .971 - .778 - .492) / 2
	near(t, "Prais-Shorrocks", measure.NewMobility(p, nil).PraisShorrocks, .3795, 1e-14)
}

// M. Hollander and D. A. Wolfe (1973), Nonparametric Statistical Methods, Wiley, 185-194:
// lightness of tuna by two methods, the example of cor.test in R, which prints r 0.5711816
// with p 0.1082 between -0.1497426 and 0.8955795, and tau 0.4444444 with z 1.6681 and p
// 0.0953 without the exact test.
func TestHollanderWolfe(t *testing.T) {
	x := []float64{44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1}
	y := []float64{2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8}
	r, k := measure.Pearson(x, y), measure.Kendall(x, y)
	within(t, "r", r.R, .5711816, 5e-8)
	within(t, "p of r", r.P, .1082, 5e-5)
	iv := r.Confidence(.95)
	within(t, "lower end", iv.Lower, -.1497426, 5e-8)
	within(t, "upper end", iv.Upper, .8955795, 5e-8)
	within(t, "tau", k.TauB, .4444444, 5e-8)
	within(t, "z", k.Z, 1.6681, 5e-5)
	within(t, "p of tau", k.P, .0953, 5e-5)
}

// F. J. Anscombe (1973), Graphs in statistical analysis, The American Statistician 27,
// 17-21: the first of four sets of which the correlation is .816.
func TestAnscombe(t *testing.T) {
	x := []float64{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5}
	y := []float64{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68}
	within(t, "r", measure.Pearson(x, y).R, .816, 5e-4)
	within(t, "mean of y", measure.NewMoments(y, nil).Mean, 7.5, 5e-2)
}

// within compares with a printed figure, half a unit of its last digit being free.
func within(t *testing.T, name string, got, want, half float64) {
	t.Helper()
	if !(math.Abs(got-want) <= half) {
		t.Errorf("%s = %v, want %v ± %v", name, got, want, half)
	}
}
