package measure_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// mapOf reads the neighbours of a case, which are numbered from 1.
func mapOf(t *testing.T, c *oracle.Case) (x []float64, binary *measure.Weights) {
	t.Helper()
	in, links := c.Input("input"), c.Input("input_weights")
	names := in.Strings("id")
	m := mat.NewDense(len(names), len(names), nil)
	i, j, w := links.Strings("i"), links.Strings("j"), links.Floats("w")
	for k := range i {
		m.Set(slices.Index(names, i[k]), slices.Index(names, j[k]), w[k])
	}
	binary, err := measure.WeightsOf(names, m)
	if err != nil {
		t.Fatal(err)
	}
	return in.Floats("x"), binary
}

func TestMoranOracle(t *testing.T) {
	oracle.Run(t, "moran_lisa", func(t *testing.T, c *oracle.Case) {
		x, binary := mapOf(t, c)
		w := binary.RowStandardised()
		if islands, want := w.Islands(), c.Expected.At("islands").Strings(); !slices.Equal(islands, want) {
			t.Errorf("islands = %v, want %v", islands, want)
		}
		m, err := measure.Moran(x, w, measure.IslandsNotCounted)
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, float64(len(x)), "n")
		c.Check(t, m.S0, "S0")
		c.Check(t, m.Value, "I")
		c.Check(t, m.Expected, "EI")
		c.Check(t, m.Randomisation.Variance, "VI_randomisation")
		c.Check(t, m.Randomisation.Z, "z_randomisation")
		c.ATol = 0
		c.Check(t, m.Randomisation.P, "p_two_sided_randomisation")
		c.ATol = 1e-15
		c.Check(t, m.Normality.Variance, "VI_normality")
		c.Check(t, m.Normality.Z, "z_normality")
		g, err := measure.Geary(x, w, measure.IslandsNotCounted)
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, g.Value, "geary_C")
		c.Check(t, g.Expected, "geary_EC")
		c.Check(t, g.Randomisation.Variance, "geary_VC")
		checkLocal(t, c, x, binary)
	})
}

func checkLocal(t *testing.T, c *oracle.Case, x []float64, binary *measure.Weights) {
	t.Helper()
	local, err := measure.LocalMoran(x, binary.RowStandardised())
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string]func(measure.LocalAssociation) float64{
		"local_I":                  func(a measure.LocalAssociation) float64 { return a.I },
		"local_EI_conditional":     func(a measure.LocalAssociation) float64 { return a.Conditional.Expected },
		"local_VI_conditional":     func(a measure.LocalAssociation) float64 { return a.Conditional.Variance },
		"local_EI_total":           func(a measure.LocalAssociation) float64 { return a.Total.Expected },
		"local_VI_total":           func(a measure.LocalAssociation) float64 { return a.Total.Variance },
		"spatial_lag_of_deviation": func(a measure.LocalAssociation) float64 { return a.Lag },
	}
	for field, f := range columns {
		got := make([]float64, len(local))
		for i, a := range local {
			got[i] = f(a)
		}
		if field == "spatial_lag_of_deviation" {
			c.ForgiveRounding(x) // it may be nothing
		}
		c.CheckAll(t, got, field)
		c.ATol = 1e-15
	}
	for i, want := range c.Expected.At("quadrant").Strings() {
		if q := local[i].Quadrant; q != measure.NoQuadrant && q.String() != want {
			t.Errorf("quadrant %d = %v, want %v", i, q, want)
		}
	}
	g, err := measure.GetisOrd(x, binary)
	if err != nil { // of a figure below zero
		g.Value = nan
	}
	c.Check(t, g.Value, "getis_ord_G_global")
	z, err := measure.LocalGetisOrd(x, binary)
	if err != nil {
		t.Fatal(err)
	}
	c.CheckAll(t, z, "getis_ord_Gi_z_binary")
}

