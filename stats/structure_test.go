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

// Shares sum to 1, additive quotients to 0, the nation's quotient is 1 and so is
// the mean of an area's industries weighted with those of the nation; the order
// of rows changes nothing.
func TestStructureIdentities(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 46))
		rows := randomCross(r, 2+r.IntN(5), 2+r.IntN(5))
		table := collect(t, rows)
		sums := map[string]float64{}
		quotients := stats.LocationQuotient(table)
		shares, composition := stats.ShareOfNation(table), stats.Composition(table)
		additive, difference := stats.AdditiveLQ(table), stats.LocalisationDifference(table)
		for i, o := range table.Values() {
			k := table.Key(i)
			if k.Area == census.Japan && o > 0 && quotients.Values()[i] != 1 {
				t.Errorf("seed %d: the nation's quotient is %v", seed, quotients.Values()[i])
			}
			if k.Area != census.Japan {
				sums[fmt.Sprint("share of ", k.Industry, k.Measure)] += shares.Values()[i]
				sums[fmt.Sprint("difference ", k.Industry, k.Measure)] += difference.Values()[i]
			}
			if k.Industry != census.Manufacturing {
				sums[fmt.Sprint("composition of ", k.Area, k.Measure)] += composition.Values()[i]
				sums[fmt.Sprint("additive ", k.Area, k.Measure)] += additive.Values()[i]
				nation := k
				nation.Area = census.Japan
				weight, _ := composition.Find(withStatistic(nation, census.ShareOfManufacturing))
				if weight.Value > 0 {
					sums[fmt.Sprint("mean quotient of ", k.Area, k.Measure)] += weight.Value * quotients.Values()[i]
				}
			}
		}
		for what, sum := range sums {
			want := 1.0
			if what[0] == 'a' || what[0] == 'd' {
				want = 0
			}
			if !math.IsNaN(sum) && math.Abs(sum-want) > 1e-9 {
				t.Errorf("seed %d: %s sums to %v, want %v", seed, what, sum, want)
			}
		}
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		shuffled := collect(t, rows)
		for name, f := range map[string]func(*census.Table) *census.Table{
			"quotient": stats.LocationQuotient,
			"rank":     func(t *census.Table) *census.Table { return stats.Rank(t, stats.RankOptions{}) },
			"summaries": func(t *census.Table) *census.Table {
				return stats.Along(t, census.ByIndustry, stats.HHI(), stats.Gini(), stats.TheilT(), stats.Krugman(measure.Nation))
			},
		} {
			other := f(shuffled)
			for o := range f(table).All() {
				got, ok := other.Find(o.Key)
				if !ok || math.Abs(got.Value-o.Value) > 1e-12*math.Abs(o.Value)+1e-15 || math.IsNaN(got.Value) != math.IsNaN(o.Value) {
					t.Errorf("seed %d: %s of %v is %v, in another order %v", seed, name, o.Key, o.Value, got.Value)
				}
			}
		}
	}
}

func withStatistic(k census.Key, s census.Statistic) census.Key {
	k.Statistic = s
	return k
}
