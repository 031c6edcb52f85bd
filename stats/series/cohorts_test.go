package series_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/machikoba/machikoba/stats/series"
)

// randomPanel has units 0 … n−1 at the dates 2001 … 2000+dates, every other year
// after 2003.
func randomPanel(random *rand.Rand, n, dates int) series.Panel {
	var p series.Panel
	for u := range n {
		for k := range dates {
			p.Unit, p.Time, p.Y = append(p.Unit, u), append(p.Time, 2001+k+max(0, k-2)), append(p.Y, 10*random.Float64())
		}
	}
	return p
}

// Each cohort's effects are those of a panel of it and the never treated alone: of
// the regression with two-way effects, over all dates and date by date.
func TestEffectsByCohortAreThoseOfEachAlone(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	for range 20 {
		p := randomPanel(random, 9, 6) // 2001, 2002, 2003, 2005, 2007, 2009
		cohorts := []series.Cohort{{Units: []int{4, 7, 0}, Start: 2006}, {Units: []int{2, 3}, Start: 2003}}
		s, err := series.EffectsByCohort(p, cohorts)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(s.Never, []int{1, 5, 6, 8}) || s.Cohorts[0].Start != 2003 {
			t.Fatalf("never treated %v, first cohort of %d", s.Never, s.Cohorts[0].Start)
		}
		near(t, "mean by units", s.Effect, (2*s.Effects[0]+3*s.Effects[1])/5, 1e-12)
		for g, c := range s.Cohorts {
			var alone series.Panel
			for i, u := range p.Unit {
				if slices.Contains(c.Units, u) || slices.Contains(s.Never, u) {
					alone.Unit, alone.Time, alone.Y = append(alone.Unit, u), append(alone.Time, p.Time[i]), append(alone.Y, p.Y[i])
				}
			}
			d, err := series.DifferenceInDifferences(alone, c.Units, c.Start)
			if err != nil {
				t.Fatal(err)
			}
			near(t, fmt.Sprint("effect of ", c.Start), s.Effects[g], d.Effect(), 1e-11)
			e, err := series.NewEventStudy(alone, c.Units, c.Start)
			if err != nil {
				t.Fatal(err)
			}
			for k, date := range e.Dates {
				near(t, fmt.Sprint("ATT of ", c.Start, " in ", date), s.GroupTime[g][slices.Index(s.Dates, date)], e.Coef[k], 1e-11)
			}
			near(t, "ATT at the reference", s.GroupTime[g][slices.Index(s.Dates, e.Reference)], 0, 0)
		}
	}
}

func TestCohortPlacebo(t *testing.T) {
	p := randomPanel(rand.New(rand.NewPCG(2, 0)), 12, 5)
	for i, u := range p.Unit {
		if u < 2 && p.Time[i] >= 2003 || u == 2 && p.Time[i] >= 2005 {
			p.Y[i] += 1000
		}
	}
	s, err := series.EffectsByCohort(p, []series.Cohort{{Units: []int{0, 1}, Start: 2003}, {Units: []int{2}, Start: 2005}})
	if err != nil {
		t.Fatal(err)
	}
	a, b, other := s.Placebo(series.PlaceboOptions{Draws: 99, Seed: 1}), s.Placebo(series.PlaceboOptions{Draws: 99, Seed: 1}), s.Placebo(series.PlaceboOptions{Draws: 99, Seed: 2})
	if !slices.Equal(a.Effects, b.Effects) || slices.Equal(a.Effects, other.Effects) || len(a.Effects) != 99 {
		t.Error("one seed, two draws, or another seed the same")
	}
	larger := 1
	for _, v := range a.Effects {
		if max(v, -v) >= s.Effect {
			larger++
		}
	}
	near(t, "P", a.P, float64(larger)/100, 1e-15)
	if a.P > .05 { // the assignment itself is one of 660
		t.Errorf("P = %v of an effect of a thousand times the noise", a.P)
	}
	panics(t, "draws below zero", func() { s.Placebo(series.PlaceboOptions{Draws: -1}) })
}

func TestEffectsByCohortRefuses(t *testing.T) {
	p := randomPanel(rand.New(rand.NewPCG(1, 0)), 4, 3)
	gap := p
	gap.Y = slices.Clone(p.Y)
	gap.Y[5] = nan
	controlled := p
	controlled.X = mat.NewDense(len(p.Y), 1, nil)
	for name, x := range map[string]struct {
		p       series.Panel
		cohorts []series.Cohort
	}{
		"a missing value":  {gap, []series.Cohort{{[]int{0}, 2002}}},
		"regressors":       {controlled, []series.Cohort{{[]int{0}, 2002}}},
		"no cohorts":       {p, nil},
		"no units":         {p, []series.Cohort{{nil, 2002}}},
		"a unit twice":     {p, []series.Cohort{{[]int{0, 1}, 2002}, {[]int{1}, 2003}}},
		"a stranger":       {p, []series.Cohort{{[]int{9}, 2002}}},
		"no dates before":  {p, []series.Cohort{{[]int{0}, 2001}}},
		"no dates after":   {p, []series.Cohort{{[]int{0}, 2004}}},
		"none is never it": {p, []series.Cohort{{[]int{0, 1, 2, 3}, 2002}}},
	} {
		if s, err := series.EffectsByCohort(x.p, x.cohorts); err == nil {
			t.Errorf("%s: effect %v", name, s.Effect)
		}
	}
	twice := series.Panel{Unit: []int{0, 0}, Time: []int{2001, 2001}, Y: []float64{1, 2}}
	panics(t, "two rows for a date", func() { series.EffectsByCohort(twice, nil) })
}

// Unit 0 gains 2 in 2002 and 4 in 2003, unit 1 gains 1 in 2003; unit 2 tells what all
// would have done.
func ExampleEffectsByCohort() {
	s, err := series.EffectsByCohort(series.Panel{
		Unit: []int{0, 0, 0, 1, 1, 1, 2, 2, 2},
		Time: []int{2001, 2002, 2003, 2001, 2002, 2003, 2001, 2002, 2003},
		Y:    []float64{10, 13, 16, 20, 21, 23, 30, 31, 32},
	}, []series.Cohort{{Units: []int{0}, Start: 2002}, {Units: []int{1}, Start: 2003}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("by cohort", s.Effects, "together", s.Effect)
	for _, e := range s.ByEvent() {
		fmt.Println(e.Since, e.Effect)
	}
	// Output:
	// by cohort [3 1] together 2
	// -2 0
	// -1 0
	// 0 1.5
	// 1 4
}
