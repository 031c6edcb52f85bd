package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// Shipments per establishment are those per employee times employees per establishment;
// the shares of municipalities, and those of size classes, sum to 1; what is below the
// limit is its share of the whole.
func TestIdentitiesOfQuotients(t *testing.T) {
	up, small, medium, large := census.Size{Min: 4}, census.Size{Min: 4, Max: 29}, census.Size{Min: 30, Max: 299}, census.Size{Min: 300}
	cities := []census.Area{"14100", "14130", "14150", "14201"}
	near := func(name string, got, want float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 1e-12*math.Abs(want)) {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 9))
		var rows []census.Observation
		add := func(a census.Area, s census.Size, m census.Measure, v float64) {
			rows = append(rows, census.NewObservation(census.Key{Year: 2018, Area: a, Size: s, Measure: m}, v))
		}
		for _, m := range []census.Measure{census.Establishments, census.Employees, census.Shipments} {
			prefecture := 0.0
			for _, a := range cities {
				city := 0.0
				for _, s := range []census.Size{small, medium, large} {
					v := float64(1 + r.IntN(1000))
					add(a, s, m, v)
					city += v
				}
				add(a, up, m, city)
				prefecture += city
			}
			add(census.Kanagawa, up, m, prefecture)
		}
		table := collect(t, rows)
		of := func(made *census.Table, items ...census.Filter) float64 {
			t.Helper()
			return made.Select(items...).At(0).Value
		}
		shares, sizes := 0.0, 0.0
		for _, a := range cities {
			at := table.Select(a)
			near(fmt.Sprint("shipments per establishment in ", a), of(stats.PerEstablishment(at), up, census.Shipments),
				of(stats.PerEmployee(at), up, census.Shipments)*of(stats.PerEstablishment(at), up, census.Employees))
			shares += of(stats.ShareOfPrefecture(at), up, census.Employees)
			for _, s := range []census.Size{small, medium, large} {
				sizes += of(stats.SizeComposition(at), s, census.Shipments)
			}
			whole := of(table, a, up, census.Establishments)
			below := of(stats.BelowSMELimit(at), census.Establishments)
			near("below the limit", below, whole-of(table, a, large, census.Establishments))
			near("share below the limit", of(stats.SMEEstablishmentShare(at), census.Establishments), below/whole)
		}
		near("shares of the municipalities", shares, 1)
		near("shares of the size classes", sizes, float64(len(cities)))
	}
}

// Where more is asked for no pair qualifies that did not, where less is none is lost, and
// what was asked for changes nothing.
func TestIdentitiesOfClusters(t *testing.T) {
	changed := 0
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 10))
		clusters := stats.Clusters(collect(t, randomCross(r, 2+r.IntN(5), 2+r.IntN(5))), stats.ClusterThresholds{ShareOfNation: .2, Establishments: -1, SMEShare: -1, Measure: census.Shipments})
		before := 0
		for _, c := range clusters {
			if c.Qualifies == stats.Met {
				before++
			}
		}
		for _, c := range stats.ClusterSensitivity(clusters, .5, 1, 2) {
			if c.Factor >= 1 && len(c.Gained) > 0 || c.Factor <= 1 && len(c.Lost) > 0 || c.Qualifying != before+len(c.Gained)-len(c.Lost) {
				t.Errorf("seed %d: %v, of %d", seed, c, before)
			}
			changed += len(c.Gained) + len(c.Lost)
		}
	}
	if changed < 10 {
		t.Errorf("%d pairs changed", changed)
	}
}
