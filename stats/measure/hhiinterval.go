package measure

import (
	"fmt"
	"math"
)

// HHIInterval returns the bounds of the HHI when some figures are missing (NaN) but
// the total is published: the residual spread evenly over the missing figures, or
// all in one of them.
//
//	R = T - Σ visible    Σs² + R²/(mT²) ≤ H ≤ Σs² + R²/T²
//
// Both ends are attained. It is an error if figures are negative or contradict the
// total. The index is that of HHI, with its references.
func HHIInterval(x []float64, total float64) (Interval, error) {
	shown, hidden, err := visible(x)
	if err != nil {
		return Interval{}, err
	}
	if !(total > 0) || math.IsInf(total, 0) {
		return Interval{}, fmt.Errorf("concentration of a total of %v is undefined", total)
	}
	residual, err := residualOf(total, shown, hidden)
	if err != nil {
		return Interval{}, err
	}
	squares := make([]float64, len(x))
	for i, v := range x {
		if !math.IsNaN(v) {
			squares[i] = (v / total) * (v / total)
		}
	}
	h, r := sum(squares), residual/total
	if hidden == 0 {
		return Interval{h, h}, nil
	}
	return Interval{Lower: h + r*r/float64(hidden), Upper: h + r*r}, nil
}
