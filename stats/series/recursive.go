package series

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"
)

// A triangle is the QR of the rows seen so far, to which rows are added one by
// one by plane rotations.
type triangle struct {
	r   *mat.Dense // k×k, upper
	qy  []float64
	k   int
	row []float64
}

func newTriangle(k int) *triangle {
	return &triangle{r: mat.NewDense(k, k, nil), qy: make([]float64, k), k: k, row: make([]float64, k)}
}

// add takes in a row and returns what is left of y when the row is rotated away:
// the recursive residual, (y − x'b) / √(1 + x'(X'X)⁻¹x) with b and X of the rows
// before. Its square is what the row adds to the residual sum of squares. It is
// 0 until there are k independent rows.
func (t *triangle) add(x []float64, y float64) float64 {
	copy(t.row, x)
	for j := range t.k {
		if t.row[j] == 0 {
			continue
		}
		diagonal := t.r.At(j, j)
		h := math.Hypot(diagonal, t.row[j])
		c, s := diagonal/h, t.row[j]/h
		for i := j; i < t.k; i++ {
			a, b := t.r.At(j, i), t.row[i]
			t.r.Set(j, i, c*a+s*b)
			t.row[i] = c*b - s*a
		}
		t.row[j] = 0
		t.qy[j], y = c*t.qy[j]+s*y, c*y-s*t.qy[j]
		if diagonal == 0 {
			return 0 // the row filled a free place: it is fitted exactly
		}
	}
	return y
}

// A breakModel is a regression whose coefficients may change at some row.
type breakModel struct {
	x    *mat.Dense
	y    []float64
	n, k int
}

// newBreakModel checks that the series is one that a test of breaks can take.
func newBreakModel(x mat.Matrix, y []float64) (*breakModel, error) {
	n, k := x.Dims()
	sameLength("breaks", n, len(y))
	if n < MinBreakLength {
		return nil, tooShort(n)
	}
	if rows := usable(x, y); len(rows) < n {
		return nil, fmt.Errorf("%d of %d observations have a missing value: a test of breaks needs a series without gaps", n-len(rows), n)
	}
	if i := slices.IndexFunc(y, func(v float64) bool { return math.IsInf(v, 0) }); i >= 0 {
		return nil, fmt.Errorf("row %d of the values is %v: no figure", i, y[i])
	}
	if n <= 2*k {
		return nil, fmt.Errorf("%d observations for two segments of %d coefficients", n, k)
	}
	return &breakModel{x: mat.DenseCopyOf(x), y: y, n: n, k: k}, nil
}

func tooShort(n int) error {
	return fmt.Errorf("%d observations are too short a series for breaks: at least %d are needed", n, MinBreakLength)
}

// rounding is the residual sum of squares below which the residuals are those of
// rounding: there is nothing in them to find a break in.
func (m *breakModel) rounding() float64 {
	const unit = 32 * 0x1p-52
	size := unit * floats.Norm(m.y, 2)
	return size * size
}

// MinBreakLength is the shortest series in which breaks are looked for. The laws
// of the tests are those of long series; in one of fewer than 15 years they say
// nothing.
const MinBreakLength = 15

// Constant returns the regressors of a model of the mean alone: n ones.
func Constant(n int) *mat.Dense { return mat.NewDense(n, 1, ones(n)) }

// ConstantAndTrend returns the regressors 1 and 1, 2, …, n.
func ConstantAndTrend(n int) *mat.Dense {
	x := mat.NewDense(n, 2, nil)
	for i := range n {
		x.SetRow(i, []float64{1, float64(i + 1)})
	}
	return x
}

// rss returns the residual sums of squares of the segments that start at the
// row: element l is that of the l rows from there.
func (m *breakModel) rss(start int) []float64 {
	t := newTriangle(m.k)
	sums := make([]float64, m.n-start+1)
	for i := start; i < m.n; i++ {
		w := t.add(m.x.RawRowView(i), m.y[i])
		sums[i-start+1] = sums[i-start] + w*w
	}
	return sums
}

// reversed is the model with the rows in the opposite order.
func (m *breakModel) reversed() *breakModel {
	r := &breakModel{x: mat.NewDense(m.n, m.k, nil), y: make([]float64, m.n), n: m.n, k: m.k}
	for i := range m.n {
		r.x.SetRow(i, m.x.RawRowView(m.n-1-i))
		r.y[i] = m.y[m.n-1-i]
	}
	return r
}

// split returns the residual sum of squares without a break, and with one after
// each of the first n−1 rows: element i is that of a break after i rows.
func (m *breakModel) split() (whole float64, parts []float64) {
	before, after := m.rss(0), m.reversed().rss(0)
	parts = make([]float64, m.n)
	for i := range parts {
		parts[i] = before[i] + after[m.n-i]
	}
	return before[m.n], parts
}
