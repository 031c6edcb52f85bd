package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// randomSizes has the establishments of one place in classes on both sides of 300 persons,
// with some of their sums, and the same with some classes hidden, bounded or not. What the
// classes below and above leave for the share, where nothing but the whole and that no
// class is negative is known, is from low to high.
func randomSizes(r *rand.Rand) (whole, hidden []census.Observation, low, high float64) {
	class := func(min, max int32, v float64) census.Observation {
		k := census.Key{Year: 2018, Area: census.Akita, Size: census.Size{Min: min, Max: max}, Measure: census.Establishments}
		return census.NewObservation(k, v)
	}
	parts := []census.Observation{class(4, 9, 0), class(10, 29, 0), class(30, 299, 0), class(300, 499, 0), class(500, 999, 0), class(1000, 0, 0)}
	total, small, large := 0.0, 0.0, 0.0 // and what can be seen of the two sides
	hiddenBelow, hiddenAbove := false, false
	for i := range parts {
		v := float64(r.IntN(30))
		parts[i].Value, total = v, total+v
		o := parts[i]
		below := o.Size.Max != 0 && o.Size.Max <= stats.SMELimit
		if r.IntN(4) == 0 {
			o = census.Absence(o.Key, census.Suppressed)
			hiddenBelow, hiddenAbove = hiddenBelow || below, hiddenAbove || !below
		} else if below {
			small += v
		} else {
			large += v
		}
		hidden = append(hidden, o)
	}
	low, high = small/total, (total-large)/total
	if !hiddenBelow {
		high = low
	} else if !hiddenAbove {
		low = high
	}
	all := class(4, 0, total)
	return append(parts, all), append(hidden, all), low, high
}

// The share below the limit, and the number, are as narrow as the classes allow.
func TestSharesBelowTheLimitHoldTheTruth(t *testing.T) {
	intervals := 0
	for seed := range uint64(300) {
		whole, hidden, low, high := randomSizes(rand.New(rand.NewPCG(seed, 7)))
		truth, got := made(t, stats.SMEEstablishmentShare(collect(t, whole))), made(t, stats.SMEEstablishmentShare(collect(t, hidden)))
		number := made(t, stats.BelowSMELimit(collect(t, hidden)))
		if math.IsNaN(truth.Value) {
			continue // of nothing
		}
		lower, upper := got.Lower, got.Upper
		if got.Interval == census.NoInterval {
			lower, upper = got.Value, got.Value
		} else {
			intervals++
		}
		total := whole[len(whole)-1].Value
		if math.Abs(lower-low) > 1e-12 || math.Abs(upper-high) > 1e-12 || truth.Value < lower-1e-12 || truth.Value > upper+1e-12 {
			t.Errorf("seed %d: share %v in [%v, %v], want %v in [%v, %v]", seed, got.Value, lower, upper, truth.Value, low, high)
		}
		if number.Interval != got.Interval || number.Interval != census.NoInterval && math.Abs(number.Upper-high*total) > 1e-9 {
			t.Errorf("seed %d: %v below the limit up to %v, want %v", seed, number.Value, number.Upper, high*total)
		}
	}
	if intervals < 50 {
		t.Errorf("%d intervals were compared", intervals)
	}
}

// What is said of hidden pairs is so, the number of industries is in its interval, and so
// are ranks that ties share.
func TestClustersHoldTheTruth(t *testing.T) {
	known, unknown := 0, 0
	for seed := range uint64(120) {
		whole, hidden := randomNation(rand.New(rand.NewPCG(seed, 9)))
		asked := stats.ClusterThresholds{LocationQuotient: 1.1, ShareOfNation: .3, Establishments: -1, SMEShare: -1, Measure: census.Shipments}
		truth, got := stats.Clusters(collect(t, whole), asked), stats.Clusters(collect(t, hidden), asked)
		for _, c := range got {
			at := slices.IndexFunc(truth, func(d stats.Cluster) bool { return d.Key == c.Key })
			if c.Qualifies == stats.Unknown {
				unknown++
				continue
			}
			known++
			if want := truth[at].Qualifies; c.Qualifies != want && want != stats.Unknown { // of what is not there at all
				t.Errorf("seed %d: %v is %v, want %v: %s", seed, c.Key, c.Qualifies, want, c.Reason())
			}
		}
		numbers, err := stats.QualifyingIndustries(truth)
		if err != nil {
			t.Fatal(err)
		}
		bounded, err := stats.QualifyingIndustries(got)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, fmt.Sprint("seed ", seed, ", industries"), bounded, numbers)
		mean := stats.RankOptions{Ties: stats.MeanRank}
		holds(t, fmt.Sprint("seed ", seed, ", mean ranks"), stats.Rank(collect(t, hidden), mean), stats.Rank(collect(t, whole), mean))
	}
	if known < 300 || unknown < 30 {
		t.Errorf("%d pairs are known and %d are not", known, unknown)
	}
}

// holds fails t where a figure of truth is not what is said of it.
func holds(t *testing.T, name string, said, truth *census.Table) {
	t.Helper()
	for o := range said.All() {
		want, ok := truth.Find(o.Key)
		if !ok || want.Status.Absent() {
			continue
		}
		outside := o.Interval != census.NoInterval && (want.Value < o.Lower-1e-9 || want.Value > o.Upper+1e-9)
		if outside || o.Interval == census.NoInterval && !o.Status.Absent() && o.Value != want.Value {
			t.Errorf("%s: %v is %v in [%v, %v], want %v", name, o.Key, o.Value, o.Lower, o.Upper, want.Value)
		}
	}
}
