package stats

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// Ties says which rank equal figures share.
type Ties uint8

const (
	// BestRank gives equal figures the best of their ranks: 1, 2, 2, 4.
	BestRank Ties = iota
	// MeanRank gives them the mean of their ranks: 1, 2.5, 2.5, 4.
	MeanRank
)

// RankOptions are the further choices of [Rank].
type RankOptions struct {
	// Among is the part of the key that differs between the figures ranked. The
	// zero value stands for [census.ByArea].
	Among census.Dimension
	Ties  Ties
}

// Rank ranks every figure from the largest, 1, among those whose keys differ in
// one part only: an area among areas of its kind, a prefecture among
// prefectures; an industry among industries with codes of as many digits. The
// whole itself, Japan or all manufacturing, has no rank.
//
// The statistic is [census.RankFromTop], the unit [census.UnitRank]. An absent
// figure has no rank; where some are absent, the ranks of the others have the
// interval that follows if any absent one may stand above, or below where its
// own interval says so.
func Rank(t *census.Table, o RankOptions) *census.Table {
	if o.Among == census.ByYear {
		o.Among = census.ByArea
	}
	if o.Among != census.ByArea && o.Among != census.ByIndustry {
		panic(fmt.Sprintf("stats: Rank among %v: want areas or industries", o.Among))
	}
	return t.OnBase(o.derive)
}

func (o RankOptions) derive(t *census.Table) *census.Table {
	n := t.Len()
	d := census.Derivation{
		Name:  census.RankFromTop.Of,
		Unit:  always(census.UnitRank),
		Value: make([]float64, n), Lower: make([]float64, n), Upper: make([]float64, n), Precision: make([]float64, n),
		Interval: make([]census.Interval, n), Status: slices.Clone(t.Statuses()),
	}
	for _, rows := range t.GroupBy(o.Among).Members() {
		for kind, peers := range o.peers(t, rows) {
			if kind == whole {
				withhold(&d, peers)
				continue
			}
			o.rank(t, &d, peers)
		}
	}
	for i := range d.Value {
		if d.Interval[i] == census.NoInterval {
			d.Lower[i], d.Upper[i] = math.NaN(), math.NaN()
		}
		if math.IsNaN(d.Value[i]) {
			d.Precision[i] = math.NaN()
		}
	}
	return t.Derive(d)
}

const whole = "whole"

// peers splits the rows of a group by the kind of what is ranked.
func (o RankOptions) peers(t *census.Table, rows []int32) map[string][]int32 {
	kinds := map[string][]int32{}
	for _, r := range rows {
		k := t.Key(int(r))
		kind := fmt.Sprint(k.Industry.Scheme(), k.Industry.Digits())
		total := k.Industry == census.Manufacturing
		if o.Among == census.ByArea {
			kind = fmt.Sprint(k.Area.Scheme(), k.Area.Level())
			total = k.Area == census.Japan
		}
		if total {
			kind = whole
		}
		kinds[kind] = append(kinds[kind], r)
	}
	return kinds
}

// withhold gives the rows no rank.
func withhold(d *census.Derivation, rows []int32) {
	for _, r := range rows {
		d.Value[r] = math.NaN()
		d.Status[r] = max(d.Status[r], census.NotApplicable)
	}
}

func (o RankOptions) rank(t *census.Table, d *census.Derivation, rows []int32) {
	values := t.Values()
	var present, absent []int32
	for _, r := range rows {
		if math.IsNaN(values[r]) {
			absent = append(absent, r)
			continue
		}
		present = append(present, r)
	}
	slices.SortStableFunc(present, func(a, b int32) int { return sortDescending(values[a], values[b]) })
	for start := 0; start < len(present); {
		end := start + 1
		for end < len(present) && values[present[end]] == values[present[start]] {
			end++
		}
		rank := float64(start + 1)
		if o.Ties == MeanRank {
			rank = float64(start+1+end) / 2
		}
		for _, r := range present[start:end] {
			d.Value[r] = rank
			o.doubt(t, d, r, absent)
			if d.Status[r] == census.Nil { // a rank is not nil because its figure is
				d.Status[r] = census.Official
			}
		}
		start = end
	}
	withholdAbsent(d, absent)
}

func withholdAbsent(d *census.Derivation, absent []int32) {
	for _, r := range absent {
		d.Value[r] = math.NaN()
	}
}

func sortDescending(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}

// doubt widens the rank of row r by the absent figures that may be above it, and
// moves it below those that must be.
func (o RankOptions) doubt(t *census.Table, d *census.Derivation, r int32, absent []int32) {
	may, must := 0, 0
	for _, a := range absent {
		lower, upper := math.Inf(-1), math.Inf(1)
		if t.Intervals()[a] != census.NoInterval {
			lower, upper = t.Lower()[a], t.Upper()[a]
		}
		if upper > t.Values()[r] {
			may++
		}
		if lower > t.Values()[r] {
			must++
		}
	}
	if may > 0 {
		d.Interval[r] = census.Suppression
		d.Lower[r], d.Upper[r] = d.Value[r]+float64(must), d.Value[r]+float64(may)
		d.Value[r] += float64(must)
	}
}
