package series

import (
	"fmt"
	"math"
)

// A Jackknifed is a figure with its values when each row is left out in turn.
type Jackknifed struct {
	Estimate float64
	Values   []float64 // Values[i] is without row i
	Mean     float64   // of Values
	Bias     float64   // (n−1)(Mean − Estimate)
	SE       float64   // √((n−1)/n Σ(θᵢ−θ̄)²)
	// Acceleration is a of the BCa interval, NaN when Values do not vary.
	Acceleration float64
}

// Jackknife computes the statistic n times over all rows but one.
//
//	bias = (n−1)(θ̄ − θ),  SE = √((n−1)/n Σ (θᵢ − θ̄)²)
//
// Values tells which region a figure hangs on. n < 2 panics; a NaN value makes the sums NaN.
//
// # References
//
// Efron, B. & Tibshirani, R. J. (1993), An Introduction to the Bootstrap,
// chapter 11. New York: Chapman & Hall.
func Jackknife(n int, statistic RowStatistic) Jackknifed {
	if n < 2 {
		panic(fmt.Sprintf("series: Jackknife of %d rows", n))
	}
	j := Jackknifed{Estimate: statistic(allRows(n)), Values: make([]float64, n)}
	for i := range j.Values {
		rows := allRows(n)
		j.Values[i] = statistic(append(rows[:i], rows[i+1:]...))
	}
	d := deviations(j.Values)
	j.Mean = mean(j.Values)
	j.Bias = float64(n-1) * (j.Mean - j.Estimate)
	squares := sumSquares(d)
	j.SE = math.Sqrt(float64(n-1) / float64(n) * squares)
	cubes := make([]float64, n)
	for i, v := range d {
		cubes[i] = -v * v * v
	}
	j.Acceleration = positiveRatio(sum(cubes), 6*math.Pow(squares, 1.5))
	return j
}
