package measure

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// CutPoints says over what the classes of a distribution are cut.
type CutPoints int

const (
	// CutEachYear cuts each year at its own quantiles: who overtakes whom.
	CutEachYear CutPoints = iota
	// CutPooled cuts all years at the quantiles of all figures: who crosses fixed lines.
	CutPooled
)

// String returns "each year" or "pooled".
func (c CutPoints) String() string {
	switch c {
	case CutEachYear:
		return "each year"
	case CutPooled:
		return "pooled"
	}
	return fmt.Sprintf("CutPoints(%d)", int(c))
}

// NoClass is the class of a missing figure.
const NoClass = -1

// A Classification has the class of each unit in each year.
type Classification struct {
	// K is the number of classes; Class[u][t], from 0 to K-1 or NoClass, that of unit u in
	// year t.
	K     int
	Class [][]int
	// Cuts[t] are the K-1 points at which year t was cut.
	Cuts [][]float64
}

// Classify divides units, the rows of x, into k classes in each year, the columns, at the
// type 7 quantiles 1/k, 2/k, …:
//
//	class of x = #{q = 1, …, k-1: Q(q/k) < x}
//
// One on a cut point is in the lower class. With many ties classes are of
// unequal size. A missing figure has NoClass; a year of which all are missing has cuts of
// NaN. Classify panics unless k is at least 2.
//
// # References
//
// D. Quah (1993), Empirical cross-section dynamics in economic growth, European Economic
// Review 37, 426-434.
func Classify(x mat.Matrix, k int, cut CutPoints) Classification {
	if k < 2 {
		panic(fmt.Sprintf("measure: %d classes", k))
	}
	units, years := x.Dims()
	c := Classification{K: k, Class: make([][]int, units), Cuts: make([][]float64, years)}
	probabilities := make([]float64, k-1)
	for q := range probabilities {
		probabilities[q] = float64(q+1) / float64(k)
	}
	var pooled []float64
	for t := range years {
		year := Complete(mat.Col(nil, t, x))[0]
		pooled = append(pooled, year...)
		c.Cuts[t] = Quantile(year, probabilities, Type7)
	}
	if cut == CutPooled {
		for t := range years {
			c.Cuts[t] = Quantile(pooled, probabilities, Type7)
		}
	}
	for u := range units {
		c.Class[u] = make([]int, years)
		for t := range years {
			c.Class[u][t] = classOf(x.At(u, t), c.Cuts[t])
		}
	}
	return c
}

func classOf(v float64, cuts []float64) int {
	if math.IsNaN(v) {
		return NoClass
	}
	class := 0
	for _, cut := range cuts {
		if cut < v {
			class++
		}
	}
	return class
}
