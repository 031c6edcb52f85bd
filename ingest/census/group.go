package census

import "slices"

// Groups says which rows of a table share their keys but for some parts.
type Groups struct {
	ID    []int32 // the group of each row, from 0 in order of first appearance
	First []int32 // the first row of each group
}

// Members returns the rows of each group, in their order.
func (g Groups) Members() [][]int32 {
	counts := make([]int32, len(g.First))
	for _, id := range g.ID {
		counts[id]++
	}
	arena := make([]int32, len(g.ID))
	members := make([][]int32, len(g.First))
	at := int32(0)
	for id, n := range counts {
		members[id] = arena[at : at : at+n]
		at += n
	}
	for i, id := range g.ID {
		members[id] = append(members[id], int32(i))
	}
	return members
}

// GroupBy puts the rows together whose keys agree in all parts but those
// given: GroupBy(ByYear) makes series, GroupBy(ByArea) makes the sets of areas
// among which ranks are counted.
func (t *Table) GroupBy(without ...Dimension) Groups {
	codes, cards := t.codes()
	for _, d := range without {
		codes[d], cards[d] = nil, 1
	}
	pack, err := newPacker(codes, cards)
	if err != nil { // the whole key fits, so a part of it does
		panic(err)
	}
	x := newIndex(t.Len(), pack.space)
	g := Groups{ID: make([]int32, t.Len())}
	for i := range g.ID {
		first := x.add(pack.packed(i), int32(i))
		if first < 0 {
			g.ID[i] = int32(len(g.First))
			g.First = append(g.First, int32(i))
			continue
		}
		g.ID[i] = g.ID[first]
	}
	return g
}

// Vary returns the dimensions in which the rows of t differ.
func (t *Table) Vary() []Dimension {
	var out []Dimension
	codes, _ := t.codes()
	for d, c := range codes {
		if slices.ContainsFunc(c, func(code int32) bool { return code != c[0] }) {
			out = append(out, Dimension(d))
		}
	}
	return out
}
