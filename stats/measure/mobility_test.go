package measure_test

import (
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

func TestRankMobilityOracle(t *testing.T) {
	oracle.Run(t, "rank_mobility", func(t *testing.T, c *oracle.Case) {
		_, years, cells := c.Input("input").Cross("unit", "year", "value")
		x := matrix(cells)
		k := int(c.Expected.At("classes").Float())
		if c.Expected.Has("class_rule") && !strings.Contains(c.Expected.At("class_rule").Text(), "number of year-specific cut points") {
			t.Fatalf("classes by another rule: %s", c.Expected.At("class_rule").Text())
		}
		tr := measure.NewTransitions(measure.Classify(x, k, measure.CutEachYear))
		c.CheckMatrix(t, rowsOf(tr.Counts), "transitions")
		c.CheckMatrix(t, rowsOf(tr.P), "p")
		pi, err := measure.Stationary(tr.P)
		if err != nil { // there are several, or an empty class
			pi = nil
		}
		c.CheckAll(t, pi, "steady_state")
		m := measure.NewMobility(tr.P, nil)
		c.Check(t, m.PraisShorrocks, "prais_shorrocks_P")
		c.Check(t, m.Determinant, "D_determinant")
		c.Check(t, m.SecondEigenvalue, "L2_second_eigenvalue")
		c.Check(t, m.Leaving, "B1_bartholomew")
		c.Check(t, m.Bartholomew, "B2_bartholomew")
		c.Check(t, m.Staying, "shorrocks_staying_prob_mean")
		firstLast := measure.Complete(mat.Col(nil, 0, x), mat.Col(nil, len(years)-1, x))
		tau := measure.Kendall(firstLast[0], firstLast[1])
		c.Check(t, tau.TauB, "kendall_tau_first_last")
		c.Check(t, float64(tau.Concordant), "rank_correlation_concordant")
	})
}

func TestClassify(t *testing.T) {
	x := matrix([][]float64{{1, 10}, {2, 20}, {3, nan}, {4, 40}})
	each := measure.Classify(x, 2, measure.CutEachYear)
	pooled := measure.Classify(x, 2, measure.CutPooled)
	for u, want := range [][2][]int{
		{{0, 0}, {0, 1}}, {{0, 0}, {0, 1}}, {{1, measure.NoClass}, {0, measure.NoClass}}, {{1, 1}, {0, 1}},
	} {
		for y := range 2 {
			if each.Class[u][y] != want[0][y] || pooled.Class[u][y] != want[1][y] {
				t.Errorf("unit %d: classes %v and %v, want %v", u, each.Class[u], pooled.Class[u], want)
				break
			}
		}
	}
	near(t, "cut of the first year", each.Cuts[0][0], 2.5, 0)
	near(t, "cut of all", pooled.Cuts[1][0], 4, 0)
	tr := measure.NewTransitions(each)
	allNear(t, "counts", tr.Counts.RawMatrix().Data, []float64{2, 0, 0, 1}, 0)
	empty := measure.NewTransitions(measure.Classify(matrix([][]float64{{1, 2}, {1, 2}}), 2, measure.CutEachYear))
	wantNaN(t, "probability from an empty class", empty.P.At(1, 0))
	_, err := measure.Stationary(empty.P)
	wantError(t, "stationary distribution of it", err)
	wantNaN(t, "its mobility", measure.NewMobility(empty.P, nil).PraisShorrocks)
}

func TestStationary(t *testing.T) {
	p := matrix([][]float64{{0.9, 0.1, 0}, {0.2, 0.7, 0.1}, {0, 1e-12, 1 - 1e-12}})
	pi, err := measure.Stationary(p)
	if err != nil {
		t.Fatal(err)
	}
	// Flows between neighbouring classes balance.
	near(t, "flow between 0 and 1", pi[0]*0.1, pi[1]*0.2, 1e-24)
	near(t, "ratio of 1 and 2", pi[1]/pi[2]*1e11, 1, 1e-4)
	near(t, "sum", pi[0]+pi[1]+pi[2], 1, 1e-15)
	pi, err = measure.Stationary(matrix([][]float64{{0.5, 0.5, 0}, {0, 0.2, 0.8}, {0, 0.4, 0.6}}))
	if err != nil {
		t.Fatal(err)
	}
	allNear(t, "with a class that is left for ever", pi, []float64{0, 1.0 / 3, 2.0 / 3}, 1e-15)
	_, err = measure.Stationary(matrix([][]float64{{1, 0}, {0, 1}}))
	wantError(t, "two closed sets", err)
	_, err = measure.Stationary(matrix([][]float64{{0.5, 0.4}, {0, 1}}))
	wantError(t, "row that does not sum to 1", err)
}

func TestMobilityEnds(t *testing.T) {
	still := measure.NewMobility(matrix([][]float64{{1, 0}, {0, 1}}), nil)
	for name, v := range map[string]float64{
		"Prais-Shorrocks": still.PraisShorrocks, "determinant": still.Determinant, "second eigenvalue": still.SecondEigenvalue,
		"leaving": still.Leaving, "Bartholomew": still.Bartholomew, "not staying": 1 - still.Staying,
	} {
		near(t, name, v, 0, 1e-15)
	}
	chance := measure.NewMobility(matrix([][]float64{{0.5, 0.5}, {0.5, 0.5}}), []float64{1, 0})
	near(t, "Prais-Shorrocks of chance", chance.PraisShorrocks, 1, 1e-15)
	near(t, "second eigenvalue of chance", chance.SecondEigenvalue, 1, 1e-12)
	near(t, "Bartholomew of chance", chance.Bartholomew, 0.5, 1e-15)
}
