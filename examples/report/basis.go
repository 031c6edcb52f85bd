package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// headlines are the measures that a profile begins with, in their order.
var headlines = [...]census.Measure{census.Establishments, census.Employees, census.Shipments, census.ValueAdded}

// A basis says which figures of a table a profile is about: tables differ in what
// they have. A part that the table lacks has the year 0.
type basis struct {
	// total is the latest total of the prefecture, without its measure.
	total census.Key
	// parts is the latest year, size and measure with industries.
	parts census.Key
	// sizes is the widest size class of the latest year with size classes.
	sizes census.Key
	// moved is the measure whose change is taken apart, over span.
	moved census.Key
	span  stats.Span
}

func findBasis(t *census.Table, a census.Area) (basis, error) {
	own := t.Select(a)
	b := basis{total: findTotal(own.Select(census.Manufacturing))}
	if b.total.Year == 0 {
		return b, errNothing(a)
	}
	industries := own.Select(census.IndustryFunc(isPart))
	b.parts = b.findParts(industries)
	b.sizes = findSizes(own.Select(census.Manufacturing, census.Establishments))
	b.moved, b.span = findSpan(industries, b.parts)
	return b, nil
}

// isPart reports whether an industry is one that profiles list: a division, or
// whatever a foreign classification has, but no sum of such.
func isPart(i census.Industry) bool {
	return i.IsDivision() || i != census.Manufacturing && i.Digits() == 0 && !isSum(i)
}

// isSum reports whether the name of an industry without a code says that it adds
// industries up: 軽工業計, 小計. Clocks (時計) end in the same character.
func isSum(i census.Industry) bool {
	name := i.Label(census.Japanese)
	return strings.HasSuffix(name, "計") && !strings.HasSuffix(name, "時計")
}

// A candidate is a set of figures, by what they share, and how many there are.
type candidate struct {
	census.Key
	n int
}

// candidates counts the figures that share what remains of their keys.
func candidates(t *census.Table, shared func(census.Key) census.Key) []candidate {
	index := map[census.Key]int{}
	var all []candidate
	for o := range t.All() {
		k := shared(o.Key)
		i, ok := index[k]
		if !ok {
			i, index[k] = len(all), len(all)
			all = append(all, candidate{Key: k})
		}
		all[i].n++
	}
	return all
}

// newest orders candidates: the later, of the wider size, of all legal forms.
func newest(a, b candidate) int {
	return cmp.Or(cmp.Compare(b.Year, a.Year), wider(a.Size, b.Size), cmp.Compare(a.Scope, b.Scope))
}

func wider(a, b census.Size) int {
	switch {
	case a == b:
		return 0
	case a.Contains(b):
		return -1
	case b.Contains(a):
		return 1
	}
	return a.Compare(b)
}

// first returns the key of the first candidate in an order, the zero Key where
// there is none.
func first(all []candidate, order func(a, b candidate) int) census.Key {
	if len(all) == 0 {
		return census.Key{}
	}
	return slices.MinFunc(all, order).Key
}

// findTotal returns the latest of the years with the most of establishments,
// employees and shipments, or with value added where there are none of these.
func findTotal(totals *census.Table) census.Key {
	main := func(k census.Key) census.Key { k.Measure = ""; return k }
	all := candidates(totals.Select(census.Establishments, census.Employees, census.Shipments), main)
	if len(all) == 0 {
		all = candidates(totals.Select(census.ValueAdded), main)
	}
	return first(all, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.n, a.n), newest(a, b)) })
}

// findParts returns the latest year with two industries or more, by shipments
// rather than by employees or establishments, of the size of the total rather
// than of another.
func (b basis) findParts(industries *census.Table) census.Key {
	all := candidates(industries, func(k census.Key) census.Key { k.Industry = ""; return k })
	all = slices.DeleteFunc(all, func(c candidate) bool { return c.n < 2 || place(c.Measure) < 0 })
	other := func(c candidate) int {
		if c.Size == b.total.Size && c.Scope == b.total.Scope {
			return 0
		}
		return 1
	}
	return first(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.Year, x.Year), cmp.Compare(other(x), other(y)), cmp.Compare(place(x.Measure), place(y.Measure)), newest(x, y))
	})
}

// place returns where a measure stands among those that industries are told by.
func place(m census.Measure) int {
	return slices.Index([]census.Measure{census.Shipments, census.Employees, census.Establishments, census.ValueAdded}, m)
}

// findSizes returns the widest size of the latest year with several.
func findSizes(establishments *census.Table) census.Key {
	all := candidates(establishments, func(k census.Key) census.Key { return k })
	several := map[census.Year]int{}
	for _, c := range all {
		several[c.Year]++
	}
	return first(slices.DeleteFunc(all, func(c candidate) bool { return several[c.Year] < 2 }), newest)
}

// findSpan returns the measure and the two years, as far apart as may be, whose
// industries can be compared: of what is rarely suppressed rather than of money.
func findSpan(industries *census.Table, parts census.Key) (census.Key, stats.Span) {
	latest := industries.Select(parts.Year).Industries()
	same := census.IndustryFunc(func(i census.Industry) bool { return slices.Contains(latest, i) }) // of the same revision
	for _, m := range []census.Measure{census.Employees, census.Shipments, census.Establishments} {
		t := industries.Select(m, parts.Size, parts.Scope, same)
		var years []census.Year
		for _, c := range candidates(t, func(k census.Key) census.Key { return census.Key{Year: k.Year} }) {
			if c.n > 1 {
				years = append(years, c.Year)
			}
		}
		for _, class := range slices.Backward(t.Surveys().Classes(years, m)) {
			if n := len(class); n > 1 {
				k := census.Key{Year: class[n-1], Area: parts.Area, Size: parts.Size, Scope: parts.Scope, Measure: m}
				return k, stats.Span{From: class[0], To: class[n-1]}
			}
		}
	}
	return census.Key{}, stats.Span{}
}
