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

func TestLMDIOracle(t *testing.T) {
	oracle.Run(t, "lmdi", func(t *testing.T, c *oracle.Case) {
		if !c.Input("input").Has("pref") {
			t.Skip("factors that are no measures are tested in package series")
		}
		table, every := synthetic(t, c)
		table = table.Select(every)
		years := table.Years()
		s := stats.Span{From: years[0], To: years[len(years)-1]}
		for _, p := range c.Expected.Keys() {
			list, err := stats.LMDI(table.Select(area(p), census.Shipments), s, stats.LMDIOptions{})
			d := only(t, list, err)
			c.Check(t, d.Start, p, "V0")
			c.Check(t, d.End, p, "V1")
			for e, name := range []string{"scale", "structure", "productivity"} {
				c.Check(t, d.Total[e], p, "additive", name)
			}
		}
		skip(c) // multiplicative effects are those of package series
	})
}

func TestLMDI(t *testing.T) {
	table := moving(t, [2]float64{10, 20})
	list, err := stats.LMDI(table.Select(census.Shipments), span, stats.LMDIOptions{})
	d := only(t, list, err)
	if want := []string{"scale effect", "structure effect", "shipments per employees effect"}; !slices.Equal(d.Effects, want) {
		t.Errorf("effects %v, want %v", d.Effects, want)
	}
	// As many workers as before: no scale. Of food and rubber only the structure
	// changed, of paper only output per worker.
	if math.Abs(d.Total[0]) > 1e-13 || math.Abs(d.Total[2]-10) > 1e-12 || math.Abs(d.NotAttributed) > 1e-12 {
		t.Errorf("effects %v, not attributed %v, want 0, 20, 10 and 0", d.Total, d.NotAttributed)
	}
	hidden := moving(t, [2]float64{nan, 20})
	list, err = stats.LMDI(hidden.Select(census.Shipments), span, stats.LMDIOptions{})
	if d = only(t, list, err); d.Missing != 1 || math.Abs(d.NotAttributed-10) > 1e-12 {
		t.Errorf("%d parts with %v not attributed, want 1 with 10", d.Missing, d.NotAttributed)
	}
}

// An industry that vanishes takes its whole change with it, to the factor that
// became zero: no small constant stands in for it.
func TestLMDIZero(t *testing.T) {
	a := census.Kanagawa
	var rows []census.Observation
	for i, v := range map[census.Industry][2]float64{"": {50, 40}, census.Food: {40, 40}, census.Rubber: {10, 0}} {
		for j, y := range []census.Year{2016, 2018} {
			rows = append(rows, of(y, a, i, census.Shipments, v[j]), of(y, a, i, census.Employees, 2*v[j]))
		}
	}
	list, err := stats.LMDI(collect(t, rows).Select(census.Shipments), span, stats.LMDIOptions{})
	d := only(t, list, err)
	if math.Abs(d.NotAttributed) > 1e-12 || d.Missing != 0 {
		t.Errorf("not attributed %v, %d missing", d.NotAttributed, d.Missing)
	}
	// More than one factor is zero then: share and output per worker of rubber.
	for _, p := range d.Parts {
		if p.Key.Industry == census.Rubber && math.Abs(p.Effects[0]+p.Effects[1]+p.Effects[2]+10) > 1e-12 {
			t.Errorf("effects of what vanished %v, want −10 together", p.Effects)
		}
	}
}

func TestLMDIRefuses(t *testing.T) {
	table := moving(t, [2]float64{10, 20})
	for name, x := range map[string]struct {
		through []census.Measure
		want    string
	}{
		"a measure twice": {[]census.Measure{census.Employees, census.Employees}, "employees twice"},
		"nothing left":    {[]census.Measure{census.Shipments}, "no other measure to divide"},
	} {
		if _, err := stats.LMDI(table.Select(census.Shipments), span, stats.LMDIOptions{Through: x.through}); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %q", name, err, x.want)
		}
	}
}

// As many workers as before, of whom more make food: no effect of scale, one of
// structure, and one of the shipments that each makes.
func ExampleLMDI() {
	var rows []census.Observation
	for _, f := range []struct {
		industry                           census.Industry
		money0, money1, workers0, workers1 float64
	}{{census.Manufacturing, 100, 220, 40, 40}, {census.Food, 40, 160, 10, 20}, {census.Rubber, 60, 60, 30, 20}} {
		rows = append(rows,
			of(2016, census.Kanagawa, f.industry, census.Shipments, 1e9*f.money0), of(2018, census.Kanagawa, f.industry, census.Shipments, 1e9*f.money1),
			of(2016, census.Kanagawa, f.industry, census.Employees, f.workers0), of(2018, census.Kanagawa, f.industry, census.Employees, f.workers1))
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	list, err := stats.LMDI(t.Select(census.Shipments), stats.Span{From: 2016, To: 2018}, stats.LMDIOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(list[0])
	// Output:
	// Kanagawa / all manufacturing / 4 or more persons / Shipments, 2016–2018, billion yen
	//                  change  scale effect  structure effect  shipments per employees effect
	// Food              120.0           0.0              60.0                            60.0
	// Rubber products     0.0           0.0             −24.3                            24.3
	// total             120.0           0.0              35.7                            84.3
}
