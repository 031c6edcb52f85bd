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

// The data of Longley (1967), Journal of the American Statistical Association 62,
// 819–841, with the values certified by NIST (Statistical Reference Datasets,
// Longley): the columns depend on each other but for a little, and normal equations
// lose most digits.
func TestLongley(t *testing.T) {
	columns := [][]float64{
		{83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9},
		{234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704, 502601, 518173, 554894},
		{2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007},
		{1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827},
		{107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366, 125368, 127852, 130081},
		{1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962},
	}
	employed := []float64{60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551}
	fit := regress(t, design(columns...), employed)
	allNear(t, "coefficient", fit.Coef, []float64{-3482258.63459582, 15.0618722713733, -.358191792925910e-1,
		-2.02022980381683, -1.03322686717359, -.511041056535807e-1, 1829.15146461355}, 1e-9)
	allNear(t, "standard error", errors(fit.Tests(fit.Cov())), []float64{890420.383607373, 84.9149257747669, .334910077722432e-1,
		.488399681651699, .214274163161675, .226073200069370, 455.478499142212}, 1e-9)
	near(t, "sigma", fit.Sigma, 304.854073561965, 1e-9)
	near(t, "R²", fit.R2, .995479004577296, 1e-12)
}

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
