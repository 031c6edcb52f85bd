package series

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/stat/combin"
)

// PlaceboOptions are the choices of Placebo. The zero value draws 999 placebos
// from seed 0.
type PlaceboOptions struct {
	Draws int // 0 is 999
	Seed  uint64
}

// A PlaceboTest is an effect among those of measures that never were.
type PlaceboTest struct {
	Effect  float64
	Effects []float64 // of the placebos
	// P is the share of assignments, the true one among them, with an effect at
	// least as large in absolute value.
	P float64
	// Exact says that Effects has all other assignments, not a draw of them.
	Exact bool
}

// Placebo gives the treatment to other units, as many as were treated, and counts
// how often an effect as large comes out. It needs no law of the errors, and is
// what to trust with few treated units. With 10 units of which one is treated P
// cannot be below .1.
//
//	P = (1 + #{|τ*| ≥ |τ|}) / (1 + number of placebos)
//
// All other assignments are taken when there are no more of them than draws;
// otherwise assignments are drawn with the seed, the same on every machine. A
// placebo whose effect cannot be estimated, which an unbalanced panel can have,
// is an error.
//
// # References
//
// Abadie, A., Diamond, A. & Hainmueller, J. (2010), Synthetic control methods for
// comparative case studies, Journal of the American Statistical Association
// 105(490), 493–505.
func (d *DiffInDiff) Placebo(opts PlaceboOptions) (PlaceboTest, error) {
	t := PlaceboTest{Effect: d.Effect()}
	var assignments [][]int
	assignments, t.Exact = d.assignments(opts)
	larger := 1
	for _, treated := range assignments {
		f, err := DifferenceInDifferences(d.panel, treated, d.start)
		if err != nil {
			return PlaceboTest{}, err
		}
		t.Effects = append(t.Effects, f.Effect())
		// Assignments that come to the same differ by rounding.
		if math.Abs(f.Effect()) >= math.Abs(t.Effect)*(1-1e-12) {
			larger++
		}
	}
	t.P = float64(larger) / float64(1+len(t.Effects))
	return t, nil
}

// assignments lists the units treated in each placebo, and whether these are all
// that there are.
func (d *DiffInDiff) assignments(opts PlaceboOptions) ([][]int, bool) {
	units := slices.Concat(d.Treated, d.Control)
	slices.Sort(units)
	limit := opts.Draws
	if limit == 0 {
		limit = 999
	}
	pick := func(at []int) []int {
		set := make([]int, len(at))
		for i, k := range at {
			set[i] = units[k]
		}
		slices.Sort(set)
		return set
	}
	var sets [][]int
	n, k := float64(len(units)), float64(len(d.Treated))
	if all := math.Exp(combin.LogGeneralizedBinomial(n, k)); all <= float64(limit)+1.5 {
		for _, at := range combin.Combinations(len(units), len(d.Treated)) {
			if set := pick(at); !slices.Equal(set, d.Treated) {
				sets = append(sets, set)
			}
		}
		return sets, true
	}
	random := rand.New(rand.NewPCG(opts.Seed, 0))
	for range limit {
		sets = append(sets, pick(random.Perm(len(units))[:len(d.Treated)]))
	}
	return sets, false
}
