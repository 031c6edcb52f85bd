package measure_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// The table of the article on iterative proportional fitting in Wikipedia, with the result
// to six digits that ProportionalFitting, a Julia package by E.-J. van Kesteren, prints.
func TestProportionalFitting(t *testing.T) {
	fit, err := measure.IPF(
		measure.Array{Dims: []int{4, 4}, Values: []float64{40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50}},
		[]measure.Margin{{Dims: []int{0}, Target: []float64{150, 300, 400, 150}}, {Dims: []int{1}, Target: []float64{200, 300, 400, 100}}},
		measure.IPFOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{64.5585, 46.2325, 35.3843, 3.82473, 49.9679, 68.1594, 156.499, 25.3742,
		56.7219, 144.428, 145.082, 53.7673, 28.7516, 41.18, 63.0347, 17.0337} {
		digit := math.Pow(10, math.Floor(math.Log10(want))-5)
		within(t, fmt.Sprintf("cell %d", i), fit.Values[i], want, digit/2)
	}
}

// Ministry of International Trade and Industry, Census of Manufactures 1998 (平成10年工業統計表
// 産業編, establishments of 10 or more persons): shipments of seven prefectures in 100
// million yen, Aichi to Hyogo, and their shares in the 292,117.6 billion of the nation.
func TestShipmentsOfPrefectures(t *testing.T) {
	shipments := mat.NewDense(7, 1, []float64{336730, 223820, 179493, 178358, 156947, 138927, 138232})
	share := measure.Distribution(shipments, measure.Totals{Industries: []float64{2921176}})
	for p, want := range []float64{11.5, 7.7, 6.1, 6.1, 5.4, 4.8, 4.7} {
		within(t, fmt.Sprintf("share of prefecture %d", p), 100*share.At(p, 0), want, .05)
	}
}

// Toyama Prefecture, Census of Manufactures 2016, preliminary report (平成28年工業統計調査速報,
// 8): establishments, persons and shipments in 100 million yen of four areas, Toyama,
// Takaoka and Imizu, Tonami and Niikawa, with their shares in per cent.
func TestAreasOfToyama(t *testing.T) {
	x := matrix([][]float64{{1039, 55435, 17488}, {1008, 35974, 10282}, {362, 13267, 4220}, {300, 18409, 4467}})
	want := [][]float64{{38.4, 45.0, 48.0}, {37.2, 29.2, 28.2}, {13.4, 10.8, 11.6}, {11.1, 15.0, 12.3}}
	for r, row := range rowsOf(measure.Distribution(x, measure.Totals{})) {
		for c, share := range row {
			within(t, fmt.Sprintf("share %d of area %d", c, r), 100*share, want[r][c], .05)
		}
	}
}

// Toyama Prefecture, Census of Manufactures 1998 (平成10年工業統計調査結果, supplementary table
// 34): establishments, persons, shipments, value added and investment of the industries
// with much technology in 1998 in per cent of 1997.
func TestTechnologyInToyama(t *testing.T) {
	q := measure.Ratio([]float64{284, 21185, 59483541, 29655813, 4742336}, []float64{283, 21834, 64853483, 33277405, 7596967})
	for i, want := range []float64{100.4, 97.0, 91.7, 89.1, 62.4} {
		within(t, fmt.Sprintf("ratio %d", i), 100*q[i], want, .05)
	}
}

// The documentation of SciPy, scipy.stats.chisquare: six counts are 2.0 from equal ones and
// 3.5 from those expected. With χ² = n Σ (sᵢ - rᵢ)²/rᵢ the index of Hachman is 1/(1 + χ²/n).
func TestHachmanOfChiSquare(t *testing.T) {
	observed := []float64{16, 18, 16, 14, 12, 12}
	near(t, "against equal shares", measure.Hachman(observed, []float64{1, 1, 1, 1, 1, 1}), 1/(1+2.0/88), 1e-14)
	near(t, "against expected shares", measure.Hachman(observed, []float64{16, 16, 16, 16, 16, 8}), 1/(1+3.5/88), 1e-14)
}

// G. Krumme, Coefficients of localization and specialization, University of Washington: an
// industry has 15, 35, 30 and 20 per cent of its employment in four regions that have 35,
// 30, 20 and 15 per cent of all. The differences, the quotients to two decimals and the
// coefficient are printed, and the same for a region and four industries.
func TestKrumme(t *testing.T) {
	x := mat.NewDense(4, 2, nil)
	for r, focal := range []float64{15, 35, 30, 20} {
		x.SetRow(r, []float64{focal, []float64{350, 300, 200, 150}[r] - focal})
	}
	lq := measure.LocationQuotient(x, measure.LQOptions{})
	localisation, additive := measure.LocalisationDifference(x, measure.Totals{}), measure.AdditiveLQ(x.T(), measure.Totals{})
	for r, want := range []struct{ difference, quotient float64 }{{-20, .43}, {5, 1.17}, {10, 1.5}, {5, 1.33}} {
		near(t, fmt.Sprintf("difference in region %d", r), 100*localisation.At(r, 0), want.difference, 1e-13)
		near(t, fmt.Sprintf("difference in industry %d", r), 100*additive.At(0, r), want.difference, 1e-13)
		within(t, fmt.Sprintf("quotient %d", r), lq.At(r, 0), want.quotient, 5e-3)
	}
	near(t, "localisation", measure.LocalisationCoefficient(x, measure.KrugmanOptions{})[0], .2, 1e-14)
	near(t, "specialisation", measure.SpecialisationCoefficient(x.T(), measure.KrugmanOptions{})[0], .2, 1e-14)
}

// J. Weier and D. Herring (2000), Measuring vegetation, NASA Earth Observatory: healthy
// vegetation reflects .50 of the near infrared and .08 of the visible light, other .40 and
// .30. Their vegetation indices .72 and .14 are the quotients in symmetric form.
func TestVegetation(t *testing.T) {
	s := measure.SymmetricLQ(mat.NewDense(1, 2, []float64{.50 / .08, .40 / .30}))
	within(t, "healthy", s.At(0, 0), .72, 5e-3)
	within(t, "other", s.At(0, 1), .14, 5e-3)
}

// M. Hollander and D. A. Wolfe (1973), Nonparametric Statistical Methods, Wiley, 185-194:
// two measurements of nine tuna have the correlation 0.5711816, as cor.test in R prints.
// In regions of one size it is the pairwise index over the geometric mean of the two raw
// concentrations, and two industries are a group with that index, whatever their plants.
func TestCoagglomerationOfTuna(t *testing.T) {
	x := []float64{44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1}
	y := []float64{2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8}
	e, equal := mat.NewDense(9, 2, nil), make([]float64, 9)
	for r := range equal {
		e.SetRow(r, []float64{x[r], y[r]})
		equal[r] = 1
	}
	pair := measure.PairwiseCoagglomeration(e, equal)
	scale := math.Sqrt(pair.At(0, 0) * pair.At(1, 1))
	within(t, "pair", pair.At(0, 1)/scale, 0.5711816, 5e-8)
	within(t, "group", measure.Coagglomeration(e, equal, []float64{.1, .3}).Gamma/scale, 0.5711816, 5e-8)
}
