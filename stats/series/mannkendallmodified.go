package series

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// A SerialCorrection is a way to keep autocorrelation from passing for a trend
// in the test of Mann and Kendall.
type SerialCorrection int

const (
	HamedRao              SerialCorrection = iota // variance, by significant autocorrelations of ranks
	YueWang                                       // variance, by all autocorrelations
	PreWhitening                                  // the series less ρ times its past
	TrendFreePreWhitening                         // the same of the series less its trend, which is put back
)

// String returns the correction's name.
func (c SerialCorrection) String() string {
	return nameOf("SerialCorrection", int(c), "Hamed-Rao", "Yue-Wang", "prewhitening", "trend-free prewhitening")
}

// MannKendallSerial is MannKendall with a correction for autocorrelation. The
// series is first freed of its Theil-Sen slope b, but for PreWhitening.
//
//	Hamed-Rao   Var S · [1 + 2/(n(n−1)(n−2)) Σ (n−k)(n−k−1)(n−k−2) ρₖ]
//	            over the lags k where ρₖ of the ranks of y − bt is outside
//	            ∓1.96/√n
//	Yue-Wang    Var S · [1 + 2 Σ (1−k/n) ρₖ]   over all lags of y − bt
//	PreWhitening           the test of yₜ − ρ₁yₜ₋₁
//	TrendFreePreWhitening  the test of zₜ − ρ₁zₜ₋₁ + bt with z = y − bt
//
// Autocorrelations have the denominator n. They need dates that are equally
// spaced and none missing: an error says otherwise, and tells of fewer than 4
// values, or a corrected variance that is not positive, which short series
// have. TauB is that of the tested values; PExact is NaN.
//
// # References
//
// Hamed, K. H. & Rao, A. R. (1998), A modified Mann-Kendall trend test for
// autocorrelated data, Journal of Hydrology 204, 182–196.
//
// Yue, S. & Wang, C. Y. (2004), The Mann-Kendall test modified by effective
// sample size to detect trend in serially correlated hydrological series, Water
// Resources Management 18(3), 201–218.
//
// Yue, S., Pilon, P., Phinney, B. & Cavadias, G. (2002), The influence of
// autocorrelation on the ability to detect trend in hydrological series,
// Hydrological Processes 16(9), 1807–1829.
func MannKendallSerial(t, y []float64, correction SerialCorrection) (Kendall, error) {
	sameLength("MannKendallSerial", len(t), len(y))
	if len(y) < 4 {
		return Kendall{}, fmt.Errorf("%d values: the test needs 4", len(y))
	}
	if err := regular(t, y); err != nil {
		return Kendall{}, fmt.Errorf("autocorrelation: %w", err)
	}
	detrended, slope := lessTrend(y)
	var k Kendall
	switch correction {
	case HamedRao:
		k = kendall(y)
		k.VarS *= hamedRaoFactor(autocorrelations(averageRanks(detrended)))
	case YueWang:
		k = kendall(y)
		k.VarS *= yueWangFactor(autocorrelations(detrended))
	case PreWhitening:
		k = kendall(whitened(y, 0))
	case TrendFreePreWhitening:
		k = kendall(whitened(detrended, slope))
	default:
		panic("series: unknown " + correction.String())
	}
	if k.S != 0 && !(k.VarS > 0) {
		return Kendall{}, fmt.Errorf("the variance of S corrected by %v is %.4g for %d values", correction, k.VarS, len(y))
	}
	k.PExact = math.NaN()
	k.test()
	return k, nil
}

// lessTrend returns y less its Theil-Sen slope per step, and the slope.
func lessTrend(y []float64) ([]float64, float64) {
	steps := make([]float64, len(y))
	for i := range steps {
		steps[i] = float64(i + 1)
	}
	slope := median(pairSlopes(steps, y))
	z := make([]float64, len(y))
	for i := range y {
		z[i] = y[i] - slope*steps[i]
	}
	return z, slope
}

// whitened returns zₜ − ρ₁zₜ₋₁ + slope·t.
func whitened(z []float64, slope float64) []float64 {
	rho := autocorrelations(z)[1]
	w := make([]float64, len(z)-1)
	for i := range w {
		w[i] = z[i+1] - rho*z[i] + slope*float64(i+1)
	}
	return w
}

// autocorrelations returns ρ₀ … ρₙ₋₁, 0 for a series that does not vary.
func autocorrelations(x []float64) []float64 {
	d := deviations(x)
	variance := sumSquares(d)
	rho := make([]float64, len(x))
	for k := range rho {
		products := make([]float64, len(d)-k)
		for i := range products {
			products[i] = d[i] * d[i+k]
		}
		if variance > 0 {
			rho[k] = sum(products) / variance
		}
	}
	return rho
}

func hamedRaoFactor(rho []float64) float64 {
	n := float64(len(rho))
	bound := distuv.UnitNormal.Quantile(.975) / math.Sqrt(n)
	s := 0.0
	for k := 1; k < len(rho); k++ {
		if math.Abs(rho[k]) > bound {
			m := n - float64(k)
			s += m * (m - 1) * (m - 2) * rho[k]
		}
	}
	return 1 + 2*s/(n*(n-1)*(n-2))
}

func yueWangFactor(rho []float64) float64 {
	s := 0.0
	for k := 1; k < len(rho); k++ {
		s += (1 - float64(k)/float64(len(rho))) * rho[k]
	}
	return 1 + 2*s
}
