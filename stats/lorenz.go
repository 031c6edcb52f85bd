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
		points = mergePoints(points, crossings(most.along(points), base.along(points), points))
	}
	mostAt, baseAt := most.along(points), base.along(points)
	x, weight = make([]float64, 0, len(points)), make([]float64, 0, len(points))
	below := min(mostAt[0], baseAt[0])
	for k := 1; k < len(points); k++ {
		here := min(mostAt[k], baseAt[k])
		x, weight = append(x, max(here-below, 0)), append(weight, points[k]-points[k-1])
		below = here
	}
	return x, weight
}

// A lorenzCurve has what the parts that have most for their weight have together,
// v, against their weight together, p.
type lorenzCurve struct{ p, v []float64 }

func (h *hiddenMass) curve(x []float64, start float64) lorenzCurve {
	type part struct {
		perWeight float64
		i         int
	}
	order := make([]part, len(x))
	for i := range order {
		order[i] = part{x[i] / h.weightOf(i), i}
	}
	slices.SortFunc(order, func(a, b part) int { return cmp.Compare(b.perWeight, a.perWeight) })
	c := lorenzCurve{p: make([]float64, len(x)+1), v: make([]float64, len(x)+1)}
	c.v[0] = start
	for k, o := range order {
		c.p[k+1], c.v[k+1] = c.p[k]+h.weightOf(o.i), c.v[k]+x[o.i]
	}
	return c
}

// along returns the heights of the curve at points in ascending order.
func (c lorenzCurve) along(points []float64) []float64 {
	v, k := make([]float64, len(points)), 0
	for i, p := range points {
		for k < len(c.p) && c.p[k] < p {
			k++
		}
		switch {
		case k == len(c.p):
			v[i] = c.v[k-1]
		case k == 0 || c.p[k] == p:
			v[i] = c.v[k]
		default:
			v[i] = c.v[k-1] + (c.v[k]-c.v[k-1])*(p-c.p[k-1])/(c.p[k]-c.p[k-1])
		}
	}
	return v
}

// mergePoints returns the points of two lists in order, which they have; two that
// differ only because they were summed in another order are one.
func mergePoints(a, b []float64) []float64 {
	points := make([]float64, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		from := &a
		if b[0] < a[0] {
			from = &b
		}
		points, *from = append(points, (*from)[0]), (*from)[1:]
	}
	points = append(append(points, a...), b...)
	scale := points[len(points)-1]
	return slices.CompactFunc(points, func(a, b float64) bool { return math.Abs(b-a) <= 1e-12*scale })
}

// crossings returns where two curves of these heights at the points cross between
// them.
func crossings(a, b, points []float64) []float64 {
	var out []float64
	for k := 1; k < len(points); k++ {
		from, to := points[k-1], points[k]
		d0, d1 := a[k-1]-b[k-1], a[k]-b[k]
		if d0*d1 < 0 {
			out = append(out, min(from+(to-from)*d0/(d0-d1), to))
		}
	}
	return out
}
