package series_test

import (
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

// design puts a column of ones before the columns.

func design(columns ...[]float64) *mat.Dense {
	x := mat.NewDense(len(columns[0]), len(columns)+1, nil)
	for i := range columns[0] {
		x.Set(i, 0, 1)
		for j, c := range columns {
			x.Set(i, j+1, c[i])
		}
	}
	return x
}

func regress(t *testing.T, x mat.Matrix, y []float64) *series.Regression {
	t.Helper()
	fit, err := series.Regress(x, y)
	if err != nil {
		t.Fatal(err)
	}
	return fit
}

func errors(tests []series.CoefTest) []float64 {
	se := make([]float64, len(tests))
	for j := range tests {
		se[j] = tests[j].SE
	}
	return se
}

func TestMultipleRegressionOracle(t *testing.T) {
	oracle.Run(t, "ols_multiple", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		var columns [][]float64
		for _, name := range table.Columns[1:] {
			columns = append(columns, table.Floats(name))
		}
		fit := regress(t, design(columns...), table.Floats(table.Columns[0]))
		c.CheckAll(t, fit.Coef, "coef")
		c.CheckAll(t, errors(fit.Tests(fit.Cov())), "se")
		c.Check(t, fit.Sigma, "sigma")
		c.Check(t, fit.R2, "r2")
	})
}

// checkPrewhitened allows a hundred times the tolerance of the case: the

// reference fits the VAR of the scores by normal equations in doubles, and its

// last digits are wrong. For the series of Johnson & Johnson the same formulas

// in 60 digits give the numbers below.

func TestRegressLeavesOutMissing(t *testing.T) {
	x := []float64{1, 2, 3, 4, nan, 6}
	y := []float64{3, 5, nan, 9, 1, 13} // y = 1 + 2x
	fit := regress(t, design(x), y)
	allNear(t, "Coef", fit.Coef, []float64{1, 2}, 1e-14)
	if fit.N != 4 || fit.Rows[3] != 5 {
		t.Errorf("N = %d, Rows = %v", fit.N, fit.Rows)
	}
}

func TestRegressRefuses(t *testing.T) {
	for name, x := range map[string][]float64{
		"collinear":           {2, 2, 2, 2},
		"too few":             {1, nan, nan, nan},
		"a column of nothing": {0, 0, 0, 0},
	} {
		if fit, err := series.Regress(design(x), []float64{1, 2, 3, 5}); err == nil {
			t.Errorf("%s: fitted %v", name, fit.Coef)
		}
	}
	if _, err := series.LogLinear([]float64{1, 2, 3}, []float64{1, 0, 2}); err == nil {
		t.Error("took the logarithm of 0")
	}
	if _, err := series.Linear([]float64{1, 2, 3}, []float64{1, nan, 2}); err == nil {
		t.Error("a trend through two values")
	}
}

func TestExactFitHasNoErrors(t *testing.T) {
	fit := regress(t, design([]float64{1, 2}), []float64{3, 5})
	allNear(t, "Coef", fit.Coef, []float64{1, 2}, 1e-14)
	near(t, "SE", fit.Tests(fit.Cov())[1].SE, nan, 0)
	near(t, "Sigma", fit.Sigma, nan, 0)
}

// A lag of the calendar: leaving a year out of a series of which the neighbours

// carry no residual products must not bring its neighbours together.
