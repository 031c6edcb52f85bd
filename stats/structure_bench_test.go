package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// The areas and industries of the benchmarks, and those of them in short: all
// municipalities of a large country by classes of four digits.
const (
	manyAreas, manyIndustries = 10_000, 1_000
	someAreas, someIndustries = 2_000, 500
)

// BenchmarkStructure is of one figure of every area and industry, ten million of them.
// Time grows in proportion to the cells, but for what compares industries with one
// another: Coagglomeration and Complexity.
func BenchmarkStructure(b *testing.B) {
	areas, industries := benchSize()
	for _, suppressed := range []float64{0, .2} {
		t := cross(b, areas, industries, suppressed)
		for _, x := range structures(b, t, areas) {
			b.Run(fmt.Sprintf("%s/%dx%d/suppressed=%v", x.name, areas, industries, suppressed), func(b *testing.B) { timed(b, t, x.f) })
		}
	}
}

// BenchmarkSizeClasses is of establishments and employees of all sizes and of 300
// or more persons in every area and industry: a quarter of the areas make a table
// as long as that of BenchmarkStructure.
func BenchmarkSizeClasses(b *testing.B) {
	areas, industries := benchSize()
	t := classed(b, areas/4, industries)
	for _, x := range []structure{
		{"SMEEstablishmentShare", func(t *census.Table) { stats.SMEEstablishmentShare(t) }},
		{"SizesOfPlants", func(t *census.Table) { stats.SizesOfPlants(t) }},
		{"Agglomeration", func(t *census.Table) {
			stats.Agglomeration(t.Select(census.Employees, census.Size{}), stats.AgglomerationOptions{})
		}},
		{"Clusters", func(t *census.Table) { stats.Clusters(t, stats.ClusterThresholds{}) }},
	} {
		b.Run(fmt.Sprintf("%s/%dx%d", x.name, areas/4, industries), func(b *testing.B) { timed(b, t, x.f) })
	}
}

// BenchmarkHiddenWhole is of a few industries of every area against all manufacturing,
// which is suppressed in every fifth of them.
func BenchmarkHiddenWhole(b *testing.B) {
	const industries = 20
	areas, _ := benchSize()
	var rows []census.Observation
	for o := range cross(b, areas, industries, .2).All() {
		if o.Industry == census.Manufacturing && o.Area != census.Japan && len(rows)/(industries+1)%5 == 0 {
			o = census.Absence(o.Key, census.Suppressed)
		}
		rows = append(rows, o)
	}
	b.Run(fmt.Sprintf("Krugman/%dx%d", areas, industries), func(b *testing.B) {
		timed(b, collect(b, rows), func(t *census.Table) { stats.Along(t, census.ByArea, stats.Krugman(measure.Nation)) })
	})
}

func benchSize() (areas, industries int) {
	if testing.Short() {
		return someAreas, someIndustries
	}
	return manyAreas, manyIndustries
}

// A structure is a function to be timed.
type structure struct {
	name string
	f    func(*census.Table)
}

func structures(b *testing.B, t *census.Table, areas int) []structure {
	along := func(d census.Dimension, summaries ...stats.Summary) func(*census.Table) {
		return func(t *census.Table) { stats.Along(t, d, summaries...) }
	}
	blocks, neighbours := blocksOf(areas), ring(b, areas)
	return []structure{
		{"LocationQuotient", func(t *census.Table) { stats.LocationQuotient(t) }},
		{"SymmetricLQ", func(t *census.Table) { stats.SymmetricLQ(t) }},
		{"AdditiveLQ", func(t *census.Table) { stats.AdditiveLQ(t) }},
		{"BinaryLQ", func(t *census.Table) { stats.BinaryLQ(t) }},
		{"Krugman", along(census.ByIndustry, stats.Krugman(measure.Nation))},
		{"KrugmanMeanOfOthers", along(census.ByIndustry, stats.Krugman(measure.MeanOfOthers))},
		{"Hoover", along(census.ByArea, stats.Hoover().AgainstWhole())},
		{"HHI", along(census.ByIndustry, stats.HHI())},
		{"ConcentrationRatio", along(census.ByArea, stats.ConcentrationRatio(4))},
		{"Quantile", along(census.ByArea, stats.Quantile(.5))},
		{"Hachman", along(census.ByIndustry, stats.Hachman())},
		{"LocationalGini", along(census.ByArea, stats.LocationalGini(measure.LocalisationCurve))},
		{"Inequality", along(census.ByArea, stats.Gini(), stats.TheilT(), stats.Atkinson(.5), stats.CV())},
		{"DecomposeTheil", func(t *census.Table) { stats.DecomposeTheil(t, stats.RegionalTheilOptions{Regions: blocks}) }},
		{"SMEEstablishmentShare", func(t *census.Table) { stats.SMEEstablishmentShare(t) }},
		{"SizesOfPlants", func(t *census.Table) { stats.SizesOfPlants(t) }},
		{"Agglomeration", func(t *census.Table) { stats.Agglomeration(t, stats.AgglomerationOptions{}) }},
		{"Coagglomeration", func(t *census.Table) {
			if _, err := stats.Coagglomeration(t); err != nil {
				b.Fatal(err)
			}
		}},
		{"Complexity", func(t *census.Table) {
			if _, err := stats.Complexity(t, stats.UnclearAbsent); err != nil {
				b.Fatal(err)
			}
		}},
		{"Rank", func(t *census.Table) { stats.Rank(t, stats.RankOptions{}) }},
		{"Moran", func(t *census.Table) {
			if _, err := stats.Moran(t, neighbours, measure.RefuseIslands); err != nil {
				b.Fatal(err)
			}
		}},
		{"LocalMoran", func(t *census.Table) {
			if _, err := stats.LocalMoran(t, neighbours); err != nil {
				b.Fatal(err)
			}
		}},
	}
}

