package measure_test

import (
	"runtime"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// The product of a matrix of many columns is divided among processors: each
// element is Σᵣ Mᵣₚ Mᵣ_q over the larger ubiquity all the same.
func TestProximityOfManyIndustries(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3))
	const regions, industries = 150, 100
	m := mat.NewDense(regions, industries, nil)
	m.Apply(func(r, p int, _ float64) float64 {
		if (r*r+r+7*p)%11 < 4 {
			return 1
		}
		return 0
	}, m)
	phi := measure.Proximity(m)
	for p := range industries {
		for q := range industries {
			both, up, uq := 0.0, 0.0, 0.0
			for r := range regions {
				both, up, uq = both+m.At(r, p)*m.At(r, q), up+m.At(r, p), uq+m.At(r, q)
			}
			want := both / max(up, uq)
			if p == q {
				want = 0
			}
			if got := phi.At(p, q); got != want {
				t.Fatalf("proximity of %d and %d = %v, want %v", p, q, got, want)
			}
		}
	}
}
