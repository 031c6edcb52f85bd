package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

func TestComplete(t *testing.T) {
	got := measure.Complete([]float64{1, nan, 3, 4}, []float64{5, 6, nan, 8})
	allNear(t, "first", got[0], []float64{1, 4}, 0)
	allNear(t, "second", got[1], []float64{5, 8}, 0)
	if got := measure.Complete(); len(got) != 0 {
		t.Errorf("Complete() = %v", got)
	}
	wantPanic(t, "other lengths", func() { measure.Complete([]float64{1}, []float64{1, 2}) })
}

func TestRatio(t *testing.T) {
	got := measure.Ratio([]float64{6, 1, nan, 0}, []float64{3, 0, 2, 0})
	allNear(t, "ratio", got, []float64{2, nan, nan, nan}, 0)
	wantPanic(t, "other lengths", func() { measure.Ratio([]float64{1}, nil) })
}

func TestCoverage(t *testing.T) {
	near(t, "coverage", measure.Coverage([]float64{3, nan, 1}, 5), 0.8, 1e-15)
	wantNaN(t, "coverage of nothing", measure.Coverage([]float64{nan}, 0))
}

// Slices of a larger matrix and other kinds of matrix give what a copy gives.
func TestMatricesOfAnyKind(t *testing.T) {
	big := matrix([][]float64{{1, 2, nan}, {3, 4, nan}, {nan, nan, nan}})
	part, copied := big.Slice(0, 2, 0, 2), mat.DenseCopyOf(big.Slice(0, 2, 0, 2))
	for name, f := range map[string]func(mat.Matrix) []float64{
		"by region":   func(m mat.Matrix) []float64 { return measure.ByRegion(m, measure.HHI) },
		"by industry": func(m mat.Matrix) []float64 { return measure.ByIndustry(m, measure.HHI) },
		"Krugman":     func(m mat.Matrix) []float64 { return measure.KrugmanConcentration(m, measure.KrugmanOptions{}) },
		"Gini":        func(m mat.Matrix) []float64 { return measure.LocationalGini(m, measure.LocationalGiniOptions{}) },
	} {
		want := f(copied)
		for _, v := range want {
			if math.IsNaN(v) {
				t.Errorf("%s = %v", name, want)
			}
		}
		allNear(t, name, f(part), want, 0)
		allNear(t, name+" of a transpose", f(mat.DenseCopyOf(copied.T()).T()), want, 0)
	}
}

func TestNames(t *testing.T) {
	for want, got := range map[string]interface{ String() string }{
		"propagate": measure.Propagate, "exclude": measure.Exclude, "Missing(9)": measure.Missing(9),
		"NaN": measure.UndefinedNaN, "zero": measure.UndefinedZero,
		"nation": measure.Nation, "rest of the nation": measure.RestOfNation, "mean of the others": measure.MeanOfOthers,
		"localisation curve": measure.LocalisationCurve, "unweighted quotients": measure.UnweightedQuotients,
		"T": measure.T, "L": measure.L, "HH": measure.HighHigh, "-": measure.NoQuadrant,
		"islands not counted": measure.IslandsNotCounted, "dense": measure.DenseRank, "largest first": measure.LargestFirst,
		"pooled": measure.CutPooled, "type 7": measure.QuantileType(0), "type 3": measure.Type3,
		"from the weighted mean": measure.FromWeightedMean, "Ties(-1)": measure.Ties(-1),
	} {
		if got.String() != want {
			t.Errorf("String() = %q, want %q", got, want)
		}
	}
}