// timed runs f and reports, beside the time, the most memory in use beyond that of
// the table.
func timed(b *testing.B, t *census.Table, f func(*census.Table)) {
	b.ReportAllocs()
	runtime.GC()
	before, most, done := heap(), uint64(0), make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
				most = max(most, heap())
			}
		}
	}()
	for b.Loop() {
		f(t)
	}
	done <- struct{}{}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*t.Len()), "ns/row")
	b.ReportMetric((float64(most)-float64(before))/1e6, "peak-MB")
}

// heap returns the bytes of objects that are in use or not yet swept.
func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// cross returns a table of one year, areas x industries with all totals, a third
// of the cells zero and some of them suppressed.
func cross(b testing.TB, areas, industries int, suppressed float64) *census.Table {
	b.Helper()
	var build census.Builder
	build.Grow((areas + 1) * (industries + 1))
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

// classed returns a table of one year, areas x industries with all totals, of the
// establishments and employees of all sizes and of those of 300 or more persons.
func classed(b testing.TB, areas, industries int) *census.Table {
	b.Helper()
	var build census.Builder
	build.Grow(4 * (areas + 1) * (industries + 1))
	random := rand.New(rand.NewPCG(1, 2))
	type figures [4]float64 // establishments and employees of all sizes, and of large ones
	add := func(a census.Area, i census.Industry, f figures) {
		for n, v := range f {
			k := census.Key{Year: 2018, Area: a, Industry: i, Measure: census.Establishments}
			if n%2 == 1 {
				k.Measure = census.Employees
			}
			if n >= 2 {
				k.Size = census.Size{Min: 300}
			}
			if err := build.Append(census.NewObservation(k, v)); err != nil {
				b.Fatal(err)
			}
		}
	}
	nation, total := make([]figures, industries), figures{}
	for a := range areas {
		where, sum := area(fmt.Sprint(a)), figures{}
		for i := range nation {
			few, many := math.Floor(3*random.Float64()), math.Floor(20*random.Float64())
			f := figures{few + many, 500*few + 20*many, few, 500 * few}
			for n, v := range f {
				nation[i][n], sum[n], total[n] = nation[i][n]+v, sum[n]+v, total[n]+v
			}
			add(where, industry(fmt.Sprint(i)), f)
		}
		add(where, census.Manufacturing, sum)
	}
	for i, f := range nation {
		add(census.Japan, industry(fmt.Sprint(i)), f)
	}
	add(census.Japan, census.Manufacturing, total)
	t, err := build.Table(census.WithSurveys(nil))
	if err != nil {
		b.Fatal(err)
	}
	return t
}

// blocksOf returns regions of a hundred areas each.
func blocksOf(areas int) census.Regions {
	r := census.Regions{Scheme: "block", Groups: make([]census.Region, (areas+99)/100)}
	for a := range areas {
		g := &r.Groups[a/100]
		g.Code, g.Members = fmt.Sprint(a/100), append(g.Members, area(fmt.Sprint(a)))
	}
	return r
}

// ring returns the weights of areas of which each borders on the next.
func ring(b testing.TB, areas int) *measure.Weights {
	b.Helper()
	names, neighbours := make([]string, areas), map[string][]string{}
	for a := range names {
		names[a] = string(area(fmt.Sprint(a)))
	}
	for a, name := range names {
		neighbours[name] = []string{names[(a+1)%areas], names[(a+areas-1)%areas]}
	}
	w, err := measure.Contiguity(names, neighbours)
	if err != nil {
		b.Fatal(err)
	}
	return w
}
