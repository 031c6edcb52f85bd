package series

import (
	"fmt"
	"math"
	"sort"
)

// LowessOptions are the choices of Lowess. The zero value is a span of two
// thirds without robustness iterations.
type LowessOptions struct {
	Span       float64 // share of the points in a neighbourhood, 0 is 2/3
	Iterations int     // robustness iterations; 3 is usual
}

// Lowess returns Cleveland's robust locally weighted regression of y on t: lines
// fitted to neighbourhoods of q = ⌊n·span⌋ points with tricube weights, refitted
// with weights that fall with the size of the residual.
//
//	δᵢ = (1 − (rᵢ/6m)²)²  for |rᵢ| < 6m, m the median of |r|
//
// and, as in Cleveland's program, δ is 1 up to .001 of 6m and 0 from .999 on. Outliers
// lose their pull with each iteration. Distances are of the calendar.
// Missing values are left out and stay NaN; an error tells of fewer than 2
// values. Where all dates of a neighbourhood are one, its weighted mean is taken.
//
// # References
//
// Cleveland, W. S. (1979), Robust locally weighted regression and smoothing
// scatterplots, Journal of the American Statistical Association 74(368), 829–836.
//
// Cleveland, W. S. (1981), LOWESS: A program for smoothing scatterplots by robust
// locally weighted regression, The American Statistician 35(1), 54.
func Lowess(t, y []float64, opts LowessOptions) ([]float64, error) {
	sameLength("Lowess", len(t), len(y))
	span := opts.Span
	if span == 0 {
		span = 2. / 3
	}
	if !(span > 0) || opts.Iterations < 0 {
		panic(fmt.Sprintf("series: Lowess: span %v, %d iterations", span, opts.Iterations))
	}
	ct, cy := complete(t, y)
	if len(ct) < 2 {
		return nil, fmt.Errorf("%d values: nothing to smooth", len(ct))
	}
	q := min(max(int(float64(len(ct))*span+1e-7), 2), len(ct))
	robust := ones(len(ct))
	var fit []float64
	for range opts.Iterations + 1 {
		fit = lowessPass(ct, cy, robust, q)
		var ok bool
		if robust, ok = robustness(cy, fit); !ok {
			break
		}
	}
	return unsorted(t, y, ct, fit), nil
}

// unsorted puts the fit at the dates of ct back to the places of t.
func unsorted(t, y, ct, fit []float64) []float64 {
	smooth := nans(len(t))
	for i := range t {
		if !math.IsNaN(t[i]) && !math.IsNaN(y[i]) {
			smooth[i] = fit[sort.SearchFloat64s(ct, t[i])]
		}
	}
	return smooth
}

func lowessPass(t, y, robust []float64, q int) []float64 {
	fit := make([]float64, len(t))
	left := 0
	for i, t0 := range t {
		if i > 0 && t0 == t[i-1] {
			fit[i] = fit[i-1] // one date, one value
			continue
		}
		for left+q < len(t) && t0-t[left] > t[left+q]-t0 {
			left++
		}
		h := math.Max(t0-t[left], t[left+q-1]-t0)
		fit[i] = lowessLine(t, y, robust, i, h)
	}
	return fit
}

// lowessLine returns the weighted line at t[i].
func lowessLine(t, y, robust []float64, i int, h float64) float64 {
	weights := make([]float64, len(t))
	total := 0.0
	for j := range t {
		u := 0.0
		if h > 0 {
			u = math.Abs(t[j]-t[i]) / h
		} else if t[j] != t[i] {
			continue
		}
		weights[j] = robust[j] * tricube(u)
		total += weights[j]
	}
	if total <= 0 {
		return y[i]
	}
	center := 0.0
	for j := range t {
		weights[j] /= total
		center += weights[j] * t[j]
	}
	spread := 0.0
	for j := range t {
		spread += weights[j] * (t[j] - center) * (t[j] - center)
	}
	slope := 0.0
	if math.Sqrt(spread) > .001*(t[len(t)-1]-t[0]) {
		slope = (t[i] - center) / spread
	}
	terms := make([]float64, len(t))
	for j := range t {
		terms[j] = weights[j] * (1 + slope*(t[j]-center)) * y[j]
	}
	return sum(terms)
}

// robustness returns the weights for the next pass; false when the fit is so
// close that there is nothing to weigh.
func robustness(y, fit []float64) ([]float64, bool) {
	size := make([]float64, len(y))
	for i := range y {
		size[i] = math.Abs(y[i] - fit[i])
	}
	scale := 6 * median(size)
	if scale < 1e-7*mean(size) || scale == 0 {
		return ones(len(y)), false
	}
	weights := make([]float64, len(y))
	for i, r := range size {
		switch u := r / scale; {
		case u <= .001:
			weights[i] = 1
		case u <= .999:
			weights[i] = (1 - u*u) * (1 - u*u)
		}
	}
	return weights, true
}
