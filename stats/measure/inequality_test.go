package measure_test

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestGiniOracle(t *testing.T) {
	oracle.Run(t, "gini", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input").Complete("x", "w")
		x, w := in.Floats("x"), in.Floats("w")
		c.Check(t, measure.Gini(x, nil), "gini")
		c.Check(t, measure.GiniCorrected(x, nil), "gini_small_sample_corrected")
		c.Check(t, measure.Gini(x, w), "gini_weighted")
		c.Check(t, measure.GiniCorrected(x, w), "gini_weighted_norm_reat")
		c.Check(t, 100*measure.Gini(x, w), "laeken_gini_percent_weighted")
		p, share := measure.Lorenz(x, w)
		counted := countedPoints(x, w)
		var ps, shares []float64
		for _, k := range c.Expected.At("lorenz_index_1based").Floats() {
			at := counted[int(k)-1]
			ps, shares = append(ps, p[at]), append(shares, share[at])
		}
		c.CheckAll(t, ps, "lorenz_p")
		c.CheckAll(t, shares, "lorenz_L")
	})
}

// countedPoints returns for each point of a Lorenz curve of all figures where it is in
// one that leaves out those of weight zero.
func countedPoints(x, w []float64) []int {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	at := []int{0}
	for k, i := range order {
		at = append(at, at[k])
		if w[i] != 0 {
			at[k+1]++
		}
	}
	return at
}

func TestTheilOracle(t *testing.T) {
	oracle.Run(t, "theil", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input").Complete("x", "w")
		x, w := in.Floats("x"), in.Floats("w")
		c.Check(t, measure.TheilT(x, nil), "theil_T")
		c.Check(t, measure.TheilL(x, nil), "theil_L_mld")
		c.Check(t, measure.GeneralisedEntropy(x, nil, 2), "ge2")
		c.Check(t, measure.TheilT(x, w), "theil_T_weighted")
		c.Check(t, measure.TheilL(x, w), "theil_L_weighted")
		c.Check(t, measure.GeneralisedEntropy(x, w, 2), "ge2_weighted")
		c.Check(t, measure.TheilTNormalised(x, nil), "theil_T_normalised_ln_n")
	})
}

func TestAtkinsonOracle(t *testing.T) {
	oracle.Run(t, "atkinson", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input").Complete("x", "w")
		x, w := in.Floats("x"), in.Floats("w")
		for _, name := range c.Expected.Keys() { // "eps_0.5" and "eps_0.5_weighted"
			number, weighted := strings.CutSuffix(strings.TrimPrefix(name, "eps_"), "_weighted")
			epsilon, err := strconv.ParseFloat(number, 64)
			if err != nil {
				continue
			}
			weights := map[bool][]float64{true: w}[weighted]
			c.Check(t, measure.Atkinson(x, weights, epsilon), name)
		}
	})
}

func TestVariationOracle(t *testing.T) {
	oracle.Run(t, "cv_williamson", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input").Complete("x", "w")
		x, w := in.Floats("x"), in.Floats("w")
		c.Check(t, measure.CVSample(x), "cv_sample")
		c.Check(t, measure.CV(x, nil), "cv_population")
		c.Check(t, measure.CVNormalised(x), "cv_normalised")
		c.Check(t, measure.Williamson(x, w, measure.FromUnweightedMean), "williamson_deviation_from_unweighted_mean")
		c.Check(t, measure.Williamson(x, w, measure.FromWeightedMean), "williamson_deviation_from_weighted_mean")
		c.Check(t, measure.CV(x, w), "weighted_cv_textbook")
	})
}

// A weight is as good as so many figures.
func TestInequalityWeights(t *testing.T) {
	x, w := []float64{4, 1, 9}, []float64{2, 3, 1}
	repeated := []float64{4, 4, 1, 1, 1, 9}
	for name, f := range map[string]func(x, w []float64) float64{
		"Gini": measure.Gini, "T": measure.TheilT, "L": measure.TheilL, "CV": measure.CV,
		"GE(-1)":       func(x, w []float64) float64 { return measure.GeneralisedEntropy(x, w, -1) },
		"Atkinson 0.7": func(x, w []float64) float64 { return measure.Atkinson(x, w, 0.7) },
	} {
		near(t, name, f(x, w), f(repeated, nil), 1e-14)
		near(t, name+" of equal figures", f([]float64{3, 3, 3}, []float64{1, 2, 3}), 0, 1e-15)
		near(t, name+" on another scale", f([]float64{4e-9, 1e-9, 9e-9}, w), f(x, w), 1e-13)
		near(t, name+" with a weight of zero", f([]float64{4, 1, 9, 0}, []float64{2, 3, 1, 0}), f(x, w), 1e-14)
		wantNaN(t, name+" of nothing", f(nil, nil))
		wantNaN(t, name+" of zeros", f([]float64{0, 0}, nil))
		wantNaN(t, name+" with a missing figure", f([]float64{1, nan}, nil))
		wantNaN(t, name+" with a missing weight", f([]float64{1, 2}, []float64{1, nan}))
		wantNaN(t, name+" with a negative weight", f([]float64{1, 2}, []float64{1, -1}))
		wantPanic(t, name+" of other lengths", func() { f([]float64{1, 2}, []float64{1}) })
	}
}

