package series_test

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/combin"

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
		c.ATol = 1e-14 // the reference takes the upper tail from one
		c.Check(t, p, "cor_test_kendall_p")
		c.ATol = 1e-15
		sizes := make([]float64, len(k.Ties))
		for i, u := range k.Ties {
			sizes[i] = float64(u)
		}
		c.CheckAll(t, sizes, "ties")
	})
}

// S, its variance with ties and its exact law are what all orders of the values
// give: the mean of S² over the permutations is Var S, and the share of those with
// |S| at least as large is P.
func TestMannKendallByPermutation(t *testing.T) {
	for name, y := range map[string][]float64{
		"no ties": {3, 1, 4, 7, 5, 9}, "a pair": {3, 1, 3, 7, 5, 9}, "threes": {2, 2, 5, 2, 5, 5}, "four": {1, 6, 6, 6, 6, 2, 3},
	} {
		years := make([]float64, len(y))
		for i := range years {
			years[i] = 2001 + 2*float64(i)
		}
		k, err := series.MannKendall(years, y)
		if err != nil {
			t.Fatal(err)
		}
		near(t, name+": S", k.S, kendallScore(y), 0)
		squares, extreme, count := 0.0, 0, 0
		for _, order := range combin.Permutations(len(y), len(y)) {
			shuffled := make([]float64, len(y))
			for i, j := range order {
				shuffled[i] = y[j]
			}
			s := kendallScore(shuffled)
			squares, count = squares+s*s, count+1
			if math.Abs(s) >= math.Abs(k.S) {
				extreme++
			}
		}
		near(t, name+": Var S", k.VarS, squares/float64(count), 1e-12)
		want := float64(extreme) / float64(count)
		if len(k.Ties) > 0 {
			want = nan
		}
		near(t, name+": exact P", k.PExact, want, 1e-12)
	}
}

func kendallScore(y []float64) float64 {
	s := 0.0
	for j := range y {
		for i := range j {
			if y[j] > y[i] {
				s++
			} else if y[j] < y[i] {
				s--
			}
		}
	}
	return s
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
