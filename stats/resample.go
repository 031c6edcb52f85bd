package stats

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A Sensitivity says how much a figure made of areas hangs on the areas that happen
// to be there.
type Sensitivity struct {
	// Areas whose figures were used, in the order of the rows; Missing have none.
	Areas, Missing []census.Area
	// Bootstrapped has the figure over resampled areas, with its intervals.
	*series.Bootstrapped
	// Jackknifed has it without each area in turn: Values[i] is without Areas[i].
	Jackknifed series.Jackknifed
}

// Without returns the figure without an area; NaN for one that was not used.
func (s *Sensitivity) Without(a census.Area) float64 {
	i := slices.Index(s.Areas, a)
	if i < 0 {
		return math.NaN()
	}
	return s.Jackknifed.Values[i]
}

// OverAreas computes a figure of the areas of t, as an inequality between
// prefectures, over areas drawn with replacement and without each area in turn.
// The rows of t are one for each area; f is given their values, one for each area
// drawn:
//
//	s, err := stats.OverAreas(perWorker, measure.Gini, series.BootstrapOptions{})
//	lower, upper := s.BCa(.95)
//
// A census is not a sample: nothing is unknown that a further draw would tell. The
// intervals describe the sensitivity of the figure to the areas in it, and no error
// of measurement. The same seed gives the same draws on every machine.
//
// Areas without a value are left out and listed. It is an error where rows differ
// in more than the area, where the nation is beside its areas or areas are of
// several kinds, and where fewer than two have a value.
//
// # References
//
// Efron, B. & Tibshirani, R. J. (1993), An Introduction to the Bootstrap. New
// York: Chapman & Hall.
//
// Efron, B. (1987), Better bootstrap confidence intervals, Journal of the American
// Statistical Association 82(397), 171–185.
func OverAreas(t *census.Table, f func(values []float64) float64, o series.BootstrapOptions) (*Sensitivity, error) {
	s := &Sensitivity{}
	var values []float64
	for i := range t.Len() {
		k, first := t.Key(i), t.Key(0)
		if i > 0 && (k.Area == census.Japan || first.Area == census.Japan || twice(first, k, census.ByArea)) {
			return nil, fmt.Errorf("stats: %q is no area beside %q: select areas of one kind", k.Area.Label(census.English), first.Area.Label(census.English))
		}
		if k.Area = first.Area; k != first {
			return nil, fmt.Errorf("stats: one figure an area is wanted: %v and %v differ in more", first, t.Key(i))
		}
		if v := t.Values()[i]; math.IsNaN(v) {
			s.Missing = append(s.Missing, t.Key(i).Area)
		} else {
			s.Areas, values = append(s.Areas, t.Key(i).Area), append(values, v)
		}
	}
	if len(values) < 2 {
		return nil, fmt.Errorf("stats: %d areas with a figure and %d without: drawing needs two", len(values), len(s.Missing))
	}
	statistic := series.OfValues(values, f)
	s.Bootstrapped = series.Bootstrap(len(values), statistic, o)
	s.Jackknifed = series.Jackknife(len(values), statistic)
	return s, nil
}