// square is a ring of four regions.
func square(t *testing.T) *measure.Weights {
	t.Helper()
	w, err := measure.Contiguity([]string{"A", "B", "C", "D"}, map[string][]string{
		"A": {"B", "D"}, "B": {"A", "C"}, "C": {"B", "D"}, "D": {"A", "C"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// The moments under randomisation are those of all permutations, an island or not.
func TestMoranVarianceIsThatOfAllPermutations(t *testing.T) {
	island, err := measure.Contiguity([]string{"A", "B", "C", "D", "Okinawa"}, map[string][]string{
		"A": {"B"}, "B": {"A", "C", "D"}, "C": {"B"}, "D": {"B"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		w *measure.Weights
		x []float64
	}{
		"ring":          {square(t), []float64{1, 2, 4, 9}},
		"island":        {island, []float64{1, 2, 4, 9, 3}},
		"not symmetric": {island.RowStandardised(), []float64{1, 2, 4, 9, 3}},
	} {
		var is, cs []float64
		var m, g measure.Association
		permute(tc.x, func(y []float64) {
			var errs [2]error
			m, errs[0] = measure.Moran(y, tc.w, measure.IslandsCounted)
			g, errs[1] = measure.Geary(y, tc.w, measure.IslandsCounted)
			if errs[0] != nil || errs[1] != nil {
				t.Fatal(errs)
			}
			is, cs = append(is, m.Value), append(cs, g.Value)
		})
		near(t, name+": E I", measure.NewMoments(is, nil).Mean, m.Expected, 1e-13)
		near(t, name+": Var I", measure.NewMoments(is, nil).Variance, m.Randomisation.Variance, 1e-13)
		near(t, name+": E C", measure.NewMoments(cs, nil).Mean, g.Expected, 1e-13)
		near(t, name+": Var C", measure.NewMoments(cs, nil).Variance, g.Randomisation.Variance, 1e-13)
	}
}

// The variance for normal figures is the mean over normal samples of the variance for
// given figures.
func TestMoranVarianceForNormalFigures(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	w := square(t).RowStandardised()
	var is, cs []float64
	var m, g measure.Association
	for range 20000 {
		x := []float64{r.NormFloat64(), r.NormFloat64(), r.NormFloat64(), r.NormFloat64()}
		m, _ = measure.Moran(x, w, measure.RefuseIslands)
		g, _ = measure.Geary(x, w, measure.RefuseIslands)
		is, cs = append(is, m.Randomisation.Variance), append(cs, g.Randomisation.Variance)
	}
	near(t, "Var I", m.Normality.Variance/measure.NewMoments(is, nil).Mean, 1, 0.01)
	near(t, "Var C", g.Normality.Variance/measure.NewMoments(cs, nil).Mean, 1, 0.01)
}

func permute(x []float64, visit func([]float64)) {
	var walk func(k int)
	y := slices.Clone(x)
	walk = func(k int) {
		if k == len(y) {
			visit(y)
		}
		for i := k; i < len(y); i++ {
			y[k], y[i] = y[i], y[k]
			walk(k + 1)
			y[k], y[i] = y[i], y[k]
		}
	}
	walk(0)
}

func TestLocalMoranSumsToMoran(t *testing.T) {
	x := []float64{1, 2, 4, 9}
	w := square(t).RowStandardised()
	m, _ := measure.Moran(x, w, measure.RefuseIslands)
	local, err := measure.LocalMoran(x, w)
	if err != nil {
		t.Fatal(err)
	}
	total := 0.0
	for _, a := range local {
		total += a.I
	}
	near(t, "sum", total, m.S0*m.Value, 1e-14)
	allNear(t, "lag", w.Lag(x), []float64{5.5, 2.5, 5.5, 2.5}, 1e-15)
	// Permuting the three others of A: its neighbours are two of 2, 4, 9.
	mean, z := 4.0, -3.0
	var is []float64
	for _, pair := range [][2]float64{{2, 4}, {2, 9}, {4, 9}} {
		is = append(is, z/9.5*((pair[0]+pair[1])/2-mean))
	}
	near(t, "conditional expectation", local[0].Conditional.Expected, measure.NewMoments(is, nil).Mean, 1e-14)
	near(t, "conditional variance", local[0].Conditional.Variance, measure.NewMoments(is, nil).Variance, 1e-14)
}

func TestIslands(t *testing.T) {
	w, err := measure.Contiguity([]string{"A", "B", "C", "D", "Okinawa"}, map[string][]string{
		"A": {"B"}, "B": {"A", "C"}, "C": {"B", "D"}, "D": {"C"},
	})
	if err != nil {
		t.Fatal(err)
	}
	x := []float64{1, 2, 4, 9, 3}
	if got := w.Islands(); !slices.Equal(got, []string{"Okinawa"}) {
		t.Errorf("islands = %v", got)
	}
	if got := w.Neighbours("B"); !slices.Equal(got, []string{"A", "C"}) {
		t.Errorf("neighbours = %v", got)
	}
	_, err = measure.Moran(x, w, measure.RefuseIslands)
	wantError(t, "an island", err)
	not, _ := measure.Moran(x, w, measure.IslandsNotCounted)
	counted, _ := measure.Moran(x, w, measure.IslandsCounted)
	if not.N != 4 || counted.N != 5 {
		t.Errorf("n = %d and %d, want 4 and 5", not.N, counted.N)
	}
	near(t, "ratio of I", counted.Value/not.Value, 5.0/4, 1e-14)
	local, _ := measure.LocalMoran(x, w)
	if local[4].Quadrant != measure.NoQuadrant || local[4].I != 0 {
		t.Errorf("island has %+v", local[4])
	}
	p, _ := measure.LocalMoranPermutation(x, w, measure.PermutationOptions{Permutations: 9})
	wantNaN(t, "p of an island", p[4])
}

func TestContiguityErrors(t *testing.T) {
	names := []string{"A", "B"}
	for name, n := range map[string]map[string][]string{
		"one-sided border":  {"A": {"B"}},
		"own neighbour":     {"A": {"A"}},
		"unknown neighbour": {"A": {"X"}},
		"unknown region":    {"X": {"A"}},
		"twice":             {"A": {"B", "B"}, "B": {"A"}},
	} {
		_, err := measure.Contiguity(names, n)
		wantError(t, name, err)
	}
	_, err := measure.Contiguity([]string{"A", "A"}, nil)
	wantError(t, "name twice", err)
	_, err = measure.WeightsOf(names, matrix([][]float64{{0, -1}, {1, 0}}))
	wantError(t, "negative weight", err)
	_, err = measure.WeightsOf(names, matrix([][]float64{{1, 1}, {1, 0}}))
	wantError(t, "diagonal", err)
	_, err = measure.WeightsOf(names, matrix([][]float64{{0, nan}, {1, 0}}))
	wantError(t, "missing weight", err)
}

func TestSpatialErrors(t *testing.T) {
	w := square(t)
	for name, x := range map[string][]float64{"missing": {1, nan, 2, 3}, "equal": {5, 5, 5, 5}} {
		_, err := measure.Moran(x, w, measure.RefuseIslands)
		wantError(t, "Moran "+name, err)
		_, err = measure.Geary(x, w, measure.RefuseIslands)
		wantError(t, "Geary "+name, err)
		_, err = measure.LocalMoran(x, w)
		wantError(t, "LocalMoran "+name, err)
		_, err = measure.LocalGetisOrd(x, w)
		wantError(t, "LocalGetisOrd "+name, err)
	}
	_, err := measure.GetisOrd([]float64{1, -1, 2, 3}, w)
	wantError(t, "G of a negative figure", err)
	wantPanic(t, "other lengths", func() { w.Lag([]float64{1}) })
}
