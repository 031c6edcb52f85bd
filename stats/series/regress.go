package series

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/lapack/lapack64"
	"gonum.org/v1/gonum/mat"
)

// A Regression is a least squares fit of y = Xb + u. Its fields describe the
// observations that were used; its methods give the covariance of Coef under
// different ideas of the errors.
type Regression struct {
	Coef      []float64 // one for each column of X
	Residuals []float64
	Fitted    []float64
	Rows      []int // the rows of X that were used, those without NaN
	N, K      int   // observations and coefficients
	RSS       float64
	// TSS is the sum of squares about the mean when X has a constant column,
	// about zero when it has none.
	TSS       float64
	R2, AdjR2 float64
	Sigma     float64 // √(RSS / (n−k))
	// F tests all coefficients but the constant against zero, with FDF degrees
	// of freedom; NaN when there is nothing to test.
	F   float64
	FDF [2]float64

	x        *mat.Dense    // rows used
	q        *mat.Dense    // X = QR
	upper    *mat.TriDense // R
	root     *mat.TriDense // R⁻¹
	leverage []float64     // squared lengths of the rows of Q
}

// Regress fits y = Xb + u by least squares.
//
//	b = argmin Σ (yᵢ − xᵢ'b)²
//
// X is n×k, with a column of ones where a constant is meant; y has n values.
// The fit is by QR of X with its columns scaled, refined once, never by normal
// equations. Rows with NaN are left out. An error tells of more coefficients
// than observations, of columns that depend on each other and of infinite values. With as many
// observations as coefficients the fit is exact and Sigma, the covariances and
// the tests are NaN.
func Regress(x mat.Matrix, y []float64) (*Regression, error) {
	rows, k := x.Dims()
	sameLength("Regress", rows, len(y))
	r := &Regression{K: k, Rows: usable(x, y)}
	r.N = len(r.Rows)
	if r.N < k {
		return nil, fmt.Errorf("%d complete observations for %d coefficients", r.N, k)
	}
	r.x = mat.NewDense(r.N, k, nil)
	yy := make([]float64, r.N)
	for i, row := range r.Rows {
		yy[i] = y[row]
		for j := range k {
			r.x.Set(i, j, x.At(row, j))
		}
	}
	if i := slices.IndexFunc(yy, func(v float64) bool { return math.IsInf(v, 0) }); i >= 0 {
		return nil, fmt.Errorf("row %d of the values is %v: no figure", r.Rows[i], yy[i])
	}
	if err := r.solve(yy); err != nil {
		return nil, err
	}
	r.summarise(yy)
	return r, nil
}

func usable(x mat.Matrix, y []float64) []int {
	var rows []int
	_, k := x.Dims()
	for i := range y {
		ok := !math.IsNaN(y[i])
		for j := range k {
			ok = ok && !math.IsNaN(x.At(i, j))
		}
		if ok {
			rows = append(rows, i)
		}
	}
	return rows
}

// solve finds Coef, Q, R and the leverages. Columns are scaled by powers of two,
// which costs no digits and makes the condition number say what it should.
func (r *Regression) solve(y []float64) error {
	scale := make([]float64, r.K)
	for j := range scale {
		norm := mat.Norm(r.x.ColView(j), 2)
		if norm == 0 || math.IsInf(norm, 0) {
			return fmt.Errorf("column %d of the regressors has norm %v", j, norm)
		}
		_, exp := math.Frexp(norm)
		scale[j] = math.Ldexp(1, -exp)
	}
	if err := r.factorise(scale); err != nil {
		return err
	}
	r.leverage = make([]float64, r.N)
	for i := range r.leverage {
		r.leverage[i] = sumSquares(r.q.RawRowView(i))
	}
	r.Coef = make([]float64, r.K)
	r.Residuals = append([]float64(nil), y...)
	for range 2 { // the second round corrects the first
		var qy, b mat.VecDense
		qy.MulVec(r.q.T(), mat.NewVecDense(r.N, r.Residuals))
		b.MulVec(r.root, &qy)
		for j := range r.Coef {
			r.Coef[j] += b.AtVec(j)
		}
		r.residuals(y)
	}
	return nil
}

