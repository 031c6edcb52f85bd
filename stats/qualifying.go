package stats

import (
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// SpecificIndustries is the measure of [QualifyingIndustries].
const SpecificIndustries census.Measure = "specific industries"

// QualifyingIndustries counts the industries of each area that [Clusters] finds
// to qualify, for a map or a ranking of them:
//
//	nⱼ = number of i whose pair with area j meets every threshold
//
// Every pair counts: judge divisions, or their groups, and not both together.
// There is a row for each year, area, size class and scope that was judged, with
// the sources and the worst status of what it was judged by. Where pairs are unknown the number is
// absent with the status of the figures that leave it open, and lies between
// that of the pairs that qualify and that of all which may.
func QualifyingIndustries(clusters []Cluster) (*census.Table, error) {
	counts := map[census.Key]*census.Observation{}
	var order []census.Key
	for _, c := range clusters {
		k := census.Key{Year: c.Year, Area: c.Area, Size: c.Size, Scope: c.Scope, Measure: SpecificIndustries}
		o := counts[k]
		if o == nil {
			o = &census.Observation{Key: k, Status: census.Computed, Unit: census.UnitIndustries}
			counts[k], order = o, append(order, k)
		}
		c.count(o)
	}
	return census.Collect(func(yield func(census.Observation) bool) {
		for _, k := range order {
			if !yield(numbered(*counts[k])) {
				return
			}
		}
	}, census.WithLabel(census.ByMeasure, string(SpecificIndustries), "Specific industries", "特定産業"))
}

// count adds a pair to the ends of the number of its area.
func (c Cluster) count(o *census.Observation) {
	if c.Qualifies == Met {
		o.Lower++
	}
	if c.Qualifies != NotMet {
		o.Upper++
	}
	for _, f := range c.Findings {
		if c.Qualifies == Unknown && f.Finding == Unknown {
			why := f.Figure.Status
			if !why.Absent() { // a figure that is not exact enough
				why = census.NotAvailable
			}
			o.Status = max(o.Status, why)
		}
		if f.Threshold >= 0 && !f.Figure.Status.Absent() {
			o.Status = max(o.Status, f.Figure.Status)
		}
		o.Sources = union(o.Sources, f.Figure.Sources)
	}
}

// numbered makes a figure of a number whose ends are known.
func numbered(o census.Observation) census.Observation {
	o.Sources = slices.Clone(o.Sources)
	if o.Lower == o.Upper {
		o.Value, o.Lower, o.Upper = o.Lower, math.NaN(), math.NaN()
		return o
	}
	o.Value, o.Precision, o.Interval = math.NaN(), math.NaN(), census.Outer
	return o
}
