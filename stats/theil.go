package stats

import (
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// A RegionalTheil divides the inequality of one figure among areas into that
// within regions and that between them.
type RegionalTheil struct {
	// Key of the figure, with Area zero.
	census.Key
	// TheilDecomposition has Total = Within + Between, and in Groups the index
	// and weight of each region, whose names are the areas of the scheme. All
	// are NaN where Status is absent.
	measure.TheilDecomposition
	// Missing are the areas without a figure: the decomposition needs all.
	Missing []census.Area
	// Status is the worst of the figures, NotApplicable with a negative one.
	Status  census.Status
	Sources []census.Source
}

// RegionalTheilOptions are the further choices of [DecomposeTheil].
type RegionalTheilOptions struct {
	// Regions are the groups of areas; the zero Regions are census.EightRegions.
	Regions census.Regions
	// Measure is Theil's T or L: T.
	Measure measure.Theil
	// Per makes it the inequality of figures per unit of another measure, such as
	// shipments per employee, each area counted with its units. Without it areas
	// count alike.
	Per census.Measure
}

// DecomposeTheil divides the inequality of every figure of t over its areas into
// that within regions and that between them:
//
//	T = Σ s_g T_g + Σ s_g ln(μ_g/μ)    s_g share of the sum
//	L = Σ p_g L_g + Σ p_g ln(μ/μ_g)    p_g share of the population
//
// Areas that are in no region, Japan among them, are left out; all others that t
// has for any figure are needed for each.
//
// # References
//
// H. Theil (1967), Economics and Information Theory, North-Holland. F.
// Bourguignon (1979), Decomposable income inequality measures, Econometrica 47,
// 901-920.
func DecomposeTheil(t *census.Table, o RegionalTheilOptions) []RegionalTheil {
	if o.Regions.Scheme == "" {
		o.Regions = census.EightRegions()
	}
	var areas []census.Area
	var regions []string
	for _, a := range t.Areas() {
		if r, ok := o.Regions.Of(a); ok && a != census.Japan {
			areas, regions = append(areas, a), append(regions, string(r))
		}
	}
	var out []RegionalTheil
	for _, first := range t.GroupBy(census.ByArea).First {
		if len(areas) > 0 {
			r := RegionalTheil{Key: wholeOf(t.Key(int(first)), census.ByArea)}
			r.decompose(t.Base(), areas, regions, o)
			out = append(out, r)
		}
	}
	return out
}

func (r *RegionalTheil) decompose(t *census.Table, areas []census.Area, regions []string, o RegionalTheilOptions) {
	x := make([]float64, len(areas))
	options := measure.TheilOptions{Measure: o.Measure}
	for i, a := range areas {
		x[i] = r.value(t, a, r.Measure)
		if o.Per != "" {
			units := r.value(t, a, o.Per)
			x[i] /= units
			options.Weights = append(options.Weights, units)
		}
		if math.IsNaN(x[i]) || math.IsInf(x[i], 0) {
			r.Missing = append(r.Missing, a)
		}
	}
	r.TheilDecomposition = measure.DecomposeTheil(x, regions, options)
	switch {
	case r.Status.Absent():
	case len(r.Missing) > 0: // nothing per nothing
		r.Status = census.NoBase
	case math.IsNaN(r.Total) || math.IsInf(r.Total, 0):
		r.Status = census.NotApplicable
	case r.Status == census.Nil:
		r.Status = census.Official
	}
}

func (r *RegionalTheil) value(t *census.Table, a census.Area, m census.Measure) float64 {
	k := r.Key
	k.Area, k.Measure = a, m
	o, ok := t.Find(k)
	if !ok {
		o = census.Absence(k, census.NotAvailable)
	}
	r.Status, r.Sources = max(r.Status, o.Status), union(r.Sources, o.Sources)
	return o.Value
}
