package series

import "fmt"

// A ShiftSharePeriod is the shift-share between two neighbouring years.
type ShiftSharePeriod struct {
	From, To int
	ShiftShareResult
}

// DynamicShiftShare does a shift-share for each step between neighbouring years
// and adds the effects up, so that the weights follow the composition instead
// of staying those of the first year:
//
//	national = Σₜ eₜ Gₜ,  industry mix = Σₜ eₜ (Gᵢₜ − Gₜ),  competitive = Σₜ eₜ₊₁ − eₜ (1 + Gᵢₜ)
//
// The region and the nation are matrices of one row for each year and one
// column for each industry; the years increase. A step over several years is
// one period, not annualised. The second result has the sums over the periods:
// its Change is the sum of the changes of the cells that were matched in each
// period, equal to last minus first when none is missing. A period without any
// usable industry makes the sums NaN only through its own NaN effects.
//
// # References
//
// Barff, R. A. & Knight, P. L. (1988), Dynamic shift-share analysis, Growth and
// Change 19(2), 1–10.
func DynamicShiftShare(years []int, region, nation [][]float64) ([]ShiftSharePeriod, ShiftShareCell) {
	sameLength("DynamicShiftShare", len(years), len(region), len(nation))
	var periods []ShiftSharePeriod
	var cells []ShiftShareCell
	var at []int
	for k := 1; k < len(years); k++ {
		if years[k] <= years[k-1] {
			panic(fmt.Sprintf("series: DynamicShiftShare: year %d after %d", years[k], years[k-1]))
		}
		r := ShiftShare(Change{region[k-1], region[k]}, Change{nation[k-1], nation[k]})
		periods = append(periods, ShiftSharePeriod{years[k-1], years[k], r})
		cells, at = append(cells, r.Total), append(at, k-1)
	}
	return periods, totalShiftShare(cells, at)
}