// factorise finds the thin Q and R of X and the inverse of R. Sums over the rows
// of Q keep the digits that those over the rows of X lose where columns are far
// from zero, as years are.
func (r *Regression) factorise(scale []float64) error {
	r.q = mat.DenseCopyOf(r.x)
	r.q.Apply(func(_, j int, v float64) float64 { return v * scale[j] }, r.q)
	tau, work := make([]float64, r.K), make([]float64, max(r.N, r.K)*8)
	lapack64.Geqrf(r.q.RawMatrix(), tau, work, len(work))
	r.upper = mat.NewTriDense(r.K, mat.Upper, nil)
	for i := range r.K {
		for j := i; j < r.K; j++ {
			r.upper.SetTri(i, j, r.q.At(i, j))
		}
	}
	if c := mat.Cond(r.upper, 2); !(c < 1e13) {
		return fmt.Errorf("the regressors depend on each other: condition number %.2g over %d observations", c, r.N)
	}
	lapack64.Orgqr(r.q.RawMatrix(), tau, work, len(work))
	r.root = new(mat.TriDense)
	if err := r.root.InverseTri(r.upper); err != nil {
		return fmt.Errorf("the regressors depend on each other: %w", err)
	}
	for i := range r.K {
		for j := i; j < r.K; j++ {
			r.upper.SetTri(i, j, r.upper.At(i, j)/scale[j])
			r.root.SetTri(i, j, r.root.At(i, j)*scale[i])
		}
	}
	return nil
}

func (r *Regression) residuals(y []float64) {
	r.Fitted = make([]float64, r.N)
	for i := range y {
		terms := make([]float64, r.K)
		for j, b := range r.Coef {
			terms[j] = r.x.At(i, j) * b
		}
		r.Fitted[i] = sum(terms)
		r.Residuals[i] = sum(append([]float64{y[i]}, negated(terms)...))
	}
}

func negated(x []float64) []float64 {
	n := make([]float64, len(x))
	for i := range x {
		n[i] = -x[i]
	}
	return n
}

func (r *Regression) summarise(y []float64) {
	r.RSS, r.TSS = sumSquares(r.Residuals), sumSquares(y)
	constant := 0
	if r.constantColumn() >= 0 {
		constant = 1
		r.TSS = sumSquares(deviations(y))
	}
	n, k := float64(r.N), float64(r.K)
	r.Sigma = math.Sqrt(positiveRatio(r.RSS, n-k))
	r.R2 = 1 - positiveRatio(r.RSS, r.TSS)
	r.AdjR2 = 1 - (1-r.R2)*positiveRatio(n-float64(constant), n-k)
	r.FDF = [2]float64{k - float64(constant), n - k}
	r.F = positiveRatio(positiveRatio(r.TSS-r.RSS, r.FDF[0]), positiveRatio(r.RSS, r.FDF[1]))
}

// constantColumn returns the first column whose values are all the same.
func (r *Regression) constantColumn() int {
	for j := range r.K {
		same := true
		for i := 1; i < r.N; i++ {
			same = same && r.x.At(i, j) == r.x.At(0, j)
		}
		if same {
			return j
		}
	}
	return -1
}

// DF returns the residual degrees of freedom, n − k.
func (r *Regression) DF() float64 { return float64(r.N - r.K) }

// FP returns P(F > r.F) if the coefficients but the constant were zero.
func (r *Regression) FP() float64 { return fisherP(r.F, r.FDF[0], r.FDF[1]) }

func deviations(x []float64) []float64 {
	m := mean(x)
	d := make([]float64, len(x))
	for i := range x {
		d[i] = x[i] - m
	}
	return d
}

func sumSquares(x []float64) float64 {
	s := make([]float64, len(x))
	for i := range x {
		s[i] = x[i] * x[i]
	}
	return sum(s)
}
