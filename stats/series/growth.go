package series

import (
	"math"
)

// Growth returns the rate of change of each year against the year before.
//
//	gₜ = (xₜ − xₜ₋₁) / xₜ₋₁
//
// The year before is the calendar's, not the row above: a year whose
// predecessor is absent or missing, or not positive, has NaN. Years may come in
// any order; a year given twice panics.
func Growth(years []int, x []float64) []float64 { return GrowthOver(years, x, 1) }

// GrowthOver returns the rate of change against the year lag years before, not
// annualised; see Growth.
//
//	gₜ = (xₜ − xₜ₋ₗ) / xₜ₋ₗ
//
// It panics when lag is less than 1.
func GrowthOver(years []int, x []float64, lag int) []float64 {
	sameLength("GrowthOver", len(years), len(x))
	if lag < 1 {
		panic("series: GrowthOver: lag less than 1")
	}
	at := yearIndex("GrowthOver", years)
	g := make([]float64, len(x))
	for i, year := range years {
		g[i] = math.NaN()
		if k, ok := at[year-lag]; ok {
			g[i] = Rate(x[k], x[i])
		}
	}
	return g
}

// Rate returns the rate of change from one figure to another.
//
//	(x₁ − x₀) / x₀
//
// It is NaN when x₀ is not positive: of a loss no rate can be told, and from
// nothing there is none.
func Rate(x0, x1 float64) float64 {
	if !(x0 > 0) {
		return math.NaN()
	}
	return (x1 - x0) / x0
}

// CAGR returns the compound annual rate of growth over the periods.
//
//	(x₁/x₀)^(1/n) − 1
//
// It is NaN unless x₀ > 0, x₁ ≥ 0 and n > 0.
func CAGR(x0, x1, periods float64) float64 {
	if !(x0 > 0) || !(x1 >= 0) || !(periods > 0) {
		return math.NaN()
	}
	return math.Expm1(math.Log(x1/x0) / periods)
}

// LogGrowth returns the mean log difference per period.
//
//	ln(x₁/x₀) / n
//
// It is NaN unless both figures and n are positive.
func LogGrowth(x0, x1, periods float64) float64 {
	if !(x0 > 0) || !(x1 > 0) || !(periods > 0) {
		return math.NaN()
	}
	return math.Log(x1/x0) / periods
}

// Index returns x with the base year put to 100.
//
//	iₜ = 100 xₜ / x_base
//
// All are NaN when the base year is absent, missing or not positive. Rebasing
// an index is the same call with another base.
func Index(years []int, x []float64, base int) []float64 {
	sameLength("Index", len(years), len(x))
	b := math.NaN()
	if k, ok := yearIndex("Index", years)[base]; ok && x[k] > 0 {
		b = x[k]
	}
	index := make([]float64, len(x))
	for i := range x {
		index[i] = x[i] / b * 100
	}
	return index
}

// A Contribution divides the growth of a total among its parts.
type Contribution struct {
	Growth float64 // of the total, a fraction
	// Points (寄与度) are the parts of the growth: (xᵢ₁−xᵢ₀) / X₀, as fractions.
	// With Unattributed they add up to Growth.
	Points []float64
	// Shares (寄与率) are the parts of the change: (xᵢ₁−xᵢ₀) / (X₁−X₀). With
	// UnattributedShare they add up to 1. NaN when the total did not change.
	Shares []float64
	// Unattributed is what no part with figures at both ends accounts for.
	Unattributed, UnattributedShare float64
	Missing                         int // parts missing at either end
}

// Contributions divides the change of the sum of the parts among them; see
// ContributionsTo for the formulas. A part that is missing at either end is left out of both, so Unattributed is 0 but
// for rounding; use ContributionsTo where a published total is at hand.
func Contributions(parts Change) Contribution {
	start, end, _ := parts.matched("Contributions")
	return ContributionsTo(parts, sum(start), sum(end))
}

// ContributionsTo divides the change of a published total, from total0 to
// total1, among its parts.
//
//	cᵢ = (xᵢ₁ − xᵢ₀) / X₀   and   sᵢ = (xᵢ₁ − xᵢ₀) / (X₁ − X₀)
//
// A part missing at either end has NaN, and its change is within Unattributed.
// Everything is NaN when total0 is not positive.
func ContributionsTo(parts Change, total0, total1 float64) Contribution {
	sameLength("Contributions", len(parts.Start), len(parts.End))
	c := Contribution{
		Growth: Rate(total0, total1),
		Points: make([]float64, len(parts.Start)),
		Shares: make([]float64, len(parts.Start)),
	}
	change := total1 - total0
	whole := change
	if change == 0 {
		whole = math.NaN()
	}
	base := total0
	if !(base > 0) {
		base = math.NaN()
	}
	attributed := 0.0
	for i := range parts.Start {
		d := parts.End[i] - parts.Start[i]
		c.Points[i], c.Shares[i] = d/base, d/whole
		if math.IsNaN(d) {
			c.Missing++
			continue
		}
		attributed += d
	}
	c.Unattributed, c.UnattributedShare = (change-attributed)/base, (change-attributed)/whole
	return c
}
