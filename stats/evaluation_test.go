package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// panel makes prefectures, of which the first ones gain 20 % from 2011 on: a
// level and a year each, and a little noise. 2011 is of another survey.
func panel(n, treated int) []census.Observation {
	var rows []census.Observation
	i := 0
	for a := range census.Prefectures() {
		if i == n {
			break
		}
		for y := census.Year(2007); y <= 2014; y++ {
			v := math.Log(float64(1000*(i+1))) + 0.05*float64(y%4) + 0.001*float64((i*i*int(y))%7)
			if i < treated && y >= 2011 {
				v += math.Log(1.2)
			}
			o := shipments(y, math.Exp(v))
			o.Area = a
			rows = append(rows, o)
		}
		i++
	}
	return rows
}

func programme(areas ...census.Area) stats.Programme {
	p := stats.Programme{Name: "designation", Start: 2011}
	for _, a := range areas {
		p.Treated = append(p.Treated, a)
	}
	return p
}

func evaluated(t testing.TB, rows []census.Observation, p stats.Programme) *stats.Evaluation {
	t.Helper()
	e, err := stats.Evaluate(collect(t, rows), p)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// In a balanced panel the effect is the difference of the two differences of means.
func TestEvaluateIsTheDifferenceOfDifferences(t *testing.T) {
	rows := panel(10, 2)
	e := evaluated(t, rows, programme(census.Hokkaido, census.Aomori))
	if want := []census.Year{2007, 2008, 2009, 2010, 2012, 2013, 2014}; !slices.Equal(e.Years, want) {
		t.Fatalf("years %v, want %v", e.Years, want)
	}
	var sums, counts [2][2]float64
	for _, o := range rows {
		a, b := 0, 0
		if o.Area == census.Hokkaido || o.Area == census.Aomori {
			a = 1
		}
		if o.Year > 2011 {
			b = 1
		}
		if o.Year != 2011 {
			sums[a][b] += math.Log(o.Value)
			counts[a][b]++
		}
	}
	m := func(a, b int) float64 { return sums[a][b] / counts[a][b] }
	if want := m(1, 1) - m(1, 0) - m(0, 1) + m(0, 0); math.Abs(e.Effect-want) > 1e-12 {
		t.Errorf("effect %v, want %v", e.Effect, want)
	}
	if math.Abs(e.Effect-math.Log(1.2)) > 0.005 || len(e.Treated) != 2 || len(e.Control) != 8 {
		t.Errorf("effect %v of %d and %d units", e.Effect, len(e.Treated), len(e.Control))
	}
	// All 44 other pairs of prefectures have smaller effects.
	if !e.Placebo.Exact || len(e.Placebo.Effects) != 44 || !near(e.Placebo.P, 1./45) {
		t.Errorf("P = %v among %d placebos", e.Placebo.P, len(e.Placebo.Effects))
	}
	if e.Before == nil || e.BeforeStart != 2009 || math.Abs(e.Before.Effect) > 0.01 {
		t.Errorf("before the start: %+v in %d", e.Before, e.BeforeStart)
	}
	for _, y := range e.ByYear {
		want := 0.0
		if y.Year > 2011 {
			want = math.Log(1.2)
		}
		if math.Abs(y.Effect-want) > 0.01 || y.Year == 2010 && (y.Effect != 0 || y.StdErr != 0) {
			t.Errorf("effect of %d = %v", y.Year, y.Effect)
		}
	}
	if len(e.ByYear) != 7 {
		t.Errorf("%d years of effects", len(e.ByYear))
	}
}

// The programme need not be of areas: here an industry, in levels.
func TestEvaluateCohorts(t *testing.T) {
	var rows []census.Observation
	for i, industry := range []census.Industry{census.Food, census.Rubber, census.Paper, census.Leather} {
		for y := census.Year(2016); y <= 2019; y++ {
			v := float64(100*i) + float64(y%5)
			if industry == census.Rubber && y >= 2018 {
				v += 7
			}
			rows = append(rows, of(y, census.Kanagawa, industry, census.Employees, v))
		}
	}
	p := stats.Programme{Name: "law", Treated: []census.Filter{census.Rubber}, Start: 2018, Scale: stats.Levels}
	if e := evaluated(t, rows, p); math.Abs(e.Effect-7) > 1e-12 || e.Key.Area != census.Kanagawa || e.Key.Industry != "" {
		t.Errorf("effect %v of %v, want 7", e.Effect, e.Key)
	}
}

// A programme without a name is one all the same.
func TestProgrammeWithoutAName(t *testing.T) {
	p := programme(census.Hokkaido)
	p.Name = ""
	if text := evaluated(t, panel(10, 1), p).Assumptions(); !strings.HasPrefix(text, "The estimate is an effect of the programme only if\n") {
		t.Error(text)
	}
}

func TestEvaluateLeavesOut(t *testing.T) {
	rows := panel(10, 2)
	rows[8*5+1] = census.Absence(rows[8*5+1].Key, census.Suppressed) // the sixth, 2008
	rows[8*6+2].Value = 0
	e := evaluated(t, rows, programme(census.Hokkaido, census.Aomori))
	var left []census.Area
	for _, k := range e.LeftOut {
		left = append(left, k.Area)
	}
	if !slices.Equal(left, []census.Area{census.Yamagata, census.Fukushima}) || len(e.Control) != 6 {
		t.Errorf("left out %v, %d controls", left, len(e.Control))
	}
}

// Output per worker of ten areas with 20 workers each; the eleventh has no figure of
// its workers in 2008, so that its quotient has no unit then, and is left out.
func TestEvaluatePerEmployee(t *testing.T) {
	rows := panel(11, 2)
	for i, o := range slices.Clone(rows) {
		if i >= 80 && o.Year == 2008 { // eight years of ten areas stand above
			continue
		}
		o.Key.Measure = census.Employees
		rows = append(rows, census.NewObservation(o.Key, 20))
	}
	perEmployee := stats.PerEmployee(collect(t, rows).Select(census.Shipments))
	e, err := stats.Evaluate(perEmployee, programme(census.Hokkaido, census.Aomori))
	if err != nil {
		t.Fatal(err)
	}
	want, err := stats.Evaluate(collect(t, panel(10, 2)), programme(census.Hokkaido, census.Aomori))
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(e.Effect-want.Effect) > 1e-12 || e.Unit != "yen per person" || len(e.LeftOut) != 1 {
		t.Errorf("effect %v in %q, left out %v; want %v in yen per person, one left out", e.Effect, e.Unit, e.LeftOut, want.Effect)
	}
}

func TestEvaluateRefuses(t *testing.T) {
	ten := panel(10, 2)
	nation := shipments(2012, 5)
	nation.Area = census.Japan
	workers := shipments(2012, 5)
	workers.Measure, workers.Unit = census.Employees, census.UnitPersons
	early := programme(census.Hokkaido)
	early.Start = 2015
	only2011 := slices.DeleteFunc(panel(10, 2), func(o census.Observation) bool { return o.Year > 2011 })
	for name, x := range map[string]struct {
		rows []census.Observation
		p    stats.Programme
		want string
	}{
		"nothing treated":      {ten, stats.Programme{Start: 2011}, "no treated"},
		"treated not there":    {ten, programme(census.Okinawa), "0 treated and 10 other"},
		"all treated":          {panel(1, 1), programme(census.Hokkaido), "1 treated and 0 other"},
		"the nation too":       {append(panel(10, 2), nation), programme(census.Hokkaido), "do not stand beside each other"},
		"two measures":         {append(panel(10, 2), workers), programme(census.Hokkaido), "differ in measure"},
		"a start after all":    {ten, early, "no comparable years lie on both sides of 2015"},
		"a break at the start": {only2011, programme(census.Hokkaido), "Census of Manufactures → 2011 Economic Census"},
		"years without breaks": {slices.DeleteFunc(panel(10, 2), func(o census.Observation) bool { return o.Year > 2010 }), programme(census.Hokkaido), "no breaks of the survey lie between them"},
		"no rows":              {nil, programme(census.Hokkaido), "no rows"},
	} {
		if _, err := stats.Evaluate(collect(t, x.rows), x.p); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %q", name, err, x.want)
		}
	}
}

