package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// O. Farhauer and A. Kröll (2013), Standorttheorien, Springer Gabler, with the figures that
// the manual of the R package REAT prints: a location quotient, the Gini of the quotients
// of an industry in five regions and of those of a region in five industries.
func TestFarhauerKroellOfStructure(t *testing.T) {
	// One industry in one region and everything else in one and elsewhere.
	x := mat.NewDense(2, 2, []float64{1714, 79006 - 1714, 879213 - 1714, 15593224 - 79006 - 879213 + 1714})
	within(t, "LQ", measure.LocationQuotient(x, measure.LQOptions{}).At(0, 0), 0.3847623, 5e-8)

	industry, region := []float64{500, 500, 1000, 7000, 1000}, []float64{20000, 15000, 20000, 40000, 5000}
	spread := mat.NewDense(5, 2, nil)
	for r := range industry {
		spread.SetRow(r, []float64{industry[r], region[r] - industry[r]})
	}
	of := measure.LocationalGiniOptions{Of: measure.UnweightedQuotients}
	within(t, "Gini of the industry", measure.LocationalGini(spread, of)[0], 0.4068966, 5e-8)

	here, nation := []float64{700, 600, 500, 10000, 40000}, []float64{30000, 15000, 10000, 60000, 50000}
	mix := mat.NewDense(2, 5, nil)
	for i := range here {
		mix.Set(0, i, here[i])
		mix.Set(1, i, nation[i]-here[i])
	}
	within(t, "Gini of the region", measure.SpecialisationGini(mix, of)[0], 0.6222222, 5e-8)
}

// The same book, as the manual of REAT has it: two regions with no industry in common are
// 2 apart, and two industries of one spread 0.
func TestFarhauerKroellOfKrugman(t *testing.T) {
	apart := mat.NewDense(2, 5, []float64{20, 10, 70, 0, 0, 0, 0, 0, 60, 40})
	others := measure.KrugmanOptions{Against: measure.RestOfNation}
	allNear(t, "Krugman of regions", measure.KrugmanSpecialisation(apart, others), []float64{2, 2}, 1e-15)
	allNear(t, "coefficient of regions", measure.SpecialisationCoefficient(apart, others), []float64{1, 1}, 1e-15)
	alike := mat.NewDense(4, 2, []float64{4388, 4388 / 2., 37489, 37489 / 2., 129423, 129423 / 2., 60941, 60941 / 2.})
	allNear(t, "Krugman of industries", measure.KrugmanConcentration(alike, others), []float64{0, 0}, 1e-15)
	allNear(t, "coefficient of industries", measure.LocalisationCoefficient(alike, others), []float64{0, 0}, 1e-15)
}

// How to calculate the estimated mean and median of grouped data (t4tutorials.com): the
// ages of 21 persons in classes of five years, of which the median is 33.4.
func TestMedianOfGroupedAges(t *testing.T) {
	median, err := measure.GroupedMedian([]measure.SizeClass{
		{Lower: 20.5, Upper: 25.5, Count: 5, Total: nan}, {Lower: 25.5, Upper: 30.5, Count: 2, Total: nan},
		{Lower: 30.5, Upper: 35.5, Count: 6, Total: nan}, {Lower: 35.5, Upper: 40.5, Count: 8, Total: nan},
	})
	if err != nil {
		t.Fatal(err)
	}
	within(t, "median", median, 33.4, 5e-2)
}
