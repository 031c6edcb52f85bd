package series

import (
	"fmt"
	"math"
)

// An Alignment says which year a moving average belongs to.
type Alignment int

const (
	Centered Alignment = iota // the middle of the window
	Trailing                  // its last year
)

// String returns the alignment's name.
func (a Alignment) String() string {
	return nameOf("Alignment", int(a), "centered", "trailing")
}

// MovingAverageOptions are the choices of MovingAverage. The zero value is a
// centered window of 3 years.
type MovingAverageOptions struct {
	Window int // years, 0 is 3
	Align  Alignment
}

// MovingAverage returns the mean over a window of years.
//
//	centered, odd w    (x₋ₕ + … + xₕ) / w                        h = (w−1)/2
//	centered, even w   (x₋ₕ/2 + x₋ₕ₊₁ + … + xₕ₋₁ + xₕ/2) / w      h = w/2
//	trailing           (xₜ₋w₊₁ + … + xₜ) / w
//
// The even window is the 2×w average, which keeps the middle on a year. The
// window is of calendar years: where one is absent or missing, and at the ends
// where it is incomplete, the average is NaN. Years may come in any order.
func MovingAverage(years []int, x []float64, opts MovingAverageOptions) []float64 {
	sameLength("MovingAverage", len(years), len(x))
	w := opts.Window
	if w == 0 {
		w = 3
	}
	if w < 1 {
		panic(fmt.Sprintf("series: MovingAverage: window of %d years", w))
	}
	first, weights := window(w, opts.Align)
	at := yearIndex("MovingAverage", years)
	average := make([]float64, len(x))
	terms := make([]float64, len(weights))
	for i, year := range years {
		for k, weight := range weights {
			terms[k] = math.NaN()
			if j, ok := at[year+first+k]; ok {
				terms[k] = weight * x[j]
			}
		}
		average[i] = sum(terms) / float64(w)
	}
	return average
}

// window returns the first offset of a window and its weights, which sum to w.
func window(w int, align Alignment) (first int, weights []float64) {
	weights = ones(w)
	switch {
	case align == Trailing:
		return 1 - w, weights
	case w%2 == 1:
		return -(w - 1) / 2, weights
	}
	weights = ones(w + 1)
	weights[0], weights[w] = .5, .5
	return -w / 2, weights
}
