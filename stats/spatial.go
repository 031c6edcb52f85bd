package stats

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
	"github.com/machikoba/machikoba/stats/measure"
)

// A SpatialAssociation says whether neighbouring areas are alike in one figure.
type SpatialAssociation struct {
	// Key of the figure, with Area zero.
	census.Key
	// Association is the statistic with its tests, NaN where Status is absent.
	measure.Association
	// Missing are the areas without a figure: the statistic needs all of them.
	Missing []census.Area
	// Status is the worst of the figures, NotApplicable where the statistic is
	// not defined: all are equal, or there are fewer than four.
	Status  census.Status
	Sources []census.Source
}

// Moran returns Moran's I of every figure of t over the areas that are the names
// of w, positive where neighbours are alike:
//
//	I = n/S0 · Σᵢⱼ wᵢⱼ zᵢ zⱼ / Σ zᵢ²    z = x − x̄
//
// [PrefectureNeighbours] has weights, and measure.WeightsOf takes any others, with
// the codes of areas as names. The rule says what to do with islands:
// measure.RefuseIslands makes them an error. It is an error too if t has areas,
// but for the whole, that w does not have, or none at all: select a level. Where
// the figure of an area is missing so is the statistic, which says where.
//
// # References
//
// P. A. P. Moran (1950), Notes on continuous stochastic phenomena, Biometrika 37,
// 17-23. A. D. Cliff and J. K. Ord (1981), Spatial Processes, Pion, 42-46.
func Moran(t *census.Table, w *measure.Weights, islands measure.Islands) ([]SpatialAssociation, error) {
	return associations(t, w, islands, measure.Moran)
}

// Geary returns Geary's C of every figure of t, less than 1 where neighbours are
// alike, on the conditions of [Moran]:
//
//	C = (n − 1)/(2 S0) · Σᵢⱼ wᵢⱼ (xᵢ − xⱼ)² / Σ zᵢ²
//
// # References
//
// R. C. Geary (1954), The contiguity ratio and statistical mapping, The
// Incorporated Statistician 5, 115-145.
func Geary(t *census.Table, w *measure.Weights, islands measure.Islands) ([]SpatialAssociation, error) {
	return associations(t, w, islands, measure.Geary)
}

func associations(t *census.Table, w *measure.Weights, islands measure.Islands,
	f func([]float64, *measure.Weights, measure.Islands) (measure.Association, error)) ([]SpatialAssociation, error) {
	if alone := w.Islands(); islands == measure.RefuseIslands && len(alone) > 0 {
		return nil, fmt.Errorf("stats: areas without neighbours, which measure.RefuseIslands refuses: %s", strings.Join(alone, ", "))
	}
	maps, err := mapsOf(t, w)
	if err != nil {
		return nil, err
	}
	if len(maps) == 0 {
		return nil, nil
	}
	out := make([]SpatialAssociation, len(maps))
	parallel.Pieces(len(maps), 1, func(from, to int) {
		for i, m := range maps[from:to] {
			a, why := f(m.x, w, islands)
			if why != nil {
				a = undefinedAssociation()
			}
			out[from+i] = SpatialAssociation{Key: m.key, Association: a, Missing: m.missing, Status: m.statusWith(why), Sources: m.sources}
		}
	})
	return out, nil
}

func undefinedAssociation() measure.Association {
	nan := math.NaN()
	none := measure.NormalTest{Variance: nan, Z: nan, P: nan}
	return measure.Association{Value: nan, Expected: nan, Normality: none, Randomisation: none}
}

// A LocalSpatialAssociation is the part that one area has in Moran's I.
type LocalSpatialAssociation struct {
	// Key of the area's figure, and the figure.
	census.Key
	Figure float64
	// LocalAssociation has the statistic I, NaN where Status is absent, and the
	// Quadrant: high among high, low among low, or an outlier.
	measure.LocalAssociation
	// Z is I in standard deviations if the area keeps its figure and the others
	// are permuted, P its two-sided probability by the normal distribution. Of
	// 47 areas two are expected below .05 by chance.
	Z, P   float64
	Status census.Status
}

