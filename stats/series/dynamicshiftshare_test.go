package series_test

import (
	"fmt"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestDynamicShiftShareOracle(t *testing.T) {
	oracle.Run(t, "shift_share_dynamic", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		y, _, region := table.Cross("year", "industry", "region")
		_, _, nation := table.Cross("year", "industry", "nation")
		years := ints(y)
		c.ForgiveRounding(region...)
		periods, total := series.DynamicShiftShare(years, region, nation)
		for i, want := range c.Expected.At("years").Floats() {
			near(t, "year", float64(years[i]), want, 0)
		}
		c.Check(t, total.National, "national")
		c.Check(t, total.IndustryMix, "industry_mix")
		c.Check(t, total.Competitive, "competitive")
		c.Check(t, total.HomotheticCompetitive, "em_competitive")
		c.Check(t, total.Allocation, "em_allocation")
		for _, p := range periods {
			name := fmt.Sprintf("%d-%d", p.From, p.To)
			c.Check(t, p.Total.Change, "by_period", "change", name)
			c.Check(t, p.Total.National, "by_period", "national", name)
			c.Check(t, p.Total.IndustryMix, "by_period", "industry_mix", name)
			c.Check(t, p.Total.Competitive, "by_period", "competitive", name)
			c.Check(t, p.Total.HomotheticCompetitive, "em_competitive_by_period", name)
			c.Check(t, p.Total.Allocation, "em_allocation_by_period", name)
		}
		near(t, "sum", total.National+total.IndustryMix+total.Competitive, total.Change, 1e-12)
	})
}
