package series_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func regionAndNation(table *oracle.Table) (region, nation series.Change) {
	return series.Change{Start: table.Floats("region_t0"), End: table.Floats("region_t1")},
		series.Change{Start: table.Floats("nation_t0"), End: table.Floats("nation_t1")}
}

func TestShiftShareOracle(t *testing.T) {
	oracle.Run(t, "shift_share", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		region, nation := regionAndNation(table)
		r := series.ShiftShare(region, nation)
		c.ForgiveRounding(region.Start, region.End)
		for field, got := range map[string]float64{
			"total_change": r.Total.Change, "national": r.Total.National, "industry_mix": r.Total.IndustryMix,
			"competitive": r.Total.Competitive, "net_total_shift": r.NetShift,
			"em_competitive": r.Total.HomotheticCompetitive, "em_allocation": r.Total.Allocation,
			"gerfin_structural_factor": r.Structural, "gerfin_location_factor": r.Location, "gerfin_regional_factor": r.Regional,
		} {
			if c.Expected.Has(field) {
				c.Check(t, got, field)
			}
		}
		cells := map[string]func(series.ShiftShareCell) float64{
			"actual_change":  func(s series.ShiftShareCell) float64 { return s.Change },
			"national":       func(s series.ShiftShareCell) float64 { return s.National },
			"industry_mix":   func(s series.ShiftShareCell) float64 { return s.IndustryMix },
			"competitive":    func(s series.ShiftShareCell) float64 { return s.Competitive },
			"homothetic":     func(s series.ShiftShareCell) float64 { return s.Homothetic },
			"em_competitive": func(s series.ShiftShareCell) float64 { return s.HomotheticCompetitive },
			"em_allocation":  func(s series.ShiftShareCell) float64 { return s.Allocation },
		}
		industries := table.Strings("industry")
		for _, key := range c.Expected.At("by_industry").Keys() {
			if part, ok := cells[key]; ok { // a list for each effect
				got := make([]float64, len(r.Cells))
				for i, cell := range r.Cells {
					got[i] = part(cell)
				}
				c.CheckAll(t, got, "by_industry", key)
				continue
			}
			cell := r.Cells[slices.Index(industries, key)] // an object for each industry
			for _, effect := range c.Expected.At("by_industry", key).Keys() {
				c.Check(t, cells[effect](cell), "by_industry", key, effect)
			}
		}
		if c.Expected.Has("published") {
			for field, got := range map[string]float64{
				"national": r.Total.National, "total_shift": r.NetShift,
				"differential": r.Total.Competitive, "composition": r.Total.IndustryMix,
			} {
				if published := c.Expected.At("published"); published.Has(field) {
					near(t, "published "+field, got, published.At(field).Float(), 1e-9)
				}
			}
		}
	})
}

func TestShiftShareIdentity(t *testing.T) {
	region := series.Change{Start: []float64{0, 120, 80, nan, 40}, End: []float64{15, 110, 95, 7, 0}}
	nation := series.Change{Start: []float64{900, 5000, 3200, 10, 1500}, End: []float64{1000, 4800, 3500, 20, 1200}}
	r := series.ShiftShare(region, nation)
	for i, s := range r.Cells {
		near(t, fmt.Sprint("sum of cell ", i), s.National+s.IndustryMix+s.Competitive, s.Change, 1e-13)
	}
	near(t, "sum", r.Total.National+r.Total.IndustryMix+r.Total.Competitive, 220-240, 1e-13)
	near(t, "left out", r.Cells[3].Competitive, nan, 0)
	near(t, "structural × location", r.Structural*r.Location, r.Regional, 1e-15)
	if r.Missing != 1 {
		t.Errorf("Missing = %d, want 1", r.Missing)
	}
	// The nation's figure is the one that is missing: the region's is known.
	nation.End[1] = nan
	if r = series.ShiftShare(region, nation); r.Missing != 2 {
		t.Errorf("Missing = %d, want 2", r.Missing)
	}
	near(t, "Unattributed", r.Unattributed, -10, 1e-15)
}

func TestShiftShareIndustryNewInTheNation(t *testing.T) {
	r := series.ShiftShare(series.Change{Start: []float64{0, 10}, End: []float64{3, 11}}, series.Change{Start: []float64{0, 100}, End: []float64{5, 105}})
	near(t, "competitive", r.Cells[0].Competitive, 3, 0)
	near(t, "mix", r.Cells[0].IndustryMix, 0, 0)
	near(t, "sum", r.Total.National+r.Total.IndustryMix+r.Total.Competitive, 4, 1e-15)
}

func ExampleShiftShare() {
	// G. Krumme's worked example (University of Washington).
	region := series.Change{Start: []float64{500, 100, 200, 200}, End: []float64{1000, 100, 250, 280}}
	nation := series.Change{Start: []float64{1000, 2000, 4000, 3000}, End: []float64{1100, 2400, 5200, 4200}}
	r := series.ShiftShare(region, nation)
	fmt.Printf("change %.0f = national %.0f + industry mix %.0f + competitive %.0f\n",
		r.Total.Change, r.Total.National, r.Total.IndustryMix, r.Total.Competitive)
	// Output:
	// change 630 = national 290 + industry mix -80 + competitive 420
}
