package stats_test

import (
	"fmt"
	"testing"

	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
	"gonum.org/v1/gonum/mat"
)

// R. J. Hijmans, terra: the numbers from 1 to 100 in ten rows of ten, with the
// autocorrelation of each and its eight neighbours that the documentation prints.
func TestSpatialOfTheLiterature(t *testing.T) {
	x, names, near := make([]float64, 100), make([]string, 100), mat.NewDense(100, 100, nil)
	for a := range x {
		x[a], names[a] = float64(a+1), string(area(fmt.Sprintf("%03d", a)))
		for b := range x {
			down, across := a/10-b/10, a%10-b%10
			if a != b && down*down <= 1 && across*across <= 1 {
				near.Set(a, b, 1)
			}
		}
	}
	w, err := measure.WeightsOf(names, near)
	if err != nil {
		t.Fatal(err)
	}
	moran, err := stats.Moran(ofAreas(t, x...), w, measure.RefuseIslands)
	if err != nil {
		t.Fatal(err)
	}
	geary, err := stats.Geary(ofAreas(t, x...), w, measure.RefuseIslands)
	if err != nil {
		t.Fatal(err)
	}
	asPrinted(t, "I", moran[0].Value, .8362573, 5e-8)
	asPrinted(t, "C", geary[0].Value, .04421053, 5e-9)
}

// M. J. de Smith, M. F. Goodchild and P. A. Longley (2009), Geospatial Analysis: ten
// areas, for which the documentation of an early PySAL prints local statistics with n - 1
// where there is n here.
func TestLocalMoranOfTheLiterature(t *testing.T) {
	var names []string
	for i := range 10 {
		names = append(names, string(area(fmt.Sprintf("%03d", i))))
	}
	neighbours := map[string][]string{}
	for i, of := range [][]int{{1, 3}, {0, 4}, {3, 6}, {0, 2, 4, 7}, {1, 3, 5, 8}, {4, 9}, {2, 7}, {3, 6, 8}, {4, 7, 9}, {5, 8}} {
		for _, j := range of {
			neighbours[names[i]] = append(neighbours[names[i]], names[j])
		}
	}
	w, err := measure.Contiguity(names, neighbours)
	if err != nil {
		t.Fatal(err)
	}
	local, err := stats.LocalMoran(ofAreas(t, 2.24, 3.10, 4.55, -5.15, -4.39, .46, 5.54, 9.02, -2.09, -3.06), w.RowStandardised())
	if err != nil {
		t.Fatal(err)
	}
	printed := []float64{-0.11409277, -0.19940543, -0.13351408, -0.51770383, 0.48095009, 0.12208113, 1.19148298, -0.58144305, 0.07101383, 0.34314301}
	for i, a := range local {
		asPrinted(t, "I of "+string(a.Area), a.I*9/10, printed[i], 5e-9)
	}
}
