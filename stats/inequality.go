package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// Gini is the Gini coefficient, 0 if all parts are equal and 1 − 1/n if one of n
// has all:
//
//	G = Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| / (2 μ W²)
//
// with weights wᵢ = 1, or the units of [Summary.Per]. Negative parts count as
// they are while the mean is positive. Of the Lorenz curve itself, measure.Lorenz
// has the points for a column of a [census.Table.Matrix].
//
// # References
//
// C. Gini (1912), Variabilità e mutabilità, Cuppini, Bologna. A. Sen (1973), On
// Economic Inequality, Clarendon Press.
func Gini() Summary { return inequality("Gini", measure.Gini) }

// GiniCorrected is the Gini coefficient without its bias in small samples, which
// is 1 if one part has all:
//
//	G n / (n − 1)
//
// # References
//
// G. Deltas (2003), The small-sample bias of the Gini coefficient, The Review of
// Economics and Statistics 85, 226-234.
func GiniCorrected() Summary {
	return concentration("corrected Gini", unevenness, func(x []float64) float64 { return measure.GiniCorrected(x, nil) })
}

// TheilT is Theil's T, from 0 to ln n, which weights parts with their shares of
// the sum:
//
//	T = Σ sᵢ ln(xᵢ/μ)    0 ln 0 = 0
//
// [DecomposeTheil] divides it among regions.
//
// # References
//
// H. Theil (1967), Economics and Information Theory, North-Holland, ch. 4.
func TheilT() Summary { return inequality("Theil T", measure.TheilT) }

// TheilL is Theil's L, the mean logarithmic deviation. A part of zero makes it
// infinite, which is not applicable:
//
//	L = Σ wᵢ/W ln(μ/xᵢ)
//
// # References
//
// H. Theil (1967), Economics and Information Theory, North-Holland, ch. 4.
func TheilL() Summary { return inequality("Theil L", measure.TheilL) }

// Atkinson is Atkinson's index, the part of the sum that could be given up if
// the rest were divided equally, for an aversion to inequality of epsilon:
//
//	A(ε) = 1 − (Σ wᵢ/W (xᵢ/μ)^(1−ε))^(1/(1−ε))
//
// It panics if epsilon is negative.
//
// # References
//
// A. B. Atkinson (1970), On the measurement of inequality, Journal of Economic
// Theory 2, 244-263.
func Atkinson(epsilon float64) Summary {
	if !(epsilon >= 0) {
		panic(fmt.Sprintf("stats: Atkinson with aversion %v", epsilon))
	}
	return inequality(census.Statistic(fmt.Sprintf("Atkinson %g", epsilon)),
		func(x, w []float64) float64 { return measure.Atkinson(x, w, epsilon) })
}

// CV is the coefficient of variation of the parts as a population; CV().Per of
// the employees is Williamson's index of disparity:
//
//	V = √(Σ wᵢ/W (xᵢ − μ)²) / μ
//
// # References
//
// J. G. Williamson (1965), Regional inequality and the process of national
// development, Economic Development and Cultural Change 13 (4, part 2), 1-84.
func CV() Summary { return inequality("coefficient of variation", measure.CV) }

func inequality(name census.Statistic, f func(x, weights []float64) float64) Summary {
	return Summary{name: name, unit: census.UnitRatio, response: unevenness, compares: true,
		of: relative(f)}
}
