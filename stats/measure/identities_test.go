package measure_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// lognormal returns n positive figures of very different sizes.
func lognormal(r *rand.Rand, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.Exp(3 * r.NormFloat64())
	}
	return x
}

// The quotient is the share of the industry in the region over that in the nation, and the
// share of the region in the industry over that in all; the difference and the additive
// quotient are what one exceeds the other by; the other forms follow from the quotient.
func TestQuotientsAreOfShares(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 4))
		rows, cols := 2+r.IntN(5), 2+r.IntN(5)
		x := mat.NewDense(rows, cols, lognormal(r, rows*cols))
		all := mat.Sum(x)
		mix, spread := measure.Composition(x, measure.Totals{}), measure.Distribution(x, measure.Totals{})
		q := measure.LocationQuotient(x, measure.LQOptions{})
		additive, difference := measure.AdditiveLQ(x, measure.Totals{}), measure.LocalisationDifference(x, measure.Totals{})
		symmetric, binary := measure.SymmetricLQ(q), measure.BinaryRCA(q)
		for i := range rows {
			near(t, "sum of a mix", sumOf(mix.RawRowView(i)), 1, 1e-13)
			for j := range cols {
				region, industry := sumOf(mat.Row(nil, i, x))/all, sumOf(mat.Col(nil, j, x))/all
				near(t, "quotient of mixes", q.At(i, j), mix.At(i, j)/industry, 1e-12*q.At(i, j))
				near(t, "quotient of spreads", q.At(i, j), spread.At(i, j)/region, 1e-12*q.At(i, j))
				near(t, "additive", additive.At(i, j), mix.At(i, j)-industry, 1e-14)
				near(t, "difference", difference.At(i, j), spread.At(i, j)-region, 1e-14)
				near(t, "symmetric", (1+symmetric.At(i, j))/(1-symmetric.At(i, j)), q.At(i, j), 1e-9*q.At(i, j))
				if (binary.At(i, j) == 1) != (q.At(i, j) >= 1) {
					t.Errorf("seed %d: binary %v of a quotient of %v", seed, binary.At(i, j), q.At(i, j))
				}
			}
		}
		for j := range cols {
			near(t, "sum of a spread", sumOf(mat.Col(nil, j, spread)), 1, 1e-13)
		}
	}
}

// The two stages of a nested decomposition are those of the outer and of the inner groups
// alone, and sum to the whole.
func TestNestedStages(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 5))
		x := lognormal(r, 5+r.IntN(20))
		var n measure.Nesting
		var both []string
		for range x {
			outer, inner := fmt.Sprint(r.IntN(3)), fmt.Sprint(r.IntN(3))
			n.Outer, n.Inner, both = append(n.Outer, outer), append(n.Inner, inner), append(both, outer+"/"+inner)
		}
		for _, of := range []measure.Theil{measure.T, measure.L} {
			o := measure.TheilOptions{Measure: of}
			d := measure.DecomposeTheilNested(x, n, o)
			outer, inner := measure.DecomposeTheil(x, n.Outer, o), measure.DecomposeTheil(x, both, o)
			near(t, "between regions", d.BetweenOuter, outer.Between, 1e-12)
			near(t, "within prefectures", d.WithinInner, inner.Within, 1e-12)
			near(t, "between prefectures", d.BetweenInner, outer.Within-inner.Within, 1e-12)
			near(t, "all", d.BetweenOuter+d.BetweenInner+d.WithinInner, outer.Total, 1e-12)
		}
	}
}

// Whatever the hidden figures are, the index is within its bounds, and the coverage is the
// rest of the total.
func TestHHIIntervalHoldsTheIndex(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 6))
		x := lognormal(r, 2+r.IntN(6))
		total, shown := sumOf(x), append([]float64(nil), x...)
		hidden := 0.0
		for i := range shown {
			if r.IntN(2) == 0 {
				hidden += shown[i]
				shown[i] = nan
			}
		}
		iv, err := measure.HHIInterval(shown, total)
		if err != nil {
			t.Fatal(err)
		}
		if h := measure.HHI(x); h < iv.Lower-1e-12 || h > iv.Upper+1e-12 {
			t.Errorf("seed %d: %v is not within %v", seed, h, iv)
		}
		near(t, "coverage", measure.Coverage(shown, total), 1-hidden/total, 1e-12)
		part, err := measure.ShareInterval(measure.Division{Part: shown[:1], Rest: shown[1:], Total: total})
		if err != nil {
			t.Fatal(err)
		}
		if s := x[0] / total; s < part.Share.Lower-1e-12 || s > part.Share.Upper+1e-12 {
			t.Errorf("seed %d: share %v is not within %v", seed, s, part.Share)
		}
	}
}

// Tests of neighbourhood do not depend on the unit or the zero of the figures, nor does
// the local G but for its sign.
func TestNeighbourhoodOfOtherUnits(t *testing.T) {
	w := lattice(t, 4, 2)
	for seed := range uint64(5) {
		r := rand.New(rand.NewPCG(seed, 7))
		x := lognormal(r, 16)
		for _, c := range []struct{ times, plus float64 }{{1000, 0}, {1, 50}, {-3, 7}} {
			y := make([]float64, len(x))
			for i := range x {
				y[i] = c.times*x[i] + c.plus
			}
			some := measure.PermutationOptions{Permutations: 99, Seed: seed}
			p, err := measure.MoranPermutation(x, w, some)
			if err != nil {
				t.Fatal(err)
			}
			q, err := measure.MoranPermutation(y, w, some)
			if err != nil {
				t.Fatal(err)
			}
			near(t, "p", q, p, 0)
			ps, err := measure.LocalMoranPermutation(x, w, some)
			if err != nil {
				t.Fatal(err)
			}
			qs, err := measure.LocalMoranPermutation(y, w, some)
			if err != nil {
				t.Fatal(err)
			}
			allNear(t, "local p", qs, ps, 0)
			g, err := measure.LocalGetisOrd(x, w)
			if err != nil {
				t.Fatal(err)
			}
			h, err := measure.LocalGetisOrd(y, w)
			if err != nil {
				t.Fatal(err)
			}
			for i := range g {
				near(t, "local G", h[i], math.Copysign(1, c.times)*g[i], 1e-8)
			}
		}
	}
}

// The mean of the neighbours is the lag of row-standardised weights, and the sum of it
// over regions counts each figure as often as it has neighbours.
func TestLagCountsNeighbours(t *testing.T) {
	w := lattice(t, 5, 1)
	r := rand.New(rand.NewPCG(1, 8))
	x := lognormal(r, 25)
	sums, means := w.Lag(x), w.RowStandardised().Lag(x)
	total, counted := 0.0, 0.0
	for i, name := range w.Names() {
		n := float64(len(w.Neighbours(name)))
		near(t, "mean", means[i], sums[i]/n, 1e-12*sums[i])
		total, counted = total+sums[i], counted+n*x[i]
	}
	near(t, "sum", total, counted, 1e-12*counted)
}
