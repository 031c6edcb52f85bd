package stats_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
)

func TestQuotientFormsOracle(t *testing.T) {
	oracle.Run(t, "location_quotient", func(t *testing.T, c *oracle.Case) {
		table := crossed(t, c)
		symmetric, localised, binary := stats.SymmetricLQ(table), stats.LocalisationDifference(table), stats.BinaryLQ(table)
		for i, r := range c.Expected.At("regions").Strings() {
			for j, name := range c.Expected.At("industries").Strings() {
				defined := !math.IsNaN(c.Expected.At("lq_null_when_undefined").Matrix()[i][j])
				for field, form := range map[string]*census.Table{"symmetric_rca": symmetric, "asymmetric_lq_diff": localised, "rca_binary": binary} {
					got, want := made(t, form, area(r), industry(name)), c.Expected.At(field).Matrix()[i][j]
					if defined || !math.IsNaN(want) && field == "asymmetric_lq_diff" {
						c.Compare(t, field+" "+r+"/"+name, got.Value, want)
					} else if !got.Status.Absent() && got.Value != 0 {
						t.Errorf("%s of %s/%s is %v where there is no quotient", field, r, name, got.Value)
					}
				}
			}
		}
		additive := stats.AdditiveLQ(table)
		for _, r := range c.Expected.At("regions").Strings() { // half the absolute sum is the coefficient of specialisation
			total, absolute := 0.0, 0.0
			for o := range additive.Select(area(r)).All() {
				if o.Industry != census.Manufacturing {
					total, absolute = total+o.Value, absolute+math.Abs(o.Value)
				}
			}
			want := described(t, table, census.ByIndustry, stats.Hoover().AgainstWhole(), area(r)).Value
			if !(math.Abs(total) < 1e-12 && math.Abs(absolute/2-want) < 1e-12) && !math.IsNaN(want) {
				t.Errorf("additive quotients of %s sum to %v, and half of them in absolute terms to %v, want %v", r, total, absolute/2, want)
			}
		}
		skip(c)
	})
}

func TestQuotientFormsHidden(t *testing.T) {
	at := func(a census.Area, i census.Industry, v float64) census.Observation {
		o := figure(a, census.Shipments, v)
		o.Industry = i
		return o
	}
	hidden := func(a census.Area, lower, upper float64) census.Observation {
		o := census.Absence(at(a, census.Food, 0).Key, census.Suppressed)
		o.Interval, o.Lower, o.Upper = census.Suppression, lower, upper
		return o
	}
	table := collect(t, []census.Observation{
		at(census.Japan, census.Food, 100), at(census.Japan, "", 1000),
		hidden(census.Tokyo, 20, 30), at(census.Tokyo, "", 100), // LQ 2 to 3
		hidden(census.Osaka, 5, 20), at(census.Osaka, "", 100), // ½ to 2
		at(census.Nara, census.Food, 0), at(census.Nara, "", 0), // nothing at all
		at(census.Mie, census.Food, 10), // no total
	}).Select(census.Food)
	binary, symmetric, additive := stats.BinaryLQ(table), stats.SymmetricLQ(table), stats.AdditiveLQ(table)
	for _, x := range []struct {
		form         *census.Table
		area         census.Area
		lower, upper float64
	}{
		{binary, census.Tokyo, 1, 1}, {binary, census.Osaka, 0, 1},
		{symmetric, census.Tokyo, 1. / 3, .5}, {symmetric, census.Osaka, -1. / 3, 1. / 3},
		{additive, census.Tokyo, .1, .2}, {additive, census.Osaka, -.05, .1},
	} {
		o := made(t, x.form, x.area)
		if math.Abs(o.Lower-x.lower) > 1e-12 || math.Abs(o.Upper-x.upper) > 1e-12 || o.Status != census.Suppressed {
			t.Errorf("%s of %s in [%v, %v] %v, want [%v, %v]", o.Statistic, x.area, o.Lower, o.Upper, o.Status, x.lower, x.upper)
		}
	}
	for _, form := range []*census.Table{binary, symmetric, additive} {
		for _, a := range []census.Area{census.Nara, census.Mie} {
			if o := made(t, form, a); o.Status != census.NoBase {
				t.Errorf("%s of %s is %v, %v, want no base", o.Statistic, a, o.Value, o.Status)
			}
		}
	}
}

// Value added can be negative: of an area with −5 in food and 15 in textiles food has no
// quotient, and textiles that of 15/10 to the 30/50 of the nation.
func TestQuotientsOfNegativeFigures(t *testing.T) {
	at := func(a census.Area, i census.Industry, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: a, Industry: i, Measure: census.ValueAdded}, v)
	}
	table := collect(t, []census.Observation{
		at(census.Osaka, census.Food, -5), at(census.Osaka, census.Textiles, 15), at(census.Osaka, census.Manufacturing, 10),
		at(census.Nara, census.Food, -3), at(census.Nara, census.Manufacturing, -3),
		at(census.Japan, census.Food, 20), at(census.Japan, census.Textiles, 30), at(census.Japan, census.Manufacturing, 50),
	})
	for name, f := range map[string]func(*census.Table) *census.Table{
		"LQ": stats.LocationQuotient, "symmetric LQ": stats.SymmetricLQ, "binary LQ": stats.BinaryLQ,
	} {
		for _, a := range []census.Area{census.Osaka, census.Nara} {
			if o := made(t, f(table), a, census.Food); !math.IsNaN(o.Value) || o.Status != census.NotApplicable {
				t.Errorf("%s of food in %s is %v, %v, want none", name, a, o.Value, o.Status)
			}
		}
	}
	if o := made(t, stats.LocationQuotient(table), census.Osaka, census.Textiles); !near(o.Value, 2.5) {
		t.Errorf("LQ of textiles in Osaka = %v, want 2.5", o.Value)
	}
}
