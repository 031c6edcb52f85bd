package census

import (
	"fmt"
	"math"
	"slices"
)

// Regroup returns the sums of the rows that a Move leads to one key: regions,
// groups of industries, wider size classes. Rows whose parts lead nowhere are
// left out. Only published figures can be added up, over areas, industries,
// sizes and scopes.
//
//	t.Regroup(census.Move{Area: census.EightRegions().Of})
//
// A sum is Computed, or Estimated where a part is. Where a part is absent the
// sum is absent, with the part's status and an interval from the parts that are
// known. The sum is not available, with an interval, where it lacks a part: an
// area or an industry that the table, or the vocabulary, has elsewhere, or a
// range of persons within its size.
//
// It is an error to add parts that count the same establishments twice: a
// prefecture and its municipalities, a city and its wards, divisions of two
// revisions, sizes that overlap, all legal forms and one of them; or a size that
// does not lie within that of the sum.
func (t *Table) Regroup(m Move) (*Table, error) {
	if m.Year != nil || m.Measure != nil || m.Statistic != nil {
		return nil, fmt.Errorf("census: Regroup: figures add up over areas, industries, sizes and scopes only")
	}
	lead := m.follow(t)
	sums := map[Key]*sum{}
	var order []*sum
	for i := range t.Len() {
		to, ok := lead(i)
		if !ok {
			continue
		}
		o := t.At(i)
		if o.Statistic != Published {
			return nil, fmt.Errorf("census: Regroup: %q of %v is a derived figure and does not add up", o.Statistic, o.Key)
		}
		s := sums[to]
		if s == nil {
			s = newSum(to, o)
			sums[to] = s
			order = append(order, s)
		}
		if err := s.add(o); err != nil {
			return nil, err
		}
	}
	whole := t.expectations(m)
	var b Builder
	for _, s := range order {
		if err := b.Append(s.result(whole(s))); err != nil {
			return nil, err
		}
	}
	return b.Table(t.ride)
}

// follow returns a function that says which key a row of t leads to. It calls
// the functions of m once for each value that a part takes.
func (m Move) follow(t *Table) func(row int) (Key, bool) {
	area, areaOK := followed(t.area, m.Area)
	industry, industryOK := followed(t.industry, m.Industry)
	size, sizeOK := followed(t.size, m.Size)
	scope, scopeOK := followed(t.scope, m.Scope)
	return func(i int) (Key, bool) {
		a, n, s, c := t.area.codes[i], t.industry.codes[i], t.size.codes[i], t.scope.codes[i]
		k := Key{t.year.at(i), area[a], industry[n], size[s], scope[c], t.measure.at(i), t.statistic.at(i)}
		return k.normal(), areaOK[a] && industryOK[n] && sizeOK[s] && scopeOK[c]
	}
}

// followed returns where each value of a column leads, and whether it does.
func followed[T comparable](c column[T], f func(T) (T, bool)) (to []T, ok []bool) {
	to, ok = slices.Clone(c.values), make([]bool, len(c.values))
	for code := range to {
		ok[code] = follow(f, &to[code])
	}
	return to, ok
}

// expectations returns how many parts a sum should have: the product, over the
// parts of the key that the Move leads, of how many of the same kind lead to
// the same place, in the table or in the vocabulary; of sizes, how many tile the
// size of the sum.
func (t *Table) expectations(m Move) func(*sum) int {
	areas := t.Areas()
	if slices.ContainsFunc(areas, Area.IsPrefecture) {
		areas = union(areas, slices.Collect(Prefectures()))
	}
	industries := t.Industries()
	for _, scheme := range []Scheme{JSIC10, JSIC11, JSIC12} {
		if divisions := scheme.Divisions(); slices.ContainsFunc(industries, func(i Industry) bool { return slices.Contains(divisions, i) }) {
			industries = union(industries, divisions)
		}
	}
	countAreas := counter(m.Area, areas, areaKind)
	countIndustries := counter(m.Industry, industries, industryKind)
	countScopes := counter(m.Scope, t.Scopes(), func(Scope) kind { return kind{} })
	return func(s *sum) int {
		tiles, ok := s.Size.Tile(s.sizes)
		if !ok {
			return math.MaxInt
		}
		return countAreas(s.Area, s.first.Area) * countIndustries(s.Industry, s.first.Industry) *
			countScopes(s.Scope, s.first.Scope) * len(tiles)
	}
}

// counter returns a function that says how many of all lead to a place and are
// of the kind of the part given.
func counter[T comparable](f func(T) (T, bool), all []T, kindOf func(T) kind) func(to, part T) int {
	if f == nil {
		return func(T, T) int { return 1 }
	}
	type group struct {
		to   T
		kind kind
	}
	counts := map[group]int{}
	for _, v := range all {
		if to, ok := f(v); ok {
			counts[group{to, kindOf(v)}]++
		}
	}
	return func(to, part T) int { return counts[group{to, kindOf(part)}] }
}
