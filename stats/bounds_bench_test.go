package stats_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/testdata"
)

func sample(t testing.TB) *census.Table {
	t.Helper()
	table, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// municipal returns a table of so many municipalities by division with a
// quarter of the cells hidden, a published total for each municipality, and
// totals by division for each prefecture, or for Japan alone.
func municipal(t testing.TB, municipalities int, byPrefecture bool) *census.Table {
	t.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	var rows []census.Observation
	totals := map[census.Key]float64{}
	var order []census.Key
	add := func(k census.Key, v float64) {
		if _, seen := totals[k]; !seen {
			order = append(order, k)
		}
		totals[k] += v
	}
	for n := range municipalities {
		prefecture := census.Area(fmt.Sprintf("%02d", n%47+1))
		a := census.Area(fmt.Sprintf("%s%03d", prefecture, 201+n/47))
		for _, i := range census.JSIC12.Divisions() {
			k := census.Key{Year: 2008, Area: a, Industry: i, Measure: census.Shipments}
			v := math.Floor(1e4*r.ExpFloat64()) * 1e6
			o := census.NewObservation(k, v)
			if r.Float64() < 0.25 {
				o = census.Absence(k, census.Suppressed)
			}
			o.Precision = 5e5
			rows = append(rows, o)
			add(census.Key{Year: 2008, Area: a, Measure: census.Shipments}, v)
			if !byPrefecture {
				prefecture = census.Japan
			}
			add(census.Key{Year: 2008, Area: prefecture, Industry: i, Measure: census.Shipments}, v)
		}
	}
	for _, k := range order {
		o := census.NewObservation(k, totals[k])
		o.Precision = 5e5
		rows = append(rows, o)
	}
	return collect(t, rows)
}

func benchmarkBounds(b *testing.B, table *census.Table, o stats.BoundsOptions) {
	b.Helper()
	b.ReportAllocs()
	var cells int
	for b.Loop() {
		r, err := stats.Bounds(context.Background(), table, o)
		if err != nil {
			b.Fatal(err)
		}
		if cells = len(r.Cells); len(r.Contradictions) > 0 {
			b.Fatal(r.Contradictions)
		}
	}
	b.ReportMetric(float64(table.Len()), "rows")
	b.ReportMetric(float64(cells), "hidden")
}

// All tables that come with the module, together.
func BenchmarkBoundsSample(b *testing.B) { benchmarkBounds(b, sample(b), stats.BoundsOptions{}) }

// Tables of municipalities by division, in which a prefecture hangs together.
func BenchmarkBoundsPrefectures(b *testing.B) {
	for _, n := range []int{104, 208, 417, 833, 1666} {
		b.Run(fmt.Sprintf("rows=%d", 24*n), func(b *testing.B) {
			benchmarkBounds(b, municipal(b, n, true), stats.BoundsOptions{Unlisted: stats.UnlistedNil})
		})
	}
}

// Tables of municipalities by division, in which all of Japan hangs together:
// the hard case.
func BenchmarkBoundsNation(b *testing.B) {
	for _, n := range []int{104, 208, 417, 833} {
		b.Run(fmt.Sprintf("rows=%d", 24*n), func(b *testing.B) {
			table := municipal(b, n, false)
			all := map[census.Area][]census.Area{}
			all[census.Japan] = table.Select(census.MunicipalityLevel).Areas()
			benchmarkBounds(b, table, stats.BoundsOptions{Areas: all})
		})
	}
}
