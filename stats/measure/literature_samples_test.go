package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
)

// Calcipedia, Percentile calculator: percentiles of five figures. MathBz, Median absolute
// deviation calculator: two samples and the median of their deviations, which MAD
// multiplies by 1.4826.
func TestCalculators(t *testing.T) {
	q := measure.Quantile([]float64{15, 20, 35, 40, 50}, []float64{.25, .3}, measure.Type7)
	allNear(t, "percentiles", q, []float64{20, 23}, 1e-13)
	for _, c := range []struct {
		x           []float64
		median, mad float64
	}{{[]float64{1, 2, 3, 4, 5}, 3, 1}, {[]float64{10, 15, 14, 20, 18}, 15, 3}} {
		near(t, "median", measure.Median(c.x), c.median, 0)
		near(t, "median deviation", measure.MAD(c.x), 1.4826*c.mad, 1e-4)
	}
}

// The documentation of SciPy prints the variation of five figures with ddof=1.
func TestVariationOfSciPy(t *testing.T) {
	near(t, "sample CV", measure.CVSample([]float64{1, 2, 3, 4, 5}), 0.5270462766947299, 1e-15)
}

// F. Maturo, F. Fortuna and T. Di Battista, Hill-number functional tools with BioFTF, the
// vignette of an R package: numbers equivalent of four communities, as printed, each by
// itself and together as the rows and the columns of a matrix.
func TestManualOfBioFTF(t *testing.T) {
	var communities [][]float64
	var equivalent []float64
	for _, c := range []struct {
		x    []float64
		want map[float64]float64
	}{
		{[]float64{54, 20, 17, 6, 3}, map[float64]float64{0: 5, 1: 3.420758, 2: 2.739726, 10: 1.983067, 100: 1.863414}},
		{[]float64{25, 25, 25, 25, 0}, map[float64]float64{0: 4, 1: 4, 2: 4, 10: 4, 100: 4}},
		{[]float64{35, 35, 30, 0, 0}, map[float64]float64{0: 3, 1: 2.992375, 2: 2.985075, 10: 2.939251, 100: 2.867455}},
		{[]float64{70, 10, 10, 5, 5}, map[float64]float64{0: 5, 1: 2.744950, 2: 1.941748, 10: 1.486323, 100: 1.433728}},
	} {
		for order, want := range c.want {
			within(t, "numbers equivalent", measure.HannahKay(c.x, order), want, 5e-7)
		}
		within(t, "equivalent number", measure.EquivalentNumber(c.x), c.want[2], 5e-7)
		communities, equivalent = append(communities, c.x), append(equivalent, c.want[2])
	}
	m := matrix(communities)
	allNear(t, "equivalent numbers of rows", measure.ByRegion(m, measure.EquivalentNumber), equivalent, 5e-7)
	allNear(t, "equivalent numbers of columns", measure.ByIndustry(m.T(), measure.EquivalentNumber), equivalent, 5e-7)
}

// S. J. Rey, D. C. Folch and L. J. Wolf, PySAL, the documentation of lag_spatial: the
// numbers from 0 to 8 in three rows of three, with the sums and the means of the
// neighbours that share a side.
func TestLagOfPySAL(t *testing.T) {
	w := lattice(t, 3, 1)
	x := []float64{0, 1, 2, 3, 4, 5, 6, 7, 8}
	allNear(t, "sums", w.Lag(x), []float64{4, 6, 6, 10, 16, 14, 10, 18, 12}, 0)
	allNear(t, "means", w.RowStandardised().Lag(x), []float64{2, 2, 3, 3.33333333, 4, 4.66666667, 5, 6, 6}, 5e-9)
}

// Toyama Prefecture, Census of Manufactures 2002 (平成14年工業統計調査結果報告書, 2): of 3,686
// establishments 78.5 per cent have 4 to 29 persons, 20.0 have 30 to 299 and 1.4 have 300
// or more.
func TestSizesInToyama(t *testing.T) {
	n := []float64{2895, 739, 52}
	for i, want := range []float64{78.5, 20, 1.4} {
		within(t, "share", 100*measure.Shares(n)[i], want, .05)
	}
	classes := []measure.SizeClass{{Lower: 4, Upper: 29}, {Lower: 30, Upper: 299}, {Lower: 300, Upper: 1e6}}
	within(t, "share below 300", 100*measure.ShareBelow(classes, n, 299), 100-1.4, .05)
}
