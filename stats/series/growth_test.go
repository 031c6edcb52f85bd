package series_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestGrowthContributionOracle(t *testing.T) {
	oracle.Run(t, "growth_contribution", func(t *testing.T, c *oracle.Case) {
		table := census{c.Input("input")}
		years := table.years()
		span := float64(years[len(years)-1] - years[0])
		for _, pref := range c.Expected.Keys() {
			x := table.total(pref, "shipments")
			x0, x1 := x[0], x[len(x)-1]
			c.Check(t, 100*series.Rate(x0, x1), pref, "growth_pct")
			c.Check(t, 100*series.CAGR(x0, x1, span), pref, "cagr_pct")
			c.Check(t, 100*series.LogGrowth(x0, x1, span), pref, "log_growth_pa_pct")
			classes, change := table.by(pref, "industry", "shipments")
			by := series.Contributions(change)
			for i, k := range classes {
				c.Check(t, 100*by.Points[i], pref, "contribution_pp_by_industry", k)
				c.Check(t, 100*by.Shares[i], pref, "contribution_rate_pct_by_industry", k)
			}
			classes, change = table.by(pref, "size_class", "shipments")
			by = series.ContributionsTo(change, x0, x1)
			for i, k := range classes {
				c.Check(t, 100*by.Points[i], pref, "contribution_pp_by_size", k)
			}
			for i, v := range series.Index(years, x, years[0]) {
				c.Check(t, v, pref, "index_first_year_100", strconv.Itoa(years[i]))
			}
		}
	})
}

func TestGrowthIsAgainstTheCalendarYear(t *testing.T) {
	years := []int{2012, 2010, 2011, 2014, 2015}
	x := []float64{121, 100, 110, 50, nan}
	allNear(t, "Growth", series.Growth(years, x), []float64{.1, nan, .1, nan, nan}, 1e-15)
	allNear(t, "GrowthOver 2", series.GrowthOver(years, x, 2), []float64{.21, nan, nan, 50/121. - 1, nan}, 1e-15)
	panics(t, "lag 0", func() { series.GrowthOver(years, x, 0) })
	panics(t, "a year twice", func() { series.Growth([]int{2010, 2010}, x[:2]) })
	panics(t, "lengths", func() { series.Growth(years, x[:2]) })
}

func TestRatesUndefined(t *testing.T) {
	for _, tc := range []struct {
		name      string
		got, want float64
	}{
		{"Rate from 0", series.Rate(0, 1), nan},
		{"Rate from a loss", series.Rate(-2, 1), nan},
		{"Rate to 0", series.Rate(2, 0), -1},
		{"CAGR to 0", series.CAGR(2, 0, 3), -1},
		{"CAGR to a loss", series.CAGR(2, -1, 3), nan},
		{"CAGR over 0 years", series.CAGR(2, 4, 0), nan},
		{"CAGR of a doubling in 10 years", series.CAGR(100, 200, 10), 0.0717734625362931},
		{"LogGrowth to 0", series.LogGrowth(2, 0, 3), nan},
	} {
		near(t, tc.name, tc.got, tc.want, 1e-15)
	}
}

func TestContributionsWithAMissingPart(t *testing.T) {
	parts := series.Change{Start: []float64{40, 30, nan}, End: []float64{50, 20, 35}}
	c := series.ContributionsTo(parts, 100, 120)
	allNear(t, "Points", c.Points, []float64{.1, -.1, nan}, 1e-15)
	near(t, "Unattributed", c.Unattributed, .2, 1e-15)
	near(t, "Points + Unattributed", c.Points[0]+c.Points[1]+c.Unattributed, c.Growth, 1e-15)
	near(t, "Shares + Unattributed", c.Shares[0]+c.Shares[1]+c.UnattributedShare, 1, 1e-15)
	if c.Missing != 1 {
		t.Errorf("Missing = %d, want 1", c.Missing)
	}
	near(t, "Shares of no change", series.ContributionsTo(parts, 100, 100).Shares[0], nan, 0)
	near(t, "Points of nothing", series.ContributionsTo(parts, 0, 100).Points[0], nan, 0)
	near(t, "sum of matched parts", series.Contributions(parts).Growth, 0, 0)
}

func TestIndexWithoutBase(t *testing.T) {
	allNear(t, "Index", series.Index([]int{2010, 2011}, []float64{0, 5}, 2010), []float64{nan, nan}, 0)
	allNear(t, "Index", series.Index([]int{2010, 2011}, []float64{4, 5}, 2012), []float64{nan, nan}, 0)
}

func ExampleContributionsTo() {
	// Shipments of three industries, the third suppressed in the second year,
	// against the published totals.
	parts := series.Change{Start: []float64{500, 300, 200}, End: []float64{560, 290, nan}}
	c := series.ContributionsTo(parts, 1000, 1070)
	fmt.Printf("growth %.1f%%\n", 100*c.Growth)
	for i := range c.Points {
		fmt.Printf("industry %d: %.1f points\n", i+1, 100*c.Points[i])
	}
	fmt.Printf("not attributed: %.1f points\n", 100*c.Unattributed)
	// Output:
	// growth 7.0%
	// industry 1: 6.0 points
	// industry 2: -1.0 points
	// industry 3: NaN points
	// not attributed: 2.0 points
}
