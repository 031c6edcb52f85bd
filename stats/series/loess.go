package series

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/gonum/mat"
)

// LoessOptions are the choices of Loess. The zero value fits parabolas to three
// quarters of the points.
type LoessOptions struct {
	Span    float64 // share of the points in a neighbourhood, 0 is .75
	Degree  Degree
	Surface Surface
}

// A Surface says where the local regressions are computed.
type Surface int

const (
	Direct       Surface = iota // at each date
	Interpolated                // at the corners of cells, with cubics between
)

// String returns the surface's name.
func (s Surface) String() string {
	return nameOf("Surface", int(s), "direct", "interpolated")
}

// A Degree is that of the polynomials fitted locally.
type Degree int

const (
	Quadratic Degree = iota
	LocalLinear
)

// String returns the degree's name.
func (d Degree) String() string {
	return nameOf("Degree", int(d), "quadratic", "linear")
}

// Loess returns the local regression of y on t at each date.
//
//	ŷ(t₀) = a₀ of argmin Σ w((tᵢ−t₀)/h) (yᵢ − a₀ − a₁(tᵢ−t₀) − a₂(tᵢ−t₀)²)²
//	w(u) = (1 − |u|³)³ for |u| < 1
//
// with h the distance to the q-th nearest point, q = ⌊n·span⌋. Distances are of
// the calendar, so gaps are allowed; a date with a missing value has a smoothed
// one all the same. An error tells of neighbourhoods with fewer different dates
// than coefficients.
//
// The direct surface is the definition. The interpolated one is the default of
// other programs, which came from the time when the direct one was slow; it is
// here to compare with their figures.
//
// # References
//
// Cleveland, W. S. & Devlin, S. J. (1988), Locally weighted regression: an
// approach to regression analysis by local fitting, Journal of the American
// Statistical Association 83(403), 596–610.
func Loess(t, y []float64, opts LoessOptions) ([]float64, error) {
	sameLength("Loess", len(t), len(y))
	span, k := opts.Span, 3
	if span == 0 {
		span = .75
	}
	if !(span > 0) {
		panic(fmt.Sprintf("series: Loess: span %v", span))
	}
	if opts.Degree == LocalLinear {
		k = 2
	}
	ct, cy := complete(t, y)
	q := min(int(math.Floor(float64(len(ct))*span+1e-5)), len(ct))
	if q < k {
		return nil, fmt.Errorf("%d of %d points in a neighbourhood: %d coefficients need as many", q, len(ct), k)
	}
	local := func(t0 float64) (value, slope float64, err error) {
		h := nearest(ct, t0, q) * math.Max(1, span)
		if value, slope, err = localFit(ct, cy, t0, h, k); err != nil {
			err = fmt.Errorf("at %v: %w", t0, err)
		}
		return value, slope, err
	}
	if opts.Surface == Interpolated {
		return interpolated(t, ct, local, int(float64(len(ct))*span*cellShare+1e-9))
	}
	smooth := make([]float64, len(t))
	var err error
	for i, t0 := range t {
		if smooth[i], _, err = local(t0); err != nil {
			return nil, err
		}
	}
	return smooth, nil
}

// nearest returns the distance from t0 to the q-th nearest of t.
func nearest(t []float64, t0 float64, q int) float64 {
	d := make([]float64, len(t))
	for i := range t {
		d[i] = math.Abs(t[i] - t0)
	}
	sort.Float64s(d)
	return d[q-1]
}

// localFit returns the value and the slope at t0 of the weighted polynomial with k
// coefficients.
func localFit(t, y []float64, t0, h float64, k int) (value, slope float64, err error) {
	var rows, values []float64
	for i := range t {
		u := (t[i] - t0) / h
		w := tricube(u)
		if w == 0 {
			continue
		}
		power := math.Sqrt(w)
		values = append(values, power*y[i])
		for range k {
			rows = append(rows, power)
			power *= u
		}
	}
	if len(values) < k {
		return 0, 0, fmt.Errorf("%d points within %v", len(values), h)
	}
	fit, err := Regress(mat.NewDense(len(values), k, rows), values)
	if err != nil {
		return 0, 0, err
	}
	return fit.Coef[0], fit.Coef[1] / h, nil
}

// tricube returns (1 − |u|³)³, zero from |u| = 1 on.
func tricube(u float64) float64 {
	u = math.Abs(u)
	if !(u < 1) {
		return 0
	}
	c := 1 - u*u*u
	return c * c * c
}
