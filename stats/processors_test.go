package stats_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// What is divided among processors is what one of them makes, to the last bit.
func TestProcessorsChangeNothing(t *testing.T) {
	plain, sized := cross(t, 80, 30, .1), classed(t, 80, 30)
	neighbours, years := ring(t, 80), bothYears(t, 30, 12)
	span := stats.Span{From: 2017, To: 2018}
	for name, f := range map[string]func() any{
		"Along areas": func() any {
			return slices.Collect(stats.Along(plain, census.ByArea, stats.Gini(), stats.Krugman(measure.MeanOfOthers), stats.Hoover().AgainstWhole()).All())
		},
		"Along industries": func() any {
			return slices.Collect(stats.Along(plain, census.ByIndustry, stats.HHI(), stats.Krugman(measure.MeanOfOthers), stats.Hachman()).All())
		},
		"Rank":                  func() any { return slices.Collect(stats.Rank(plain, stats.RankOptions{}).All()) },
		"SMEEstablishmentShare": func() any { return slices.Collect(stats.SMEEstablishmentShare(sized).All()) },
		"BelowSMELimit":         func() any { return slices.Collect(stats.BelowSMELimit(sized).All()) },
		"SizesOfPlants":         func() any { return stats.SizesOfPlants(sized) },
		"Agglomeration":         func() any { return stats.Agglomeration(sized, stats.AgglomerationOptions{}) },
		"Clusters":              func() any { return stats.Clusters(sized, stats.ClusterThresholds{}) },
		"ClusterSensitivity": func() any {
			return stats.ClusterSensitivity(stats.Clusters(sized, stats.ClusterThresholds{}))
		},
		"DecomposeTheil": func() any {
			return stats.DecomposeTheil(sized, stats.RegionalTheilOptions{Regions: blocksOf(80), Per: census.Establishments})
		},
		"Complexity": func() any {
			r, err := stats.Complexity(plain, stats.UnclearAbsent)
			if err != nil {
				t.Fatal(err)
			}
			return []any{slices.Collect(r.ECI.All()), slices.Collect(r.PCI.All()), slices.Collect(r.Density.All()), r.Proximity.RawMatrix()}
		},
		"ShiftShare": func() any {
			r, err := stats.ShiftShare(years, span, stats.ShiftShareOptions{})
			return whatChanged(t, r, err)
		},
		"Contributions": func() any {
			r, err := stats.Contributions(years, census.ByArea, span)
			return whatChanged(t, r, err)
		},
		"Trends":          func() any { return stats.Trends(years, stats.TrendOptions{}) },
		"MonotonicTrends": func() any { return stats.MonotonicTrends(years, stats.MonotonicOptions{}) },
		"Moran": func() any {
			r, err := stats.Moran(plain, neighbours, measure.RefuseIslands)
			if err != nil {
				t.Fatal(err)
			}
			return r
		},
		"LocalMoran": func() any {
			r, err := stats.LocalMoran(plain, neighbours)
			if err != nil {
				t.Fatal(err)
			}
			return r
		},
	} {
		t.Run(name, func(t *testing.T) {
			one, four := withProcessors(1, f), withProcessors(4, f)
			if one != four {
				t.Errorf("one processor and four differ:\n%.2000s\n%.2000s", one, four)
			}
		})
	}
}

// whatChanged returns what decompositions say, without the table that they are of.
func whatChanged(t *testing.T, list []stats.Decomposition, err error) any {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	var out []any
	for _, d := range list {
		out = append(out, d.Key, d.Total, d.NotAttributed, d.Missing, d.Sources, d.Parts)
	}
	return out
}

// A mistake panics where it was made, however many processors there are.
func TestPanicReachesTheCaller(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	defer func() {
		if why := fmt.Sprint(recover()); !strings.HasPrefix(why, "measure: ") {
			t.Errorf("panics with %q, want that of package measure", why)
		}
	}()
	stats.DecomposeTheil(cross(t, 20, 10, 0), stats.RegionalTheilOptions{Regions: blocksOf(20), Measure: 9})
}

// withProcessors returns what f makes with so many processors, in full.
func withProcessors(n int, f func() any) string {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
	return fmt.Sprintf("%#v", f())
}
