package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestRankOracle(t *testing.T) {
	oracle.Run(t, "rank", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input")
		all := [][]float64{in.Floats("x"), in.Floats("y")}
		xy := measure.Complete(all...)
		x, y := xy[0], xy[1]
		k, s, p := measure.Kendall(x, y), measure.Spearman(x, y), measure.Pearson(x, y)
		c.Check(t, float64(k.N), "n")
		c.Check(t, k.TauB, "kendall_tau_b")
		c.Check(t, k.Z, "kendall_z")
		c.Check(t, s.R, "spearman_rho")
		c.Check(t, p.R, "pearson_r")
		for field, v := range map[string]float64{"kendall_p": k.P, "kendall_p_continuity": k.PContinuity, "spearman_p_t": s.P, "pearson_p": p.P} {
			c.ATol = 0 // they are as small as 1e-20
			c.Check(t, v, field)
			c.ATol = 1e-15
		}
		ci := p.Confidence(0.95)
		c.CheckAll(t, []float64{ci.Lower, ci.Upper}, "pearson_ci95")
		c.CheckAll(t, measure.Rank(all[0], measure.RankOptions{}), "rank_x_average_desc")
		best := measure.RankOptions{Ties: measure.MinRank}
		c.CheckAll(t, measure.Rank(all[0], best), "rank_x_min_desc")
		c.CheckAll(t, measure.RankChange(all[0], all[1], best), "rank_change")
	})
}

func TestRankTies(t *testing.T) {
	x := []float64{7, 3, nan, 7, 9}
	for _, tc := range []struct {
		options measure.RankOptions
		want    []float64
	}{
		{measure.RankOptions{}, []float64{2.5, 4, nan, 2.5, 1}},
		{measure.RankOptions{Ties: measure.MinRank}, []float64{2, 4, nan, 2, 1}},
		{measure.RankOptions{Ties: measure.MaxRank}, []float64{3, 4, nan, 3, 1}},
		{measure.RankOptions{Ties: measure.DenseRank}, []float64{2, 3, nan, 2, 1}},
		{measure.RankOptions{Ties: measure.MinRank, Order: measure.SmallestFirst}, []float64{2, 1, nan, 2, 4}},
	} {
		allNear(t, tc.options.Ties.String()+" "+tc.options.Order.String(), measure.Rank(x, tc.options), tc.want, 0)
	}
	if got := measure.Rank(nil, measure.RankOptions{}); len(got) != 0 {
		t.Errorf("Rank(nil) = %v", got)
	}
}

func TestCorrelationEnds(t *testing.T) {
	x := []float64{1, 2, 3, 4, 5}
	k := measure.Kendall(x, x)
	near(t, "tau of itself", k.TauB, 1, 1e-15)
	if k.Concordant != 10 || k.Discordant != 0 {
		t.Errorf("%d concordant, %d discordant of 10", k.Concordant, k.Discordant)
	}
	p := measure.Pearson(x, []float64{10, 8, 6, 4, 2})
	near(t, "r of a falling line", p.R, -1, 1e-15)
	near(t, "its p", p.P, 0, 1e-15)
	near(t, "rho of a rising curve", measure.Spearman(x, []float64{1, 4, 9, 16, 25}).R, 1, 1e-15)
	constant := []float64{2, 2, 2, 2, 2}
	wantNaN(t, "tau of a constant", measure.Kendall(x, constant).TauB)
	wantNaN(t, "r of a constant", measure.Pearson(x, constant).R)
	missing := []float64{1, nan, 3, 4, 5}
	wantNaN(t, "tau of a missing figure", measure.Kendall(x, missing).TauB)
	wantNaN(t, "rho of a missing figure", measure.Spearman(x, missing).R)
	wantNaN(t, "r of a missing figure", measure.Pearson(x, missing).R)
	wantNaN(t, "p of two pairs", measure.Pearson(x[:2], []float64{3, 4}).P)
	wantNaN(t, "interval of three pairs", measure.Pearson(x[:3], []float64{3, 4, 9}).Confidence(0.9).Lower)
	wantNaN(t, "r of nothing", measure.Pearson(nil, nil).R)
	wantNaN(t, "tau of nothing", measure.Kendall(nil, nil).TauB)
	wantPanic(t, "other lengths", func() { measure.Kendall(x, x[:2]) })
	// A p far below what 1 - CDF could tell from 0.
	long := make([]float64, 500)
	for i := range long {
		long[i] = float64(i)
	}
	if p := measure.Kendall(long, long).P; !(p > 0 && p < 1e-100) {
		t.Errorf("p = %v", p)
	}
	if math.IsNaN(measure.Kendall(long, long).PContinuity) {
		t.Error("p with continuity is NaN")
	}
}
