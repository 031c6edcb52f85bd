package stats

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Hidden figures are a mass that is divided over some parts, each within its own
// ends. Of two divisions one is more uneven, in the sense of Lorenz, if it can
// be had from the other by moving mass from parts that have little for their
// weight to parts that have much. Every measure of concentration and inequality
// respects that order: it is as small as it can be in the most even division,
// and not larger than in one that is more uneven than all.
type hiddenMass struct {
	mass                 float64
	lower, upper, weight []float64 // weight nil: all alike
}

// feasible reports whether the ends leave room for the mass, and narrows the
// upper ends to what the lower ones of the other parts leave.
func (h *hiddenMass) feasible() bool {
	low := sumOf(h.lower)
	if math.IsInf(low, -1) || low > h.mass*(1+1e-12) {
		return false
	}
	h.upper = slices.Clone(h.upper)
	for i := range h.upper {
		h.upper[i] = min(h.upper[i], h.lower[i]+max(h.mass-low, 0))
	}
	return sumOf(h.upper) >= h.mass*(1-1e-12)
}

func (h *hiddenMass) weightOf(i int) float64 {
	if h.weight == nil {
		return 1
	}
	return h.weight[i]
}

// mostEven returns the division in which every part has the same for its weight,
// as far as its ends let it: min(max(c wᵢ, lᵢ), uᵢ) with c such that all sum to
// the mass.
func (h *hiddenMass) mostEven() []float64 {
	x := make([]float64, len(h.lower))
	at := func(c float64) float64 {
		for i := range x {
			x[i] = min(max(c*h.weightOf(i), h.lower[i]), h.upper[i])
		}
		return sumOf(x)
	}
	levels := make([]float64, 0, 2*len(x))
	for i := range x {
		levels = append(levels, h.lower[i]/h.weightOf(i), h.upper[i]/h.weightOf(i))
	}
	slices.Sort(levels)
	k := sort.Search(len(levels), func(k int) bool { return at(levels[k]) >= h.mass })
	if k == 0 || k == len(levels) {
		at(levels[min(k, len(levels)-1)])
		return x
	}
	low, high := at(levels[k-1]), at(levels[k])
	if high > low {
		at(levels[k-1] + (levels[k]-levels[k-1])*(h.mass-low)/(high-low))
	}
	return x
}

// mostUneven returns pieces of mass and weight that are at least as uneven as
// any division: the parts that can have most for their weight have as much as
// they can,
//
//	B(p) = min(largest Σ u of weight p, mass - Σ l + largest Σ l of weight p)
//
// is as much as parts of weight p can have together, and the pieces are its
// slopes. It is attained where lower ends are in proportion to the weights, as
// those of zero are.
func (h *hiddenMass) mostUneven() (x, weight []float64) {
	most := h.curve(h.upper, 0)
	base := h.curve(h.lower, h.mass-sumOf(h.lower))
	points := mergePoints(most.p, base.p)
	if h.weight != nil {
		points = mergePoints(points, crossings(most, base, points))
	}
	x, weight = make([]float64, 0, len(points)), make([]float64, 0, len(points))
	below := min(most.at(points[0]), base.at(points[0]))
	for k := 1; k < len(points); k++ {
		here := min(most.at(points[k]), base.at(points[k]))
		x, weight = append(x, max(here-below, 0)), append(weight, points[k]-points[k-1])
		below = here
	}
	return x, weight
}

// A lorenzCurve has what the parts that have most for their weight have together,
// v, against their weight together, p.
type lorenzCurve struct{ p, v []float64 }

func (h *hiddenMass) curve(x []float64, start float64) lorenzCurve {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(x[b]/h.weightOf(b), x[a]/h.weightOf(a)) })
	c := lorenzCurve{p: make([]float64, len(x)+1), v: make([]float64, len(x)+1)}
	c.v[0] = start
	for k, i := range order {
		c.p[k+1], c.v[k+1] = c.p[k]+h.weightOf(i), c.v[k]+x[i]
	}
	return c
}

func (c lorenzCurve) at(p float64) float64 {
	k, found := slices.BinarySearch(c.p, p)
	switch {
	case found:
		return c.v[k]
	case k == 0 || k == len(c.p):
		return c.v[min(k, len(c.p)-1)]
	}
	return c.v[k-1] + (c.v[k]-c.v[k-1])*(p-c.p[k-1])/(c.p[k]-c.p[k-1])
}

// mergePoints returns the points of both lists in order; two that differ only
// because they were summed in another order are one.
func mergePoints(a, b []float64) []float64 {
	points := slices.Concat(a, b)
	slices.Sort(points)
	scale := points[len(points)-1]
	return slices.CompactFunc(points, func(a, b float64) bool { return math.Abs(b-a) <= 1e-12*scale })
}

// crossings returns where two curves cross between points.
func crossings(a, b lorenzCurve, points []float64) []float64 {
	var out []float64
	for k := 1; k < len(points); k++ {
		from, to := points[k-1], points[k]
		d0, d1 := a.at(from)-b.at(from), a.at(to)-b.at(to)
		if d0*d1 < 0 {
			out = append(out, from+(to-from)*d0/(d0-d1))
		}
	}
	return out
}
