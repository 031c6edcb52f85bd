package census_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/ingest/census"
)

// Every cell of a matrix against Find.
func TestMatrixAgainstFind(t *testing.T) {
	table := collect(t, randomFigures(rand.New(rand.NewPCG(25, 26)), 4000)...)
	part := table.Select(census.Manufacturing, census.Size{}, census.AllScopes, census.Shipments, census.Published)
	m, err := part.Matrix(census.ByArea, census.ByYear)
	if err != nil {
		t.Fatal(err)
	}
	rows, cols := m.Dims()
	if rows != len(part.Areas()) || cols != len(part.Years()) || len(m.Rows) != rows || len(m.Cols) != cols || rows*cols <= part.Len() {
		t.Fatalf("%d x %d of %d figures: no cell is empty, so nothing is tested", rows, cols, part.Len())
	}
	for i, row := range m.Rows {
		for j, col := range m.Cols {
			o, ok := part.Find(census.Key{Year: col.Year, Area: row.Area, Measure: census.Shipments})
			if !ok {
				o = census.Absence(o.Key, census.NotAvailable)
			}
			if v := m.At(i, j); v != o.Value && !(math.IsNaN(v) && math.IsNaN(o.Value)) || m.Status[i][j] != o.Status {
				t.Errorf("%v in %v: %v, %v, want %v, %v", row.Area, col.Year, v, m.Status[i][j], o.Value, o.Status)
			}
		}
	}
	if !slices.IsSortedFunc(m.Rows, census.Key.Compare) || !slices.IsSortedFunc(m.Cols, census.Key.Compare) {
		t.Errorf("rows %v and columns %v are not in order", m.Rows, m.Cols)
	}
}

func TestMatrixIsForGonum(t *testing.T) {
	m, err := collect(t, shipments("13", 3), shipments("14", 4)).Matrix(census.ByArea, census.ByMeasure)
	if err != nil {
		t.Fatal(err)
	}
	if got := mat.Norm(m, 2); got != 5 {
		t.Errorf("the norm is %v, want 5", got)
	}
}

func TestMatrixRefuses(t *testing.T) {
	a, b := shipments("13", 1), shipments("14", 1)
	b.Year, b.Industry = 2019, census.Food
	for want, f := range map[string]func() (*census.Matrix, error){
		"differ in industry too": func() (*census.Matrix, error) { return collect(t, a, b).Matrix(census.ByArea, census.ByYear) },
		"of no rows":             func() (*census.Matrix, error) { return collect(t).Matrix(census.ByArea, census.ByYear) },
		"of area by itself":      func() (*census.Matrix, error) { return collect(t, a).Matrix(census.ByArea, census.ByArea) },
	} {
		if _, err := f(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
