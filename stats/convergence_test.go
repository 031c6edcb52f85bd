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
)

func convergenceOf(t testing.TB, c *oracle.Case, s stats.Span) stats.Convergence {
	t.Helper()
	in := c.Input("input")
	var rows []census.Observation
	for i, id := range in.Strings("id") {
		for k, v := range map[census.Year]float64{s.From: in.Floats("y_t0")[i], s.To: in.Floats("y_t1")[i]} {
			rows = append(rows, of(k, area(id), "", census.Employees, v))
		}
	}
	list, err := stats.Converge(collect(t, rows, census.WithSurveys(nil)), s)
	if err != nil {
		t.Fatal(err)
	}
	return list[0]
}

func TestConvergeOracle(t *testing.T) {
	oracle.Run(t, "beta_convergence", func(t *testing.T, c *oracle.Case) {
		r := convergenceOf(t, c, stats.Span{From: 1900, To: 1900 + census.Year(c.Expected.At("T_years").Float())})
		c.Check(t, float64(len(r.Areas)), "n")
		c.Check(t, r.Beta.Coef[1], "beta_annualised")
		c.Check(t, r.Beta.Speed, "lambda_speed")
		c.Check(t, r.Beta.HalfLife, "half_life")
		skip(c)
	})
	oracle.Run(t, "sigma_convergence", func(t *testing.T, c *oracle.Case) {
		if !c.Input("input").Has("y_t0") {
			t.Skip("a series of dispersions is tested in package series")
		}
		r := convergenceOf(t, c, stats.Span{From: 1900, To: 1910})
		c.Check(t, r.Sigma.SDLog0, "sd_log_pop_t0")
		c.Check(t, r.Sigma.SDLog1, "sd_log_pop_t1")
		c.Check(t, r.Sigma.Quotient, "quotient")
		skip(c)
	})
}

// Areas that halve their distance to one level: b and λ are known exactly.
func converging(t testing.TB, hidden bool) *census.Table {
	t.Helper()
	var rows []census.Observation
	for i, a := range []census.Area{census.Kanagawa, census.Aichi, census.Osaka, census.Okinawa, census.Japan} {
		start := math.Exp(float64(i))
		rows = append(rows, of(2012, a, "", census.Shipments, start), of(2014, a, "", census.Shipments, math.Sqrt(start)))
	}
	if hidden {
		rows[0] = census.Absence(rows[0].Key, census.Suppressed)
	}
	return collect(t, rows)
}

func TestConverge(t *testing.T) {
	s := stats.Span{From: 2012, To: 2014}
	for _, hidden := range []bool{false, true} {
		list, err := stats.Converge(converging(t, hidden), s)
		if err != nil {
			t.Fatal(err)
		}
		r := list[0]
		// ln y₁ = ½ ln y₀: bT = −½, λ = ln 2 / 2, half-life 2 years.
		if math.Abs(r.Beta.Total+0.5) > 1e-12 || math.Abs(r.Beta.HalfLife-2) > 1e-12 || math.Abs(r.Sigma.Quotient-2) > 1e-12 {
			t.Errorf("bT %v, half-life %v, quotient %v; want −.5, 2, 2", r.Beta.Total, r.Beta.HalfLife, r.Sigma.Quotient)
		}
		if want := []census.Area{census.Kanagawa}; hidden != slices.Equal(r.Missing, want) || slices.Contains(r.Areas, census.Japan) {
			t.Errorf("areas %v, missing %v", r.Areas, r.Missing)
		}
	}
}

func TestConvergeRefuses(t *testing.T) {
	s := stats.Span{From: 2012, To: 2014}
	two := converging(t, false).Select(census.Kanagawa, census.Aichi)
	if _, err := stats.Converge(two, s); err == nil || !strings.Contains(err.Error(), "2 areas") {
		t.Errorf("two areas: %v", err)
	}
	one := converging(t, false).Select(census.Year(2012)).Detach()
	if _, err := stats.Converge(one, s); err == nil || !strings.Contains(err.Error(), "0 areas") {
		t.Errorf("one year: %v", err)
	}
	zero := converging(t, false).Where(func(o census.Observation) bool { return o.Area != census.Osaka })
	rows := slices.Collect(zero.All())
	rows = append(rows, of(2012, census.Osaka, "", census.Shipments, 0), of(2014, census.Osaka, "", census.Shipments, 4))
	if _, err := stats.Converge(collect(t, rows), s); err == nil {
		t.Error("the logarithm of zero")
	}
	rows = append(slices.Collect(zero.All()), of(2012, "14100", "", census.Shipments, 1), of(2014, "14100", "", census.Shipments, 1))
	if _, err := stats.Converge(collect(t, rows), s); err == nil || !strings.Contains(err.Error(), "not parts of one whole") {
		t.Errorf("a prefecture and its city: %v", err)
	}
}

// Each of four areas comes half the way to the others, in logarithms, within two
// years.
func ExampleConverge() {
	var rows []census.Observation
	for i, a := range []census.Area{census.Kanagawa, census.Aichi, census.Osaka, census.Okinawa} {
		start := 1e6 * math.Exp(float64(i))
		k := census.Key{Year: 2012, Area: a, Size: census.Size{Min: 4}, Measure: census.Shipments}
		rows = append(rows, census.NewObservation(k, start))
		k.Year = 2014
		rows = append(rows, census.NewObservation(k, 1e3*math.Sqrt(start)))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := stats.Converge(t, stats.Span{From: 2012, To: 2014})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := list[0]
	fmt.Printf("%d areas: half-life %.1f years, dispersion %.2f to %.2f\n", len(r.Areas), r.Beta.HalfLife, r.Sigma.SDLog0, r.Sigma.SDLog1)
	// Output:
	// 4 areas: half-life 2.0 years, dispersion 1.12 to 0.56
}
