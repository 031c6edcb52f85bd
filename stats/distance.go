package stats

import (
	"cmp"
	"math"
	"slices"
)

// distance bounds Σ|sᵢ − rᵢ| where figures of the reference are hidden, and maybe
// figures of the own distribution too. With dᵢ = sᵢ − rᵢ in [lᵢ, uᵢ] and Σ dᵢ = 0,
//
//	Σ|cᵢ| + |Σ cᵢ| ≤ Σ|dᵢ| ≤ min_λ Σ max(|lᵢ| − λlᵢ, |uᵢ| − λuᵢ)
//
// cᵢ being the number nearest to 0 in the interval. All but one of the dᵢ are at
// an end where the upper one is attained, so that the interval is an outer one;
// the dᵢ are taken as free of each other, too, but for their sum.
func (c *described) distance(ref against) (lower, upper float64, ok bool) {
	if ref.of == nil || len(ref.index) != len(ref.of.x) {
		return 0, 0, false
	}
	sl, su, own := c.own.shares()
	rl, ru, other := ref.of.shares()
	if !own || !other {
		return 0, 0, false
	}
	least, drift := 0.0, 0.0
	l, u := make([]float64, len(sl)), make([]float64, len(sl))
	for i, j := range ref.index {
		l[i], u[i] = sl[i]-ru[j], su[i]-rl[j]
		nearest := min(max(0, l[i]), u[i])
		least, drift = least+math.Abs(nearest), drift+nearest
	}
	lower = least + math.Abs(drift)
	return lower, max(lower, farthest(l, u)), true
}

// farthest returns min_λ Σ max(|lᵢ| − λlᵢ, |uᵢ| − λuᵢ). The sum is convex in λ and
// bends where two terms are equal: it is least where it has ceased to fall. Any λ
// gives a number that is large enough.
func farthest(l, u []float64) float64 {
	at := func(lambda float64) float64 {
		sum := 0.0
		for i := range l {
			sum += max(math.Abs(l[i])-lambda*l[i], math.Abs(u[i])-lambda*u[i])
		}
		return sum
	}
	slope, bends := bendsOf(l, u)
	turn := 0
	for ; turn < len(bends) && slope < 0; turn++ {
		slope += bends[turn].by
	}
	least := min(at(-1), at(1))
	for _, b := range bends[max(turn-2, 0):min(turn+1, len(bends))] { // slopes are rounded
		least = min(least, at(b.at))
	}
	return least
}

// A bend is where a sum of straight lines bends upwards, and by how much.
type bend struct{ at, by float64 }

// bendsOf returns the slope that the sum of farthest has beside −1, and its bends in
// order.
func bendsOf(l, u []float64) (slope float64, bends []bend) {
	for i := range l {
		if u[i] <= 0 {
			slope -= l[i]
			continue
		}
		slope -= u[i]
		if l[i] < 0 {
			bends = append(bends, bend{(u[i] + l[i]) / (u[i] - l[i]), u[i] - l[i]})
		}
	}
	slices.SortFunc(bends, func(a, b bend) int { return cmp.Compare(a.at, b.at) })
	return slope, bends
}

// shares returns between which shares of the sum each figure lies; ok is false
// where the sum is not known, not positive or contradicted.
func (c *distribution) shares() (lower, upper []float64, ok bool) {
	h := hiddenMass{lower: c.lower, upper: c.upper}
	total := sumOf(c.x)
	if len(c.free) > 0 {
		total = c.total
		if h.mass, ok = c.rest(); !ok || !h.feasible() {
			return nil, nil, false
		}
	}
	lower, upper = make([]float64, len(c.x)), make([]float64, len(c.x))
	copy(lower, c.x)
	copy(upper, c.x)
	for k, i := range c.free {
		lower[i], upper[i] = h.lower[k], h.upper[k]
	}
	for i := range lower {
		lower[i], upper[i] = lower[i]/total, upper[i]/total
	}
	return lower, upper, total > 0
}
