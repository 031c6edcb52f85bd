package series

import (
	"fmt"

	"gonum.org/v1/gonum/mat"
)

// HodrickPrescott returns the trend of a series: the closest curve for the
// price λ of its bends.
//
//	τ = argmin Σ (yₜ − τₜ)² + λ Σ (τₜ₊₁ − 2τₜ + τₜ₋₁)²,   (I + λD'D) τ = y
//
// λ = 6.25 is usual for years, 1600 for quarters. λ = 0 gives y back, a large λ
// the straight line. The ends of the trend move when years are added.
//
// The filter needs equal spacing without gaps, and at least 3 values: an error
// says otherwise. λ < 0 panics.
//
// # References
//
// Hodrick, R. J. & Prescott, E. C. (1997), Postwar U.S. business cycles: an
// empirical investigation, Journal of Money, Credit and Banking 29(1), 1–16.
//
// Ravn, M. O. & Uhlig, H. (2002), On adjusting the Hodrick-Prescott filter for
// the frequency of observations, Review of Economics and Statistics 84(2),
// 371–376.
func HodrickPrescott(t, y []float64, lambda float64) ([]float64, error) {
	sameLength("HodrickPrescott", len(t), len(y))
	if !(lambda >= 0) {
		panic(fmt.Sprintf("series: HodrickPrescott: λ %v", lambda))
	}
	n := len(y)
	if n < 3 {
		return nil, fmt.Errorf("%d values: a bend needs 3", n)
	}
	if err := regular(t, y); err != nil {
		return nil, err
	}
	band := mat.NewSymBandDense(n, 2, nil)
	for i := range n {
		band.SetSymBand(i, i, 1)
	}
	for i := range n - 2 { // the row (1, −2, 1) of D at i
		d := [3]float64{1, -2, 1}
		for a := range d {
			for b := a; b < 3; b++ {
				band.SetSymBand(i+a, i+b, band.At(i+a, i+b)+lambda*d[a]*d[b])
			}
		}
	}
	var chol mat.BandCholesky
	if !chol.Factorize(band) {
		return nil, fmt.Errorf("λ = %v over %d values: not positive definite", lambda, n)
	}
	var trend mat.VecDense
	if err := chol.SolveVecTo(&trend, mat.NewVecDense(n, append([]float64(nil), y...))); err != nil {
		return nil, fmt.Errorf("λ = %v over %d values: %w", lambda, n, err)
	}
	return trend.RawVector().Data, nil
}
