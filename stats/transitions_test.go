package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
	"gonum.org/v1/gonum/mat"
)

func TestTransitionsOracle(t *testing.T) {
	oracle.Run(t, "rank_mobility", func(t *testing.T, c *oracle.Case) {
		r, err := stats.Transitions(unitPanel(t, c), stats.TransitionOptions{Classes: int(c.Expected.At("classes").Float())})
		if err != nil {
			t.Fatal(err)
		}
		rows := func(m *mat.Dense) [][]float64 {
			var out [][]float64
			for i := range m.RawMatrix().Rows {
				out = append(out, m.RawRowView(i))
			}
			return out
		}
		c.CheckMatrix(t, rows(r.Counts), "transitions")
		c.CheckMatrix(t, rows(r.P), "p")
		c.CheckAll(t, r.Stationary, "steady_state")
		c.Check(t, r.Mobility.PraisShorrocks, "prais_shorrocks_P")
		c.Check(t, r.Mobility.Determinant, "D_determinant")
		c.Check(t, r.Mobility.SecondEigenvalue, "L2_second_eigenvalue")
		c.Check(t, r.Mobility.Leaving, "B1_bartholomew")
		c.Check(t, r.Mobility.Bartholomew, "B2_bartholomew")
		c.Check(t, r.Mobility.Staying, "shorrocks_staying_prob_mean")
		skip(c)
	})
}

// movers are four areas in some years with figures that keep their order, but
// for Miyagi, whose last figure is the one given.
func movers(t *testing.T, last float64, years ...census.Year) *census.Table {
	t.Helper()
	var rows []census.Observation
	for i, a := range []census.Area{census.Hokkaido, census.Aomori, census.Iwate, census.Miyagi, census.Japan} {
		for _, y := range years {
			v := float64(i + 1)
			if y == years[len(years)-1] && a == census.Miyagi {
				v = last
			}
			o := figure(a, census.Establishments, v)
			o.Year = y
			if math.IsNaN(v) {
				o = census.Absence(o.Key, census.Suppressed)
			}
			rows = append(rows, o)
		}
	}
	return collect(t, rows)
}

func TestTransitions(t *testing.T) {
	two := stats.TransitionOptions{Classes: 2}
	still, err := stats.Transitions(movers(t, 4, 2016, 2017, 2018), two)
	if err != nil {
		t.Fatal(err)
	}
	if still.Mobility.PraisShorrocks != 0 || still.Stationary != nil || len(still.Units) != 4 || still.Lost != 0 {
		t.Errorf("nobody moves, and yet %+v", still)
	}
	swap, err := stats.Transitions(movers(t, 0, 2016, 2017, 2018), two)
	if err != nil {
		t.Fatal(err)
	}
	// Miyagi falls from the upper half, and Aomori rises into it.
	if got := swap.Counts.RawMatrix().Data; !slices.Equal(got, []float64{3, 1, 1, 3}) {
		t.Errorf("counts are %v", got)
	}
	lost, err := stats.Transitions(movers(t, math.NaN(), 2016, 2017, 2018), two)
	if err != nil || lost.Lost != 1 {
		t.Errorf("%d steps are lost, want 1, %v", lost.Lost, err)
	}
}

func TestTransitionsRefuses(t *testing.T) {
	for want, years := range map[string][]census.Year{
		"comparable":   {2018, 2019, 2020},
		"steps of 1":   {2016, 2017, 2019},
		"of 1 years":   {2018},
		"not comparab": {2019, 2021},
	} {
		if _, err := stats.Transitions(movers(t, 4, years...), stats.TransitionOptions{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("years %v: %v, want %q", years, err, want)
		}
	}
	both := collect(t, []census.Observation{figure(census.Tokyo, census.Establishments, 1), figure(census.Tokyo, census.Employees, 1)})
	if _, err := stats.Transitions(both, stats.TransitionOptions{}); err == nil {
		t.Error("two measures are no error")
	}
}

func ExampleTransitions() {
	at := func(y census.Year, a census.Area, v float64) census.Observation { // made up
		return census.NewObservation(census.Key{Year: y, Area: a, Measure: census.Shipments}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{
		at(2016, census.Tokyo, 9), at(2016, census.Osaka, 8), at(2016, census.Nara, 2), at(2016, census.Kochi, 1),
		at(2017, census.Tokyo, 9), at(2017, census.Osaka, 3), at(2017, census.Nara, 4), at(2017, census.Kochi, 1),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := stats.Transitions(t, stats.TransitionOptions{Classes: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("stay low %.1f, stay high %.1f, mobility %.1f\n", r.P.At(0, 0), r.P.At(1, 1), r.Mobility.PraisShorrocks)
	// Output:
	// stay low 0.5, stay high 0.5, mobility 1.0
}
