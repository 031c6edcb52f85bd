package polytope

import "math"

// A box holds between which ends each unknown lies, and how much of each end
// is due to the rounding errors of equations: with exact equations the upper
// end would be lower by upperRounding at least.
type box struct {
	lower, upper                 []float64
	lowerRounding, upperRounding []float64
}

func newBox(s *System) box {
	n := len(s.Lower)
	b := box{make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)}
	copy(b.lower, s.Lower)
	copy(b.upper, s.Upper)
	return b
}

// An activity is the smallest value that a sum of terms can take: the sum of
// the finite ends, the number of infinite ones, and the rounding in the sum.
type activity struct {
	sum, rounding float64
	infinite      int
}

func (a *activity) add(end, rounding float64) {
	if math.IsInf(end, 0) {
		a.infinite++
		return
	}
	a.sum += end
	a.rounding += rounding
}

// without returns the activity less one of its terms.
func (a activity) without(end, rounding float64) activity {
	if math.IsInf(end, 0) {
		a.infinite--
		return a
	}
	a.sum -= end
	a.rounding -= rounding
	return a
}

// least returns the smallest value of a term in the box, and its rounding.
func (b *box) least(t Term) (end, rounding float64) {
	if t.Coef > 0 {
		return t.Coef * b.lower[t.Var], t.Coef * b.lowerRounding[t.Var]
	}
	return t.Coef * b.upper[t.Var], -t.Coef * b.upperRounding[t.Var]
}

// most returns the negative of the largest value of a term in the box.
func (b *box) most(t Term) (end, rounding float64) {
	return b.least(Term{t.Var, -t.Coef})
}
