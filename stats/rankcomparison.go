package stats

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// A RankComparison says how far two rankings of the same areas or industries
// agree.
type RankComparison struct {
	// Among is the dimension whose parts are ranked.
	Among census.Dimension
	// Spearman and Kendall are the rank correlations over the parts that have a
	// figure in both, with their tests.
	Spearman measure.Correlation
	Kendall  measure.KendallTest
	// Moves are those parts, in the order of the first ranking.
	Moves []RankMove
	// Missing are the parts without a figure in one of the two or both.
	Missing []census.Key
	// Status is the worst of the figures that are there, computed at best, and Sources
	// are theirs.
	Status  census.Status
	Sources []census.Source
}

// A RankMove is the place of one part in two rankings.
type RankMove struct {
	// Key has the area or industry, all else zero.
	census.Key
	// Before and After are the figures, RankBefore and RankAfter their ranks from
	// the largest, 1, among the parts that are in both; ties have the average.
	Before, After         float64
	RankBefore, RankAfter float64
}

// Places returns by how many places the part has moved up, negative for down:
//
//	rank before − rank after
//
// Ties can make it half a place.
func (m RankMove) Places() float64 { return m.RankBefore - m.RankAfter }

// CompareRanks compares the ranking of the rows of one table with that of
// another: of two years, two measures, two size classes.
//
//	stats.CompareRanks(t.Select(census.Year(2016)), t.Select(census.Year(2018)), census.ByArea)
//
// The correlations are those of measure.Spearman and measure.Kendall:
//
//	ρ = r of the ranks    τ = (C − D) / √((n₀ − n₁)(n₀ − n₂))    n₀ = n(n−1)/2
//
// The rows of each must differ in the dimension only in which they are ranked,
// ByArea or ByIndustry; the whole is left out. It is an error where they differ in
// more, where some are prefectures and some municipalities, which no one ranking
// holds, and where the same measure in two years that are not comparable, or of two size
// classes, is to be compared, with the reason: a rank can change because the survey
// did.
//
// # References
//
// C. Spearman (1904), The proof and measurement of association between two
// things, The American Journal of Psychology 15, 72-101. M. G. Kendall (1945),
// The treatment of ties in ranking problems, Biometrika 33, 239-251.
func CompareRanks(before, after *census.Table, among census.Dimension) (RankComparison, error) {
	if among != census.ByArea && among != census.ByIndustry {
		panic(fmt.Sprintf("stats: CompareRanks among %v: want areas or industries", among))
	}
	x, err := ranked(before, among)
	if err != nil {
		return RankComparison{}, err
	}
	y, err := ranked(after, among)
	if err != nil {
		return RankComparison{}, err
	}
	if err := ranksComparable(before, after); err != nil {
		return RankComparison{}, err
	}
	r := RankComparison{Among: among}
	if err := r.compare(x, y); err != nil {
		return RankComparison{}, err
	}
	r.Status, r.Sources = provenance(withoutWhole(before, among))
	status, other := provenance(withoutWhole(after, among))
	r.Status, r.Sources = max(r.Status, status), union(r.Sources, other)
	return r, nil
}

// ranksComparable returns why ranks of two tables of one measure are not comparable.
func ranksComparable(before, after *census.Table) error {
	a, b := before.Key(0), after.Key(0)
	if a.Measure != b.Measure || a.Year == b.Year {
		return nil
	}
	for _, reason := range before.Comparable(a, b) {
		return fmt.Errorf("stats: ranks of %d and %d are not comparable: %v", a.Year, b.Year, reason)
	}
	if a.Size != b.Size || a.Scope != b.Scope {
		return fmt.Errorf("stats: ranks of %d and %d are not comparable: of %s and of %s: change the year or the establishments, not both",
			a.Year, b.Year, a.Label(census.BySize, census.English), b.Label(census.BySize, census.English))
	}
	return nil
}

// ranked returns the figures of a table by the part in which they differ.
func ranked(t *census.Table, among census.Dimension) (map[census.Key]float64, error) {
	if t.Len() == 0 {
		return nil, fmt.Errorf("stats: a ranking of nothing")
	}
	for _, d := range t.Vary() {
		if d != among {
			return nil, fmt.Errorf("stats: a ranking by %v needs one figure each, but the rows differ in %v too: select one", among, d)
		}
	}
	out := map[census.Key]float64{}
	for o := range t.All() {
		k := census.Key{Area: o.Area}
		if among == census.ByIndustry {
			k = census.Key{Industry: o.Industry}
		}
		if k != (census.Key{}) {
			out[k] = o.Value
		}
	}
	return out, nil
}

func (r *RankComparison) compare(x, y map[census.Key]float64) error {
	var keys []census.Key
	for k := range x {
		keys = append(keys, k)
	}
	for k := range y {
		if _, ok := x[k]; !ok {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, census.Key.Compare)
	if err := oneKind(keys, r.Among); err != nil {
		return fmt.Errorf("stats: a ranking: %w", err)
	}
	var a, b []float64
	for _, k := range keys {
		v, inX := x[k]
		w, inY := y[k]
		if !inX || !inY || math.IsNaN(v) || math.IsNaN(w) {
			r.Missing = append(r.Missing, k)
			continue
		}
		a, b = append(a, v), append(b, w)
		r.Moves = append(r.Moves, RankMove{Key: k, Before: v, After: w})
	}
	r.Spearman, r.Kendall = measure.Spearman(a, b), measure.Kendall(a, b)
	rankA, rankB := measure.Rank(a, measure.RankOptions{}), measure.Rank(b, measure.RankOptions{})
	for i := range r.Moves {
		r.Moves[i].RankBefore, r.Moves[i].RankAfter = rankA[i], rankB[i]
	}
	slices.SortStableFunc(r.Moves, func(m, o RankMove) int { return sortDescending(m.Before, o.Before) })
	return nil
}
