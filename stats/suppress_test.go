package stats_test

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

func suppress(t testing.TB, table *census.Table, o stats.SuppressOptions) *stats.SuppressResult {
	t.Helper()
	r, err := stats.Suppress(context.Background(), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// small returns a complete table of n × n cells with its margins, the first
// areas and divisions, and the numbers of establishments, of which some are
// below three.
func small(r *rand.Rand, n int) ([]census.Observation, stats.SuppressOptions) {
	areas := []census.Area{"a:1", "a:2", "a:3", "a:4"}[:n]
	industries := []census.Industry{"i:1", "i:2", "i:3", "i:4"}[:n]
	o := stats.SuppressOptions{Bounds: stats.BoundsOptions{
		Areas: map[census.Area][]census.Area{"": areas}, Industries: map[census.Industry][]census.Industry{"": industries},
	}}
	var rows []census.Observation
	sums := map[census.Key]float64{}
	for _, m := range []census.Measure{census.Establishments, census.Shipments} {
		for _, a := range areas {
			for _, i := range industries {
				v := 1 + math.Floor(r.ExpFloat64()*30)
				if m == census.Establishments && v > 5 {
					v += 3
				}
				rows = append(rows, figureOf(a, i, census.Size{}, m, v))
				sums[census.Key{Area: a, Measure: m}] += v
				sums[census.Key{Industry: i, Measure: m}] += v
				sums[census.Key{Measure: m}] += v
			}
		}
		for _, a := range append(slices.Clone(areas), "") {
			rows = append(rows, figureOf(a, "", census.Size{}, m, sums[census.Key{Area: a, Measure: m}]))
		}
		for _, i := range industries {
			rows = append(rows, figureOf("", i, census.Size{}, m, sums[census.Key{Industry: i, Measure: m}]))
		}
	}
	return rows, o
}

func TestSuppressProtects(t *testing.T) {
	for seed := range uint64(25) {
		rows, o := small(rand.New(rand.NewPCG(seed, 4)), 4)
		o.Cost = stats.SuppressCost(seed % 2)
		table := collect(t, rows)
		r := suppress(t, table, o)
		for _, k := range r.Primary {
			k.Measure = census.Establishments
			if n := table.Value(k); n >= 3 {
				t.Errorf("seed %d: %v has %v establishments and is hidden by the rule", seed, k, n)
			}
		}
		for _, c := range r.Bounds.Cells {
			truth := table.Value(c.Key)
			if truth < c.Lower-1e-9 || truth > c.Upper+1e-9 {
				t.Errorf("seed %d: the true %v of %v lies outside [%v, %v]", seed, truth, c.Key, c.Lower, c.Upper)
			}
			if slices.Contains(r.Primary, c.Key) && (c.Verdict == stats.Exact || c.Upper-c.Lower < .2*truth*(1-1e-9)) {
				t.Errorf("seed %d: %v is %v: [%v, %v] for %v", seed, c.Key, c.Verdict, c.Lower, c.Upper, truth)
			}
		}
		for i := range table.Len() {
			o := r.Table.At(i)
			hidden := slices.Contains(r.Primary, o.Key) || slices.Contains(r.Secondary, o.Key)
			if hidden != (o.Status == census.Suppressed) || !hidden && o.Value != table.At(i).Value {
				t.Errorf("seed %d: %+v, hidden %v", seed, o, hidden)
			}
		}
	}
}

// optimum returns the least number of cells beside the primary ones that
// protect them, by trying all sets of up to limit cells of the inner table.
func optimum(t *testing.T, table *census.Table, r *stats.SuppressResult, o stats.BoundsOptions, limit int) int {
	t.Helper()
	var candidates []census.Key
	for i := range table.Len() {
		k := table.Key(i)
		if k.Measure == census.Shipments && !slices.Contains(r.Primary, k) {
			candidates = append(candidates, k)
		}
	}
	protects := func(set []census.Key) bool {
		hidden := hide(slices.Collect(table.All()), func(o census.Observation) bool {
			return slices.Contains(r.Primary, o.Key) || slices.Contains(set, o.Key)
		})
		for _, c := range bounds(t, collect(t, hidden), o).Cells {
			if slices.Contains(r.Primary, c.Key) && c.Upper-c.Lower < .2*table.Value(c.Key)*(1-1e-9) {
				return false
			}
		}
		return true
	}
	var try func(set []census.Key, from, left int) bool
	try = func(set []census.Key, from, left int) bool {
		if left == 0 {
			return protects(set)
		}
		for i := from; i < len(candidates); i++ {
			if try(append(set, candidates[i]), i+1, left-1) {
				return true
			}
		}
		return false
	}
	for n := range limit {
		if try(nil, 0, n) {
			return n
		}
	}
	return limit
}

func TestSuppressIsNearTheOptimum(t *testing.T) {
	found, best, tables := 0, 0, 0
	for seed := range uint64(30) {
		rows, o := small(rand.New(rand.NewPCG(seed, 8)), 3)
		table := collect(t, rows)
		r := suppress(t, table, o)
		if len(r.Primary) == 0 || len(r.Secondary) > 4 {
			continue
		}
		n := optimum(t, table, r, o.Bounds, len(r.Secondary))
		if n > len(r.Secondary) {
			t.Errorf("seed %d: %d cells are fewer than the optimum %d", seed, len(r.Secondary), n)
		}
		tables++
		found += len(r.Secondary)
		best += n
	}
	t.Logf("%d tables: %d secondary cells, optimum %d", tables, found, best)
	if tables < 10 || float64(found) > 1.15*float64(best) {
		t.Errorf("%d tables: %d secondary cells where %d would do", tables, found, best)
	}
}

func TestSuppressRules(t *testing.T) {
	rows, o := small(rand.New(rand.NewPCG(2, 4)), 4)
	for i := range rows {
		if rows[i].Measure == census.Establishments {
			rows[i].Value += 10
		}
	}
	table := collect(t, rows)
	if r := suppress(t, table, o); len(r.Primary)+len(r.Secondary) != 0 {
		t.Errorf("with many establishments everywhere %v and %v are hidden", r.Primary, r.Secondary)
	}
	of := census.Key{Year: 2018, Area: "a:2", Industry: "i:3", Measure: census.Shipments}
	o.Contributors = func(k census.Key) []float64 {
		if k == of {
			return []float64{80, 15, 3, 2}
		}
		return []float64{30, 25, 25, 20}
	}
	for name, c := range map[string]struct {
		dominance stats.Dominance
		percent   float64
		hides     bool
	}{
		"(1, .75) hides a share of .80":     {stats.Dominance{N: 1, K: .75}, 0, true},
		"(2, .96) shows a share of .95":     {stats.Dominance{N: 2, K: .96}, 0, false},
		"10 % hides 5 of others against 80": {stats.Dominance{}, 10, true},
		"5 % shows 5 of others against 80":  {stats.Dominance{}, 5, false},
	} {
		p := o
		p.Dominance, p.Percent = c.dominance, c.percent
		r := suppress(t, table, p)
		if hides := len(r.Primary) == 1 && r.Primary[0] == of; hides != c.hides {
			t.Errorf("%s: primary %v", name, r.Primary)
		}
	}
	o.Contributors, o.Percent = nil, 10
	if _, err := stats.Suppress(context.Background(), table, o); err == nil || !strings.Contains(err.Error(), "Contributors") {
		t.Errorf("without contributors: error %v", err)
	}
}
