package main

import "sort"

// A random is a stream of splitmix64 that depends on its seed alone: no state
// is shared between rows, so that any of them can be made by itself.
type random struct{ state uint64 }

func newRandom(seed, a, b uint64) random {
	return random{mix(seed*0x9E3779B97F4A7C15 ^ mix(a+0xD1B54A32D192ED03) ^ mix(b*0x8CB92BA72F3D8DD7+1))}
}

func mix(z uint64) uint64 {
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}

func (r *random) bits() uint64 { r.state += 0x9E3779B97F4A7C15; return mix(r.state) }

// unit returns a number in [0, 1).
func (r *random) unit() float64 { return float64(r.bits()>>11) / (1 << 53) }

func (r *random) below(n int) int { return int(r.bits() % uint64(n)) }

// normal returns a sum of four uniforms of variance 1, near enough and cheap.
func (r *random) normal() float64 {
	return (r.unit() + r.unit() + r.unit() + r.unit() - 2) * 1.7320508
}

// cumulative returns the shares of weights, added up.
func cumulative(weights []float64) []float64 {
	sums := make([]float64, len(weights))
	total := 0.0
	for i, w := range weights {
		total += w
		sums[i] = total
	}
	for i := range sums {
		sums[i] /= total
	}
	return sums
}

// pick returns the index that u in [0, 1) falls on.
func pick(cumulative []float64, u float64) int {
	return min(sort.SearchFloat64s(cumulative, u), len(cumulative)-1)
}
