package stats

import (
	"fmt"
	"iter"
	"sync"

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
//
// # References
//
// Those of each Summary. Of what the hidden parts can be, A. W. Marshall and I.
// Olkin (1979), Inequalities: Theory of Majorization and Its Applications,
// Academic Press, ch. 5.C.
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
		members, inBase := groups.Members(), t.Locate(census.Move{})
		described := inTurn(len(members), 4, func(from int, out [][]census.Observation) {
			for i := range out {
				group := parts.find(t.Key(int(groups.First[from+i])))
				out[i] = parts.describe(group, parts.kindsOf(members[from+i], inBase, group), summaries)
			}
		})
		for figures := range described {
			for _, o := range figures {
				if !yield(o) {
					return
				}
			}
		}
	}
}

// describe returns the figures of a group with parts of the kinds given, none where
// there are none.
func (p *parting) describe(group int32, kinds []string, summaries []Summary) []census.Observation {
	if len(kinds) == 0 {
		return nil
	}
	c := described{parting: p, group: group, kind: kinds[0], mixed: len(kinds) > 1}
	c.own = p.distribution(group, c.kind)
	out := make([]census.Observation, len(summaries))
	for i, s := range summaries {
		out[i] = c.observe(s)
	}
	return out
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

	memory sync.Mutex // of what groups are compared with:
	means  map[meanKey]*meanShares
	wholes map[wholeKey]*distribution
}

// wholeKey says of which group, and which of its parts, a distribution is.
type wholeKey struct {
	group int32
	kind  string
}

// A universe is the parts that occur in groups which differ in area, industry or
// measure only.
type universe struct {
	kinds  []string // of each part
	groups []int32
}

func newParting(t *census.Table, d census.Dimension) *parting {
	inner, outer := t.GroupBy(d), t.GroupBy(census.ByArea, census.ByIndustry, census.ByMeasure)
	p := &parting{table: t, d: d, members: inner.Members(), byKey: make(map[census.Key]int32, len(inner.First)),
		outer: make([]int32, len(inner.First)), universe: make([]universe, len(outer.First)),
		means: map[meanKey]*meanShares{}, wholes: map[wholeKey]*distribution{}}
	for id, first := range inner.First {
		p.byKey[wholeOf(t.Key(int(first)), d)] = int32(id)
		p.outer[id] = outer.ID[first]
		u := &p.universe[outer.ID[first]]
		u.groups = append(u.groups, int32(id))
	}
	p.placeParts(outer.ID)
	return p
}

// placeParts gives each row the place of its part in the universe that it is of, in
// the order in which parts first occur there.
func (p *parting) placeParts(universeOf []int32) {
	codes := groupsOf(p.table, p.d)
	whole := make([]bool, len(codes.First))
	for id, first := range codes.First {
		whole[id] = codeOf(p.table.Key(int(first)), p.d) == ""
	}
	places := make([][]int32, len(p.universe)) // place + 1 of each code, 0 for none
	p.part = make([]int32, p.table.Len())
	for row, code := range codes.ID {
		if whole[code] {
			p.part[row] = -1
			continue
		}
		u := universeOf[row]
		if places[u] == nil {
			places[u] = make([]int32, len(whole))
		}
		if places[u][code] == 0 {
			kinds := &p.universe[u].kinds
			*kinds = append(*kinds, kindOf(p.table.Key(row), p.d))
			places[u][code] = int32(len(*kinds))
		}
		p.part[row] = places[u][code] - 1
	}
}

// groupsOf puts the rows of t together that agree in one dimension.
func groupsOf(t *census.Table, d census.Dimension) census.Groups {
	var others []census.Dimension
	for o := census.ByYear; o <= census.ByStatistic; o++ {
		if o != d {
			others = append(others, o)
		}
	}
	return t.GroupBy(others...)
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

// kindsOf returns two at most of the kinds of parts that rows have, which are of one
// group, and where they have the whole alone, those of the group. The rows are where
// inBase says in the table of the parting.
func (p *parting) kindsOf(rows, inBase []int32, group int32) (kinds []string) {
	add := func(row int32) {
		if at := p.part[row]; at >= 0 {
			kind := p.universe[p.outer[group]].kinds[at]
			if len(kinds) == 0 || len(kinds) == 1 && kinds[0] != kind {
				kinds = append(kinds, kind)
			}
		}
	}
	for _, r := range rows {
		add(inBase[r])
	}
	if len(kinds) == 0 {
		for _, r := range p.members[group] {
			add(r)
		}
	}
	return kinds
}

func codeOf(k census.Key, d census.Dimension) string {
	if d == census.ByIndustry {
		return string(k.Industry)
	}
	return string(k.Area)
}
