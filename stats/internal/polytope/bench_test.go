package polytope_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Time grows with the size of the component, here an industry by municipality
// table in which everything hangs together.
func BenchmarkSolve(b *testing.B) {
	for _, rows := range []int{50, 100, 200, 400, 800} {
		b.Run(fmt.Sprintf("cells=%d", rows*24), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 2))
			values := randomTable(r, rows, 24)
			s, _ := table(values, func(int, int) bool { return r.Float64() < 0.25 })
			b.ReportMetric(float64(len(s.Lower)), "unknowns")
			for b.Loop() {
				solve(b, s)
			}
		})
	}
}
