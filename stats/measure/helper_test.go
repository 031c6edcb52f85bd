package measure_test

import (
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"gonum.org/v1/gonum/mat"
)

var nan = math.NaN()

func matrix(rows [][]float64) *mat.Dense {
	m := mat.NewDense(len(rows), len(rows[0]), nil)
	for i, row := range rows {
		m.SetRow(i, row)
	}
	return m
}

func rowsOf(m mat.Matrix) [][]float64 {
	r, _ := m.Dims()
	rows := make([][]float64, r)
	for i := range rows {
		rows[i] = mat.Row(nil, i, m)
	}
	return rows
}

// regionTable reads the long table of a case as regions × industries.
func regionTable(c *oracle.Case) (regions, industries []string, x *mat.Dense) {
	regions, industries, cells := c.Input("input").Cross("region", "industry", "value")
	return regions, industries, matrix(cells)
}

// aligned returns figures in the order of the wanted names, which need not have them all.
func aligned(t *testing.T, figures []float64, names, wanted []string) []float64 {
	t.Helper()
	out := make([]float64, len(wanted))
	for k, name := range wanted {
		i := slices.Index(names, name)
		if i < 0 {
			t.Fatalf("no %q among %q", name, names)
		}
		out[k] = figures[i]
	}
	return out
}

// alignedRows returns a matrix of regions × industries in the order of the wanted ones.
func alignedRows(t *testing.T, m mat.Matrix, names, wanted [2][]string) [][]float64 {
	t.Helper()
	r, _ := m.Dims()
	at := make([]float64, r)
	for i := range at {
		at[i] = float64(i)
	}
	var rows [][]float64
	for _, i := range aligned(t, at, names[0], wanted[0]) {
		rows = append(rows, aligned(t, mat.Row(nil, int(i), m), names[1], wanted[1]))
	}
	return rows
}

func near(t *testing.T, name string, got, want, tolerance float64) {
	t.Helper()
	if !oracle.Close(got, want, tolerance, tolerance) {
		t.Errorf("%s = %v, want %v", name, got, want)
	}
}

func allNear(t *testing.T, name string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s = %v, want %v", name, got, want)
	}
	for i := range want {
		if !oracle.Close(got[i], want[i], tolerance, tolerance) {
			t.Errorf("%s[%d] = %v, want %v", name, i, got[i], want[i])
		}
	}
}

func wantNaN(t *testing.T, name string, got float64) {
	t.Helper()
	if !math.IsNaN(got) {
		t.Errorf("%s = %v, want NaN", name, got)
	}
}

func wantError(t *testing.T, name string, err error) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error", name)
	}
}

func wantPanic(t *testing.T, name string, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s does not panic", name)
		}
	}()
	f()
}

func withoutEmptyRegions(x *mat.Dense) *mat.Dense {
	var kept [][]float64
	for _, row := range rowsOf(x) {
		if sumOf(row) != 0 {
			kept = append(kept, row)
		}
	}
	return matrix(kept)
}
