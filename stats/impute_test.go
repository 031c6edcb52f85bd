package stats_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

func impute(t testing.TB, table *census.Table, o stats.ImputeOptions) *stats.ImputeResult {
	t.Helper()
	r, err := stats.Impute(context.Background(), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestImputeInProportionToEmployees(t *testing.T) {
	of := func(i census.Industry, m census.Measure, v float64) census.Observation {
		return figureOf("14", i, census.Size{}, m, v)
	}
	rows := twoIndustries(of("", census.Shipments, 100), of(census.Food, census.Shipments, x), of(census.Beverages, census.Shipments, x))
	rows = append(rows, of(census.Food, census.Employees, 30), of(census.Beverages, census.Employees, 10))
	// Elsewhere a worker in food makes 1, in beverages 2.
	for i, v := range map[census.Industry]float64{census.Food: 7, census.Beverages: 14} {
		rows = append(rows, figureOf("13", i, census.Size{}, census.Shipments, v), figureOf("13", i, census.Size{}, census.Employees, 7))
	}
	r := impute(t, collect(t, rows), stats.ImputeOptions{})
	for i, want := range map[int]float64{1: 60, 2: 40} {
		o, _ := r.Table.Find(rows[i].Key)
		if math.Abs(o.Value-want) > 1e-7 || o.Status != census.Estimated || o.Lower != 0 || o.Upper != 100 || o.Interval != census.Suppression {
			t.Errorf("%v: %+v, want %v in [0, 100]", o.Key, o, want)
		}
	}
	if r.Cells != 2 || r.Error > 1e-7 {
		t.Errorf("%d cells, off by %v", r.Cells, r.Error)
	}
}

// With all cells hidden and a start that is given, the fit to all margins is
// iterative proportional fitting of a matrix.
func TestImputeIsIPFOfTheStart(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	rows := randomCross(r, 4, 5)
	var withEmployees []census.Observation
	seed := measure.Array{Dims: []int{4, 5}}
	areas, industries := measure.Margin{Dims: []int{0}, Target: make([]float64, 4)}, measure.Margin{Dims: []int{1}, Target: make([]float64, 5)}
	var cells []census.Key
	for _, o := range rows {
		if o.Area != census.Japan && o.Industry != census.Manufacturing && o.Value > 0 {
			n := 1 + math.Floor(r.ExpFloat64()*30)
			withEmployees = append(withEmployees, figureOf(o.Area, o.Industry, census.Size{}, census.Employees, n))
		}
	}
	employees := collect(t, withEmployees)
	for i, a := range []census.Area{"01", "02", "03", "04"} {
		for j, industry := range census.JSIC12.Divisions()[:5] {
			k := census.Key{Year: 2018, Area: a, Industry: industry, Measure: census.Employees}
			n, ok := employees.Find(k)
			if !ok { // the cell is zero and open
				n.Value = 0
			}
			seed.Values = append(seed.Values, n.Value)
			k.Measure = census.Shipments
			cells = append(cells, k)
			for _, o := range rows {
				if o.Key == k {
					areas.Target[i] += o.Value
					industries.Target[j] += o.Value
				}
			}
		}
	}
	fit, err := measure.IPF(seed, []measure.Margin{areas, industries}, measure.IPFOptions{})
	if err != nil {
		t.Fatal(err)
	}
	hidden := hide(rows, func(o census.Observation) bool {
		return o.Area != census.Japan && o.Industry != census.Manufacturing && o.Value > 0
	})
	// One open cell beyond each industry makes 1 a worker everywhere.
	for _, industry := range census.JSIC12.Divisions()[:5] {
		for _, m := range []census.Measure{census.Employees, census.Shipments} {
			o := figureOf("region:beyond", industry, census.Size{}, m, 10)
			withEmployees = append(withEmployees, o)
		}
	}
	got := impute(t, collect(t, append(hidden, withEmployees...)), stats.ImputeOptions{})
	for i, k := range cells {
		if seed.Values[i] == 0 {
			continue
		}
		if o, _ := got.Table.Find(k); math.Abs(o.Value-fit.Values[i]) > 1e-6*fit.Values[i]+1e-9 && o.Lower != o.Upper && o.Value != o.Lower && o.Value != o.Upper {
			t.Errorf("%v is %v, want %v", k, o.Value, fit.Values[i])
		}
	}
}

func TestImputeStaysWithinBounds(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 9))
		rows := randomCross(r, 5, 5)
		table := collect(t, hide(rows, func(o census.Observation) bool { return o.Value > 0 && r.Float64() < .5 }))
		for _, start := range []stats.ImputeStart{stats.FromEmployees, stats.FromMargins} {
			got := impute(t, table, stats.ImputeOptions{Start: start})
			ends := bounds(t, table, stats.BoundsOptions{})
			for _, c := range ends.Cells {
				o := got.Table.At(c.Row)
				if math.IsInf(c.Upper, 1) && o.Status == census.Suppressed {
					continue // nothing to begin from
				}
				if !(o.Value >= c.Lower && o.Value <= c.Upper) {
					t.Errorf("seed %d, %v: %v is %v outside [%v, %v]", seed, start, c.Key, o.Value, c.Lower, c.Upper)
				}
			}
			if again := bounds(t, got.Table, stats.BoundsOptions{}); len(again.Contradictions) > 0 {
				t.Errorf("seed %d, %v: the estimates contradict the sums: %v", seed, start, again.Contradictions)
			}
		}
	}
}

func TestImputeOfMeasuresThatCanBeNegative(t *testing.T) {
	of := func(i census.Industry, v float64) census.Observation {
		return figureOf("14", i, census.Size{}, census.ValueAdded, v)
	}
	rows := twoIndustries(of("", -10), of(census.Food, x), of(census.Beverages, x))
	for i, n := range map[census.Industry]float64{census.Food: 30, census.Beverages: 10} {
		rows = append(rows, figureOf("14", i, census.Size{}, census.Employees, n),
			figureOf("13", i, census.Size{}, census.ValueAdded, 5), figureOf("13", i, census.Size{}, census.Employees, 5))
	}
	r := impute(t, collect(t, rows), stats.ImputeOptions{})
	// The start 30 + 10 is 50 too much, taken off in proportion 30 : 10.
	food, _ := r.Table.Find(rows[1].Key)
	beverages, _ := r.Table.Find(rows[2].Key)
	if math.Abs(food.Value+7.5) > 1e-7 || math.Abs(beverages.Value+2.5) > 1e-7 {
		t.Errorf("%v and %v, want -7.5 and -2.5", food.Value, beverages.Value)
	}
}

func TestImputeNamesContradictions(t *testing.T) {
	of := func(i census.Industry, v float64) census.Observation {
		return figureOf("14", i, census.Size{}, census.Shipments, v)
	}
	table := collect(t, twoIndustries(of("", 100), of(census.Food, x), of(census.Beverages, 130)))
	_, err := stats.Impute(context.Background(), table, stats.ImputeOptions{})
	var contradiction *stats.ContradictionError
	if !errors.As(err, &contradiction) || contradiction.Contradictions[0].By != 30 || !strings.Contains(err.Error(), "Kanagawa") {
		t.Errorf("error %v, want a contradiction by 30", err)
	}
}

func TestImputeLeavesWhatNothingTells(t *testing.T) {
	table := collect(t, []census.Observation{figureOf("14", census.Food, census.Size{}, census.Shipments, x)})
	r := impute(t, table, stats.ImputeOptions{})
	if o := r.Table.At(0); o.Status != census.Suppressed || r.Cells != 0 {
		t.Errorf("%+v: want it to stay suppressed", o)
	}
}
