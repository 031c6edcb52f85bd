package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestDecomposeTheilOracle(t *testing.T) {
	oracle.Run(t, "theil_decomposition", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input").Complete("x", "w")
		x, groups, w := in.Floats("x"), in.Strings("group"), in.Floats("w")
		for field, options := range map[string]measure.TheilOptions{
			"T_weighted":   {Measure: measure.T, Weights: w},
			"L_weighted":   {Measure: measure.L, Weights: w},
			"T_unweighted": {Measure: measure.T},
			"L_unweighted": {Measure: measure.L},
		} {
			d := measure.DecomposeTheil(x, groups, options)
			var names []string
			var indices, weights []float64
			for _, g := range d.Groups {
				names, indices, weights = append(names, g.Name), append(indices, g.Index), append(weights, g.Weight)
			}
			want := c.Expected.At(field, "groups").Strings()
			c.CheckAll(t, aligned(t, indices, names, want), field, "group_index")
			c.CheckAll(t, aligned(t, weights, names, want), field, "group_weight")
			c.Check(t, d.Within, field, "within")
			c.Check(t, d.Between, field, "between")
			c.Check(t, d.Total, field, "total")
		}
	})
}

func TestDecomposeTheilEnds(t *testing.T) {
	x := []float64{1, 1, 5, 5}
	d := measure.DecomposeTheil(x, []string{"a", "a", "b", "b"}, measure.TheilOptions{})
	near(t, "within equal groups", d.Within, 0, 1e-15)
	near(t, "between", d.Between, d.Total, 1e-15)
	d = measure.DecomposeTheil(x, []string{"a", "b", "a", "b"}, measure.TheilOptions{Measure: measure.L})
	near(t, "between alike groups", d.Between, 0, 1e-15)
	near(t, "within", d.Within, d.Total, 1e-15)
	d = measure.DecomposeTheil([]float64{0, 0, 1, 2}, []string{"a", "a", "b", "b"}, measure.TheilOptions{})
	near(t, "total with a group of zeros", d.Within+d.Between, d.Total, 1e-15)
	wantNaN(t, "index of zeros", d.Groups[0].Index)
	near(t, "their weight", d.Groups[0].Weight, 0, 0)
	d = measure.DecomposeTheil([]float64{0, 0, 1, 2}, []string{"a", "a", "b", "b"}, measure.TheilOptions{Measure: measure.L})
	if !math.IsInf(d.Between, 1) {
		t.Errorf("L between with a group of zeros = %v", d.Between)
	}
	d = measure.DecomposeTheil([]float64{1, nan}, []string{"a", "b"}, measure.TheilOptions{})
	wantNaN(t, "between with a missing figure", d.Between)
	wantNaN(t, "within with a missing figure", d.Within)
}

func TestDecomposeTheilNested(t *testing.T) {
	x := []float64{3, 1, 4, 1, 5, 9, 2, 6}
	n := measure.Nesting{
		Outer: []string{"E", "E", "E", "E", "W", "W", "W", "W"},
		Inner: []string{"1", "1", "2", "2", "1", "1", "2", "2"},
	}
	d := measure.DecomposeTheilNested(x, n, measure.TheilOptions{})
	near(t, "sum", d.BetweenOuter+d.BetweenInner+d.WithinInner, measure.TheilT(x, nil), 1e-14)
	// Between the prefectures of a region: the decomposition of their means within it.
	means := []float64{2, 2.5, 7, 4}
	inner := (4.5*measure.TheilT(means[:2], nil) + 11*measure.TheilT(means[2:], nil)) / 15.5
	near(t, "between inner", d.BetweenInner, inner, 1e-13)
	near(t, "between outer", d.BetweenOuter, measure.TheilT([]float64{9, 22}, nil), 1e-14)
}
