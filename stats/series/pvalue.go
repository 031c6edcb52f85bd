package series

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// normalP returns the two-sided p of z under the standard normal law. The lower
// tail keeps its digits where one minus the upper would be zero.
func normalP(z float64) float64 {
	return 2 * distuv.UnitNormal.CDF(-math.Abs(z))
}

// studentP returns the two-sided p of t under Student's law with df degrees of
// freedom; NaN when df is not positive.
func studentP(t, df float64) float64 {
	if !(df > 0) || math.IsNaN(t) {
		return math.NaN()
	}
	if math.IsInf(t, 0) {
		return 0
	}
	return 2 * distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.CDF(-math.Abs(t))
}

// studentQuantile returns the p-quantile of Student's law.
func studentQuantile(p, df float64) float64 {
	if !(df > 0) {
		return math.NaN()
	}
	return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.Quantile(p)
}

// chiSquaredP returns P(χ² > x) with df degrees of freedom.
func chiSquaredP(x, df float64) float64 {
	if !(x > 0) {
		if math.IsNaN(x) {
			return math.NaN()
		}
		return 1
	}
	return distuv.ChiSquared{K: df}.Survival(x)
}

// fisherP returns P(F > x) with (d1, d2) degrees of freedom.
func fisherP(x, d1, d2 float64) float64 {
	if math.IsNaN(x) || !(d1 > 0) || !(d2 > 0) {
		return math.NaN()
	}
	if x <= 0 {
		return 1
	}
	// P(F(d1,d2) > x) = P(F(d2,d1) < 1/x): the lower tail keeps its digits.
	return distuv.F{D1: d2, D2: d1}.CDF(1 / x)
}

// checkLevel panics unless a level of confidence is between 0 and 1, as .95.
func checkLevel(function string, level float64) {
	if !(level > 0 && level < 1) {
		panic(fmt.Sprintf("series: %s: level %v is not between 0 and 1", function, level))
	}
}
