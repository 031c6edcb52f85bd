package measure_test

import (
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

func TestTransitionsAtTheEdge(t *testing.T) {
	for name, p := range map[string]float64{"missing": nan, "zero": 0, "negative": -1} {
		_, err := measure.Stationary(mat.NewDense(1, 1, []float64{p}))
		wantError(t, "stationary distribution, "+name, err)
	}
	one, err := measure.Stationary(mat.NewDense(1, 1, []float64{1}))
	if err != nil {
		t.Error(err)
	}
	allNear(t, "stationary distribution of one class", one, []float64{1}, 0)
}

func TestIPFAtTheEdge(t *testing.T) {
	for name, c := range map[string]struct{ seed, target, want float64 }{
		"one cell": {2, 5, 5}, "zeros": {0, 0, 0}, "target zero": {2, 0, 0},
	} {
		fit, err := measure.IPF(measure.Array{Dims: []int{1, 1}, Values: []float64{c.seed}},
			[]measure.Margin{{Dims: []int{0}, Target: []float64{c.target}}, {Dims: []int{1}, Target: []float64{c.target}}}, measure.IPFOptions{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		near(t, name, fit.Values[0], c.want, 0)
	}
	for name, c := range map[string]struct{ seed, target float64 }{
		"seed missing": {nan, 5}, "seed negative": {-1, 5}, "seed zero": {0, 5}, "target missing": {1, nan}, "target negative": {1, -5},
	} {
		_, err := measure.IPF(measure.Array{Dims: []int{1}, Values: []float64{c.seed}},
			[]measure.Margin{{Dims: []int{0}, Target: []float64{c.target}}}, measure.IPFOptions{})
		wantError(t, name, err)
	}
}
