package measure_test

import (
	"fmt"
	"testing"

	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// R. J. Hijmans, terra, the documentation of an R package and its tests: the numbers from
// 1 to 100 in the cells of a raster of ten rows of ten, with their eight neighbours and
// with the four that share a side, each counted once or together as one.
func TestManualOfTerra(t *testing.T) {
	x := make([]float64, 100)
	for i := range x {
		x[i] = float64(i + 1)
	}
	queen, rook := lattice(t, 10, 2), lattice(t, 10, 1)
	for name, c := range map[string]struct {
		of    func([]float64, *measure.Weights, measure.Islands) (measure.Association, error)
		w     *measure.Weights
		want  float64
		digit float64
	}{
		"I, eight neighbours":               {measure.Moran, queen, 0.8362573, 1e-7},
		"I, eight neighbours, standardised": {measure.Moran, queen.RowStandardised(), 0.9330909, 1e-7},
		"I, four neighbours":                {measure.Moran, rook, 0.8888889, 1e-7},
		"I, four neighbours, standardised":  {measure.Moran, rook.RowStandardised(), 0.96, 1e-7},
		"C, eight neighbours":               {measure.Geary, queen, 0.04421053, 1e-8},
		"C, eight neighbours, standardised": {measure.Geary, queen.RowStandardised(), 0.04384, 1e-5},
	} {
		a, err := c.of(x, c.w, measure.RefuseIslands)
		if err != nil {
			t.Fatal(err)
		}
		within(t, name, a.Value, c.want, c.digit/2)
	}
}

// lattice has the cells of a square raster, neighbours being those whose squared distance
// is at most reach.
func lattice(t *testing.T, side, reach int) *measure.Weights {
	t.Helper()
	n := side * side
	m, names := mat.NewDense(n, n, nil), make([]string, n)
	for a := range n {
		names[a] = fmt.Sprint(a)
		for b := range n {
			down, across := a/side-b/side, a%side-b%side
			if a != b && down*down+across*across <= reach {
				m.Set(a, b, 1)
			}
		}
	}
	w, err := measure.WeightsOf(names, m)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// R. J. Hijmans, Spatial Data Analysis with R, chapter on spatial autocorrelation: five
// cantons of Luxembourg, with the test for normal figures that spdep prints for it. Its
// probability is of one side.
func TestHijmans(t *testing.T) {
	w, err := measure.Contiguity([]string{"Clervaux", "Diekirch", "Redange", "Vianden", "Wiltz"}, map[string][]string{
		"Clervaux": {"Diekirch", "Vianden", "Wiltz"}, "Diekirch": {"Clervaux", "Redange", "Vianden", "Wiltz"},
		"Redange": {"Diekirch", "Wiltz"}, "Vianden": {"Clervaux", "Diekirch"}, "Wiltz": {"Clervaux", "Diekirch", "Redange"},
	})
	if err != nil {
		t.Fatal(err)
	}
	m, err := measure.Moran([]float64{10, 6, 4, 11, 6}, w, measure.RefuseIslands)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "I", m.Value, 0.1728896, 5e-8)
	within(t, "E I", m.Expected, -.25, 1e-15)
	within(t, "Var I", m.Normality.Variance, 0.0327381, 5e-8)
	within(t, "z", m.Normality.Z, 2.3372, 5e-5)
	within(t, "p", m.Normality.P/2, 0.009714, 5e-7)
}

// M. J. de Smith, M. F. Goodchild and P. A. Longley (2009), Geospatial Analysis, Troubador:
// ten areas, for which the documentation of an early PySAL prints local statistics with
// n - 1 where there is n here, and the quadrants 1 HH, 2 LH, 3 LL, 4 HL.
func TestDeSmith(t *testing.T) {
	w, err := measure.Contiguity([]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}, map[string][]string{
		"1": {"2", "4"}, "2": {"1", "5"}, "3": {"4", "7"}, "4": {"1", "3", "5", "8"}, "5": {"2", "4", "6", "9"},
		"6": {"5", "10"}, "7": {"3", "8"}, "8": {"4", "7", "9"}, "9": {"5", "8", "10"}, "10": {"6", "9"},
	})
	if err != nil {
		t.Fatal(err)
	}
	local, err := measure.LocalMoran([]float64{2.24, 3.10, 4.55, -5.15, -4.39, .46, 5.54, 9.02, -2.09, -3.06}, w.RowStandardised())
	if err != nil {
		t.Fatal(err)
	}
	printed := []float64{-0.11409277, -0.19940543, -0.13351408, -0.51770383, 0.48095009, 0.12208113, 1.19148298, -0.58144305, 0.07101383, 0.34314301}
	quadrant := []measure.Quadrant{measure.HighLow, measure.HighLow, measure.HighLow, measure.LowHigh, measure.LowLow,
		measure.LowLow, measure.HighHigh, measure.HighLow, measure.LowLow, measure.LowLow}
	for i, a := range local {
		within(t, fmt.Sprintf("I of area %d", i+1), a.I*9/10, printed[i], 5e-9)
		if a.Quadrant != quadrant[i] {
			t.Errorf("area %d is in %v, want %v", i+1, a.Quadrant, quadrant[i])
		}
	}
}

// The documentation of PySAL, esda.G and esda.G_Local: six points, neighbours being those
// at most 15 away. The probability that is printed is of one side.
func TestManualOfEsda(t *testing.T) {
	points := [][2]float64{{10, 10}, {20, 10}, {40, 10}, {15, 20}, {30, 20}, {30, 30}}
	m := mat.NewDense(6, 6, nil)
	for a, p := range points {
		for b, q := range points {
			if x, y := p[0]-q[0], p[1]-q[1]; a != b && x*x+y*y <= 15*15 {
				m.Set(a, b, 1)
			}
		}
	}
	w, err := measure.WeightsOf([]string{"A", "B", "C", "D", "E", "F"}, m)
	if err != nil {
		t.Fatal(err)
	}
	y := []float64{2, 3, 3.2, 5, 8, 7}
	g, err := measure.GetisOrd(y, w)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "G", g.Value, 0.55709779, 5e-9)
	within(t, "p of G", g.Randomisation.P/2, 0.172936, 5e-7)
	local, err := measure.LocalGetisOrd(y, w)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941} {
		within(t, fmt.Sprintf("local G %d", i), local[i], want, 5e-9)
	}
}
