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

func TestCompareRanksOracle(t *testing.T) {
	oracle.Run(t, "rank_mobility", func(t *testing.T, c *oracle.Case) {
		table := unitPanel(t, c)
		years := table.Years()
		r, err := stats.CompareRanks(table.Select(years[0]), table.Select(years[len(years)-1]), census.ByArea)
		if err != nil {
			t.Fatal(err)
		}
		c.Check(t, r.Kendall.TauB, "kendall_tau_first_last")
		c.Check(t, float64(r.Kendall.Concordant), "rank_correlation_concordant")
		skip(c)
	})
}

// panel reads figures of units in years as a table of areas.
func unitPanel(t *testing.T, c *oracle.Case) *census.Table {
	t.Helper()
	in := c.Input("input")
	var rows []census.Observation
	for i, v := range in.Floats("value") {
		o := figure(area(in.Strings("unit")[i]), census.Shipments, v)
		o.Year = year(t, in.Strings("year")[i])
		rows = append(rows, o)
	}
	return collect(t, rows, census.WithSurveys(nil))
}

func TestCompareRanks(t *testing.T) {
	x := math.NaN()
	before, after := parts(t, 100, 50, 30, 20, 5), parts(t, 100, 20, 30, x, 50, 10)
	r, err := stats.CompareRanks(before, after, census.ByArea)
	if err != nil {
		t.Fatal(err)
	}
	// Hokkaido, Aomori and Miyagi are in both: 50, 30, 5 and 20, 30, 50.
	if r.Spearman.R != -1 || r.Kendall.TauB != -1 || len(r.Moves) != 3 || len(r.Missing) != 2 {
		t.Errorf("ρ = %v, τ = %v, %d moves, %v missing", r.Spearman.R, r.Kendall.TauB, len(r.Moves), r.Missing)
	}
	if m := r.Moves[0]; m.Area != census.Hokkaido || m.RankBefore != 1 || m.RankAfter != 3 || m.Places() != -2 {
		t.Errorf("Hokkaido moves as %+v", m)
	}
	same, err := stats.CompareRanks(before, before, census.ByArea)
	if err != nil || same.Kendall.TauB != 1 || same.Spearman.R != 1 {
		t.Errorf("a ranking with itself: %v, %v, %v", same.Spearman.R, same.Kendall.TauB, err)
	}
	if one, err := stats.CompareRanks(parts(t, x, 5), parts(t, x, 5), census.ByArea); err != nil || !math.IsNaN(one.Kendall.TauB) {
		t.Errorf("a ranking of one: %v, %v", one.Kendall.TauB, err)
	}
}

func TestCompareRanksRefuses(t *testing.T) {
	at := func(y census.Year, a census.Area, i census.Industry) census.Observation {
		o := figure(a, census.Establishments, 1)
		o.Year, o.Industry = y, i
		return o
	}
	table := collect(t, []census.Observation{at(2018, census.Tokyo, ""), at(2020, census.Tokyo, ""), at(2018, census.Tokyo, census.Food)})
	all := table.Select(census.Manufacturing)
	if _, err := stats.CompareRanks(all.Select(census.Year(2018)), all.Select(census.Year(2020)), census.ByArea); err == nil || !strings.Contains(err.Error(), "not comparable") {
		t.Errorf("across a break: %v", err)
	}
	if _, err := stats.CompareRanks(table.Select(census.Year(2018)), all.Select(census.Year(2018)), census.ByArea); err == nil || !strings.Contains(err.Error(), "industry") {
		t.Errorf("two industries: %v", err)
	}
	if _, err := stats.CompareRanks(all.Select(census.Osaka), all, census.ByArea); err == nil {
		t.Error("a ranking of nothing is no error")
	}
}

func ExampleCompareRanks() {
	at := func(y census.Year, a census.Area, v float64) census.Observation { // made up
		return census.NewObservation(census.Key{Year: y, Area: a, Measure: census.Shipments}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{
		at(2016, census.Aichi, 45), at(2016, census.Kanagawa, 16), at(2016, census.Osaka, 15), at(2016, census.Shizuoka, 16.5),
		at(2018, census.Aichi, 48), at(2018, census.Kanagawa, 18), at(2018, census.Osaka, 17), at(2018, census.Shizuoka, 17.5),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := stats.CompareRanks(t.Select(census.Year(2016)), t.Select(census.Year(2018)), census.ByArea)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("ρ = %.2f, τ = %.2f\n", r.Spearman.R, r.Kendall.TauB)
	for _, m := range r.Moves {
		fmt.Printf("%s %+.0f\n", m.Area.Label(census.English), m.Places())
	}
	// Output:
	// ρ = 0.80, τ = 0.67
	// Aichi +0
	// Shizuoka -1
	// Kanagawa +1
	// Osaka +0
}
