package series_test

import (
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestArcelusOracle(t *testing.T) {
	oracle.Run(t, "shift_share_arcelus", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		region, nation := regionAndNation(table)
		r := series.Arcelus(region, nation)
		c.Check(t, r.Growth, "G")
		c.Check(t, r.RegionalGrowth, "g")
		c.ForgiveRounding(region.Start, region.End) // sums that are zero in exact fractions
		check := func(e series.ArcelusEffects, path ...string) {
			for name, got := range map[string]float64{
				"NGe": e.NationalExpected, "NGd": e.NationalDifferential, "IMe": e.IndustryMixExpected, "IMd": e.IndustryMixDifferential,
				"RGe": e.RegionalExpected, "RGd": e.RegionalDifferential, "RIe": e.RegionalIndustryMixExpected, "RId": e.RegionalIndustryMixDifferential,
			} {
				c.Check(t, got, append(slices.Clone(path), name)...)
			}
		}
		check(r.Total, "total")
		for i, industry := range table.Strings("industry") {
			check(r.Cells[i], "by_industry", industry)
			if s := r.Cells[i].Sum(); region.Start[i] != 0 {
				near(t, "sum of "+industry, s, region.End[i]-region.Start[i], 1e-10)
			}
		}
	})
}

func TestArcelusWithoutBase(t *testing.T) {
	r := series.Arcelus(series.Change{Start: []float64{0, 10, nan}, End: []float64{3, 11, 5}}, series.Change{Start: []float64{50, 100, 1}, End: []float64{55, 105, 1}})
	near(t, "regional mix of what was not there", r.Cells[0].RegionalIndustryMixExpected, nan, 0)
	near(t, "total", r.Total.Sum(), 1, 1e-14)
	if r.Missing != 1 {
		t.Errorf("Missing = %d, want 1", r.Missing)
	}
}