// LocalMoran returns the local Moran statistics (LISA) of every figure of t, in
// the order of the names of w; those of one figure sum to S0 times Moran's I. An
// island has 0. Conditions are those of [Moran]; islands need no rule.
//
//	Iᵢ = zᵢ/m₂ · Σⱼ wᵢⱼ zⱼ    m₂ = Σ z²/n
//
// # References
//
// L. Anselin (1995), Local indicators of spatial association - LISA, Geographical
// Analysis 27, 93-115.
func LocalMoran(t *census.Table, w *measure.Weights) ([]LocalSpatialAssociation, error) {
	maps, err := mapsOf(t, w)
	if err != nil {
		return nil, err
	}
	names := w.Names()
	if len(maps)*len(names) == 0 {
		return nil, nil
	}
	out := make([]LocalSpatialAssociation, len(maps)*len(names))
	parallel.Pieces(len(maps), 1, func(from, to int) {
		for i := from; i < to; i++ {
			maps[i].local(w, names, out[i*len(names):(i+1)*len(names)])
		}
	})
	return out, nil
}

// local fills in the local statistics of a map, one for each of the names of w.
func (m *areaMap) local(w *measure.Weights, names []string, out []LocalSpatialAssociation) {
	nan := math.NaN()
	local, why := measure.LocalMoran(m.x, w)
	status := m.statusWith(why)
	for i, name := range names {
		a := LocalSpatialAssociation{Key: m.key, Figure: m.x[i], Status: status, Z: nan, P: nan,
			LocalAssociation: measure.LocalAssociation{I: nan, Lag: nan}}
		a.Area = census.Area(name)
		if why == nil {
			a.LocalAssociation = local[i]
			a.Z = local[i].Conditional.Z(local[i].I)
			a.P = math.Erfc(math.Abs(a.Z) / math.Sqrt2)
		}
		out[i] = a
	}
}

// An areaMap is one figure of all areas, in the order of weights.
type areaMap struct {
	key     census.Key
	x       []float64
	missing []census.Area
	status  census.Status
	sources []census.Source
}

// statusWith returns the status of what was made of the map, given why it could
// not be made.
func (m *areaMap) statusWith(why error) census.Status {
	switch {
	case m.status.Absent():
		return m.status
	case why != nil:
		return census.NotApplicable
	case m.status == census.Nil:
		return census.Official
	}
	return m.status
}

// mapsOf returns the figures of t, each over all areas of w.
func mapsOf(t *census.Table, w *measure.Weights) ([]areaMap, error) {
	names, at := w.Names(), map[census.Area]int{}
	for i, name := range names {
		at[census.Area(name)] = i
	}
	for _, a := range t.Areas() {
		if _, ok := at[a]; !ok && a != census.Japan {
			return nil, fmt.Errorf("stats: area %q is not among those that the weights are for: select areas of one level", a)
		}
	}
	// Rows find their place by the group of their area, which needs no look-up each.
	areas := groupsOf(t, census.ByArea)
	place := make([]int, len(areas.First))
	for id, first := range areas.First {
		place[id] = -1 // the whole
		if a := t.Key(int(first)).Area; a != census.Japan {
			place[id] = at[a]
		}
	}
	groups := t.GroupBy(census.ByArea).Members()
	all, has := make([]areaMap, len(groups)), make([]bool, len(groups))
	parallel.Pieces(len(groups), 1, func(from, to int) {
		for i := from; i < to; i++ {
			all[i], has[i] = mapOf(t, groups[i], names, func(row int32) int { return place[areas.ID[row]] })
		}
	})
	var maps []areaMap
	for i, m := range all {
		if has[i] {
			maps = append(maps, m)
		}
	}
	return maps, nil
}

// mapOf returns the map of the figures in rows, each at its place among names, -1
// for the whole; ok is false where there is the whole alone.
func mapOf(t *census.Table, rows []int32, names []string, place func(row int32) int) (m areaMap, ok bool) {
	m = areaMap{key: wholeOf(t.Key(int(rows[0])), census.ByArea), x: slices.Repeat([]float64{math.NaN()}, len(names))}
	values, statuses := t.Values(), t.Statuses()
	for _, r := range rows {
		if at := place(r); at >= 0 {
			m.x[at] = values[r]
			m.status, m.sources = max(m.status, statuses[r]), union(m.sources, t.SourcesAt(int(r)))
		}
	}
	for i, name := range names {
		if math.IsNaN(m.x[i]) {
			m.missing = append(m.missing, census.Area(name))
		}
	}
	if len(m.missing) == len(names) && len(m.sources) == 0 && !m.status.Absent() {
		return m, false
	}
	if len(m.missing) > 0 && !m.status.Absent() {
		m.status = census.NotAvailable
	}
	return m, true
}
