package series

import (
	"fmt"
	"math"
)

// A ChangePoint is a test of one shift in the level of a series.
type ChangePoint struct {
	Statistic float64
	Before    int // observations before the shift that fits best
	// P is an approximation for Pettitt, NaN for the others: a [ChangePointLaw]
	// has theirs.
	P float64
}

// Pettitt tests for a shift of the level by ranks, so it is safe against
// outliers.
//
//	U_t = Σ_{i≤t} Σ_{j>t} sgn(yᵢ − yⱼ),  K = max |U_t|,  P ≈ 2 e^(−6K²/(n³+n²))
//
// P is at most 1. The values are in the order of time, which is all that
// matters. Where several dates share the maximum, the first is given. The series
// has at least MinBreakLength values, none missing; an error says otherwise.
//
// # References
//
// Pettitt, A. N. (1979), A non-parametric approach to the change-point problem,
// Journal of the Royal Statistical Society C 28(2), 126–135.
func Pettitt(y []float64) (ChangePoint, error) {
	if _, err := newBreakModel(Constant(max(len(y), 1)), atLeastOne(y)); err != nil {
		return ChangePoint{}, err
	}
	n := float64(len(y))
	c := ChangePoint{}
	u := 0.0
	for t := range len(y) - 1 {
		for j := range y {
			u += sgn(y[t] - y[j])
		}
		if math.Abs(u) > c.Statistic {
			c.Statistic, c.Before = math.Abs(u), t+1
		}
	}
	c.P = math.Min(1, 2*math.Exp(-6*c.Statistic*c.Statistic/(n*n*n+n*n)))
	return c, nil
}

// Buishand tests for a shift of the mean by the cumulated deviations from it.
//
//	S_t = Σ_{i≤t} (yᵢ − ȳ),  U = Σ_{t<n} (S_t/s)² / (n(n+1))
//
// with s the standard deviation by n − 1. The shift is after the largest |S_t|.
// P is NaN: [ChangePointLaw.Buishand] has it. In long series U has the law of
// Cramér and von Mises: .461 is exceeded by 5 % and .743 by 1 %. A series that
// does not vary is an error.
//
// # References
//
// Buishand, T. A. (1982), Some methods for testing the homogeneity of rainfall
// records, Journal of Hydrology 58(1–2), 11–27.
func Buishand(y []float64) (ChangePoint, error) {
	path, err := standardisedPath(y)
	if err != nil {
		return ChangePoint{}, err
	}
	return buishand(path), nil
}

func buishand(path []float64) ChangePoint {
	n := float64(len(path) + 1)
	c := ChangePoint{P: math.NaN(), Statistic: sumSquares(path) / (n * (n + 1))}
	largest := 0.0
	for t, s := range path {
		if math.Abs(s) > largest {
			largest, c.Before = math.Abs(s), t+1
		}
	}
	return c
}

// SNHT is the standard normal homogeneity test of a shift of the mean.
//
//	T_t = t z̄₁² + (n−t) z̄₂²,  T₀ = max T_t
//
// with z̄₁, z̄₂ the means of the standardised values before and after t. It sees
// shifts near the ends better than Buishand's. P is NaN: [ChangePointLaw.SNHT] has
// it. A series that does not vary is an error.
//
// # References
//
// Alexandersson, H. (1986), A homogeneity test applied to precipitation data,
// Journal of Climatology 6(6), 661–675.
func SNHT(y []float64) (ChangePoint, error) {
	path, err := standardisedPath(y)
	if err != nil {
		return ChangePoint{}, err
	}
	return snht(path), nil
}

func snht(path []float64) ChangePoint {
	n := float64(len(path) + 1)
	c := ChangePoint{P: math.NaN()}
	for i, s := range path {
		t := float64(i + 1)
		if v := s*s/t + s*s/(n-t); v > c.Statistic {
			c.Statistic, c.Before = v, i+1
		}
	}
	return c
}

// standardisedPath returns S_t / s for t = 1 … n−1.
func standardisedPath(y []float64) ([]float64, error) {
	if _, err := newBreakModel(Constant(max(len(y), 1)), atLeastOne(y)); err != nil {
		return nil, err
	}
	d := deviations(y)
	s := math.Sqrt(sumSquares(d) / float64(len(y)-1))
	if s == 0 {
		return nil, fmt.Errorf("all %d values are the same", len(y))
	}
	return cumulated(d, s)[1:len(y)], nil
}

// atLeastOne stands in for an empty series, which is refused as too short.
func atLeastOne(y []float64) []float64 {
	if len(y) == 0 {
		return []float64{math.NaN()}
	}
	return y
}
