package stats

import (
	"cmp"
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// A CoagglomerationResult says which industries seek the same areas.
type CoagglomerationResult struct {
	// Key of the figure, with Area and Industry zero.
	census.Key
	// Industries are in the order of their codes. Pairs[i, j] is the index of two
	// of them, positive if they are in the same areas more than all manufacturing
	// is; it is symmetric, and NaN on the diagonal. No plant sizes enter.
	Industries []census.Industry
	Pairs      [][]float64
	// Group is the index of all of them together, the mean of the pairs weighted
	// with the products of the industries' sizes.
	Group float64
	// Missing are the areas that lack a figure of an industry or of all
	// manufacturing: the indices need all.
	Missing []census.Area
	// Status is the worst of the figures, NotApplicable with fewer than two
	// industries or areas.
	Status  census.Status
	Sources []census.Source
}

// Coagglomeration returns the indices of Ellison, Glaeser and Kerr for the
// industries of t, usually in employees:
//
//	γᵃᵇ = Σᵣ (sᵣₐ − xᵣ)(sᵣ_b − xᵣ) / (1 − Σ xᵣ²)
//	γᶜ  = Σ_{a≠b} wₐ w_b γᵃᵇ / Σ_{a≠b} wₐ w_b
//
// s are the shares of areas in an industry, x those in all manufacturing, which
// are looked for in t.Base(), and w the sizes of the industries. It is an error
// if the rows of t differ in more than area and industry, and if some areas are
// prefectures and others municipalities, or some industries divisions and others
// their groups: figures would count twice.
//
// # References
//
// G. Ellison, E. L. Glaeser and W. R. Kerr (2010), What causes industry
// agglomeration? Evidence from coagglomeration patterns, The American Economic
// Review 100, 1195-1213. G. Ellison and E. L. Glaeser (1997), Journal of
// Political Economy 105, 889-927.
func Coagglomeration(t *census.Table) (CoagglomerationResult, error) {
	cells := t.Select(census.AreaFunc(isPlace), census.IndustryFunc(isIndustry))
	m, err := cells.Matrix(census.ByArea, census.ByIndustry)
	if err != nil {
		return CoagglomerationResult{}, fmt.Errorf("stats: coagglomeration: %w", err)
	}
	if err := cmp.Or(oneKind(m.Rows, census.ByArea), oneKind(m.Cols, census.ByIndustry)); err != nil {
		return CoagglomerationResult{}, fmt.Errorf("stats: coagglomeration: %w", err)
	}
	r := CoagglomerationResult{Key: cells.Key(0), Group: math.NaN()}
	r.Area, r.Industry = census.Japan, census.Manufacturing
	for _, k := range m.Cols {
		r.Industries = append(r.Industries, k.Industry)
	}
	for row := range cells.Len() {
		r.Sources = union(r.Sources, cells.SourcesAt(row))
	}
	regions := r.wholes(t.Base(), m)
	r.measure(m, regions)
	return r, nil
}

func isPlace(a census.Area) bool        { return a != census.Japan }
func isIndustry(i census.Industry) bool { return i != census.Manufacturing }

// withoutWhole returns the areas of t, or its industries, without Japan or all manufacturing.
func withoutWhole(t *census.Table, by census.Dimension) *census.Table {
	if by == census.ByIndustry {
		return t.Select(census.IndustryFunc(isIndustry))
	}
	return t.Select(census.AreaFunc(isPlace))
}

// oneKind returns an error that names two areas, or industries, of different kinds:
// what is in the one may be in the other too.
func oneKind(keys []census.Key, d census.Dimension) error {
	if len(keys) == 0 {
		return nil
	}
	kind := kindOf(keys[0], d)
	for _, k := range keys[1:] {
		if kindOf(k, d) != kind {
			return fmt.Errorf("%s and %s are not of one kind: select one", keys[0].Label(d, census.English), k.Label(d, census.English))
		}
	}
	return nil
}

// provenance returns the worst status of the figures that t has, computed at best, and
// the sources of its rows.
func provenance(t *census.Table) (worst census.Status, sources []census.Source) {
	worst = census.Computed
	for row, status := range t.Statuses() {
		if !status.Absent() {
			worst = max(worst, status)
		}
		sources = union(sources, t.SourcesAt(row))
	}
	return worst, sources
}

// wholes returns all manufacturing of the areas of a matrix, and notes what is
// missing in either.
func (r *CoagglomerationResult) wholes(t *census.Table, m *census.Matrix) []float64 {
	x := make([]float64, len(m.Rows))
	for i, row := range m.Rows {
		k := r.Key
		k.Area = row.Area
		o, ok := t.Find(k)
		if !ok {
			o = census.Absence(k, census.NotAvailable)
		}
		x[i] = o.Value
		r.Status, r.Sources = max(r.Status, o.Status), union(r.Sources, o.Sources)
		missing := math.IsNaN(o.Value)
		for j, status := range m.Status[i] {
			r.Status = max(r.Status, status)
			missing = missing || math.IsNaN(m.At(i, j))
		}
		if missing {
			r.Missing = append(r.Missing, row.Area)
		}
	}
	return x
}

func (r *CoagglomerationResult) measure(m *census.Matrix, regions []float64) {
	pairs := measure.PairwiseCoagglomeration(m.Dense, regions)
	_, n := m.Dims()
	size := make([]float64, n)
	for i := range regions {
		for j := range size {
			size[j] += m.At(i, j)
		}
	}
	sum, weights := 0.0, 0.0
	for a := range n {
		row := make([]float64, n)
		for b := range n {
			if row[b] = math.NaN(); a != b {
				row[b] = pairs.At(a, b)
				sum, weights = sum+size[a]*size[b]*row[b], weights+size[a]*size[b]
			}
		}
		r.Pairs = append(r.Pairs, row)
	}
	r.Group = sum / weights
	switch {
	case r.Status.Absent():
	case math.IsNaN(r.Group):
		r.Status = census.NotApplicable
	case r.Status == census.Nil:
		r.Status = census.Official
	}
}
