package stats

import (
	"fmt"
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// Growth compares every figure with that of exactly the year before:
//
//	gₜ = xₜ / xₜ₋₁ − 1
//
// The statistic is [census.GrowthRate], the unit a fraction. A year whose
// predecessor is not in the table has no base, one across a break of the survey
// is not comparable. Growth on zero has no base; growth on a negative figure is
// not applicable.
func Growth(t *census.Table) *census.Table {
	return quotient{
		to:     census.Move{Year: census.Years(-1)},
		name:   census.GrowthRate.Of,
		unit:   always(census.UnitFraction),
		finish: func(r float64) float64 { return r - 1 },
		signed: true,
	}.of(t)
}

// Index compares every figure with that of a base year:
//
//	Iₜ = 100 xₜ / x₀
//
// The statistic is "index, 2015 = 100", see [IndexStatistic]; the unit is
// [census.UnitIndex]. Years that are not comparable with the base year are null
// and say so.
func Index(t *census.Table, base census.Year) *census.Table {
	return quotient{
		to:     census.Move{Year: census.To(base)},
		name:   IndexStatistic(base).Of,
		unit:   always(census.UnitIndex),
		finish: func(r float64) float64 { return 100 * r },
		signed: true,
	}.of(t)
}

// IndexStatistic returns the name of the index with a base year.
func IndexStatistic(base census.Year) census.Statistic {
	return census.Statistic(fmt.Sprintf("index, %d = 100", base))
}

// CompoundGrowth returns the compound annual growth rate between two years, for
// every key that t has in the later one:
//
//	(x₁ / x₀)^(1/n) − 1, n = to − from
//
// The statistic is "compound annual growth, 2012–2019", see
// [CompoundGrowthStatistic]; the unit is a fraction. A key that t.Base() does
// not have in the earlier year has no base; years on two sides of a break of
// the survey are not comparable; a figure that is zero or negative in either
// year has no such rate. It panics unless from is before to.
func CompoundGrowth(t *census.Table, from, to census.Year) *census.Table {
	if from >= to {
		panic(fmt.Sprintf("stats: CompoundGrowth from %d to %d: the first year must be before the last", from, to))
	}
	rates := quotient{
		to:   census.Move{Year: func(y census.Year) (census.Year, bool) { return from, y == to }},
		name: CompoundGrowthStatistic(from, to).Of,
		unit: always(census.UnitFraction),
		finish: func(r float64) float64 {
			if r <= 0 {
				return math.NaN()
			}
			return math.Expm1(math.Log(r) / float64(to-from))
		},
		signed: true,
	}.of(t)
	return rates.Select(to)
}

// CompoundGrowthStatistic returns the name of the growth rate between two years.
func CompoundGrowthStatistic(from, to census.Year) census.Statistic {
	return census.Statistic(fmt.Sprintf("%s, %d–%d", census.CompoundGrowth, from, to))
}
