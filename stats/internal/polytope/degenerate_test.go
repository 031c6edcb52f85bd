package polytope_test

import (
	"math"
	"math/rand/v2"
	"testing"
)

// In a table of zeros and ones nearly all steps of the simplex have no length:
// it must come to an end all the same.
func TestDegenerateTables(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 31))
		values := make([][]float64, 30)
		for i := range values {
			values[i] = make([]float64, 16)
			for j := range values[i] {
				values[i][j] = float64(r.IntN(2+3*int(seed%2)) / (1 + 3*int(seed%2)))
			}
		}
		s, at := table(values, func(int, int) bool { return r.Float64() < 0.5 })
		sol := solve(t, s)
		for i := range at {
			for k, j := range at[i] {
				if j < 0 {
					continue
				}
				if v := values[i][k]; v < sol.Lower[j] || v > sol.Upper[j] || sol.Upper[j] != math.Round(sol.Upper[j]) {
					t.Errorf("seed %d: the true %v lies outside [%v, %v]", seed, v, sol.Lower[j], sol.Upper[j])
				}
			}
		}
	}
}
