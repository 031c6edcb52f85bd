package measure_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestGroupedOracle(t *testing.T) {
	oracle.Run(t, "grouped_gini_median", func(t *testing.T, c *oracle.Case) {
		in := c.Input("input")
		lower, upper, n, total := in.Floats("lower"), in.Floats("upper"), in.Floats("n"), in.Floats("total")
		classes := make([]measure.SizeClass, in.Len())
		for k := range classes {
			if math.IsNaN(upper[k]) {
				upper[k] = math.Inf(1)
			}
			classes[k] = measure.SizeClass{Lower: lower[k], Upper: upper[k], Count: n[k], Total: total[k]}
		}
		mean, err := measure.GroupedMean(classes)
		if err != nil {
			t.Fatal(err)
		}
		gini, err := measure.GroupedGini(classes)
		if err != nil {
			t.Fatal(err)
		}
		median, err := measure.GroupedMedian(classes)
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, mean, "mean")
		c.Check(t, gini.Lower, "gini_lower_bound")
		c.Check(t, gini.Upper, "gini_upper_bound_gastwirth")
		c.Check(t, median, "median_linear_interpolation")
	})
}

func TestGroupedGiniHoldsTheGini(t *testing.T) {
	x := []float64{1, 2, 4, 5, 9, 12, 14, 30}
	classes := []measure.SizeClass{{0, 5, 4, 12}, {5, 15, 3, 35}, {15, math.Inf(1), 1, 30}}
	got, err := measure.GroupedGini(classes)
	if err != nil {
		t.Fatal(err)
	}
	if g := measure.Gini(x, nil); !got.Contains(g) {
		t.Errorf("Gini %v outside %v", g, got)
	}
	_, err = measure.GroupedMedian([]measure.SizeClass{{0, 5, 1, nan}, {5, math.Inf(1), 3, nan}})
	wantError(t, "median in the open class", err)
	median, err := measure.GroupedMedian([]measure.SizeClass{{0, 10, 2, nan}, {10, 20, 2, nan}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "median at the edge", median, 10, 0)
	_, err = measure.GroupedGini([]measure.SizeClass{{0, 5, 1, 2}, {4, 9, 1, 6}})
	wantError(t, "overlap", err)
}
