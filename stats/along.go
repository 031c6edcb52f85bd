package stats

import (
	"fmt"
	"iter"

	"github.com/machikoba/machikoba/ingest/census"
)

// Along describes every distribution along a dimension by a number: along
// [census.ByIndustry] how specialised each area is, along [census.ByArea] how
// concentrated each industry is.
//
//	stats.Along(t, census.ByIndustry, stats.HHI())
//	stats.Along(t, census.ByArea, stats.Gini(), stats.ConcentrationRatio(3))
//	stats.Along(t, census.ByIndustry, stats.Krugman(measure.Nation), stats.Coverage())
//
// The result has a row for each [Summary] and each key that t has beside that
// dimension, under the whole of the dimension and the statistic of
// [Summary.Statistic]. The distribution has all parts of one kind that t.Base()
// has for the year: the prefectures, the divisions. A selection therefore says
// whose figure is asked for, not over which parts it is made;
// [census.Table.Detach] makes its rows all there is. Where t has parts of two
// kinds, prefectures and regions, the figure is not applicable: select one.
//
// A part that is suppressed, or has no row where others have one, is hidden. The
// published total contains it, so that a single hidden part follows from the
// others and the figure is computed. With more of them the value is null with
// their worst status, and the interval has every figure that distributions of
// the rest of the total over the hidden parts, each within its own ends, can
// have: the most even and the most uneven of them are its ends. It is of
// [census.Suppression] where nothing but the total bounds the hidden parts, and
// of [census.Outer] where they have ends of their own, as [Bounds] gives them, for
// a [Quantile] beside a total, and for a comparison with hidden figures. Without
// the total nothing bounds it, but for a Quantile; where it is compared with a
// distribution that has hidden parts itself, only [Krugman] and [Hoover] are
// bounded. Rounding is not allowed for. [Coverage] says how much
// of the total is visible. Parts that are not applicable do not count; parts
// that are all there and yet miss the total by more than 1 % are not all parts,
// and the figure is not available.
//
// A distribution of nothing has no base, one for which the figure is not defined
// (a negative part, a single one) is not applicable. It panics if the dimension
// is neither ByArea nor ByIndustry and if a summary is given twice.
func Along(t *census.Table, d census.Dimension, summaries ...Summary) *census.Table {
	if d != census.ByArea && d != census.ByIndustry {
		panic(fmt.Sprintf("stats: Along %v: want areas or industries", d))
	}
	table, err := census.Collect(along(t, d, summaries), census.WithMetadataOf(t.Base()))
	if err != nil {
		panic("stats: Along: " + err.Error()) // the keys are those of groups, but for a summary given twice
	}
	return table
}

func along(t *census.Table, d census.Dimension, summaries []Summary) iter.Seq[census.Observation] {
	return func(yield func(census.Observation) bool) {
		parts := newParting(t.Base(), d)
		groups := t.GroupBy(d)
		for id, rows := range groups.Members() {
			group := parts.find(t.Key(int(groups.First[id])))
			kinds := parts.kindsOf(t, rows, group)
			if len(kinds) == 0 { // the whole alone was selected
				kinds = parts.kindsOf(parts.table, parts.members[group], group)
			}
			if len(kinds) == 0 {
				continue
			}
			c := described{parting: parts, group: group, kind: kinds[0], mixed: len(kinds) > 1}
			c.own = parts.distribution(group, c.kind)
			for _, s := range summaries {
				if !yield(c.observe(s)) {
					return
				}
			}
		}
	}
}

// A parting is a table in groups of rows that differ in one dimension only, and
// the parts that each group should have.
type parting struct {
	table    *census.Table
	d        census.Dimension
	members  [][]int32
	byKey    map[census.Key]int32 // the group of a key under the whole of d
	outer    []int32              // of each group, which universe it has
	universe []universe
	part     []int32 // of each row, where it stands in the universe, -1 for the whole
	means    map[meanKey]*meanShares
}

// A universe is the parts that occur in groups which differ in area, industry or
// measure only.
type universe struct {
	kinds  []string // of each part
	at     map[string]int32
	groups []int32
}

func newParting(t *census.Table, d census.Dimension) *parting {
	inner, outer := t.GroupBy(d), t.GroupBy(census.ByArea, census.ByIndustry, census.ByMeasure)
	p := &parting{table: t, d: d, members: inner.Members(), byKey: make(map[census.Key]int32, len(inner.First)),
		outer: make([]int32, len(inner.First)), universe: make([]universe, len(outer.First)),
		part: make([]int32, t.Len()), means: map[meanKey]*meanShares{}}
	for i := range p.universe {
		p.universe[i].at = map[string]int32{}
	}
	for id, first := range inner.First {
		p.byKey[wholeOf(t.Key(int(first)), d)] = int32(id)
		p.outer[id] = outer.ID[first]
		u := &p.universe[outer.ID[first]]
		u.groups = append(u.groups, int32(id))
	}
	for row, id := range outer.ID {
		p.part[row] = p.universe[id].add(t.Key(row), d)
	}
	return p
}

func (u *universe) add(k census.Key, d census.Dimension) int32 {
	code := codeOf(k, d)
	if code == "" {
		return -1
	}
	at, ok := u.at[code]
	if !ok {
		at = int32(len(u.kinds))
		u.at[code] = at
		u.kinds = append(u.kinds, kindOf(k, d))
	}
	return at
}

// kindOf says among what the part of a key counts as one: prefectures,
// municipalities, the codes of a foreign scheme; divisions, classes.
func kindOf(k census.Key, d census.Dimension) string {
	if d == census.ByIndustry {
		if n := k.Industry.Digits(); n > 0 {
			return fmt.Sprint("JSIC digits ", n)
		}
		return string(k.Industry.Scheme())
	}
	return k.Area.Scheme() + " " + k.Area.Level().String()
}

// wholeOf returns the key of the whole of a dimension.
func wholeOf(k census.Key, d census.Dimension) census.Key {
	if d == census.ByIndustry {
		k.Industry = census.Manufacturing
		return k
	}
	k.Area = census.Japan
	return k
}

func (p *parting) find(k census.Key) int32 {
	if group, ok := p.byKey[wholeOf(k, p.d)]; ok {
		return group
	}
	return -1
}

// kindsOf returns two at most of the kinds of parts that rows of t have, which
// are of one group; the whole is of none.
func (p *parting) kindsOf(t *census.Table, rows []int32, group int32) []string {
	var kinds []string
	for _, r := range rows {
		k := t.Key(int(r))
		kind, ok := p.universe[p.outer[group]].kind(k, p.d)
		if ok && (len(kinds) == 0 || len(kinds) == 1 && kinds[0] != kind) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

func (u *universe) kind(k census.Key, d census.Dimension) (string, bool) {
	code := codeOf(k, d)
	if code == "" {
		return "", false
	}
	return u.kinds[u.at[code]], true
}

func codeOf(k census.Key, d census.Dimension) string {
	if d == census.ByIndustry {
		return string(k.Industry)
	}
	return string(k.Area)
}
