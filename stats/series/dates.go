package series

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/gonum/floats"
)

func sameLength(f string, lengths ...int) {
	for _, n := range lengths[1:] {
		if n != lengths[0] {
			panic(fmt.Sprintf("series: %s: lengths %v differ", f, lengths))
		}
	}
}

// complete returns the pairs of which neither value is missing, in the order of
// t. Two values at one time are a mistake only where a caller says so.
func complete(t, y []float64) (ct, cy []float64) {
	order := make([]int, 0, len(t))
	for i := range t {
		if !math.IsNaN(t[i]) && !math.IsNaN(y[i]) {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return t[order[a]] < t[order[b]] })
	ct, cy = make([]float64, len(order)), make([]float64, len(order))
	for k, i := range order {
		ct[k], cy[k] = t[i], y[i]
	}
	return ct, cy
}

// spacing returns the step of sorted times, and an error where steps differ by
// more than a millionth of the step: quarters written as 1961.25 are equal.
func spacing(t []float64) (float64, error) {
	if len(t) < 2 {
		return math.NaN(), fmt.Errorf("%d dates have no spacing", len(t))
	}
	step := (t[len(t)-1] - t[0]) / float64(len(t)-1)
	for i := 1; i < len(t); i++ {
		if d := t[i] - t[i-1]; !(d > 0) || math.Abs(d-step) > 1e-6*step {
			return math.NaN(), fmt.Errorf("not equally spaced: %v follows %v where the mean step is %.4g", t[i], t[i-1], step)
		}
	}
	return step, nil
}

// regular checks that t is increasing and equally spaced and y without gaps.
func regular(t, y []float64) error {
	for i := range y {
		switch {
		case math.IsNaN(y[i]):
			return fmt.Errorf("no value at %v: the method needs a series without gaps", t[i])
		case math.IsInf(y[i], 0):
			return fmt.Errorf("the value at %v is %v: no figure", t[i], y[i])
		}
	}
	_, err := spacing(t)
	return err
}

// yearIndex maps years to their positions and panics on a year given twice.
func yearIndex(f string, years []int) map[int]int {
	at := make(map[int]int, len(years))
	for i, y := range years {
		if _, twice := at[y]; twice {
			panic(fmt.Sprintf("series: %s: year %d twice", f, y))
		}
		at[y] = i
	}
	return at
}

func sum(x []float64) float64 { return floats.SumCompensated(x) }

func mean(x []float64) float64 { return sum(x) / float64(len(x)) }
