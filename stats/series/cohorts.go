package series

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// A Cohort is the units that came under a measure at one date.
type Cohort struct {
	Units []int
	Start int
}

// A CohortStudy is the effects of a measure that came at different dates to
// different units.
type CohortStudy struct {
	Cohorts []Cohort // in order of Start
	Never   []int    // the units that it never came to
	Dates   []int    // increasing
	// GroupTime has ATT(g, t), a row for each cohort and a column for each date.
	GroupTime [][]float64
	// Effects are the differences in differences of each cohort over all dates, and
	// Effect their mean by units.
	Effects []float64
	Effect  float64

	units   []int
	figures map[int][]float64 // of a unit by date
}

// EffectsByCohort compares each cohort with the units that the measure never came
// to, and with nobody else: one that comes under it later is no comparison for one
// that did before, since its own effect would be taken away from the other's.
//
//	ATT(g, t) = (ȳ_gt − ȳ_g,g−1) − (ȳ_∞t − ȳ_∞,g−1)      g−1 the last date before g
//	τ_g = mean of ȳ_gt − ȳ_∞t over t ≥ g less that over t < g
//	τ = Σ n_g τ_g / Σ n_g
//
// With one cohort τ is that of DifferenceInDifferences. Every unit has one value at
// every date, and X is nil: an error says otherwise, and tells of a unit in two
// cohorts, of a cohort without units or without dates before or from its start, and
// of no unit that is never treated.
//
// # References
//
// Callaway, B. & Sant'Anna, P. H. C. (2021), Difference-in-differences with multiple
// time periods, Journal of Econometrics 225(2), 200–230.
//
// Goodman-Bacon, A. (2021), Difference-in-differences with variation in treatment
// timing, Journal of Econometrics 225(2), 254–277.
func EffectsByCohort(p Panel, cohorts []Cohort) (*CohortStudy, error) {
	s := &CohortStudy{Cohorts: slices.Clone(cohorts)}
	slices.SortStableFunc(s.Cohorts, func(a, b Cohort) int { return a.Start - b.Start })
	if err := s.balanced(p); err != nil {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	for _, c := range s.Cohorts {
		s.GroupTime = append(s.GroupTime, s.groupTime(c))
	}
	s.Effects, s.Effect = s.effects(s.Cohorts, s.Never)
	return s, nil
}

// balanced puts the panel into rows of units.
func (s *CohortStudy) balanced(p Panel) error {
	sameLength("EffectsByCohort", len(p.Y), len(p.Unit), len(p.Time))
	if p.X != nil {
		return fmt.Errorf("effects by cohort allow for no regressors")
	}
	rows := rowsWithValue(p.Y)
	unit, units := numbered(p.Unit, rows)
	date, dates := numbered(p.Time, rows)
	s.units, s.Dates, s.figures = units, dates, map[int][]float64{}
	for _, u := range units {
		s.figures[u] = nans(len(dates))
	}
	for i, row := range rows {
		place := &s.figures[units[unit[i]]][date[i]]
		if !math.IsNaN(*place) {
			panic(fmt.Sprintf("series: EffectsByCohort: row %d: its unit has another row for its date", row))
		}
		*place = p.Y[row]
	}
	for _, u := range units {
		if k := slices.IndexFunc(s.figures[u], math.IsNaN); k >= 0 {
			return fmt.Errorf("unit %d has no value at %d: effects by cohort need a balanced panel", u, dates[k])
		}
	}
	return nil
}

func (s *CohortStudy) check() error {
	treated := map[int]bool{}
	for _, c := range s.Cohorts {
		if len(c.Units) == 0 {
			return fmt.Errorf("the cohort of %d has no units", c.Start)
		}
		for _, u := range c.Units {
			if treated[u] || s.figures[u] == nil {
				return fmt.Errorf("unit %d of the cohort of %d is in another cohort too, or not in the panel", u, c.Start)
			}
			treated[u] = true
		}
		if k := s.before(c); k == 0 || k == len(s.Dates) {
			return fmt.Errorf("no dates on both sides of %d among %v", c.Start, s.Dates)
		}
	}
	s.Never = slices.DeleteFunc(slices.Clone(s.units), func(u int) bool { return treated[u] })
	if len(s.Never) == 0 || len(treated) == 0 {
		return fmt.Errorf("%d treated units and %d that never are", len(treated), len(s.Never))
	}
	return nil
}

// before returns the number of dates before the start.
func (s *CohortStudy) before(c Cohort) int {
	k, _ := slices.BinarySearch(s.Dates, c.Start)
	return k
}

// gap returns by how much units lie above others, at each date.
func (s *CohortStudy) gap(units, others []int) []float64 {
	at := func(units []int, k int) float64 {
		x := make([]float64, len(units))
		for i, u := range units {
			x[i] = s.figures[u][k]
		}
		return mean(x)
	}
	gaps := make([]float64, len(s.Dates))
	for k := range gaps {
		gaps[k] = at(units, k) - at(others, k)
	}
	return gaps
}

func (s *CohortStudy) groupTime(c Cohort) []float64 {
	gaps := s.gap(c.Units, s.Never)
	reference := gaps[s.before(c)-1]
	for k := range gaps {
		gaps[k] -= reference
	}
	return gaps
}

// effects returns those of cohorts against others, and their mean by units.
func (s *CohortStudy) effects(cohorts []Cohort, others []int) (each []float64, all float64) {
	units := 0
	for _, c := range cohorts {
		gaps, k := s.gap(c.Units, others), s.before(c)
		effect := mean(gaps[k:]) - mean(gaps[:k])
		each = append(each, effect)
		all += effect * float64(len(c.Units))
		units += len(c.Units)
	}
	return each, all / float64(units)
}

// An EventEffect is the mean of ATT(g, g + Since) over the cohorts that have that
// date, by units.
type EventEffect struct {
	Since   int // units of time since the start, negative before
	Effect  float64
	Cohorts int
}

// ByEvent returns the effects by the time since the start. Those far from the start
// are of fewer cohorts: what changes from one to the next may be the cohorts.
func (s *CohortStudy) ByEvent() []EventEffect {
	sum, units, cohorts := map[int]float64{}, map[int]float64{}, map[int]int{}
	for g, c := range s.Cohorts {
		n := float64(len(c.Units))
		for k, date := range s.Dates {
			since := date - c.Start
			sum[since] += n * s.GroupTime[g][k]
			units[since] += n
			cohorts[since]++
		}
	}
	var events []EventEffect
	for since, n := range cohorts {
		events = append(events, EventEffect{since, sum[since] / units[since], n})
	}
	slices.SortFunc(events, func(a, b EventEffect) int { return a.Since - b.Since })
	return events
}

// Placebo gives the measure to other units, as many at each date as came under it,
// and counts how often a mean effect as large comes out:
//
//	P = (1 + #{|τ*| ≥ |τ|}) / (1 + number of placebos)
//
// The assignments are drawn with the seed, the same on every machine. Negative draws
// panic.
func (s *CohortStudy) Placebo(opts PlaceboOptions) PlaceboTest {
	draws := opts.Draws
	if draws == 0 {
		draws = 999
	}
	if draws < 0 {
		panic(fmt.Sprintf("series: Placebo: %d draws", draws))
	}
	t := PlaceboTest{Effect: s.Effect}
	random := rand.New(rand.NewPCG(opts.Seed, 0))
	larger := 1
	for range draws {
		order := random.Perm(len(s.units))
		var cohorts []Cohort
		for _, c := range s.Cohorts {
			drawn := Cohort{Start: c.Start}
			for _, i := range order[:len(c.Units)] {
				drawn.Units = append(drawn.Units, s.units[i])
			}
			cohorts, order = append(cohorts, drawn), order[len(c.Units):]
		}
		others := make([]int, len(order))
		for k, i := range order {
			others[k] = s.units[i]
		}
		_, effect := s.effects(cohorts, others)
		t.Effects = append(t.Effects, effect)
		if math.Abs(effect) >= math.Abs(t.Effect)*(1-1e-12) {
			larger++
		}
	}
	t.P = float64(larger) / float64(1+draws)
	return t
}
