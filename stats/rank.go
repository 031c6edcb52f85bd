package stats

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
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
//	rₖ = 1 + number of j with xⱼ > xₖ
//
// The statistic is [census.RankFromTop], the unit [census.UnitRank]. An absent
// figure has no rank; where some are absent, the ranks of the others have the
// interval that follows if any absent one may stand above, or below where its
// own interval says so; with [MeanRank] one that is as large counts half a rank.
// Their value counts only those that must be above. The interval is
// [census.Outer] where several may or may not be above, since a total can tie
// them. Estimates count with their value.
//
// # References
//
// M. G. Kendall (1945), The treatment of ties in ranking problems, Biometrika 33,
// 239-251.
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
	groups, peers := t.GroupBy(o.Among).Members(), newPeers(t, o.Among)
	parallel.Pieces(len(groups), 4, func(from, to int) {
		for _, rows := range groups[from:to] {
			for kind, rows := range peers.split(rows) {
				if peers.kinds[kind].whole {
					withhold(&d, rows)
					continue
				}
				o.rank(t, &d, rows)
			}
		}
	})
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

// A peer says among which figures one is ranked.
type peer struct {
	scheme string
	level  int // of the area, or the digits of the industry's code
	whole  bool
}

// peers are the kinds of what is ranked.
type peers struct {
	kinds []peer
	of    []int32 // of each row, which kind it is
}

func newPeers(t *census.Table, among census.Dimension) *peers {
	codes := groupsOf(t, among)
	p := &peers{of: make([]int32, t.Len())}
	kinds := make([]int32, len(codes.First))
	for id, first := range codes.First {
		k := t.Key(int(first))
		kind := peer{string(k.Industry.Scheme()), k.Industry.Digits(), k.Industry == census.Manufacturing}
		if among == census.ByArea {
			kind = peer{k.Area.Scheme(), int(k.Area.Level()), k.Area == census.Japan}
		}
		at := slices.Index(p.kinds, kind)
		if at < 0 {
			at = len(p.kinds)
			p.kinds = append(p.kinds, kind)
		}
		kinds[id] = int32(at)
	}
	for row, id := range codes.ID {
		p.of[row] = kinds[id]
	}
	return p
}

// split returns the rows of each kind.
func (p *peers) split(rows []int32) [][]int32 {
	counts := make([]int, len(p.kinds))
	for _, r := range rows {
		counts[p.of[r]]++
	}
	kinds := make([][]int32, len(counts))
	for kind, n := range counts {
		kinds[kind] = make([]int32, 0, n)
	}
	for _, r := range rows {
		kinds[p.of[r]] = append(kinds[p.of[r]], r)
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
	present, absent := make([]int32, 0, len(rows)), []int32(nil)
	for _, r := range rows {
		if math.IsNaN(values[r]) {
			absent = append(absent, r)
			continue
		}
		present = append(present, r)
	}
	above := newHidden(t, absent, o.Ties)
	slices.SortFunc(present, func(a, b int32) int { return sortDescending(values[a], values[b]) })
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
			above.doubt(d, r, values[r])
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

// hidden are the ends of absent figures in order.
type hidden struct {
	lower, upper []float64
	ties         Ties
	outer        bool // whether one has an interval that may be wider than need be
}

func newHidden(t *census.Table, absent []int32, ties Ties) hidden {
	h := hidden{ties: ties}
	for _, a := range absent {
		lower, upper := endsOf(t.At(int(a)))
		h.lower, h.upper = append(h.lower, lower), append(h.upper, upper)
		h.outer = h.outer || t.Intervals()[a] == census.Outer
	}
	slices.Sort(h.lower)
	slices.Sort(h.upper)
	return h
}

// doubt widens the rank of row r by the absent figures that may be above it, and
// moves it below those that must be; with [MeanRank] those that are as large count
// half. Several that may or may not move it may not do so together, since a total can
// tie them.
func (h *hidden) doubt(d *census.Derivation, r int32, value float64) {
	mayPass, mayReach := countAbove(h.upper, value)
	pass, reach := countAbove(h.lower, value)
	may, must, open := float64(mayPass), float64(pass), mayPass-pass
	if h.ties == MeanRank {
		may, must, open = float64(mayPass+mayReach)/2, float64(pass+reach)/2, mayReach-pass
	}
	if may == 0 {
		return
	}
	d.Interval[r] = census.Suppression
	if h.outer || open > 1 {
		d.Interval[r] = census.Outer
	}
	d.Lower[r], d.Upper[r] = d.Value[r]+must, d.Value[r]+may
	d.Value[r] += must
}

// countAbove returns how many sorted ends are above a value, and how many not below it.
func countAbove(ends []float64, value float64) (above, atLeast int) {
	above = len(ends) - sort.Search(len(ends), func(i int) bool { return ends[i] > value })
	return above, len(ends) - sort.SearchFloat64s(ends, value)
}
