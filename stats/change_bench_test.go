package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// BenchmarkChange is of one figure of every area and industry in two years: half the
// areas make a table as long as that of BenchmarkStructure.
func BenchmarkChange(b *testing.B) {
	areas, industries := benchSize()
	t, s := bothYears(b, areas/2, industries), stats.Span{From: 2017, To: 2018}
	check := func(_ any, err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	for _, x := range []structure{
		{"Growth", func(t *census.Table) { stats.Growth(t) }},
		{"Contributions", func(t *census.Table) { check(stats.Contributions(t, census.ByArea, s)) }},
		{"ShiftShare", func(t *census.Table) { check(stats.ShiftShare(t, s, stats.ShiftShareOptions{})) }},
		{"Converge", func(t *census.Table) { check(stats.Converge(t, s)) }},
		{"Trends", func(t *census.Table) { stats.Trends(t, stats.TrendOptions{}) }},
	} {
		b.Run(fmt.Sprintf("%s/2x%dx%d", x.name, areas/2, industries), func(b *testing.B) { timed(b, t, x.f) })
	}
}

// bothYears returns a table of 2017 and 2018, areas x industries with all totals, a
// fifth of the cells suppressed.
func bothYears(b testing.TB, areas, industries int) *census.Table {
	b.Helper()
	var build census.Builder
	build.Grow(2 * (areas + 1) * (industries + 1))
	random := rand.New(rand.NewPCG(1, 2))
	for year := census.Year(2017); year <= 2018; year++ {
		add := func(a census.Area, i census.Industry, v, suppressed float64) {
			k := census.Key{Year: year, Area: a, Industry: i, Measure: census.Employees}
			o := census.NewObservation(k, v)
			if random.Float64() < suppressed {
				o = census.Absence(k, census.Suppressed)
			}
			if err := build.Append(o); err != nil {
				b.Fatal(err)
			}
		}
		nation, whole := make([]float64, industries), 0.0
		for a := range areas {
			where, total := area(fmt.Sprint(a)), 0.0
			for i := range nation {
				v := math.Floor(1 + 10_000*random.Float64())
				nation[i], total = nation[i]+v, total+v
				add(where, industry(fmt.Sprint(i)), v, .2)
			}
			whole += total
			add(where, census.Manufacturing, total, 0)
		}
		for i, v := range nation {
			add(census.Japan, industry(fmt.Sprint(i)), v, 0)
		}
		add(census.Japan, census.Manufacturing, whole, 0)
	}
	t, err := build.Table(census.WithSurveys(nil))
	if err != nil {
		b.Fatal(err)
	}
	return t
}
