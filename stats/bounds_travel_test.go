package stats_test

import (
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// What is computed from bounded figures has bounds that hold what is computed
// from the true ones.
func TestIntervalsTravel(t *testing.T) {
	computed := map[string]func(*census.Table) *census.Table{
		"share of nation":   stats.ShareOfNation,
		"composition":       stats.Composition,
		"location quotient": stats.LocationQuotient,
		"per employee":      stats.PerEmployee,
		"HHI": func(t *census.Table) *census.Table {
			return stats.Along(t.Select(census.Shipments), census.ByIndustry, stats.HHI())
		},
	}
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 21))
		truth := randomCross(r, 6, 6)
		for _, o := range truth {
			o.Measure, o.Unit, o.Value = census.Employees, census.UnitPersons, float64(1+r.IntN(40))
			truth = append(truth, o)
		}
		hidden := hide(truth, func(o census.Observation) bool {
			return o.Measure == census.Shipments && o.Area != "" && o.Industry != "" && o.Value > 0 && r.Float64() < .4
		})
		exact, bounded := collect(t, truth), bounds(t, collect(t, hidden), stats.BoundsOptions{}).Table
		for name, f := range computed {
			want, got := f(exact), f(bounded)
			intervals := 0
			for o := range got.All() {
				v, ok := want.Find(o.Key)
				if o.Interval < census.Suppression || !ok || v.Status.Absent() {
					continue
				}
				intervals++
				if slack := 1e-9 * (1 + v.Value); v.Value < o.Lower-slack || v.Value > o.Upper+slack {
					t.Errorf("seed %d: %s of %v is %v, outside [%v, %v]", seed, name, o.Key, v.Value, o.Lower, o.Upper)
				}
			}
			if intervals == 0 {
				t.Errorf("seed %d: no %s has an interval", seed, name)
			}
		}
	}
}