func TestEvaluationSaysWhatItAssumes(t *testing.T) {
	text := evaluated(t, panel(10, 2), programme(census.Hokkaido, census.Aomori)).Assumptions()
	for _, want := range []string{`"designation"`, "the 2 treated units would have changed at the same rate as the 8 others", "2007–2010, 2012–2014", "a programme in 2009 that never was", "A census counts everybody"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	short := slices.DeleteFunc(panel(10, 2), func(o census.Observation) bool { return o.Year < 2010 })
	e := evaluated(t, short, programme(census.Hokkaido, census.Aomori))
	if e.Before != nil || e.PreTrend != nil || !strings.Contains(e.Assumptions(), "none of this can be checked") {
		t.Errorf("one year before the start: %v %v", e.Before, e.PreTrend)
	}
}

// Ten prefectures, two of which gain 20 % from 2011 on. The Economic Census of 2011
// is not comparable with the years around it, and is left out.
func designation() (*stats.Evaluation, error) {
	t, err := census.Collect(slices.Values(panel(10, 2)))
	if err != nil {
		return nil, err
	}
	return stats.Evaluate(t, stats.Programme{Name: "the designation", Treated: []census.Filter{census.Hokkaido, census.Aomori}, Start: 2011})
}

func ExampleEvaluate() {
	e, err := designation()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("effect %+.0f %%, P = %.2f among %d placebos\n", 100*math.Expm1(e.Effect), e.Placebo.P, len(e.Placebo.Effects))
	// Output:
	// effect +20 %, P = 0.02 among 44 placebos
}

func ExampleEvaluation_Assumptions() {
	e, err := designation()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.Assumptions())
	// Output:
	// The estimate is an effect of "the designation" only if
	// - without it the 2 treated units would have changed at the same rate as the 8 others did, on average;
	// - nothing else from 2011 on struck one group and not the other;
	// - the others did not feel it: no orders, workers or factories moved between the groups because of it;
	// - nobody acted on it before 2011.
	// What enters, leaves or crosses the floor of the survey is part of the effect.
	// Before the start, a programme in 2009 that never was has an effect of 0.04 %, and 84 % of placebos one as large.
	// It uses the 7 comparable years 2007–2010, 2012–2014; 0 units are left out.
	// A census counts everybody: P says how unusual the effect is among placebos, not how exact a sample is.
}
