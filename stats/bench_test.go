package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// million returns a table of a million figures: 40 years x 1,000 areas and the
// nation x 25 industries, the nation's and the areas' totals among them.
func million(b *testing.B) *census.Table {
	b.Helper()
	var build census.Builder
	random := rand.New(rand.NewPCG(1, 2))
	for y := census.Year(1980); y < 2020; y++ {
		for a := range 1000 {
			where := census.Japan
			if a > 0 {
				where = area(fmt.Sprint(a))
			}
			for i := range 25 {
				what := census.Manufacturing
				if i > 0 {
					what = industry(fmt.Sprint(i))
				}
				v := math.Round(1e6 * random.Float64())
				if err := build.Append(census.NewObservation(census.Key{Year: y, Area: where, Industry: what, Measure: census.Shipments}, v)); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	t, err := build.Table(census.WithSurveys(nil))
	if err != nil {
		b.Fatal(err)
	}
	return t
}

func BenchmarkRatio(b *testing.B) {
	t := million(b)
	for _, x := range []struct {
		name string
		f    func(*census.Table) *census.Table
	}{
		{"ShareOfNation", stats.ShareOfNation},
		{"Growth", stats.Growth},
		{"LocationQuotient", stats.LocationQuotient},
	} {
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.f(t)
			}
			b.ReportMetric(float64(t.Len())*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// cross returns a table of one year, areas x industries with all totals, a third
// of the cells zero and some of them suppressed.
func cross(b *testing.B, areas, industries int, suppressed float64) *census.Table {
	b.Helper()
	var build census.Builder
	random := rand.New(rand.NewPCG(1, 2))
	add := func(a census.Area, i census.Industry, v float64) {
		k := census.Key{Year: 2018, Area: a, Industry: i, Measure: census.Employees}
		o := census.NewObservation(k, v)
		if a != census.Japan && i != census.Manufacturing && random.Float64() < suppressed {
			o = census.Absence(k, census.Suppressed)
		}
		if err := build.Append(o); err != nil {
			b.Fatal(err)
		}
	}
	nation := make([]float64, industries)
	for a := range areas {
		where, total := area(fmt.Sprint(a)), 0.0
		for i := range nation {
			v := max(math.Round(15_000*random.Float64()-5_000), 0)
			nation[i], total = nation[i]+v, total+v
			add(where, industry(fmt.Sprint(i)), v)
		}
		add(where, census.Manufacturing, total)
	}
	total := 0.0
	for i, v := range nation {
		add(census.Japan, industry(fmt.Sprint(i)), v)
		total += v
	}
	add(census.Japan, census.Manufacturing, total)
	t, err := build.Table(census.WithSurveys(nil))
	if err != nil {
		b.Fatal(err)
	}
	return t
}

// BenchmarkStructure is of 10,000 areas and up to 100 industries, which are
// 1,000,000 cells. Time grows in proportion to the cells: with 1,000 industries,
// 10,000,000 cells, the four took 3 s, 5 s, 6 s and 5 s on one core of two.
func BenchmarkStructure(b *testing.B) {
	for _, suppressed := range []float64{0, .2} {
		for _, industries := range []int{10, 100} {
			t := cross(b, 10_000, industries, suppressed)
			for _, x := range []struct {
				name string
				f    func(*census.Table) *census.Table
			}{
				{"LocationQuotient", stats.LocationQuotient},
				{"HHIAndKrugman", func(t *census.Table) *census.Table {
					return stats.Along(t, census.ByIndustry, stats.HHI(), stats.Krugman(measure.Nation))
				}},
				{"LocationalGini", func(t *census.Table) *census.Table {
					return stats.Along(t, census.ByArea, stats.LocationalGini(measure.LocalisationCurve))
				}},
				{"Rank", func(t *census.Table) *census.Table { return stats.Rank(t, stats.RankOptions{}) }},
			} {
				b.Run(fmt.Sprintf("%s/10000x%d/suppressed=%v", x.name, industries, suppressed), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						x.f(t)
					}
					b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*t.Len()), "ns/row")
				})
			}
		}
	}
}
