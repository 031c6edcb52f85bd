package measure_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestHHIOracle(t *testing.T) {
	oracle.Run(t, "hhi", func(t *testing.T, c *oracle.Case) {
		regions, _, x := regionTable(c)
		want := c.Expected.At("regions").Strings()
		nation := measure.ByIndustry(x, sumOf)
		for field, f := range map[string]func([]float64) float64{
			"hhi_0_1":           measure.HHI,
			"hhi_0_10000":       func(x []float64) float64 { return 1e4 * measure.HHI(x) },
			"hhi_normalised":    measure.NormalisedHHI,
			"equivalent_number": measure.EquivalentNumber,
			"rosenbluth":        measure.Rosenbluth,
			"cr3":               func(x []float64) float64 { return measure.ConcentrationRatio(x, 3) },
			"shannon_nats":      measure.Entropy,
			"hachman":           func(x []float64) float64 { return measure.Hachman(x, nation) },
		} {
			c.CheckAll(t, aligned(t, measure.ByRegion(x, f), regions, want), field)
		}
	})
}

func TestConcentrationVectorOracle(t *testing.T) {
	oracle.Run(t, "concentration_vector", func(t *testing.T, c *oracle.Case) {
		x := measure.Complete(c.Input("input").Floats("x"))[0]
		c.Check(t, float64(len(x)), "n_valid")
		c.Check(t, measure.HHI(x), "hhi")
		c.Check(t, measure.NormalisedHHI(x), "hhi_normalised")
		c.Check(t, measure.EquivalentNumber(x), "equivalent_number")
		c.Check(t, measure.Rosenbluth(x), "rosenbluth")
		for _, field := range c.Expected.Keys() {
			if k, err := strconv.Atoi(strings.TrimPrefix(field, "cr")); err == nil {
				c.Check(t, measure.ConcentrationRatio(x, k), field)
			}
			if alpha, err := strconv.ParseFloat(strings.TrimPrefix(field, "hannah_kay_alpha_"), 64); err == nil {
				c.Check(t, measure.HannahKay(x, alpha), field)
			}
		}
		c.Check(t, measure.Entropy(x), "entropy_nats")
		c.Check(t, measure.RelativeEntropy(x), "relative_entropy")
		c.Check(t, measure.Gini(x, nil), "gini")
		if c.Expected.Has("published") {
			for _, field := range c.Expected.At("published").Keys() {
				f := map[string]func([]float64) float64{"hhi": measure.HHI, "rosenbluth": measure.Rosenbluth}[field]
				near(t, "published "+field, f(x), c.Expected.At("published", field).Float(), 5e-8)
			}
		}
	})
}

func TestConcentrationIdentities(t *testing.T) {
	x := []float64{3, 0, 8, 1}
	near(t, "Hannah-Kay of order 2", measure.HannahKay(x, 2), measure.EquivalentNumber(x), 1e-14)
	near(t, "Hannah-Kay of order 1", measure.HannahKay(x, 1), math.Exp(measure.Entropy(x)), 1e-14)
	near(t, "Hannah-Kay near order 1", measure.HannahKay(x, 1+1e-7), measure.HannahKay(x, 1), 1e-6)
	near(t, "Hannah-Kay of order 0", measure.HannahKay(x, 0), 3, 1e-14)
	near(t, "Hachman of the nation", measure.Hachman(x, []float64{6, 0, 16, 2}), 1, 1e-14)
	// Rosenbluth is 1 / (n (1 - Gini)).
	near(t, "Rosenbluth", measure.Rosenbluth(x), 1/(4*(1-measure.Gini(x, nil))), 1e-14)
}

func TestConcentrationUndefined(t *testing.T) {
	for name, x := range map[string][]float64{
		"empty": {}, "zeros": {0, 0}, "missing": {1, nan}, "negative": {3, -1},
	} {
		wantNaN(t, "HHI of "+name, measure.HHI(x))
		wantNaN(t, "normalised HHI of "+name, measure.NormalisedHHI(x))
		wantNaN(t, "equivalent number of "+name, measure.EquivalentNumber(x))
		wantNaN(t, "Hannah-Kay of "+name, measure.HannahKay(x, 1.5))
		wantNaN(t, "CR1 of "+name, measure.ConcentrationRatio(x, 1))
		wantNaN(t, "Rosenbluth of "+name, measure.Rosenbluth(x))
		wantNaN(t, "entropy of "+name, measure.Entropy(x))
		wantNaN(t, "Hoover of "+name, measure.Hoover(x, nil))
	}
	wantNaN(t, "Hachman with an industry the nation has not", measure.Hachman([]float64{1, 1}, []float64{1, 0}))
	wantPanic(t, "CR0", func() { measure.ConcentrationRatio([]float64{1}, 0) })
}

func TestHHIInterval(t *testing.T) {
	got, err := measure.HHIInterval([]float64{50, nan, nan}, 100)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "lower", got.Lower, measure.HHI([]float64{50, 25, 25}), 1e-15)
	near(t, "upper", got.Upper, measure.HHI([]float64{50, 50, 0}), 1e-15)
	_, err = measure.HHIInterval([]float64{50, nan}, 40)
	wantError(t, "total below the visible", err)
	_, err = measure.HHIInterval([]float64{50, 10}, 100)
	wantError(t, "total above all", err)
	near(t, "coverage", measure.Coverage([]float64{50, nan}, 80), 0.625, 1e-15)
}

func TestHoover(t *testing.T) {
	near(t, "one of four", measure.Hoover([]float64{7, 0, 0, 0}, nil), 0.75, 1e-15)
	near(t, "as the reference", measure.Hoover([]float64{1, 2}, []float64{5, 10}), 0, 1e-15)
	near(t, "nothing in common", measure.Hoover([]float64{1, 0}, []float64{0, 3}), 1, 1e-15)
}
