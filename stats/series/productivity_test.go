package series_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestProductivityOracle(t *testing.T) {
	oracle.Run(t, "productivity_decomposition", func(t *testing.T, c *oracle.Case) {
		table := census{c.Input("input")}
		for _, pref := range c.Expected.Keys() {
			industries, output := table.by(pref, "industry", "shipments")
			_, labour := table.by(pref, "industry", "employment")
			r := series.Productivity(output, labour)
			for field, got := range map[string]float64{
				"Z0": r.Start, "Z1": r.End, "growth": r.Growth,
				"within": r.Total.Within, "between_static": r.Total.Between, "interaction_dynamic": r.Total.Interaction,
				"mcmillan_rodrik_within": r.Total.Within, "mcmillan_rodrik_structural": r.Total.Structural,
				"csls_within": r.Total.Within, "csls_level_reallocation": r.Total.LevelReallocation,
				"csls_growth_reallocation": r.Total.GrowthReallocation,
				"midpoint_within":          r.Total.MidpointWithin, "midpoint_between": r.Total.MidpointBetween,
				"gead_pure_productivity": r.Total.PureProductivity, "gead_reallocation": r.Total.Reallocation, "gead_interaction": r.Total.Cross,
			} {
				c.Check(t, got, pref, field)
			}
			for _, k := range c.Expected.At(pref, "by_industry_within").Keys() {
				c.Check(t, r.Cells[slices.Index(industries, k)].Within, pref, "by_industry_within", k)
			}
			additive(t, r)
		}
	})
}

// additive checks that each decomposition adds up to the change.
func additive(t *testing.T, r series.ProductivityResult) {
	t.Helper()
	d, s := r.End-r.Start, r.Total
	near(t, "Fabricant", s.Within+s.Between+s.Interaction, d, 1e-12)
	near(t, "McMillan & Rodrik", s.Within+s.Structural, d, 1e-12)
	near(t, "CSLS", s.Within+s.LevelReallocation+s.GrowthReallocation, d, 1e-12)
	near(t, "midpoint", s.MidpointWithin+s.MidpointBetween, d, 1e-12)
	near(t, "GEAD", s.PureProductivity+s.Reallocation+s.Cross, r.Growth, 1e-12)
}

func TestProductivityIdentities(t *testing.T) {
	output := series.Change{Start: []float64{100, 50, 0, 30, nan}, End: []float64{130, 40, 12, 0, 9}}
	labour := series.Change{Start: []float64{10, 8, 0, 5, 3}, End: []float64{11, 6, 2, 0, 3}}
	r := series.Productivity(output, labour)
	additive(t, r)
	near(t, "Start", r.Start, 180./23, 1e-15)
	near(t, "End", r.End, 182./19, 1e-15)
	if r.Missing != 1 {
		t.Errorf("Missing = %d, want 1", r.Missing)
	}
	price := series.Change{Start: []float64{1, 1.2, .9, 1, 1}, End: []float64{.8, 1.3, 1, 1.1, 1}}
	additive(t, series.GEAD(output, labour, price))
	one := series.Productivity(series.Change{Start: []float64{10}, End: []float64{12}}, series.Change{Start: []float64{2}, End: []float64{2}})
	near(t, "within of one industry", one.Total.Within, 1, 1e-15)
	near(t, "between of one industry", one.Total.Between, 0, 1e-15)
}

func TestProductivityUndefined(t *testing.T) {
	r := series.Productivity(series.Change{Start: []float64{10, 1}, End: []float64{12, 1}}, series.Change{Start: []float64{2, 0}, End: []float64{2, 1}})
	near(t, "output without labour", r.Total.Within, nan, 0)
	r = series.Productivity(series.Change{Start: []float64{0}, End: []float64{0}}, series.Change{Start: []float64{0}, End: []float64{0}})
	near(t, "no labour", r.Start, nan, 0)
}

func ExampleProductivity() {
	// Two industries: labour moves to the one with the higher productivity.
	output := series.Change{Start: []float64{100, 300}, End: []float64{88, 384}}
	labour := series.Change{Start: []float64{50, 50}, End: []float64{40, 60}}
	r := series.Productivity(output, labour)
	fmt.Printf("%.2f to %.2f: within %+.2f, between %+.2f, interaction %+.2f\n",
		r.Start, r.End, r.Total.Within, r.Total.Between, r.Total.Interaction)
	// Output:
	// 4.00 to 4.72: within +0.30, between +0.40, interaction +0.02
}
