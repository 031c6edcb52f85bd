package series_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/combin"

	"github.com/machikoba/machikoba/stats/series"
)

// The partitions are the best of all there are.
func TestPartitionsAreTheBestOfAll(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	for range 10 {
		y := make([]float64, 16)
		for i := range y {
			y[i] = random.NormFloat64() + float64(random.IntN(2))
		}
		for name, x := range map[string]*mat.Dense{"mean": series.Constant(len(y)), "trend": series.ConstantAndTrend(len(y))} {
			e, err := series.Breaks(x, y, series.BreakOptions{Trim: .2, Max: 3})
			if err != nil {
				t.Fatal(err)
			}
			for m := 1; m <= 3; m++ {
				rss, breaks := bestPartition(t, x, y, m, e.Shortest)
				near(t, fmt.Sprint("RSS of ", name, " with ", m), e.Partitions[m].RSS, rss, 1e-10)
				if !slices.Equal(e.Partitions[m].Breaks, breaks) {
					t.Errorf("%s: %d breaks at %v, want %v", name, m, e.Partitions[m].Breaks, breaks)
				}
			}
		}
	}
}

// bestPartition fits every partition with m breaks.
func bestPartition(t *testing.T, x *mat.Dense, y []float64, m, shortest int) (rss float64, breaks []int) {
	_, k := x.Dims()
	rss = math.Inf(1)
	for _, at := range combin.Combinations(len(y)-1, m) {
		ends := []int{0}
		for _, i := range at {
			ends = append(ends, i+1)
		}
		ends = append(ends, len(y))
		total := 0.0
		for i := 1; i < len(ends); i++ {
			if ends[i]-ends[i-1] < shortest {
				total = math.Inf(1)
				break
			}
			total += regress(t, x.Slice(ends[i-1], ends[i], 0, k), y[ends[i-1]:ends[i]]).RSS
		}
		if total < rss {
			rss, breaks = total, ends[1:m+1]
		}
	}
	return rss, breaks
}
