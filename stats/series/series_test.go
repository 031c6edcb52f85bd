package series_test

import (
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

var nan = math.NaN()

// near fails t unless got is want to the tolerance, relative above 1 and
// absolute below; NaN is near NaN.
func near(t testing.TB, name string, got, want, tol float64) {
	t.Helper()
	if math.IsNaN(want) && math.IsNaN(got) {
		return
	}
	if !(math.Abs(got-want) <= tol*math.Max(1, math.Abs(want))) {
		t.Errorf("%s = %.15g, want %.15g", name, got, want)
	}
}

func allNear(t testing.TB, name string, got, want []float64, tol float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s has %d values, want %d", name, len(got), len(want))
	}
	for i := range want {
		near(t, name+"["+strconv.Itoa(i)+"]", got[i], want[i], tol)
	}
}

func add(x ...float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}

func panics(t *testing.T, name string, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s did not panic", name)
		}
	}()
	f()
}

func ints(texts []string) []int {
	x := make([]int, len(texts))
	for i, s := range texts {
		v, err := strconv.ParseFloat(s, 64)
		if x[i] = int(v); err != nil || float64(x[i]) != v {
			panic(s + " is not a whole number")
		}
	}
	return x
}

// census is the synthetic factory census of several cases: sums of a measure in
// one prefecture over the rows that agree, by a classifying column.
type census struct{ table *oracle.Table }

func (c census) years() []int {
	y := ints(oracle.Distinct(c.table.Strings("year")))
	slices.Sort(y)
	return y
}

// by returns the classes of the column and the measure's sums at both years.
func (c census) by(pref, column, measure string) ([]string, series.Change) {
	years := c.years()
	classes := oracle.Distinct(c.table.Strings(column))
	change := series.Change{Start: make([]float64, len(classes)), End: make([]float64, len(classes))}
	p, k, y, x := c.table.Strings("pref"), c.table.Strings(column), ints(c.table.Strings("year")), c.table.Floats(measure)
	for i := range x {
		at := slices.Index(classes, k[i])
		switch {
		case p[i] != pref:
		case y[i] == years[0]:
			change.Start[at] += x[i]
		case y[i] == years[len(years)-1]:
			change.End[at] += x[i]
		}
	}
	return classes, change
}

func (c census) total(pref, measure string) []float64 {
	years := c.years()
	totals := make([]float64, len(years))
	p, y, x := c.table.Strings("pref"), ints(c.table.Strings("year")), c.table.Floats(measure)
	for i := range x {
		if p[i] == pref {
			totals[slices.Index(years, y[i])] += x[i]
		}
	}
	return totals
}
