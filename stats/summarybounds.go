package stats

import (
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// bounds returns the smallest and the largest number that the distribution can
// have; ok is false where nothing bounds it.
func (c *distribution) bounds(s Summary, ref against) (lower, upper float64, ok bool) {
	switch {
	case len(c.free) == 0:
		return 0, 0, false
	case s.response == level:
		lower, upper = c.levels(s)
	case s.response == unevenness, s.response == evenness:
		lower, upper = c.divisions(s, ref)
	default:
		return 0, 0, false
	}
	if lower > upper {
		lower, upper = upper, lower
	}
	return lower, upper, lower <= upper && !math.IsInf(lower, 1)
}

// kind says what the ends from bounds mean. Without a total the figures are free
// of each other, and with nothing known of them but the total one division may
// have any; ends of their own beside a total may not be had together, and those
// of a quantile are not: it is taken with all figures high, and all low.
func (c *distribution) kind(s Summary) census.Interval {
	total := !math.IsNaN(c.total) && len(c.free) > 1
	if c.interval == census.Suppression && total && (s.response == level || c.haveEnds()) {
		return census.Outer
	}
	return c.interval
}

// haveEnds reports whether more is known of a free figure than that it is not
// negative.
func (c *distribution) haveEnds() bool {
	for i := range c.free {
		if c.lower[i] != 0 || !math.IsInf(c.upper[i], 1) {
			return true
		}
	}
	return false
}

// divisions returns the numbers of the most even and of the most uneven division
// of what is left for the free parts, NaN where that is not known.
func (c *distribution) divisions(s Summary, ref against) (even, uneven float64) {
	mass, ok := c.rest()
	h := hiddenMass{mass: mass, lower: c.lower, upper: c.upper}
	for _, i := range c.free {
		if ref.x == nil {
			break
		}
		if h.weight = append(h.weight, ref.x[i]); !(ref.x[i] > 0) {
			return math.NaN(), math.NaN()
		}
	}
	if !ok || !h.feasible() {
		return math.NaN(), math.NaN()
	}
	x, w := c.fixed(ref.x)
	_, free := c.pick(ref.x)
	pieces, weights := h.mostUneven()
	even = s.of(append(x, h.mostEven()...), join(w, free))
	uneven = s.of(append(x, pieces...), join(w, weights))
	return even, uneven
}

// join returns the reference of fixed parts and pieces, nil where there is none.
func join(fixed, pieces []float64) []float64 {
	if fixed == nil {
		return nil
	}
	return append(fixed[:len(fixed):len(fixed)], pieces...)
}

// fixed returns the figures that are not free, with room for those that are, and
// what the reference has there.
func (c *distribution) fixed(ref []float64) (x, w []float64) {
	x = make([]float64, 0, len(c.x)+4*len(c.free))
	w, _ = c.pick(ref)
	next := 0
	for i, v := range c.x {
		if next < len(c.free) && c.free[next] == i {
			next++
			continue
		}
		x = append(x, v)
	}
	return x[:len(x):len(x)], w
}

// pick divides what the reference has into that of fixed and of free parts.
func (c *distribution) pick(ref []float64) (fixed, free []float64) {
	if ref == nil {
		return nil, nil
	}
	fixed = []float64{}
	next := 0
	for i, v := range ref {
		if next < len(c.free) && c.free[next] == i {
			next++
			free = append(free, v)
			continue
		}
		fixed = append(fixed, v)
	}
	return fixed, free
}

// beyond stands for an end that is not known: interpolation between figures
// needs a number.
const beyond = 1e300

// levels returns the numbers if all free parts are at their lower ends, and if
// all are at their upper ends, or have what the total leaves.
func (c *distribution) levels(s Summary) (lower, upper float64) {
	low, high := make([]float64, len(c.x)), make([]float64, len(c.x))
	copy(low, c.x)
	copy(high, c.x)
	h := hiddenMass{lower: c.lower, upper: c.upper}
	if mass, ok := c.rest(); ok {
		h.mass = mass
		h.feasible()
	}
	for k, i := range c.free {
		low[i], high[i] = max(h.lower[k], -beyond), min(h.upper[k], beyond)
	}
	return unbounded(s.of(low, nil)), unbounded(s.of(high, nil))
}

func unbounded(v float64) float64 {
	if math.Abs(v) > beyond/1e10 {
		return math.Copysign(math.Inf(1), v)
	}
	return v
}
