package measure_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
)

func TestMoranPermutation(t *testing.T) {
	names := make([]string, 30)
	x := make([]float64, 30)
	neighbours := map[string][]string{}
	for i := range names {
		names[i] = fmt.Sprint(i)
		x[i] = math.Sin(float64(i) / 5)
	}
	for i := 1; i < len(names); i++ {
		neighbours[names[i]] = append(neighbours[names[i]], names[i-1])
		neighbours[names[i-1]] = append(neighbours[names[i-1]], names[i])
	}
	w, err := measure.Contiguity(names, neighbours)
	if err != nil {
		t.Fatal(err)
	}
	options := measure.PermutationOptions{Permutations: 199, Seed: 7}
	p, err := measure.MoranPermutation(x, w, options)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "p of a wave", p, 1.0/200, 1e-15)
	// A permutation test of scattered figures agrees with the normal approximation.
	y := []float64{3, 9, 1, 8, 7, 2, 2, 6, 5, 4, 9, 3, 1, 1, 7, 6, 8, 2, 5, 3, 9, 4, 4, 1, 6, 7, 2, 8, 5, 3}
	options.Permutations = 9999
	p, _ = measure.MoranPermutation(y, w, options)
	m, _ := measure.Moran(y, w, measure.RefuseIslands)
	near(t, "p of noise", p, m.Randomisation.P/2, 0.02)
	again, _ := measure.MoranPermutation(y, w, options)
	near(t, "p with the same seed", again, p, 0)
	local, err := measure.LocalMoranPermutation(x, w, options)
	if err != nil {
		t.Fatal(err)
	}
	// Region 8 is at the top of the wave; its neighbours are the next two of 30.
	near(t, "p at the top", local[8], 1.0/(29*28/2), 0.003)
}