func TestInequalityZeros(t *testing.T) {
	x := []float64{0, 1, 2}
	// 0 ln 0 = 0: (0 + ln 1 + 2 ln 2)/3.
	near(t, "T", measure.TheilT(x, nil), 2*math.Ln2/3, 1e-15)
	if got := measure.TheilL(x, nil); !math.IsInf(got, 1) {
		t.Errorf("L = %v, want +Inf", got)
	}
	near(t, "Atkinson 1", measure.Atkinson(x, nil, 1), 1, 0)
	near(t, "Atkinson 2", measure.Atkinson(x, nil, 2), 1, 0)
	near(t, "Atkinson 0", measure.Atkinson(x, nil, 0), 0, 0)
	// A figure that is almost zero counts as one, not as nothing.
	near(t, "T of almost zero", measure.TheilT([]float64{1e-30, 1, 2}, nil), 2*math.Ln2/3, 1e-15)
	near(t, "L of almost zero", measure.TheilL([]float64{1e-30, 1, 2}, nil), -(math.Log(1e-30)+math.Ln2)/3, 1e-14)
	near(t, "Atkinson of almost zero", measure.Atkinson([]float64{1e-30, 1, 2}, nil, 1), 1-math.Exp((math.Log(1e-30)+math.Ln2)/3), 1e-14)
	near(t, "CV on a tiny scale", measure.CV([]float64{1e-200, 3e-200}, nil), 0.5, 1e-15)
	near(t, "Gini of one who has all", measure.Gini([]float64{0, 0, 0, 5}, nil), 0.75, 1e-15)
	near(t, "corrected", measure.GiniCorrected([]float64{0, 0, 0, 5}, nil), 1, 1e-15)
	near(t, "T of one who has all", measure.TheilTNormalised([]float64{0, 0, 0, 5}, nil), 1, 1e-15)
	wantNaN(t, "T of a negative figure", measure.TheilT([]float64{3, -1}, nil))
	near(t, "Gini of a negative figure", measure.Gini([]float64{3, -1}, nil), 1, 1e-15)
	wantNaN(t, "corrected Gini of one", measure.GiniCorrected([]float64{5}, nil))
	wantNaN(t, "sample CV of one", measure.CVSample([]float64{5}))
	near(t, "Gini of one", measure.Gini([]float64{5}, nil), 0, 0)
}

func TestInequalityIdentities(t *testing.T) {
	x, w := []float64{3, 1, 4, 1, 5, 9, 2, 6}, []float64{2, 7, 1, 8, 2, 8, 1, 8}
	cv := measure.CV(x, w)
	near(t, "GE(2)", measure.GeneralisedEntropy(x, w, 2), cv*cv/2, 1e-14)
	near(t, "GE near 1", measure.GeneralisedEntropy(x, w, 1+1e-7), measure.TheilT(x, w), 1e-6)
	near(t, "GE near 0", measure.GeneralisedEntropy(x, w, 1e-7), measure.TheilL(x, w), 1e-6)
	near(t, "Atkinson of aversion 1", measure.Atkinson(x, w, 1), 1-math.Exp(-measure.TheilL(x, w)), 1e-14)
	// Twice the area between the diagonal and the Lorenz curve.
	p, share := measure.Lorenz(x, w)
	area := 0.0
	for k := 1; k < len(p); k++ {
		area += (p[k] - p[k-1]) * (p[k] + p[k-1] - share[k] - share[k-1])
	}
	near(t, "Gini", measure.Gini(x, w), area, 1e-14)
	// Nearly equal figures: d, -d about the mean have Gini d/2 and T of d²/2.
	near(t, "Gini", measure.Gini([]float64{1 - 0x1p-30, 1 + 0x1p-30}, nil)*0x1p31, 1, 1e-12)
	near(t, "T", measure.TheilT([]float64{1 - 0x1p-20, 1 + 0x1p-20}, nil)*0x1p41, 1, 1e-9)
	near(t, "L", measure.TheilL([]float64{1 - 0x1p-20, 1 + 0x1p-20}, nil)*0x1p41, 1, 1e-9)
}
