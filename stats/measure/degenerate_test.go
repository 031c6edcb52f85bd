package measure_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// Figures that a table can hold and a formula may not expect.
func degenerate() map[string][]float64 {
	inf := math.Inf(1)
	return map[string][]float64{
		"nothing": {}, "zero": {0}, "zeros": {0, 0, 0}, "one": {5}, "equal": {5, 5, 5}, "one of three": {0, 0, 5},
		"missing": {nan}, "one missing": {3, nan, 4}, "negative": {-3, -4, -5}, "one negative": {9, -1, 4}, "sum of zero": {3, -3, 0},
		"infinite": {inf, 1, 2}, "infinities": {inf, inf}, "huge": {1e308, 1e308, 1e308}, "tiny": {5e-324, 5e-324, 5e-324}, "far apart": {1e-300, 1, 1e300},
	}
}

// An index of any figures is undefined, and then NaN, or within its range.
func TestIndicesStayWithinTheirRange(t *testing.T) {
	type index struct {
		low, high func(n float64) float64
		of        func(x []float64) float64
	}
	c := func(v float64) func(float64) float64 { return func(float64) float64 { return v } }
	n := func(n float64) float64 { return n }
	inverse := func(n float64) float64 { return 1 / n }
	endless := c(math.Inf(1))
	for name, i := range map[string]index{
		"HHI":              {inverse, c(1), measure.HHI},
		"normalised HHI":   {c(0), c(1), measure.NormalisedHHI},
		"equivalent":       {c(1), n, measure.EquivalentNumber},
		"Hannah-Kay .5":    {c(1), n, func(x []float64) float64 { return measure.HannahKay(x, .5) }},
		"CR2":              {inverse, c(1), func(x []float64) float64 { return measure.ConcentrationRatio(x, 2) }},
		"Rosenbluth":       {inverse, c(1), measure.Rosenbluth},
		"entropy":          {c(0), math.Log, measure.Entropy},
		"relative entropy": {c(0), c(1), measure.RelativeEntropy},
		"Hoover":           {c(0), c(1), func(x []float64) float64 { return measure.Hoover(x, nil) }},
		"Hachman of equal": {c(0), c(1), func(x []float64) float64 { return measure.Hachman(x, slices.Repeat([]float64{1}, len(x))) }},
		"Theil T":          {c(0), math.Log, func(x []float64) float64 { return measure.TheilT(x, nil) }},
		"Theil L":          {c(0), endless, func(x []float64) float64 { return measure.TheilL(x, nil) }},
		"GE(-1)":           {c(0), endless, func(x []float64) float64 { return measure.GeneralisedEntropy(x, nil, -1) }},
		"Atkinson .5":      {c(0), c(1), func(x []float64) float64 { return measure.Atkinson(x, nil, .5) }},
		"Atkinson 1":       {c(0), c(1), func(x []float64) float64 { return measure.Atkinson(x, nil, 1) }},
		"Atkinson 2":       {c(0), c(1), func(x []float64) float64 { return measure.Atkinson(x, nil, 2) }},
		"CV":               {c(0), endless, func(x []float64) float64 { return measure.CV(x, nil) }},
		"sample CV":        {c(0), endless, measure.CVSample},
		"Gini":             {c(0), endless, func(x []float64) float64 { return measure.Gini(x, nil) }},
		"IQR":              {c(0), endless, measure.IQR},
		"MAD":              {c(0), endless, measure.MAD},
	} {
		for kind, x := range degenerate() {
			got := i.of(slices.Clone(x))
			low, high := i.low(float64(len(x))), i.high(float64(len(x)))
			const slack = 1e-12
			if !math.IsNaN(got) && !(low-slack <= got && got <= high+slack) {
				t.Errorf("%s of %s is %v, outside [%v, %v]", name, kind, got, low, high)
			}
			if kind == "one missing" && !math.IsNaN(got) {
				t.Errorf("%s with a missing figure is %v", name, got)
			}
		}
	}
}

// Nothing panics on a matrix for what is in it.
func TestMatricesOfAnyFigures(t *testing.T) {
	for kind, x := range degenerate() {
		if len(x) == 0 {
			continue
		}
		for _, m := range []*mat.Dense{mat.NewDense(1, len(x), slices.Clone(x)), mat.NewDense(len(x), 1, slices.Clone(x)), outer(x)} {
			rows, columns := m.Dims()
			t.Run(fmt.Sprintf("%s/%dx%d", kind, rows, columns), func(t *testing.T) {
				lq := measure.LocationQuotient(m, measure.LQOptions{})
				measure.SymmetricLQ(lq)
				measure.AdditiveLQ(m, measure.Totals{})
				measure.LocalisationDifference(m, measure.Totals{})
				for _, against := range []measure.Against{measure.Nation, measure.RestOfNation, measure.MeanOfOthers} {
					for _, k := range measure.KrugmanSpecialisation(m, measure.KrugmanOptions{Against: against}) {
						if !math.IsNaN(k) && !(k >= 0 && k <= 2+1e-12) {
							t.Errorf("Krugman index %v", k)
						}
					}
				}
				for _, g := range measure.LocationalGini(m, measure.LocationalGiniOptions{}) {
					if !math.IsNaN(g) && !(g >= -1e-12 && g <= 1+1e-12) {
						t.Errorf("locational Gini %v", g)
					}
				}
				totals := measure.ByRegion(m, sumOf)
				measure.PairwiseCoagglomeration(m, totals)
				measure.Coagglomeration(m, totals, slices.Repeat([]float64{.1}, columns))
				presence := measure.BinaryRCA(lq)
				measure.Density(presence, measure.Proximity(presence))
				if c, err := measure.NewComplexity(presence); err == nil && len(c.ECI) != rows {
					t.Errorf("complexity of %d of %d regions", len(c.ECI), rows)
				}
				classes := measure.Classify(m, 3, measure.CutPooled)
				measure.NewMobility(measure.NewTransitions(classes).P, nil)
			})
		}
	}
}

func outer(x []float64) *mat.Dense {
	m := mat.NewDense(len(x), len(x), nil)
	m.Apply(func(r, c int, _ float64) float64 { return x[r] * math.Abs(x[c]) }, m)
	return m
}
