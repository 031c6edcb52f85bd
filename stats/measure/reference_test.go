package measure_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// The definitions written out as slowly as they read, for figures drawn at random.

func eachTable(t *testing.T, check func(t *testing.T, r *rand.Rand, x *mat.Dense)) {
	t.Helper()
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		x := mat.NewDense(1+r.IntN(7), 1+r.IntN(6), nil)
		x.Apply(func(_, _ int, _ float64) float64 {
			return float64(max(r.IntN(12)-3, 0)) // many zeros and ties
		}, x)
		t.Run(fmt.Sprint(seed), func(t *testing.T) { check(t, r, x) })
	}
}

func total(x *mat.Dense, keep func(r, i int) bool) float64 {
	sum := 0.0
	rows, columns := x.Dims()
	for r := range rows {
		for i := range columns {
			if keep(r, i) {
				sum += x.At(r, i)
			}
		}
	}
	return sum
}

func over(a, b float64) float64 {
	if b == 0 {
		return nan
	}
	return a / b
}

func TestQuotientsBySlowDefinition(t *testing.T) {
	eachTable(t, func(t *testing.T, _ *rand.Rand, x *mat.Dense) {
		rows, columns := x.Dims()
		lq := measure.LocationQuotient(x, measure.LQOptions{})
		krugman := measure.KrugmanSpecialisation(x, measure.KrugmanOptions{})
		rest := measure.KrugmanSpecialisation(x, measure.KrugmanOptions{Against: measure.RestOfNation})
		hachman := measure.ByRegion(x, func(row []float64) float64 {
			return measure.Hachman(row, measure.ByIndustry(x, sumOf))
		})
		all := total(x, func(int, int) bool { return true })
		for r := range rows {
			of := total(x, func(a, _ int) bool { return a == r })
			var k, kRest, inverse float64
			for i := range columns {
				share := over(x.At(r, i), of)
				nation := over(total(x, func(_, b int) bool { return b == i }), all)
				others := over(total(x, func(a, b int) bool { return a != r && b == i }), all-of)
				near(t, fmt.Sprintf("LQ of %d, %d", r, i), lq.At(r, i), over(share, nation), 1e-12)
				k, kRest = k+math.Abs(share-nation), kRest+math.Abs(share-others)
				if share > 0 {
					inverse += share * share / nation
				}
			}
			if of == 0 {
				inverse = nan
			}
			near(t, fmt.Sprintf("Krugman of %d", r), krugman[r], k, 1e-12)
			near(t, fmt.Sprintf("Krugman against the rest of %d", r), rest[r], kRest, 1e-12)
			near(t, fmt.Sprintf("Hachman of %d", r), hachman[r], 1/inverse, 1e-12)
		}
	})
}

// slowGini is the mean difference of all pairs.
func slowGini(x, w []float64) float64 {
	var differences, weights, amount float64
	for i := range x {
		weights, amount = weights+w[i], amount+w[i]*x[i]
		for j := range x {
			differences += w[i] * w[j] * math.Abs(x[i]-x[j])
		}
	}
	return over(differences, 2*weights*amount)
}

func TestInequalityBySlowDefinition(t *testing.T) {
	eachTable(t, func(t *testing.T, r *rand.Rand, m *mat.Dense) {
		x := mat.Row(nil, 0, m)
		w := make([]float64, len(x))
		var weight, mean float64
		for i := range w {
			w[i] = float64(1 + r.IntN(4))
			weight += w[i]
			mean += w[i] * x[i]
		}
		mean /= weight
		near(t, "Gini", measure.Gini(x, w), slowGini(x, w), 1e-12)
		if mean == 0 {
			wantNaN(t, "T", measure.TheilT(x, w))
			return
		}
		var theilT, theilL, squares, roots float64
		for i := range x {
			p := w[i] / weight
			if x[i] > 0 {
				theilT += p * x[i] / mean * math.Log(x[i]/mean)
			}
			theilL += p * math.Log(mean/x[i])
			squares += p * (x[i] - mean) * (x[i] - mean)
			roots += p * math.Sqrt(x[i])
		}
		near(t, "T", measure.TheilT(x, w), theilT, 1e-12)
		if math.IsInf(theilL, 1) != math.IsInf(measure.TheilL(x, w), 1) {
			t.Errorf("L = %v, want %v", measure.TheilL(x, w), theilL)
		} else if !math.IsInf(theilL, 1) {
			near(t, "L", measure.TheilL(x, w), theilL, 1e-12)
		}
		near(t, "CV", measure.CV(x, w), math.Sqrt(squares)/mean, 1e-12)
		near(t, "Williamson", measure.Williamson(x, w, measure.FromWeightedMean), math.Sqrt(squares)/mean, 1e-12)
		near(t, "Atkinson", measure.Atkinson(x, w, .5), 1-roots*roots/mean, 1e-12)
	})
}

