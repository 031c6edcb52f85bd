package series_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestMannKendallOracle(t *testing.T) {
	oracle.Run(t, "mann_kendall", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		k, err := series.MannKendall(table.Floats("t"), table.Floats("y"))
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, float64(k.N), "n")
		c.Check(t, k.S, "S")
		c.Check(t, k.VarS, "varS")
		c.Check(t, k.TauB, "tau_b")
		c.Check(t, k.Z, "z_continuity")
		c.Check(t, k.P, "p_two_sided_continuity")
		c.Check(t, k.ZPlain, "z_no_continuity")
		c.Check(t, k.PPlain, "p_no_continuity")
		exact := !math.IsNaN(k.PExact)
		if c.Expected.Has("cor_test_exact") && exact != (c.Expected.At("cor_test_exact").Float() == 1) {
			t.Errorf("exact p: %v", k.PExact)
		}
		p := k.PPlain
		if exact {
			p = k.PExact
		}
		c.Check(t, p, "cor_test_kendall_p")
		sizes := make([]float64, len(k.Ties))
		for i, u := range k.Ties {
			sizes[i] = float64(u)
		}
		c.CheckAll(t, sizes, "ties")
	})
}

func TestMannKendallEdges(t *testing.T) {
	years := []float64{2001, 2002, 2003, 2004, 2005}
	k, err := series.MannKendall(years, []float64{7, 7, 7, 7, 7})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "P of a constant", k.P, 1, 0)
	near(t, "TauB of a constant", k.TauB, nan, 0)
	if _, err := series.MannKendall(years, []float64{1, 2, 3, nan, nan}); err == nil {
		t.Error("tested three values")
	}
	// Kendall (1975), table 1: P(S ≥ 8 | n = 5) = .042.
	k, _ = series.MannKendall(years, []float64{1, 2, 3, 5, 4})
	near(t, "two-sided exact P of S = 8", math.Round(k.PExact/2*1000)/1000, .042, 1e-15)
	// Dates given backwards turn the trend.
	back, _ := series.MannKendall([]float64{5, 4, 3, 2, 1}, []float64{1, 2, 3, 5, 4})
	near(t, "S of the reversed", back.S, -k.S, 0)
}
