package stats

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A Programme is a measure that came over some of the units of a table in one
// year: a subsidy for designated areas, a law for some industries, a disaster.
type Programme struct {
	Name string // for people; may be empty
	// Treated are the units that came under it, as filters of the table:
	// []census.Filter{census.Iwate, census.Miyagi}.
	Treated []census.Filter
	// Start is the first year that it can show in.
	Start census.Year
	// Scale says in what figures are compared; the zero value takes
	// logarithms, in which the effect is one on growth.
	Scale PanelScale
	// Placebo are the choices of the placebos.
	Placebo series.PlaceboOptions
}

// name returns the quoted name, and what to say where there is none.
func (p Programme) name() string {
	if p.Name == "" {
		return "the programme"
	}
	return strconv.Quote(p.Name)
}

// An Evaluation compares the units under a programme with the rest, before and
// after.
type Evaluation struct {
	Programme Programme
	// Key is what all units share; parts in which they differ are empty.
	Key census.Key
	// Years are those used, all comparable with one another.
	Years []census.Year
	// Treated and Control are the units, by their keys with Year 0. LeftOut lack a
	// figure, or one with a logarithm, in one of the years.
	Treated, Control, LeftOut []census.Key
	// Effect is the difference in differences, in log points or in Unit, that of
	// the figures.
	Effect float64
	Unit   census.Unit
	// Clustered has the standard error that allows for any dependence of a unit
	// with itself; it is too small with few treated units. DriscollKraay allows for
	// dependence between units, with many years.
	Clustered, DriscollKraay series.CoefTest
	// Placebo has the effects of the programme given to other units, and how often
	// they are as large.
	Placebo series.PlaceboTest
	// ByYear are the differences in each year against the last one before the
	// start, whose own is zero.
	ByYear []YearEffect
	// PreTrend tests that the differences before the start are zero, with the
	// clustered covariance; nil with fewer than two years before the start, or
	// where the covariance is singular. With few treated units it rejects too
	// often: Before does not.
	PreTrend *series.WaldTest
	// Before is the effect of a programme that starts in the middle of the years
	// before the start, BeforeStart, with its placebos: there should be none. It is
	// nil with fewer than two years before.
	Before      *series.PlaceboTest
	BeforeStart census.Year
	Status      census.Status // the worst of the figures used
	Sources     []census.Source
}

// A YearEffect is the difference in one year.
type YearEffect struct {
	Year           census.Year
	Effect, StdErr float64 // StdErr is clustered
}

// Evaluate estimates by how much more the figures of the units under a programme
// changed than those of the rest of t:
//
//	y_it = αᵢ + λₜ + τ · 1[i treated] 1[t ≥ start] + u_it
//
// A unit is a series of t; t holds those to compare, of one measure, none of
// which contains another. The years are a set that is comparable with one
// another and has years before and after the start, of several the largest. Units
// without a figure in one of them are left out and listed, so that
// the sample is the same in all years. What the estimate takes for granted
// [Evaluation.Assumptions] says.
//
// It is an error where units overlap or differ in measure or unit, where none
// is treated or none is not, and where no comparable years lie on both sides of
// the start: then it names the breaks.
//
// # References
//
// Bertrand, M., Duflo, E. & Mullainathan, S. (2004), How much should we trust
// differences-in-differences estimates?, Quarterly Journal of Economics 119(1),
// 249–275.
//
// Abadie, A., Diamond, A. & Hainmueller, J. (2010), Synthetic control methods for
// comparative case studies, Journal of the American Statistical Association
// 105(490), 493–505.
func Evaluate(t *census.Table, p Programme) (*Evaluation, error) {
	if len(p.Treated) == 0 {
		return nil, errors.New("stats: Evaluate: the programme has no treated units")
	}
	e := &Evaluation{Programme: p}
	if err := e.describe(t); err != nil {
		return nil, err
	}
	if err := e.chooseYears(t, p.Start, p.Start); err != nil {
		return nil, err
	}
	data, treated, err := e.units(t, p.units(t))
	if err != nil {
		return nil, err
	}
	if err := e.estimate(data, treated); err != nil {
		return nil, fmt.Errorf("stats: Evaluate %s: %w", p.name(), err)
	}
	return e, nil
}

// describe finds what the units share, and refuses those that do not stand beside
// each other.
func (e *Evaluation) describe(t *census.Table) error {
	if t.Len() == 0 {
		return errors.New("stats: Evaluate: the table has no rows")
	}
	e.Key = t.Key(0)
	e.Key.Year = 0
	for _, d := range t.Vary() {
		switch d {
		case census.ByYear:
			continue
		case census.ByMeasure, census.ByStatistic, census.ByScope:
			return fmt.Errorf("stats: Evaluate: the units differ in %v: select one", d)
		case census.ByArea:
			e.Key.Area = ""
		case census.ByIndustry:
			e.Key.Industry = ""
		case census.BySize:
			e.Key.Size = census.Size{}
		}
		if a, b, clash := overlapping(t, d); clash {
			return fmt.Errorf("stats: Evaluate: %q and %q do not stand beside each other: one contains the other or they are of two kinds",
				a.Label(d, census.English), b.Label(d, census.English))
		}
	}
	return e.unit(t)
}

// unit finds the unit that all figures share. A quotient without a divisor is no
// figure, and has none of its own.
func (e *Evaluation) unit(t *census.Table) error {
	for i, v := range t.Values() {
		if math.IsNaN(v) {
			continue
		}
		u := t.At(i).Unit
		if e.Unit = cmp.Or(e.Unit, u); u != e.Unit {
			return fmt.Errorf("stats: Evaluate: figures in %q and in %q cannot be compared", e.Unit, u)
		}
	}
	return nil
}

// overlapping returns two keys of t that are of different kinds in a dimension, or
// overlap.
func overlapping(t *census.Table, d census.Dimension) (a, b census.Key, clash bool) {
	met := map[string]bool{}
	var keys []census.Key
	for i := range t.Len() {
		k := t.Key(i)
		if met[k.Part(d)] {
			continue
		}
		met[k.Part(d)] = true
		for _, o := range keys {
			if twice(o, k, d) {
				return o, k, true
			}
			if d != census.BySize { // being of one kind is an equivalence
				break
			}
		}
		keys = append(keys, k)
	}
	return a, b, false
}
