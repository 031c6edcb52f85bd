package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// Matrices of regions and industries at the edge, and what is expected of them, cell by
// cell for shares, region by region or industry by industry for indices.
var edges = []struct {
	name                      string
	x                         *mat.Dense
	composition, distribution []float64
	specialisation, ginis     []float64 // by region
	localisation              []float64 // by industry
}{
	{"missing", matrix([][]float64{{nan, 1}, {1, 1}}), []float64{nan, nan, .5, .5}, []float64{nan, .5, nan, .5},
		[]float64{nan, nan}, []float64{nan, nan}, []float64{nan, nan}},
	{"empty region", matrix([][]float64{{0, 0}, {1, 1}}), []float64{nan, nan, .5, .5}, []float64{0, 0, 1, 1},
		[]float64{nan, 0}, []float64{nan, 0}, []float64{0, 0}},
	{"empty industry", matrix([][]float64{{0, 1}, {0, 1}}), []float64{0, 1, 0, 1}, []float64{nan, .5, nan, .5},
		[]float64{0, 0}, []float64{0, 0}, []float64{nan, 0}},
	// Rows sum to 2 and 3, columns to 1 and 4. ½(|2/3 - 1/5| + |1/3 - 4/5|) = 7/15;
	// ½(|3/4 - 2/5| + |1/4 - 3/5|) = 7/20. Of quotients 2 and 1/4 with weights 1 and 4 and
	// mean 3/5 the Gini is 2·4·(7/4) / (2·3/5·25) = 7/15.
	{"negative", matrix([][]float64{{-1, 3}, {2, 1}}), []float64{-.5, 1.5, 2. / 3, 1. / 3}, []float64{-1, .75, 2, .25},
		[]float64{nan, 7. / 15}, []float64{nan, 7. / 15}, []float64{nan, 7. / 20}},
	{"zeros", matrix([][]float64{{0, 0}, {0, 0}}), []float64{nan, nan, nan, nan}, []float64{nan, nan, nan, nan},
		[]float64{nan, nan}, []float64{nan, nan}, []float64{nan, nan}},
	{"one region", matrix([][]float64{{2, 3}}), []float64{.4, .6}, []float64{1, 1}, []float64{0}, []float64{0}, []float64{0, 0}},
	{"one industry", matrix([][]float64{{2}, {3}}), []float64{1, 1}, []float64{.4, .6}, []float64{0, 0}, []float64{0, 0}, []float64{0}},
}

func TestMatricesAtTheEdge(t *testing.T) {
	for _, e := range edges {
		allNear(t, "composition, "+e.name, measure.Composition(e.x, measure.Totals{}).RawMatrix().Data, e.composition, 1e-15)
		allNear(t, "distribution, "+e.name, measure.Distribution(e.x, measure.Totals{}).RawMatrix().Data, e.distribution, 1e-15)
		allNear(t, "specialisation, "+e.name, measure.SpecialisationCoefficient(e.x, measure.KrugmanOptions{}), e.specialisation, 1e-15)
		allNear(t, "specialisation Gini, "+e.name, measure.SpecialisationGini(e.x, measure.LocationalGiniOptions{}), e.ginis, 1e-15)
		allNear(t, "localisation, "+e.name, measure.LocalisationCoefficient(e.x, measure.KrugmanOptions{}), e.localisation, 1e-15)
		for i, k := range measure.KrugmanConcentration(e.x, measure.KrugmanOptions{}) {
			near(t, "Krugman of industries, "+e.name, k, 2*e.localisation[i], 1e-15)
		}
		// Industries as regions are what regions as industries are.
		transposed := mat.DenseCopyOf(e.x.T())
		allNear(t, "of the transposed matrix, "+e.name, measure.SpecialisationCoefficient(transposed, measure.KrugmanOptions{}), e.localisation, 1e-15)
		allNear(t, "indices of regions, "+e.name, measure.ByRegion(e.x, measure.HHI), measure.ByIndustry(transposed, measure.HHI), 0)
	}
}