func TestTheilDecompositionSumsForRandomGroups(t *testing.T) {
	eachTable(t, func(t *testing.T, r *rand.Rand, m *mat.Dense) {
		x := m.RawMatrix().Data
		groups := make([]string, len(x))
		for i := range groups {
			groups[i] = string(rune('A' + r.IntN(3)))
		}
		d := measure.DecomposeTheil(x, groups, measure.TheilOptions{})
		near(t, "within + between", d.Within+d.Between, d.Total, 1e-12)
	})
}

func TestLocationalGiniBySlowDefinition(t *testing.T) {
	eachTable(t, func(t *testing.T, _ *rand.Rand, x *mat.Dense) {
		rows, columns := x.Dims()
		curve := measure.LocationalGini(x, measure.LocationalGiniOptions{})
		plain := measure.LocationalGini(x, measure.LocationalGiniOptions{Of: measure.UnweightedQuotients})
		for i := range columns {
			var q, w, ones []float64
			for r := range rows {
				if of := total(x, func(a, _ int) bool { return a == r }); of > 0 {
					q, w, ones = append(q, x.At(r, i)/of), append(w, of), append(ones, 1)
				}
			}
			near(t, fmt.Sprintf("of the curve, %d", i), curve[i], slowGini(q, w), 1e-12)
			near(t, fmt.Sprintf("of plain quotients, %d", i), plain[i], slowGini(q, ones), 1e-12)
		}
	})
}

func TestRanksBySlowDefinition(t *testing.T) {
	eachTable(t, func(t *testing.T, r *rand.Rand, m *mat.Dense) {
		x := slices.Clone(m.RawMatrix().Data)
		if len(x) > 3 {
			x[r.IntN(len(x))] = nan
		}
		for _, ties := range []measure.Ties{measure.AverageRank, measure.MinRank, measure.MaxRank, measure.DenseRank} {
			got := measure.Rank(x, measure.RankOptions{Ties: ties})
			for i, v := range x {
				above, same, distinct := 0.0, 0.0, map[float64]bool{}
				for _, other := range x {
					if other > v {
						above++
						distinct[other] = true
					}
					if other == v {
						same++
					}
				}
				want := map[measure.Ties]float64{
					measure.AverageRank: 1 + above + (same-1)/2, measure.MinRank: 1 + above,
					measure.MaxRank: above + same, measure.DenseRank: 1 + float64(len(distinct)),
				}[ties]
				if math.IsNaN(v) {
					want = nan
				}
				near(t, fmt.Sprintf("%v rank of %v", ties, v), got[i], want, 0)
			}
		}
	})
}

func TestKendallBySlowDefinition(t *testing.T) {
	eachTable(t, func(t *testing.T, r *rand.Rand, m *mat.Dense) {
		x := m.RawMatrix().Data
		y := slices.Clone(x)
		r.Shuffle(len(y), func(i, j int) { y[i], y[j] = y[j], y[i] })
		var s, untiedX, untiedY float64
		for i := range x {
			for j := range i {
				a, b := cmpSign(x[i]-x[j]), cmpSign(y[i]-y[j])
				s, untiedX, untiedY = s+a*b, untiedX+a*a, untiedY+b*b
			}
		}
		near(t, "tau-b", measure.Kendall(x, y).TauB, over(s, math.Sqrt(untiedX*untiedY)), 1e-12)
	})
}

func cmpSign(d float64) float64 {
	switch {
	case d > 0:
		return 1
	case d < 0:
		return -1
	}
	return 0
}
