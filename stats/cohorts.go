package stats

import (
	"errors"
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A CohortEvaluation is the effects of a programme that came in different years to
// different units.
type CohortEvaluation struct {
	// Cohorts are in order of their start, each evaluated against the units that the
	// programme never came to, over the same years and units. ByYear of each is
	// ATT(g, t) of Callaway and Sant'Anna, and Effect what it is in Evaluate.
	Cohorts []*Evaluation
	// Effect is the mean of those of the cohorts, by units, and Placebo what it is
	// where as many units come under the programme in each year, but others.
	Effect  float64
	Placebo series.PlaceboTest
	// ByEvent are the effects by the years since the start.
	ByEvent []series.EventEffect
	Years   []census.Year
	// Never are the units that the programme never came to, LeftOut those without
	// a figure in one of the years.
	Never, LeftOut []census.Key
}

// EvaluateCohorts estimates the effect of a programme that came in different years
// to different units, such as areas designated one after the other. It compares
// each cohort with the units that the programme never came to, and with no other: a
// cohort whose turn comes later is changed by the programme itself in the end, and
// in one regression for all the effects of the early would be counted against it.
//
//	τ = Σ n_g τ_g / Σ n_g
//
// with τ_g the difference in differences of cohort g, of n_g units, as [Evaluate]
// has it. Each cohort is a programme with units and a start of its own; names are
// for people. All have one Scale, and the placebos the choices of the first. The
// years are a set that is comparable with one another and has years before the
// first start and from the last on.
//
// What the estimate takes for granted is what [Evaluation.Assumptions] says of
// every cohort: those never treated tell what would have become of each.
//
// It is an error where [Evaluate] has one, where a unit is in two cohorts, where
// cohorts differ in scale or have one start, and where no unit is never treated.
//
// # References
//
// Callaway, B. & Sant'Anna, P. H. C. (2021), Difference-in-differences with multiple
// time periods, Journal of Econometrics 225(2), 200–230.
//
// Goodman-Bacon, A. (2021), Difference-in-differences with variation in treatment
// timing, Journal of Econometrics 225(2), 254–277.
func EvaluateCohorts(t *census.Table, cohorts []Programme) (*CohortEvaluation, error) {
	cohorts = slices.Clone(cohorts)
	slices.SortStableFunc(cohorts, func(a, b Programme) int { return int(a.Start - b.Start) })
	under, err := unitsOf(t, cohorts)
	if err != nil {
		return nil, err
	}
	// All of them first, to find the years and the sample that they share.
	all := &Evaluation{Programme: cohorts[0]}
	if err := all.describe(t); err != nil {
		return nil, err
	}
	if err := all.chooseYears(t, cohorts[0].Start, cohorts[len(cohorts)-1].Start); err != nil {
		return nil, err
	}
	data, numbers, err := all.units(t, under)
	if err != nil {
		return nil, err
	}
	e := &CohortEvaluation{Years: all.Years, Never: all.Control, LeftOut: all.LeftOut}
	var groups []series.Cohort
	for _, c := range cohorts {
		one, err := e.cohort(t, all, c)
		if err != nil {
			return nil, err
		}
		group := series.Cohort{Start: int(c.Start)}
		for _, k := range one.Treated {
			group.Units = append(group.Units, numbers[slices.Index(all.Treated, k)])
		}
		e.Cohorts, groups = append(e.Cohorts, one), append(groups, group)
	}
	study, err := series.EffectsByCohort(data, groups)
	if err != nil {
		return nil, fmt.Errorf("stats: EvaluateCohorts: %w", err)
	}
	e.Effect, e.ByEvent, e.Placebo = study.Effect, study.ByEvent(), study.Placebo(cohorts[0].Placebo)
	return e, nil
}

// unitsOf returns the units of all cohorts, and refuses cohorts that overlap or
// cannot be put together.
func unitsOf(t *census.Table, cohorts []Programme) (map[census.Key]bool, error) {
	if len(cohorts) == 0 {
		return nil, errors.New("stats: EvaluateCohorts: no cohorts")
	}
	under := map[census.Key]bool{}
	for i, c := range cohorts {
		switch {
		case len(c.Treated) == 0:
			return nil, fmt.Errorf("stats: EvaluateCohorts: the cohort of %d has no treated units", c.Start)
		case c.Scale != cohorts[0].Scale:
			return nil, fmt.Errorf("stats: EvaluateCohorts: one cohort in %v and one in %v", cohorts[0].Scale, c.Scale)
		case i > 0 && c.Start == cohorts[i-1].Start:
			return nil, fmt.Errorf("stats: EvaluateCohorts: two cohorts of %d: give their units as one", c.Start)
		}
		for k := range c.units(t) {
			if under[k] {
				return nil, fmt.Errorf("stats: EvaluateCohorts: %v is in two cohorts, one of them that of %d", k, c.Start)
			}
			under[k] = true
		}
	}
	return under, nil
}

// cohort evaluates one cohort against the units never treated.
func (e *CohortEvaluation) cohort(t *census.Table, all *Evaluation, c Programme) (*Evaluation, error) {
	one := &Evaluation{Programme: c, Key: all.Key, Unit: all.Unit, Years: e.Years}
	under := c.units(t)
	compared := t.Where(func(o census.Observation) bool {
		o.Year = 0
		return under[o.Key] || slices.Contains(e.Never, o.Key)
	})
	data, treated, err := one.units(compared, under)
	if err != nil {
		return nil, fmt.Errorf("the cohort of %d: %w", c.Start, err)
	}
	if err := one.estimate(data, treated); err != nil {
		return nil, fmt.Errorf("stats: EvaluateCohorts, %d: %w", c.Start, err)
	}
	return one, nil
}
