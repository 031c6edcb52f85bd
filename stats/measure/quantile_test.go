package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func sqrt(x float64) float64 { return math.Sqrt(x) }

func TestQuantileOracle(t *testing.T) {
	types := map[string]measure.QuantileType{
		"type1": measure.Type1, "type2": measure.Type2, "type3": measure.Type3, "type4": measure.Type4, "type5": measure.Type5,
		"type6": measure.Type6, "type7": measure.Type7, "type8": measure.Type8, "type9": measure.Type9,
	}
	oracle.Run(t, "quantiles", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input").Complete("x", "w")
		x, w := in.Floats("x"), in.Floats("w")
		probs := c.Expected.At("probs").Floats()
		for name, qt := range types {
			if c.Expected.Has(name) {
				c.CheckAll(t, measure.Quantile(x, probs, qt), name)
			}
		}
		c.Check(t, measure.Median(x), "median")
		c.Check(t, measure.MAD(x), "mad")
		c.Check(t, measure.IQR(x), "iqr_type7")
		plain, weighted := measure.NewMoments(x, nil), measure.NewMoments(x, w)
		c.Check(t, weighted.Mean, "weighted_mean")
		c.Check(t, plain.SampleVariance, "var_sample")
		c.Check(t, plain.Variance, "var_population")
		c.Check(t, weighted.Variance, "weighted_var_population")
	})
}

// By the definitions of Hyndman and Fan, for 2, 3, 5, 9 at probabilities whose np + m is
// a whole number, half way, and beyond the ends.
func TestQuantileTypes(t *testing.T) {
	x := []float64{9, 2, 5, 3}
	p := []float64{0, 0.25, 0.5, 0.7, 1}
	for qt, want := range map[measure.QuantileType][]float64{
		measure.Type1: {2, 2, 3, 5, 9},
		measure.Type2: {2, 2.5, 4, 5, 9},
		measure.Type3: {2, 2, 3, 5, 9},
		measure.Type4: {2, 2, 3, 4.6, 9},
		measure.Type5: {2, 2.5, 4, 6.2, 9},
		measure.Type6: {2, 2.25, 4, 7, 9},
		measure.Type7: {2, 2.75, 4, 5.4, 9},
		measure.Type8: {2, 2 + 5.0/12, 4, 5 + 4*(2.8+1.7/3-3), 9},
		measure.Type9: {2, 2 + 7.0/16, 4, 5 + 4*(2.8+0.55-3), 9},
		0:             {2, 2.75, 4, 5.4, 9},
	} {
		allNear(t, qt.String(), measure.Quantile(x, p, qt), want, 1e-14)
	}
	near(t, "one figure", measure.Median([]float64{7}), 7, 0)
	wantNaN(t, "no figure", measure.Median(nil))
	wantNaN(t, "missing figure", measure.Median([]float64{1, nan, 3}))
	wantNaN(t, "MAD of a missing figure", measure.MAD([]float64{1, nan, 3}))
	wantPanic(t, "probability above 1", func() { measure.Quantile(x, []float64{1.1}, measure.Type7) })
}

func TestMoments(t *testing.T) {
	weighted, repeated := measure.NewMoments([]float64{1, 4, 9}, []float64{3, 0, 2}), measure.NewMoments([]float64{1, 1, 1, 9, 9}, nil)
	near(t, "mean", weighted.Mean, repeated.Mean, 1e-15)
	near(t, "variance", weighted.Variance, repeated.Variance, 1e-15)
	near(t, "sample variance", weighted.SampleVariance, repeated.SampleVariance, 1e-15)
	if weighted.N != 2 || weighted.W != 5 {
		t.Errorf("n = %d, W = %v, want 2, 5", weighted.N, weighted.W)
	}
	wantNaN(t, "sample variance of one", measure.NewMoments([]float64{3}, nil).SampleVariance)
	wantNaN(t, "mean with a missing figure", measure.NewMoments([]float64{3, nan}, nil).Mean)
}
