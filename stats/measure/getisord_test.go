package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
)

// The moments of G are those of all permutations of the regions that have neighbours or
// are some, also where weights are not symmetric.
func TestGetisOrdVarianceIsThatOfAllPermutations(t *testing.T) {
	oneWay, err := measure.WeightsOf([]string{"A", "B", "C", "D", "E"}, matrix([][]float64{
		{0, 1, 2, 0, 0}, {0.5, 0, 0, 1, 0}, {0, 0, 0, 3, 1}, {1, 0, 0, 0, 0}, {0, 0, 0, 0, 0},
	}))
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		w *measure.Weights
		x []float64
	}{
		"ring":                           {square(t), []float64{1, 2, 4, 9}},
		"neighbour that has none itself": {oneWay, []float64{1, 2, 4, 9, 3}},
	} {
		var gs []float64
		var g measure.Association
		permute(tc.x, func(y []float64) {
			var err error
			if g, err = measure.GetisOrd(y, tc.w); err != nil {
				t.Fatal(err)
			}
			gs = append(gs, g.Value)
		})
		m := measure.NewMoments(gs, nil)
		near(t, name+": E G", m.Mean, g.Expected, 1e-13)
		near(t, name+": Var G", m.Variance, g.Randomisation.Variance, 1e-12)
	}
	// A ring of four: 4 borders of 6 pairs. Of 1, 2, 4, 9 around it both ways
	// 2(2 + 8 + 36 + 9) = 110 of 2(2 + 4 + 9 + 8 + 18 + 36) = 154.
	g, err := measure.GetisOrd([]float64{1, 2, 4, 9}, square(t))
	if err != nil {
		t.Fatal(err)
	}
	near(t, "G of the ring", g.Value, 110.0/154, 1e-15)
	near(t, "E G of the ring", g.Expected, 8.0/12, 1e-15)
	wantNaN(t, "normal variance", g.Normality.Variance)
	equal, err := measure.GetisOrd([]float64{5, 5, 5, 5}, square(t))
	if err != nil {
		t.Fatal(err)
	}
	wantNaN(t, "z of equal figures", equal.Randomisation.Z)
	near(t, "G of equal figures", equal.Value, equal.Expected, 1e-15)
}

// The local G of a region has mean 0 and variance 1 over the permutations of the others.
func TestLocalGetisOrdIsStandardised(t *testing.T) {
	w, err := measure.Contiguity([]string{"A", "B", "C", "D", "E"}, map[string][]string{
		"A": {"B", "C"}, "B": {"A"}, "C": {"A", "D"}, "D": {"C", "E"}, "E": {"D"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var z []float64
	permute([]float64{2, 4, 9, 3}, func(others []float64) {
		g, err := measure.LocalGetisOrd(append([]float64{7}, others...), w)
		if err != nil {
			t.Fatal(err)
		}
		z = append(z, g[0])
	})
	m := measure.NewMoments(z, nil)
	near(t, "mean", m.Mean, 0, 1e-13)
	near(t, "variance", m.Variance, 1, 1e-13)
}
