package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/series"
)

// designated are six prefectures in 2016 to 2019, in levels of their own and with a
// year in common. The first gains 10 in 2017 and 20 more each year after, the second
// and the third gain 4 in 2019.
func designated() []census.Observation {
	var rows []census.Observation
	i := 0
	for a := range census.Prefectures() {
		if i == 6 {
			break
		}
		for y := census.Year(2016); y <= 2019; y++ {
			v := float64(1000*(i+1)) + float64(7*(y%3))
			if i == 0 && y >= 2017 {
				v += 10 + 20*float64(y-2017)
			}
			if (i == 1 || i == 2) && y == 2019 {
				v += 4
			}
			rows = append(rows, of(y, a, "", census.Employees, v))
		}
		i++
	}
	return rows
}

func cohorts() []stats.Programme {
	return []stats.Programme{
		{Name: "late", Treated: []census.Filter{census.Aomori, census.Iwate}, Start: 2019, Scale: stats.Levels},
		{Name: "early", Treated: []census.Filter{census.Hokkaido}, Start: 2017, Scale: stats.Levels},
	}
}

// By hand: the early gained (10 + 30 + 50)/3 = 30 and the late 4, together
// (30 + 4 + 4)/3. In one regression the late years of the early would be taken from
// the late.
func TestEvaluateCohortsByHand(t *testing.T) {
	e, err := stats.EvaluateCohorts(collect(t, designated()), cohorts())
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Cohorts) != 2 || e.Cohorts[0].Programme.Name != "early" || math.Abs(e.Cohorts[0].Effect-30) > 1e-9 || math.Abs(e.Cohorts[1].Effect-4) > 1e-9 {
		t.Fatalf("effects of %d cohorts: %v and %v, want 30 and 4", len(e.Cohorts), e.Cohorts[0].Effect, e.Cohorts[1].Effect)
	}
	if want := 38. / 3; math.Abs(e.Effect-want) > 1e-9 || len(e.Never) != 3 || len(e.Cohorts[0].Control) != 3 || len(e.Cohorts[1].Control) != 3 {
		t.Errorf("effect %v against %d, want %v against 3", e.Effect, len(e.Never), want)
	}
	for i, y := range e.Cohorts[0].ByYear {
		if want := []float64{0, 10, 30, 50}[i]; math.Abs(y.Effect-want) > 1e-9 {
			t.Errorf("early in %d: %v, want %v", y.Year, y.Effect, want)
		}
	}
	// In the first year: one with 10 and two with 4. Two years on there is but one.
	at := map[int]series.EventEffect{}
	for _, v := range e.ByEvent {
		at[v.Since] = v
	}
	if a, b := at[0], at[2]; math.Abs(a.Effect-6) > 1e-9 || a.Cohorts != 2 || math.Abs(b.Effect-50) > 1e-9 || b.Cohorts != 1 || math.Abs(at[-1].Effect) > 1e-9 {
		t.Errorf("by years since the start %v", e.ByEvent)
	}
	if p := e.Placebo; len(p.Effects) != 999 || p.Effect != e.Effect || p.P > .2 {
		t.Errorf("placebos: %d, effect %v, P = %v", len(p.Effects), p.Effect, p.P)
	}
}

// One cohort is a programme.
func TestEvaluateOneCohortIsEvaluate(t *testing.T) {
	table, p := collect(t, panel(10, 2)), programme(census.Hokkaido, census.Aomori)
	one, err := stats.Evaluate(table, p)
	if err != nil {
		t.Fatal(err)
	}
	e, err := stats.EvaluateCohorts(table, []stats.Programme{p})
	if err != nil {
		t.Fatal(err)
	}
	if c := e.Cohorts[0]; math.Abs(e.Effect-one.Effect) > 1e-12 || c.Effect != one.Effect || c.Clustered != one.Clustered || c.Placebo.P != one.Placebo.P || !slices.Equal(e.Years, one.Years) {
		t.Errorf("effect %v and %v, want %v", e.Effect, c.Effect, one.Effect)
	}
}

// Every cohort is compared over the same units: one without a figure in a year is in
// none of the comparisons.
func TestEvaluateCohortsLeaveOut(t *testing.T) {
	rows := designated()
	rows[4*2+1] = census.Absence(rows[4*2+1].Key, census.Suppressed) // Iwate in 2017
	rows[4*5] = census.Absence(rows[4*5].Key, census.Suppressed)     // the last of the never treated, 2016
	e, err := stats.EvaluateCohorts(collect(t, rows), cohorts())
	if err != nil {
		t.Fatal(err)
	}
	if len(e.LeftOut) != 2 || len(e.Never) != 2 || len(e.Cohorts[0].Control) != 2 || len(e.Cohorts[1].Treated) != 1 || math.Abs(e.Effect-17) > 1e-9 {
		t.Errorf("left out %v, %d never treated, effect %v, want (30 + 4)/2", e.LeftOut, len(e.Never), e.Effect)
	}
}

func TestEvaluateCohortsRefuses(t *testing.T) {
	change := func(f func([]stats.Programme) []stats.Programme) []stats.Programme { return f(cohorts()) }
	for name, x := range map[string]struct {
		rows    []census.Observation
		cohorts []stats.Programme
		want    string
	}{
		"none":            {designated(), nil, "no cohorts"},
		"one start twice": {designated(), change(func(c []stats.Programme) []stats.Programme { c[0].Start = 2017; return c }), "two cohorts of 2017"},
		"a unit twice": {designated(), change(func(c []stats.Programme) []stats.Programme {
			c[1].Treated = append(c[1].Treated, census.Iwate)
			return c
		}), "in two cohorts"},
		"two scales":   {designated(), change(func(c []stats.Programme) []stats.Programme { c[0].Scale = stats.Logarithms; return c }), "one cohort in levels and one in logarithms"},
		"nobody":       {designated(), change(func(c []stats.Programme) []stats.Programme { c[0].Treated = nil; return c }), "has no treated units"},
		"not there":    {designated(), change(func(c []stats.Programme) []stats.Programme { c[0].Treated = []census.Filter{census.Okinawa}; return c }), "the cohort of 2019"},
		"none never":   {designated()[:12], cohorts(), "3 treated and 0 other units"},
		"a late start": {designated(), change(func(c []stats.Programme) []stats.Programme { c[0].Start = 2020; return c }), "both sides of 2017–2020"},
	} {
		if _, err := stats.EvaluateCohorts(collect(t, x.rows), x.cohorts); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %q", name, err, x.want)
		}
	}
}

// Hokkaido came under the programme in 2017, Aomori and Iwate in 2019.
func ExampleEvaluateCohorts() {
	t, err := census.Collect(slices.Values(designated()))
	if err != nil {
		fmt.Println(err)
		return
	}
	e, err := stats.EvaluateCohorts(t, []stats.Programme{
		{Treated: []census.Filter{census.Hokkaido}, Start: 2017, Scale: stats.Levels},
		{Treated: []census.Filter{census.Aomori, census.Iwate}, Start: 2019, Scale: stats.Levels},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range e.Cohorts {
		fmt.Printf("from %d on %.1f persons more\n", c.Programme.Start, c.Effect)
	}
	fmt.Printf("all three %.1f, against %d never treated\n", e.Effect, len(e.Never))
	// Output:
	// from 2017 on 30.0 persons more
	// from 2019 on 4.0 persons more
	// all three 12.7, against 3 never treated
}
