package stats

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/stats/measure"
)

// A basket is cells between ends that have a total.
type basket struct {
	lower, upper []float64
	total, rest  float64 // what the total leaves beyond the lower ends
}

func newBasket(cells []measure.Interval, total float64) (*basket, error) {
	if !(total > 0) || math.IsInf(total, 0) {
		return nil, fmt.Errorf("stats: bounds of parts of a total of %v are undefined", total)
	}
	b := &basket{total: total, rest: total}
	for _, c := range cells {
		if !(c.Lower >= 0) || !(c.Upper >= c.Lower) {
			return nil, fmt.Errorf("stats: bounds of parts need cells that are not negative: one lies in [%v, %v]", c.Lower, c.Upper)
		}
		b.lower = append(b.lower, c.Lower)
		b.rest -= c.Lower
	}
	slack := 1e-9 * total
	room := 0.0
	for i, c := range cells {
		b.upper = append(b.upper, math.Min(c.Upper, c.Lower+math.Max(b.rest, 0)))
		room += b.upper[i] - b.lower[i]
	}
	if b.rest < -slack || b.rest > room+slack {
		return nil, fmt.Errorf("stats: cells contradict their total %v by %v", total, math.Max(-b.rest, b.rest-room))
	}
	b.rest = math.Min(math.Max(b.rest, 0), room)
	return b, nil
}

// fill returns the cells that have the total and, of those that do, the largest
// Σ worth x: the rest goes to the cells that are worth most.
func (b *basket) fill(worth func(i int) float64) []float64 {
	order := make([]int, len(b.lower))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		switch wi, wj := worth(i), worth(j); {
		case wi > wj:
			return -1
		case wi < wj:
			return 1
		}
		return 0
	})
	x, rest := slices.Clone(b.lower), b.rest
	for _, i := range order {
		more := math.Min(rest, b.upper[i]-b.lower[i])
		x[i] += more
		rest -= more
	}
	return x
}

// sum returns between which values Σ cᵢ xᵢ lies when each coefficient lies
// between two ends. With coefficients that are known the ends are the tightest.
func (b *basket) sum(low, high []float64) measure.Interval {
	at := func(c, x []float64) float64 {
		var s float64
		for i := range x {
			s += c[i] * x[i]
		}
		return s
	}
	return measure.Interval{
		Lower: at(low, b.fill(func(i int) float64 { return -low[i] })),
		Upper: at(high, b.fill(func(i int) float64 { return high[i] })),
	}
}
