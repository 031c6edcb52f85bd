package stats_test

import (
	"math"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// twoYears are figures of the nation and of some prefectures, by industry and in
// total, in two years that may have size classes and industries of their own.
type twoYears struct {
	from, to           census.Year
	fromSize, toSize   census.Size
	fromParts, toParts []census.Industry
}

func (y twoYears) table(t *testing.T) *census.Table {
	t.Helper()
	areas := []census.Area{census.Hokkaido, census.Aomori, census.Iwate, census.Miyagi, census.Akita}
	var rows []census.Observation
	add := func(year census.Year, size census.Size, industries []census.Industry, growth float64) {
		for m, scale := range map[census.Measure]float64{census.Establishments: 10, census.Employees: 1000, census.Shipments: 1e9, census.ValueAdded: 4e8} {
			nation := map[census.Industry]float64{}
			for a, area := range areas {
				total := 0.0
				for i, industry := range industries {
					v := math.Round(scale * float64((a*a+3*i+int(scale)+2)%7+5) * (1 + growth*float64(a+1)))
					total, nation[industry] = total+v, nation[industry]+v
					rows = append(rows, sized(year, area, industry, size, m, v))
				}
				nation[census.Manufacturing] += total
				rows = append(rows, sized(year, area, census.Manufacturing, size, m, total))
			}
			for industry, v := range nation {
				rows = append(rows, sized(year, census.Japan, industry, size, m, v))
			}
		}
	}
	add(y.from, y.fromSize, y.fromParts, 0)
	add(y.to, y.toSize, y.toParts, .02)
	return collect(t, rows)
}

func sized(y census.Year, a census.Area, i census.Industry, s census.Size, m census.Measure, v float64) census.Observation {
	return census.NewObservation(census.Key{Year: y, Area: a, Industry: i, Size: s, Measure: m}, v)
}

// Every function that compares years makes something of two that compare, and
// nothing of two that do not, and says why.
func TestNothingCrossesABreakOfTheSurvey(t *testing.T) {
	four := census.Size{Min: 4}
	for _, x := range []struct {
		from, to         census.Year
		fromSize, toSize census.Size
		measures         []census.Measure
		breaks           bool
	}{
		{1999, 2001, four, four, []census.Measure{census.Establishments, census.Shipments}, false},
		{2000, 2001, census.Size{}, four, []census.Measure{census.Establishments, census.Employees, census.Shipments}, true}, // all, and four or more persons
		{2001, 2002, four, four, []census.Measure{census.Establishments, census.Employees, census.Shipments}, true},          // publishing leaves
		{2002, 2003, four, census.Size{}, []census.Measure{census.Employees}, true},
		{2006, 2007, four, four, []census.Measure{census.Shipments, census.ValueAdded}, true}, // other items
		{2006, 2007, four, four, []census.Measure{census.Establishments, census.Employees}, false},
		{2007, 2008, four, four, []census.Measure{census.Establishments, census.Shipments, census.ValueAdded}, false},
		{2010, 2011, four, four, []census.Measure{census.Establishments, census.Shipments}, true}, // the Economic Census
		{2011, 2012, four, four, []census.Measure{census.Establishments, census.Shipments}, true},
		{2013, 2014, four, four, []census.Measure{census.Employees, census.Shipments}, false},
		{2014, 2015, four, four, []census.Measure{census.Establishments, census.Shipments}, true},
		{2014, 2016, four, four, []census.Measure{census.Establishments, census.Employees}, true}, // the day of the count
		{2015, 2016, four, four, []census.Measure{census.Employees, census.Shipments}, true},
		{2018, 2019, four, four, []census.Measure{census.Establishments, census.Employees, census.Shipments, census.ValueAdded}, false},
		{2019, 2020, four, four, []census.Measure{census.Establishments, census.Shipments, census.ValueAdded}, true},
		{2020, 2021, four, census.Size{}, []census.Measure{census.Establishments, census.Shipments}, true}, // sole proprietors
	} {
		parts := []census.Industry{census.Food, census.Rubber}
		y := twoYears{x.from, x.to, x.fromSize, x.toSize, parts, parts}
		table := y.table(t)
		for _, m := range x.measures {
			for name, compare := range allComparisons(m) {
				if x.to-x.from > 1 && !x.breaks && againstTheYearBefore(name) {
					continue
				}
				if !x.breaks && (name == spliceWithoutOverlap || name == "ShiftShareBounds") {
					continue // a link needs a year with both, the bounds every division
				}
				made, said := compare(table, y)
				if made == x.breaks || x.breaks && said == "" {
					t.Errorf("%s of %s in %d and %d: made something: %t, want %t (%s)", name, m, x.from, x.to, made, !x.breaks, said)
				}
			}
		}
	}
}

func againstTheYearBefore(name string) bool {
	return strings.HasPrefix(name, "growth") || name == "Growth" || name == "Smooth"
}

// Industries of two revisions of the classification are not one: what is divided
// among them is not attributed, or refused.
func TestNothingJoinsIndustriesOfTwoRevisions(t *testing.T) {
	old, now := []census.Industry{"JSIC11:17", "JSIC11:26"}, []census.Industry{"JSIC12:25", "JSIC12:26"}
	y := twoYears{2007, 2008, census.Size{Min: 4}, census.Size{Min: 4}, old, now}
	table := y.table(t)
	for name, compare := range byIndustry(census.Shipments) {
		if made, said := compare(table, y); made || said == "" {
			t.Errorf("%s: made something: %t (%s)", name, made, said)
		}
	}
	for o := range stats.Growth(table.Select(census.Shipments)).Select(census.Year(2008)).All() {
		if whole := o.Industry == census.Manufacturing; math.IsNaN(o.Value) == whole || !whole && o.Status != census.NoBase {
			t.Errorf("growth of %v: %v %v", o.Key, o.Value, o.Status)
		}
	}
}
