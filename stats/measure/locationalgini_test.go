package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestLocationalGiniOracle(t *testing.T) {
	oracle.Run(t, "locational_gini", func(t *testing.T, c *oracle.Case) {
		regions, industries, x := regionTable(c)
		wantIndustries, wantRegions := c.Expected.At("industries").Strings(), c.Expected.At("regions").Strings()
		for field, of := range map[string]measure.GiniOf{
			"weighted_lorenz_0_1":        measure.LocalisationCurve,
			"krugman_half_0_05":          measure.LocalisationArea,
			"unweighted_gini_of_lq_reat": measure.UnweightedQuotients,
		} {
			g := measure.LocationalGini(x, measure.LocationalGiniOptions{Of: of})
			c.CheckAll(t, aligned(t, g, industries, wantIndustries), field)
		}
		g := measure.SpecialisationGini(x, measure.LocationalGiniOptions{Of: measure.UnweightedQuotients})
		c.CheckAll(t, aligned(t, g, regions, wantRegions), "regional_specialisation_gini_of_lq_reat")
	})
}

// The weighted variant is the Gini of the quotients themselves.
func TestLocationalGiniOfQuotients(t *testing.T) {
	x := matrix([][]float64{{30, 10, 5}, {7, 0, 12}, {1, 80, 3}})
	lq := measure.LocationQuotient(x, measure.LQOptions{})
	size := measure.ByRegion(x, sumOf)
	want := measure.ByIndustry(lq, func(q []float64) float64 { return measure.Gini(q, size) })
	allNear(t, "Gini", measure.LocationalGini(x, measure.LocationalGiniOptions{}), want, 1e-14)
}

func TestLocationalGiniMissing(t *testing.T) {
	x := matrix([][]float64{{30, 10}, {nan, 20}, {5, 5}, {0, 0}, {4, -4}})
	totals := measure.Totals{Regions: []float64{40, 60, 10, 0, 0}, Industries: []float64{79, 31}}
	got := measure.LocationalGini(x, measure.LocationalGiniOptions{Totals: totals})
	wantNaN(t, "with a suppressed cell", got[0])
	got = measure.LocationalGini(x.Slice(0, 4, 0, 2), measure.LocationalGiniOptions{Missing: measure.Exclude,
		Totals: measure.Totals{Regions: []float64{40, 60, 10, 0}}})
	near(t, "without it", got[0], measure.Gini([]float64{30.0 / 40, 5.0 / 10}, []float64{40, 10}), 1e-14)
}
