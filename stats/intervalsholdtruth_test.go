package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// randomNation has three areas and four industries with their margins, and the same with
// some cells and margins suppressed, bounded or not: the truth is within the bounds.
func randomNation(r *rand.Rand) (whole, hidden []census.Observation) {
	areas, industries := []census.Area{census.Akita, census.Iwate, census.Miyagi}, []census.Industry{census.Food, census.Textiles, census.Rubber, census.Paper}
	sums := map[census.Key]float64{}
	add := func(a census.Area, i census.Industry, v float64) {
		for _, area := range []census.Area{a, census.Japan} {
			for _, industry := range []census.Industry{i, census.Manufacturing} {
				sums[census.Key{Year: 2018, Area: area, Industry: industry, Measure: census.Shipments}] += v
			}
		}
	}
	for _, a := range areas {
		for _, i := range industries {
			add(a, i, float64(max(r.IntN(40)-8, 0)))
		}
	}
	var keys []census.Key
	for k := range sums {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, census.Key.Compare)
	for _, k := range keys {
		v := sums[k]
		o := census.NewObservation(k, v)
		whole = append(whole, o)
		if cell := k.Area != census.Japan && k.Industry != census.Manufacturing; cell && r.IntN(3) == 0 || !cell && r.IntN(8) == 0 {
			o = census.Absence(k, census.Suppressed)
			if r.IntN(2) == 0 {
				o.Interval, o.Lower, o.Upper = census.Suppression, max(v-float64(r.IntN(10)), 0), v+float64(r.IntN(10))
			}
		}
		hidden = append(hidden, o)
	}
	return whole, hidden
}

// What is computed of suppressed figures has an interval that the true figure is in, or
// no interval, and then its value if it has one. A rank has both: its value counts what
// must be above.
func TestIntervalsHoldTheTruth(t *testing.T) {
	along := func(d census.Dimension, s ...stats.Summary) func(*census.Table) *census.Table {
		return func(t *census.Table) *census.Table { return stats.Along(t, d, s...) }
	}
	summaries := []stats.Summary{
		stats.HHI(), stats.NormalisedHHI(), stats.EquivalentNumber(), stats.ConcentrationRatio(2), stats.Rosenbluth(), stats.Entropy(),
		stats.RelativeEntropy(), stats.Gini(), stats.GiniCorrected(), stats.TheilT(), stats.Atkinson(.5), stats.CV(), stats.Quantile(.5),
		stats.Hoover(), stats.Hoover().AgainstWhole(), stats.Krugman(measure.Nation), stats.Krugman(measure.RestOfNation),
		stats.Hachman(), stats.LocationalGini(measure.LocalisationCurve), stats.TheilT().AgainstWhole(),
	}
	figures := map[string]func(*census.Table) *census.Table{
		"share of nation": stats.ShareOfNation, "composition": stats.Composition, "location quotient": stats.LocationQuotient,
		"symmetric": stats.SymmetricLQ, "additive": stats.AdditiveLQ, "localisation": stats.LocalisationDifference, "binary": stats.BinaryLQ,
		"rank":             func(t *census.Table) *census.Table { return stats.Rank(t, stats.RankOptions{}) },
		"along industries": along(census.ByIndustry, summaries...), "along areas": along(census.ByArea, summaries...),
	}
	intervals := 0
	for seed := range uint64(80) {
		whole, hidden := randomNation(rand.New(rand.NewPCG(seed, 5)))
		for name, f := range figures {
			truth := f(collect(t, whole))
			for got := range f(collect(t, hidden)).All() {
				want, ok := truth.Find(got.Key)
				if !ok || want.Status.Absent() {
					continue
				}
				where := fmt.Sprintf("seed %d, %s, %v", seed, name, got.Key)
				slack := 1e-9 * max(1, math.Abs(want.Value))
				if got.Interval == census.NoInterval {
					if !got.Status.Absent() && math.Abs(got.Value-want.Value) > slack {
						t.Errorf("%s = %v, want %v", where, got.Value, want.Value)
					}
				} else {
					intervals++
					if want.Value < got.Lower-slack || want.Value > got.Upper+slack {
						t.Errorf("%s: %v is outside [%v, %v]", where, want.Value, got.Lower, got.Upper)
					}
				}
			}
		}
	}
	if intervals < 1000 {
		t.Errorf("%d intervals were compared", intervals)
	}
}
