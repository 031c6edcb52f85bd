package series

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// A ChowTest is an F test of a break at a known date.
type ChowTest struct {
	F      float64
	DF     [2]float64
	P      float64
	Before int // observations of the first segment
}

// Chow tests whether the coefficients of y = Xb + u differ before and after a
// date that is known from elsewhere, such as the year of a law. To look for the
// date in the data and then test it by Chow finds too many breaks; see
// BreakFTest.
//
//	F = [(RSS₀ − RSS₁ − RSS₂) / k] / [(RSS₁ + RSS₂) / (n − 2k)]
//
// The first segment is the first `before` rows. Both must have more rows than
// coefficients, and the series at least MinBreakLength rows without a missing
// value: an error says what it lacks. F and P are
// NaN where the fit of the whole is perfect.
//
// # References
//
// Chow, G. C. (1960), Tests of equality between sets of coefficients in two
// linear regressions, Econometrica 28(3), 591–605.
func Chow(x mat.Matrix, y []float64, before int) (ChowTest, error) {
	m, err := newBreakModel(x, y)
	if err != nil {
		return ChowTest{}, err
	}
	if before <= m.k || m.n-before <= m.k {
		return ChowTest{}, fmt.Errorf("segments of %d and %d observations for %d coefficients", before, m.n-before, m.k)
	}
	whole, parts := m.split()
	c := ChowTest{Before: before, DF: [2]float64{float64(m.k), float64(m.n - 2*m.k)}}
	if whole <= m.rounding() { // nothing to tell two fits apart by
		c.F, c.P = math.NaN(), math.NaN()
		return c, nil
	}
	c.F = positiveRatio((whole-parts[before])/c.DF[0], parts[before]/c.DF[1])
	c.P = fisherP(c.F, c.DF[0], c.DF[1])
	return c, nil
}
