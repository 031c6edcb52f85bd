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

var productivityMethods = []stats.ProductivityMethod{stats.Fabricant, stats.McMillanRodrik, stats.CSLS, stats.Midpoint, stats.TangWang}

func TestProductivityOracle(t *testing.T) {
	fields := map[stats.ProductivityMethod][]string{
		stats.Fabricant:      {"within", "between_static", "interaction_dynamic"},
		stats.McMillanRodrik: {"mcmillan_rodrik_within", "mcmillan_rodrik_structural"},
		stats.CSLS:           {"csls_within", "csls_level_reallocation", "csls_growth_reallocation"},
	}
	oracle.Run(t, "productivity_decomposition", func(t *testing.T, c *oracle.Case) {
		table, every := synthetic(t, c)
		table = table.Select(every)
		years := table.Years()
		s := stats.Span{From: years[0], To: years[len(years)-1]}
		for _, p := range c.Expected.Keys() {
			for _, method := range productivityMethods {
				list, err := stats.ProductivityChange(table.Select(area(p), census.Shipments), s, stats.ProductivityOptions{Method: method})
				d := only(t, list, err)
				c.Check(t, d.Start, p, "Z0")
				c.Check(t, d.End, p, "Z1")
				c.Check(t, d.Points(d.Change()), p, "growth")
				c.ATol = 1e-11 // effects that cancel
				for e, field := range fields[method] {
					c.Check(t, d.Total[e], p, field)
				}
				c.ATol = 1e-15
				if math.Abs(d.NotAttributed) > 1e-12*d.Start {
					t.Errorf("%s by %v: not attributed %v of complete figures", p, method, d.NotAttributed)
				}
			}
		}
		skip(c) // the remaining methods are tested in package series
	})
}

// two industries with workers 10 and 30, of which 10 move from the second, at half
// the productivity of the first, to the first.
func moving(t testing.TB, third [2]float64) *census.Table {
	money := cells(t, census.Shipments, map[census.Area]map[census.Industry][2]float64{
		census.Kanagawa: {census.Manufacturing: {110, 140}, census.Food: {40, 80}, census.Rubber: {60, 40}, census.Paper: third}})
	workers := cells(t, census.Employees, map[census.Area]map[census.Industry][2]float64{
		census.Kanagawa: {census.Manufacturing: {50, 50}, census.Food: {10, 20}, census.Rubber: {30, 20}, census.Paper: {10, 10}}})
	both, err := census.Concat(money, workers)
	if err != nil {
		t.Fatal(err)
	}
	return both
}

func TestProductivityByHand(t *testing.T) {
	// z = 4 and 2 throughout: nothing within, all between.
	list, err := stats.ProductivityChange(moving(t, [2]float64{10, 20}).Select(census.Shipments), span, stats.ProductivityOptions{})
	d := only(t, list, err)
	// within = .2·(2−1), between = .2·4 − .2·2 of 50 workers
	for e, want := range []float64{0.2, 0.4, 0} {
		if math.Abs(d.Total[e]-want) > 1e-15 {
			t.Errorf("%s = %v, want %v", d.Effects[e], d.Total[e], want)
		}
	}
	if d.Unit != "yen per person" || d.Key.Statistic != census.PerEmployee {
		t.Errorf("%v in %q", d.Key, d.Unit)
	}
}

func TestProductivitySuppressed(t *testing.T) {
	for _, method := range productivityMethods {
		list, err := stats.ProductivityChange(moving(t, [2]float64{nan, 20}).Select(census.Shipments), span, stats.ProductivityOptions{Method: method})
		d := only(t, list, err)
		// Published: 140/50 − 110/50 = .6. Of the two that remain: 120/40 − 100/40 = .5.
		if !near(d.Change(), 140./50-110./50) || math.Abs(d.NotAttributed-0.1) > 1e-15 || d.Missing != 1 {
			t.Errorf("%v: change %v, not attributed %v, want .6 and .1", method, d.Change(), d.NotAttributed)
		}
	}
}

// Prices rise by a quarter: at those of the start z goes from 4, 2 and 1 to 3.2, 1.6
// and 1.6, and Z from 2.2 to 2.24. The workers are the published ones beside.
func TestProductivityAtPricesOfAYear(t *testing.T) {
	table := moving(t, [2]float64{10, 20})
	money := deflated(t, table.Select(census.Shipments), prices(t, census.Manufacturing, map[census.Year]float64{span.From: 80, span.To: 100}), span.From)
	both, err := census.Concat(money, table.Select(census.Employees))
	if err != nil {
		t.Fatal(err)
	}
	list, err := stats.ProductivityChange(both, span, stats.ProductivityOptions{})
	d := only(t, list, err)
	// within  .2·(−.8) − .6·.4 + .2·.6, between .2·4 − .2·2, interaction −.2·.8 + .2·.4
	for e, want := range []float64{-.28, .4, -.08} {
		if math.Abs(d.Total[e]-want) > 1e-12 {
			t.Errorf("%s = %v, want %v", d.Effects[e], d.Total[e], want)
		}
	}
	if want := stats.DeflatedStatistic(span.From); !strings.HasSuffix(string(d.Unit), "yen per person") || !strings.Contains(string(d.Key.Statistic), string(want)) {
		t.Errorf("%v in %q, want %s", d.Key, d.Unit, want)
	}
	if !near(d.Change(), .04) || math.Abs(d.NotAttributed) > 1e-12 {
		t.Errorf("change %v, not attributed %v; want .04 and 0", d.Change(), d.NotAttributed)
	}
}

func TestProductivityRefuses(t *testing.T) {
	a := census.Kanagawa
	var rows []census.Observation
	for _, y := range []census.Year{2014, 2016} { // money compares, heads do not
		for _, i := range []census.Industry{census.Manufacturing, census.Food} {
			rows = append(rows, of(y, a, i, census.Shipments, 10), of(y, a, i, census.Employees, 10))
		}
	}
	_, err := stats.ProductivityChange(collect(t, rows), stats.Span{From: 2014, To: 2016}, stats.ProductivityOptions{})
	if err == nil || !strings.Contains(err.Error(), "counted on 31 December") {
		t.Errorf("across the day of the count: %v", err)
	}
}

// Output per worker is what it was in both industries, 4 and 2 million yen; workers
// moved to the better one.
func ExampleProductivityChange() {
	var rows []census.Observation
	for _, f := range []struct {
		industry                           census.Industry
		money0, money1, workers0, workers1 float64
	}{{census.Manufacturing, 100, 120, 40, 40}, {census.Food, 40, 80, 10, 20}, {census.Rubber, 60, 40, 30, 20}} {
		rows = append(rows,
			of(2016, census.Kanagawa, f.industry, census.ValueAdded, 1e6*f.money0), of(2018, census.Kanagawa, f.industry, census.ValueAdded, 1e6*f.money1),
			of(2016, census.Kanagawa, f.industry, census.Employees, f.workers0), of(2018, census.Kanagawa, f.industry, census.Employees, f.workers1))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := stats.ProductivityChange(t.Select(census.ValueAdded), stats.Span{From: 2016, To: 2018}, stats.ProductivityOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(list[0])
	// Output:
	// Kanagawa / all manufacturing / 4 or more persons / Value added / per employee, 2016–2018, yen per person
	//                   change  within effect  between effect  interaction effect
	// Food                   0              0       1,000,000                   0
	// Rubber products        0              0        −500,000                   0
	// total            500,000              0         500,000                   0
}
