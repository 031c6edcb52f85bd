package stats

import (
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
	"github.com/machikoba/machikoba/stats/measure"
)

// A RegionalTheil divides the inequality of one figure among areas into that
// within regions and that between them.
type RegionalTheil struct {
	// Key of the figure, with Area zero.
	census.Key
	// TheilDecomposition has Total = Within + Between, and in Groups the index
	// and weight of each region, whose names are the areas of the scheme. Total,
	// Within and Between are NaN where Status is absent.
	measure.TheilDecomposition
	// Missing are the areas without a figure, or with one of something per nothing:
	// the decomposition needs all.
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
	// shipments per employee, each area counted with its units, and not at all where
	// it has neither. Without it areas count alike.
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
	if len(areas) == 0 || t.Len() == 0 {
		return nil
	}
	groups := t.GroupBy(census.ByArea).First
	rows := newAreaRows(t.Base(), areas)
	out := make([]RegionalTheil, len(groups))
	parallel.Pieces(len(groups), 1, func(from, to int) {
		for i := from; i < to; i++ {
			out[i].Key = wholeOf(t.Key(int(groups[i])), census.ByArea)
			out[i].decompose(rows, regions, o)
		}
	})
	return out
}

func (r *RegionalTheil) decompose(rows *areaRows, regions []string, o RegionalTheilOptions) {
	x := make([]float64, len(rows.areas))
	options := measure.TheilOptions{Measure: o.Measure}
	figures, units := rows.of(r.Key), []int32(nil)
	if o.Per != "" {
		per := r.Key
		per.Measure = o.Per
		units, options.Weights = rows.of(per), make([]float64, len(x))
	}
	for i, a := range rows.areas {
		x[i] = r.value(rows.table, figures[i])
		if o.Per != "" {
			options.Weights[i] = r.value(rows.table, units[i])
			if x[i] != 0 || options.Weights[i] != 0 { // nothing per nothing does not count
				x[i] /= options.Weights[i]
			}
		}
		if math.IsNaN(x[i]) || math.IsInf(x[i], 0) {
			r.Missing = append(r.Missing, a)
		}
	}
	r.TheilDecomposition = measure.DecomposeTheil(x, regions, options)
	if len(r.Missing) > 0 { // package measure leaves out what has no units
		r.Total, r.Within, r.Between = math.NaN(), math.NaN(), math.NaN()
	}
	switch {
	case r.Status.Absent():
	case len(r.Missing) > 0 || o.Per != "" && sumOf(options.Weights) == 0: // something per nothing, or all nothing
		r.Status = census.NoBase
	case math.IsNaN(r.Total) || math.IsInf(r.Total, 0):
		r.Status = census.NotApplicable
	case r.Status == census.Nil:
		r.Status = census.Official
	}
}

// value returns the figure of a row, -1 for none, and takes note of what it is.
func (r *RegionalTheil) value(t *census.Table, row int32) float64 {
	if row < 0 {
		r.Status = max(r.Status, census.NotAvailable)
		return math.NaN()
	}
	r.Status, r.Sources = max(r.Status, t.Statuses()[row]), union(r.Sources, t.SourcesAt(int(row)))
	return t.Values()[row]
}

// areaRows finds the rows of a table that a figure has over areas.
type areaRows struct {
	table  *census.Table
	areas  []census.Area
	groups map[census.Key][]int32 // the rows of each figure
	place  []int32                // of each row, where its area is among the areas, -1 for not
}

func newAreaRows(t *census.Table, areas []census.Area) *areaRows {
	a := &areaRows{table: t, areas: areas, groups: map[census.Key][]int32{}, place: make([]int32, t.Len())}
	for _, rows := range t.GroupBy(census.ByArea).Members() {
		a.groups[wholeOf(t.Key(int(rows[0])), census.ByArea)] = rows
	}
	codes := groupsOf(t, census.ByArea)
	places := make([]int32, len(codes.First))
	for id, first := range codes.First {
		places[id] = -1
		if at, ok := slices.BinarySearch(areas, t.Key(int(first)).Area); ok { // Areas are in order
			places[id] = int32(at)
		}
	}
	for row, id := range codes.ID {
		a.place[row] = places[id]
	}
	return a
}

// of returns the row of each area that a figure has, -1 for none.
func (a *areaRows) of(k census.Key) []int32 {
	rows := a.none()
	for _, row := range a.groups[k] {
		if at := a.place[row]; at >= 0 {
			rows[at] = row
		}
	}
	return rows
}

func (a *areaRows) none() []int32 { return slices.Repeat([]int32{-1}, len(a.areas)) }
