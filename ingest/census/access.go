package census

import "slices"

// Values returns the values of all rows, NaN where there is none.
func (t *Table) Values() []float64 { return slices.Clip(t.value) }

// Lower returns the lower ends of the intervals of all rows, NaN where there
// is none.
func (t *Table) Lower() []float64 { return slices.Clip(t.lower) }

// Upper returns the upper ends of the intervals of all rows, NaN where there
// is none.
func (t *Table) Upper() []float64 { return slices.Clip(t.upper) }

// Precisions returns the half-widths of rounding of all rows.
func (t *Table) Precisions() []float64 { return slices.Clip(t.precision) }

// Statuses returns the statuses of all rows.
func (t *Table) Statuses() []Status { return slices.Clip(t.status) }

// Intervals returns the kinds of interval of all rows.
func (t *Table) Intervals() []Interval { return slices.Clip(t.interval) }

// SourcesAt returns the sources of row i, in no particular order. Rows of one source
// share their list, which is not to be changed.
func (t *Table) SourcesAt(i int) []Source { return slices.Clip(t.lists[t.source.codes[i]]) }

// Years returns the years that the table has, in order of time.
func (t *Table) Years() []Year { return distinct(t.year, func(a, b Year) int { return int(a - b) }) }

// Areas returns the areas that the table has, in the order of their codes.
func (t *Table) Areas() []Area { return distinct(t.area, compareStrings[Area]) }

// Industries returns the industries that the table has, in the order of their codes.
func (t *Table) Industries() []Industry { return distinct(t.industry, compareStrings[Industry]) }

// Sizes returns the size classes that the table has, by their lower ends.
func (t *Table) Sizes() []Size { return distinct(t.size, Size.Compare) }

// Scopes returns the scopes that the table has.
func (t *Table) Scopes() []Scope { return distinct(t.scope, compareStrings[Scope]) }

// Measures returns the measures that the table has, in the order of their codes.
func (t *Table) Measures() []Measure { return distinct(t.measure, compareStrings[Measure]) }

// Statistics returns the statistics that the table has.
func (t *Table) Statistics() []Statistic { return distinct(t.statistic, compareStrings[Statistic]) }

// Units returns the units that the table's values have.
func (t *Table) Units() []Unit { return distinct(t.unit, compareStrings[Unit]) }

func compareStrings[T ~string](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// distinct returns the dictionary values that rows use, sorted.
func distinct[T comparable](c column[T], order func(a, b T) int) []T {
	used := make([]bool, len(c.values))
	for _, code := range c.codes {
		used[code] = true
	}
	var out []T
	for code, v := range c.values {
		if used[code] {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, order)
	return out
}
