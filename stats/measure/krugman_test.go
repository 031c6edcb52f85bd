package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestKrugmanSpecialisationOracle(t *testing.T) {
	oracle.Run(t, "krugman_specialisation", func(t *testing.T, c *oracle.Case) {
		regions, _, x := regionTable(c)
		want := c.Expected.At("regions").Strings()
		for field, against := range map[string]measure.Against{
			"vs_nation_incl_self":          measure.Nation,
			"vs_rest_of_nation":            measure.RestOfNation,
			"vs_unweighted_mean_of_others": measure.MeanOfOthers,
		} {
			k := measure.KrugmanSpecialisation(x, measure.KrugmanOptions{Against: against})
			c.CheckAll(t, aligned(t, k, regions, want), field)
		}
		half := measure.SpecialisationCoefficient(x, measure.KrugmanOptions{})
		c.CheckAll(t, aligned(t, half, regions, want), "half_index")
	})
}

func TestHooverOracle(t *testing.T) {
	oracle.Run(t, "hoover", func(t *testing.T, c *oracle.Case) {
		_, industries, x := regionTable(c)
		want := c.Expected.At("industries").Strings()
		against := func(a measure.Against) measure.KrugmanOptions { return measure.KrugmanOptions{Against: a} }
		check := func(figures []float64, field string) {
			c.CheckAll(t, aligned(t, figures, industries, want), field)
		}
		check(measure.LocalisationCoefficient(x, measure.KrugmanOptions{}), "localisation_coefficient")
		check(measure.KrugmanConcentration(x, measure.KrugmanOptions{}), "krugman_concentration")
		check(measure.KrugmanConcentration(x, against(measure.MeanOfOthers)), "krugman_concentration_vs_mean_of_other_industries")
		uniform := measure.ByIndustry(withoutEmptyRegions(x), func(y []float64) float64 { return measure.Hoover(y, nil) })
		check(uniform, "hoover_vs_uniform")
	})
}

func TestKrugmanEnds(t *testing.T) {
	apart := matrix([][]float64{{5, 0}, {0, 5}})
	allNear(t, "nothing in common", measure.KrugmanSpecialisation(apart, measure.KrugmanOptions{Against: measure.RestOfNation}), []float64{2, 2}, 1e-15)
	alike := matrix([][]float64{{1, 2}, {10, 20}, {0, 0}})
	allNear(t, "alike", measure.KrugmanSpecialisation(alike, measure.KrugmanOptions{Against: measure.MeanOfOthers}), []float64{0, 0, nan}, 1e-15)
	alone := matrix([][]float64{{1, 2}})
	allNear(t, "alone", measure.KrugmanSpecialisation(alone, measure.KrugmanOptions{}), []float64{0}, 0)
	allNear(t, "alone against others", measure.KrugmanSpecialisation(alone, measure.KrugmanOptions{Against: measure.RestOfNation}), []float64{nan}, 0)
	negative := matrix([][]float64{{1, -2}, {3, 4}})
	got := measure.KrugmanSpecialisation(negative, measure.KrugmanOptions{Totals: measure.Totals{Industries: []float64{4, 2}}})
	wantNaN(t, "negative cell", got[0])
	near(t, "its neighbour", got[1], 2*(4.0/6-3.0/7), 1e-15)
}

func TestKrugmanMissing(t *testing.T) {
	x := matrix([][]float64{{6, 2, nan}, {2, 2, 4}})
	for _, a := range []measure.Against{measure.Nation, measure.RestOfNation, measure.MeanOfOthers} {
		wantNaN(t, a.String(), measure.KrugmanSpecialisation(x, measure.KrugmanOptions{Against: a})[0])
	}
	// Over the industries that the first region shows: 3/4, 1/4 against 8/12, 4/12.
	nation := measure.KrugmanSpecialisation(x, measure.KrugmanOptions{Missing: measure.Exclude})
	near(t, "visible part", nation[0], 2*(3.0/4-8.0/12), 1e-15)
	rest := measure.KrugmanSpecialisation(x, measure.KrugmanOptions{Missing: measure.Exclude, Against: measure.RestOfNation})
	near(t, "visible part against the rest", rest[0], 2*(3.0/4-1.0/2), 1e-15)
	totals := measure.Totals{Industries: []float64{8, 4, 8}}
	full := measure.KrugmanSpecialisation(x, measure.KrugmanOptions{Totals: totals})
	wantNaN(t, "region with a suppressed cell", full[0])
	near(t, "region without", full[1], 0.15+0.05+0.1, 1e-15)
}
