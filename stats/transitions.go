package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// A TransitionResult says how areas or industries move between classes of a
// distribution from one year to the next.
type TransitionResult struct {
	// Units are the areas (or industries), in the order of their codes, as keys
	// that have nothing else, and Years the years, which follow one another.
	Units []census.Key
	Years []census.Year
	// Classes has the class of each unit in each year, and the cut points.
	Classes measure.Classification
	// Transitions has the counts and the probabilities of moving from the class
	// of the row to that of the column.
	measure.Transitions
	// Mobility has indices of how much movement there is, for units spread
	// evenly over the classes.
	Mobility measure.Mobility
	// Stationary is the distribution over classes in which the transitions would
	// end; nil where there is not one: a class that is never left, or never there.
	Stationary []float64
	// Lost counts the steps that are not counted because a figure is missing at
	// one of their ends.
	Lost int
	// Status is the worst of the figures that are there, computed at best, and Sources
	// are theirs.
	Status  census.Status
	Sources []census.Source
}

// TransitionOptions are the further choices of [Transitions].
type TransitionOptions struct {
	// Classes is the number of classes; 0 stands for 5.
	Classes int
	// Cut says whether years are cut at their own quantiles, the default, or all
	// at those of all figures.
	Cut measure.CutPoints
	// Among is the dimension of the units. The zero value stands for
	// [census.ByArea].
	Among census.Dimension
}

// Transitions divides the areas of t into classes of as many each in every year,
// and counts how they move from one year to the next:
//
//	pᵢⱼ = nᵢⱼ / Σⱼ nᵢⱼ
//
// The rows of t must differ in area (or industry) and year only; the whole is
// left out, and prefectures and municipalities together are an error, since they
// would count twice. Years must be comparable with one another and equally far apart: it
// is an error, which names the break or the gap, if they are not, and if there
// are fewer than two. Select the years of one class of Surveys.Classes.
//
// # References
//
// D. Quah (1993), Empirical cross-section dynamics in economic growth, European
// Economic Review 37, 426-434. A. F. Shorrocks (1978), The measurement of
// mobility, Econometrica 46, 1013-1024.
func Transitions(t *census.Table, o TransitionOptions) (TransitionResult, error) {
	if o.Classes == 0 {
		o.Classes = 5
	}
	if o.Among == census.ByYear {
		o.Among = census.ByArea
	}
	parts := withoutWhole(t, o.Among)
	m, err := parts.Matrix(o.Among, census.ByYear)
	if err != nil {
		return TransitionResult{}, fmt.Errorf("stats: transitions: %w", err)
	}
	if err := oneKind(m.Rows, o.Among); err != nil {
		return TransitionResult{}, fmt.Errorf("stats: transitions: %w", err)
	}
	r := TransitionResult{Units: m.Rows}
	r.Status, r.Sources = provenance(parts)
	for _, k := range m.Cols {
		r.Years = append(r.Years, k.Year)
	}
	if err := steady(parts, r.Years); err != nil {
		return TransitionResult{}, err
	}
	r.Classes = measure.Classify(m, o.Classes, o.Cut)
	r.Transitions = measure.NewTransitions(r.Classes)
	r.Mobility = measure.NewMobility(r.P, nil)
	r.countLost()
	if stationary, err := measure.Stationary(r.P); err == nil {
		r.Stationary = stationary
	}
	return r, nil
}

// steady says why years do not make steps of one kind.
func steady(t *census.Table, years []census.Year) error {
	if len(years) < 2 {
		return fmt.Errorf("stats: transitions of %d years: want two or more", len(years))
	}
	first := t.Key(0)
	first.Year = years[0]
	for i, y := range years[1:] {
		k := first
		k.Year = y
		for _, b := range t.Comparable(first, k) {
			return fmt.Errorf("stats: transitions over years that are not comparable: %v", b)
		}
		if y-years[i] != years[1]-years[0] {
			return fmt.Errorf("stats: transitions over steps of %d and of %d years", years[1]-years[0], y-years[i])
		}
	}
	return nil
}

// countLost counts the steps with a missing figure at one of their ends.
func (r *TransitionResult) countLost() {
	for _, class := range r.Classes.Class {
		for i := range class[1:] {
			if class[i] == measure.NoClass || class[i+1] == measure.NoClass {
				r.Lost++
			}
		}
	}
}
