package series

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// BreakErrors says what the tests of several breaks allow the errors to be.
type BreakErrors int

const (
	// SerialErrors may depend on each other and differ between segments: the
	// long-run variance of each segment by the quadratic spectral kernel with
	// Andrews' bandwidth, after prewhitening by a VAR(1).
	SerialErrors BreakErrors = iota
	// IndependentErrors have a variance for each segment.
	IndependentErrors
)

// String returns the kind's name.
func (e BreakErrors) String() string {
	return nameOf("BreakErrors", int(e), "serially correlated errors", "independent errors")
}

// SupF returns the test of no break against each number of breaks 1, 2, … of the
// estimate, at the dates of its partitions.
//
//	F(m) = (n − (m+1)k) / (n m) · δ'R'(R V R')⁻¹Rδ
//
// with δ the coefficients of the segments, R their differences and V the
// covariance for the kind of errors. F is on the scale of the critical values of
// Bai & Perron: it is k times what is called an F statistic elsewhere.
//
// # References
//
// Bai, J. & Perron, P. (1998), Estimating and testing linear models with
// multiple structural changes, Econometrica 66(1), 47–78.
//
// Andrews, D. W. K. (1991), Heteroskedasticity and autocorrelation consistent
// covariance matrix estimation, Econometrica 59(3), 817–858.
func (e *BreakEstimate) SupF(errors BreakErrors) ([]float64, error) {
	var f []float64
	for _, p := range e.Partitions[1:] {
		v, err := e.model.supF(p.Breaks, errors)
		if err != nil {
			return nil, fmt.Errorf("%d breaks: %w", len(p.Breaks), err)
		}
		f = append(f, v)
	}
	return f, nil
}

// UDMax is the test of no break against an unknown number of them, five at most:
//
//	UDmax = max F(m), m = 1 … 5
//
// It is NaN of nothing. Criticals has what it is held against.
//
// # References
//
// Bai, J. & Perron, P. (1998), Estimating and testing linear models with
// multiple structural changes, Econometrica 66(1), 47–78.
func UDMax(supF []float64) float64 {
	if len(supF) == 0 {
		return math.NaN()
	}
	return slices.Max(supF[:min(len(supF), 5)])
}

// Sequential returns the breaks found one by one: the first where one break fits
// best, if it is significant at the level; then in the segment where another one
// is most significant, as long as it is. They are in order of time, empty when
// the first test does not reject. The dates are less precise than those of the
// partition with the same number of breaks.
//
// # References
//
// Bai, J. (1997), Estimating multiple breaks one at a time, Econometric Theory
// 13(3), 315–352.
func (e *BreakEstimate) Sequential(errors BreakErrors, level Significance) ([]int, error) {
	breaks := []int{}
	for len(breaks) < len(e.Partitions)-1 {
		critical, err := e.critical(level, len(breaks))
		if err != nil {
			return nil, err
		}
		at, f, err := e.next(breaks, errors)
		if err != nil {
			return nil, err
		}
		if !(f > critical) {
			break
		}
		breaks = append(breaks, at)
		slices.Sort(breaks)
	}
	return breaks, nil
}

// next returns the most significant further break; f is 0 when there is no room.
func (e *BreakEstimate) next(breaks []int, errors BreakErrors) (at int, f float64, err error) {
	ends := append(append([]int{0}, breaks...), e.model.n)
	for i := 1; i < len(ends); i++ {
		from, to := ends[i-1], ends[i]
		if to-from < 2*e.Shortest {
			continue
		}
		segment := &breakModel{x: mat.DenseCopyOf(e.model.x.Slice(from, to, 0, e.model.k)), y: e.model.y[from:to], n: to - from, k: e.model.k}
		cut := segment.partitions(e.Shortest, 1)[1].Breaks
		v, err := segment.supF(cut, errors)
		if err != nil {
			return 0, 0, fmt.Errorf("observations %d to %d: %w", from+1, to, err)
		}
		if v > f {
			at, f = from+cut[0], v
		}
	}
	return at, f, nil
}

// supF is the Wald test that the coefficients of neighbouring segments are equal.
func (m *breakModel) supF(breaks []int, errors BreakErrors) (float64, error) {
	q, k := len(breaks), m.k
	ends := append(append([]int{0}, breaks...), m.n)
	coef, v := mat.NewVecDense(k*(q+1), nil), mat.NewSymDense(k*(q+1), nil)
	for i := range q + 1 {
		c, cov, err := m.segmentCovariance(ends[i], ends[i+1], errors)
		if err != nil {
			return 0, fmt.Errorf("segment %d..%d: %w", ends[i]+1, ends[i+1], err)
		}
		for a := range k {
			coef.SetVec(i*k+a, c[a])
			for b := a; b < k; b++ {
				v.SetSym(i*k+a, i*k+b, cov.At(a, b))
			}
		}
	}
	r := mat.NewDense(k*q, k*(q+1), nil)
	for i := range k * q {
		r.Set(i, i, -1)
		r.Set(i, i+k, 1)
	}
	var difference, solved mat.VecDense
	difference.MulVec(r, coef)
	var rvr mat.Dense
	rvr.Product(r, v, r.T())
	if err := solved.SolveVec(&rvr, &difference); err != nil {
		return 0, fmt.Errorf("the covariance of the changes is singular: %w", err)
	}
	n := float64(m.n)
	return (n - float64((q+1)*k)) / (n * float64(q)) * mat.Dot(&difference, &solved), nil
}

// segmentCovariance fits the rows from..to.
func (m *breakModel) segmentCovariance(from, to int, errors BreakErrors) ([]float64, *mat.SymDense, error) {
	fit, err := Regress(m.x.Slice(from, to, 0, m.k), m.y[from:to])
	if err != nil {
		return nil, nil, err
	}
	if errors == IndependentErrors {
		var v mat.SymDense
		v.SymOuterK(fit.RSS/float64(to-from), fit.root)
		return fit.Coef, &v, nil
	}
	longRun, err := longRunVariance(fit.rawScores())
	if err != nil {
		return nil, nil, err
	}
	longRun.Scale(float64(to-from), longRun)
	var inner mat.Dense // R⁻ᵀ Ω R⁻¹, so that the sandwich is in terms of Q
	inner.Product(fit.root.T(), longRun, fit.root)
	return fit.Coef, fit.sandwich(&inner), nil
}