// An index of plants is undefined where the shares of the regions, the plants or the
// nation are.
func TestPlantsAtTheEdge(t *testing.T) {
	for name, c := range map[string]struct {
		s, x []float64
		h    float64
		want float64
	}{
		"missing":       {[]float64{1, nan}, []float64{1, 1}, .1, nan},
		"zeros":         {[]float64{0, 0}, []float64{1, 1}, .1, nan},
		"negative":      {[]float64{3, -1}, []float64{1, 1}, .1, nan},
		"one region":    {[]float64{5}, []float64{9}, .1, nan},
		"one plant":     {[]float64{1, 0}, []float64{1, 1}, 1, nan},
		"missing H":     {[]float64{1, 1}, []float64{1, 1}, nan, nan},
		"spread evenly": {[]float64{1, 1}, []float64{1, 1}, .5, -1}, // (0 - ½·½) / (½·½)
	} {
		near(t, "gamma, "+name, measure.EllisonGlaeser(c.s, c.x, c.h).Gamma, c.want, 1e-15)
		iv := measure.EllisonGlaeserInterval(c.s, c.x, measure.Interval{Lower: c.h, Upper: c.h})
		near(t, "interval of gamma, "+name, iv.Lower, c.want, 1e-15)
		near(t, "interval of gamma, "+name, iv.Upper, c.want, 1e-15)
	}
	for name, plants := range map[string][]float64{"no": nil, "missing": {1, nan}, "zero": {0}, "negative": {2, -1}} {
		d := measure.NewDartboard([]float64{1, 1}, plants)
		wantNaN(t, "chance of "+name+" plants", d.Mean)
		wantNaN(t, "z of "+name+" plants", d.Z(.5))
	}
	single := measure.NewDartboard([]float64{9}, []float64{3, 4})
	near(t, "chance in one region", single.Mean, 0, 0)
	wantNaN(t, "z in one region", single.Z(0))
}

// A division of what is within and between groups at the edges.
func TestDecompositionAtTheEdge(t *testing.T) {
	for name, c := range map[string]struct {
		x      []float64
		groups []string
		within float64
		total  float64
	}{
		"nothing":   {nil, nil, nan, nan},
		"missing":   {[]float64{1, nan}, []string{"a", "b"}, nan, nan},
		"zeros":     {[]float64{0, 0}, []string{"a", "b"}, nan, nan},
		"negative":  {[]float64{3, -1}, []string{"a", "b"}, nan, nan},
		"one":       {[]float64{5}, []string{"a"}, 0, 0},
		"one group": {[]float64{1, 3}, []string{"a", "a"}, (.5*math.Log(.5) + 1.5*math.Log(1.5)) / 2, (.5*math.Log(.5) + 1.5*math.Log(1.5)) / 2},
		"one zero":  {[]float64{0, 2}, []string{"a", "b"}, 0, math.Log(2)},
	} {
		d := measure.DecomposeTheil(c.x, c.groups, measure.TheilOptions{Measure: measure.T})
		near(t, "within, "+name, d.Within, c.within, 1e-15)
		near(t, "total, "+name, d.Total, c.total, 1e-15)
	}
}

// A negative cell leaves its region and its industry without a Gini, in an industry or a
// region too whose cells sum to zero.
func TestGiniOfNegativeCells(t *testing.T) {
	x := mat.NewDense(2, 2, []float64{-1, 3, 1, 5})
	for _, of := range []measure.GiniOf{measure.LocalisationCurve, measure.LocalisationArea, measure.UnweightedQuotients} {
		o := measure.LocationalGiniOptions{Of: of}
		allNear(t, "by region, "+of.String(), measure.SpecialisationGini(x, o), []float64{nan, 0}, 1e-15)
		allNear(t, "by industry, "+of.String(), measure.LocationalGini(mat.DenseCopyOf(x.T()), o), []float64{nan, 0}, 1e-15)
		o.Missing = measure.Exclude
		allNear(t, "by region, hidden cells left out, "+of.String(), measure.SpecialisationGini(x, o), []float64{nan, 0}, 1e-15)
	}
}
