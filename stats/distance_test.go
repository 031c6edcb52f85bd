package stats_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// hideWhole suppresses all manufacturing of some prefectures.
func hideWhole(t *testing.T, table *census.Table, areas []census.Area, own bool) *census.Table {
	t.Helper()
	var rows []census.Observation
	for o := range table.Base().All() {
		if slices.Contains(areas, o.Area) && o.Measure == census.Shipments && (own || o.Industry == census.Manufacturing) {
			o = census.Absence(o.Key, census.Suppressed)
		}
		rows = append(rows, o)
	}
	return collect(t, rows).Select(census.Shipments, census.Food)
}

func TestDistanceBoundsHold(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	areas := slices.Collect(census.Prefectures())
	for range 200 {
		n := 3 + random.IntN(5)
		truth, industry, employees := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range truth {
			truth[i] = 1 + math.Round(100*random.ExpFloat64())
			industry[i] = truth[i] + math.Round(1+300*random.Float64())
			employees[i] = 1 + random.Float64()
		}
		open, _ := bothTables(t, truth, industry, employees, nil, nil)
		var hidden []census.Area
		for _, i := range random.Perm(n)[:2+random.IntN(n-1)] {
			hidden = append(hidden, areas[i])
		}
		for _, own := range []bool{false, true} {
			cut := hideWhole(t, open, hidden, own)
			for _, s := range []stats.Summary{stats.Krugman(measure.Nation), stats.Krugman(measure.RestOfNation), stats.Hoover().AgainstWhole(), stats.Hoover().Per(census.Employees)} {
				want := described(t, open, census.ByArea, s, census.Food).Value
				got := described(t, cut, census.ByArea, s, census.Food)
				if got.Status == census.Official {
					continue // per employees, of which none are hidden
				}
				kind := census.Outer
				if s.Statistic(census.ByArea) == stats.Hoover().Per(census.Employees).Statistic(census.ByArea) {
					kind = census.Suppression // what it is compared with is open
				}
				if got.Interval != kind || !(got.Lower <= want+1e-9 && want-1e-9 <= got.Upper) {
					t.Fatalf("%s is %v, not in [%v, %v] (%v)", got.Statistic, want, got.Lower, got.Upper, got.Status)
				}
			}
		}
	}
}

// The upper end is the least that any λ gives: each that is -1, 1 or where two terms
// are equal is tried.
func TestDistanceIsTheLeastOfItsBounds(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	areas := slices.Collect(census.Prefectures())
	for range 100 {
		n := 4 + random.IntN(30)
		food, all, units := make([]float64, n), make([]float64, n), slices.Repeat([]float64{1}, n)
		sum, total := 0.0, 0.0
		for i := range food {
			food[i] = 1 + math.Round(100*random.ExpFloat64())
			all[i] = food[i] + math.Round(1+300*random.Float64())
			sum, total = sum+food[i], total+all[i]
		}
		open, _ := bothTables(t, food, all, units, nil, nil)
		hidden := random.Perm(n)[:2+random.IntN(n-2)]
		rest := 0.0
		var names []census.Area
		for _, i := range hidden {
			rest, names = rest+all[i], append(names, areas[i])
		}
		l, u := make([]float64, n), make([]float64, n)
		tried := []float64{-1, 1}
		for i := range l {
			l[i] = food[i]/sum - all[i]/total
			u[i] = l[i]
			if slices.Contains(hidden, i) {
				l[i], u[i] = food[i]/sum-rest/total, food[i]/sum
				tried = append(tried, (u[i]+l[i])/(u[i]-l[i]))
			}
		}
		want := math.Inf(1)
		for _, lambda := range tried {
			d := 0.0
			for i := range l {
				d += max(math.Abs(l[i])-lambda*l[i], math.Abs(u[i])-lambda*u[i])
			}
			want = min(want, d)
		}
		got := described(t, hideWhole(t, open, names, false), census.ByArea, stats.Krugman(measure.Nation), census.Food)
		if math.Abs(got.Upper-want) > 1e-12 || !(got.Lower < got.Upper) {
			t.Fatalf("%d of %d hidden: Krugman index in [%v, %v], want %v at most", len(hidden), n, got.Lower, got.Upper, want)
		}
	}
}

func TestDistanceByHand(t *testing.T) {
	// Of food .5, .3, .2; of all .4 and two hidden that share .6.
	open, _ := bothTables(t, []float64{50, 30, 20}, []float64{400, 350, 250}, []float64{1, 1, 1}, nil, nil)
	cut := hideWhole(t, open, []census.Area{census.Aomori, census.Iwate}, false)
	// d₁ = .1, d₂ in [-.3, .3], d₃ in [-.4, .2], with sum 0: from .1 with -.1 in another, to .1, .3 and -.4.
	o := described(t, cut, census.ByArea, stats.Krugman(measure.Nation), census.Food)
	if math.Abs(o.Lower-.2) > 1e-12 || math.Abs(o.Upper-.8) > 1e-12 || o.Status != census.Suppressed {
		t.Errorf("Krugman index in [%v, %v], %v, want .2 to .8", o.Lower, o.Upper, o.Status)
	}
	// With one hidden it follows, and so does the index: .1 + .05 + .05.
	one := hideWhole(t, open, []census.Area{census.Iwate}, false)
	if o := described(t, one, census.ByArea, stats.Krugman(measure.Nation), census.Food); math.Abs(o.Value-.2) > 1e-12 || o.Status != census.Computed {
		t.Errorf("Krugman index %v, %v, want .2", o.Value, o.Status)
	}
	if o := described(t, cut, census.ByArea, stats.Hachman(), census.Food); o.Interval != census.NoInterval || o.Status != census.Suppressed {
		t.Errorf("Hachman index in [%v, %v], %v", o.Lower, o.Upper, o.Status)
	}
}
