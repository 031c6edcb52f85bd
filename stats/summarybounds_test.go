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

var bounded = map[string]stats.Summary{
	"HHI": stats.HHI(), "normalised HHI": stats.NormalisedHHI(), "equivalent number": stats.EquivalentNumber(), "CR2": stats.ConcentrationRatio(2),
	"Rosenbluth": stats.Rosenbluth(), "entropy": stats.Entropy(), "relative entropy": stats.RelativeEntropy(),
	"Gini": stats.Gini(), "corrected Gini": stats.GiniCorrected(), "T": stats.TheilT(), "Atkinson": stats.Atkinson(.5), "CV": stats.CV(), "Hoover": stats.Hoover(),
	"Krugman": stats.Krugman(measure.Nation), "Krugman, rest": stats.Krugman(measure.RestOfNation), "Hachman": stats.Hachman(),
	"locational Gini": stats.LocationalGini(measure.LocalisationCurve), "Gini per": stats.Gini().Per(census.Employees), "T per": stats.TheilT().Per(census.Employees),
	"median": stats.Quantile(.5),
}

// TestBoundsHold hides some figures of random distributions, within random ends
// or none, and looks whether the figure of the truth lies in the interval.
func TestBoundsHold(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		n := 3 + random.IntN(6)
		truth, industry, employees := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range truth {
			truth[i] = math.Round(100 * random.ExpFloat64())
			industry[i] = truth[i] + math.Round(1+300*random.Float64())
			employees[i] = 1 + random.Float64()
		}
		if sum(truth) == 0 {
			continue
		}
		hidden := random.Perm(n)[:2+random.IntN(n-2)]
		loose := random.IntN(2) == 0
		ends := func(i int) (float64, float64) {
			if loose {
				return 0, math.Inf(1)
			}
			return truth[i] * random.Float64(), truth[i] * (1 + random.Float64())
		}
		open, cut := bothTables(t, truth, industry, employees, hidden, ends)
		for name, s := range bounded {
			want := described(t, open, census.ByArea, s, census.Food)
			got := described(t, cut, census.ByArea, s, census.Food)
			if math.IsNaN(want.Value) {
				continue
			}
			slack := 1e-9 * (1 + math.Abs(want.Value))
			kind := census.Suppression
			if !loose || name == "median" {
				kind = census.Outer // the ends may not be had together
			}
			if got.Interval != kind || !(got.Lower-slack <= want.Value && want.Value <= got.Upper+slack) {
				t.Fatalf("%s of %v with %v hidden is %v, not in [%v, %v] (%v)", name, truth, hidden, want.Value, got.Lower, got.Upper, got.Interval)
			}
		}
	}
}

// TestBoundsAreAttained compares with the two extreme divisions where nothing is
// known of the hidden figures but their sum: all in one of them, and in
// proportion to what they are compared with.
func TestBoundsAreAttained(t *testing.T) {
	truth, industry, employees := []float64{50, 7, 20, 13, 10}, []float64{90, 60, 80, 120, 40}, []float64{3, 1, 2, 4, 5}
	hidden := []int{1, 3, 4}
	open := func(int) (float64, float64) { return 0, math.Inf(1) }
	_, cut := bothTables(t, truth, industry, employees, hidden, open)
	for name, s := range bounded {
		if name == "median" {
			continue
		}
		got := described(t, cut, census.ByArea, s, census.Food)
		lowest, highest := math.Inf(1), math.Inf(-1)
		for _, division := range [][]float64{{30, 0, 0}, {0, 30, 0}, {0, 0, 30}, {10, 10, 10}, {30 * 60. / 220, 30 * 120. / 220, 30 * 40. / 220}, {3, 12, 15}} {
			x := slices.Clone(truth)
			for k, i := range hidden {
				x[i] = division[k]
			}
			table, _ := bothTables(t, x, industry, employees, nil, open)
			v := described(t, table, census.ByArea, s, census.Food).Value
			lowest, highest = min(lowest, v), max(highest, v)
		}
		if math.Abs(got.Lower-lowest) > 1e-9 || math.Abs(got.Upper-highest) > 1e-9 {
			t.Errorf("%s in [%v, %v], want [%v, %v]", name, got.Lower, got.Upper, lowest, highest)
		}
	}
}

// bothTables returns food industries and all manufacturing of prefectures, first
// open, then with some figures of food hidden between ends.
func bothTables(t *testing.T, truth, industry, employees []float64, hidden []int, ends func(int) (float64, float64)) (open, cut *census.Table) {
	t.Helper()
	at := func(a census.Area, i census.Industry, m census.Measure, v float64) census.Observation {
		o := figure(a, m, v)
		o.Industry = i
		return o
	}
	areas := slices.Collect(census.Prefectures())
	var rows, masked []census.Observation
	for i, v := range truth {
		o := at(areas[i], census.Food, census.Shipments, v)
		rows = append(rows, o)
		if slices.Contains(hidden, i) {
			o = census.Absence(o.Key, census.Suppressed)
			o.Lower, o.Upper = ends(i)
			o.Interval = census.Suppression
		}
		masked = append(masked, o)
	}
	for i := range truth {
		rest := []census.Observation{at(areas[i], "", census.Shipments, industry[i]), at(areas[i], census.Food, census.Employees, employees[i])}
		rows, masked = append(rows, rest...), append(masked, rest...)
	}
	totals := []census.Observation{at("", census.Food, census.Shipments, sum(truth)), at("", "", census.Shipments, sum(industry)), at("", census.Food, census.Employees, sum(employees))}
	keep := func(rows []census.Observation) *census.Table {
		return collect(t, append(rows, totals...)).Select(census.Shipments, census.Food)
	}
	return keep(rows), keep(masked)
}

func sum(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}
