package stats

import (
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A composed figure is a whole with the parts that it is made of, at both ends
// of a span.
type composed struct {
	whole pair
	parts []pair
}

// eachWhole returns what f makes of each whole that the rows of t have, and of its
// parts in one dimension of the key. Parts are rows of t; wholes, and figures of the
// other year, may be in the table that t was selected from. It makes several at a
// time; the first of them that has an error ends it.
func eachWhole[T any](t *census.Table, s Span, by census.Dimension, f func(composed) (T, error)) ([]T, error) {
	if by != census.ByArea && by != census.ByIndustry && by != census.BySize {
		return nil, fmt.Errorf("stats: a whole has no parts by %v: want area, industry or size", by)
	}
	type made struct {
		of   T
		none bool
		err  error
	}
	inSpan := t.Select(s.From, s.To)
	groups := inSpan.GroupBy(by, census.ByYear).Members()
	one := func(rows []int32) (m made) {
		var c composed
		if c, m.err = s.compose(inSpan, rows, by); len(c.parts) == 0 {
			m.none = true
			return m
		}
		m.of, m.err = f(c)
		return m
	}
	var list []T
	for m := range inTurn(len(groups), 4, func(from int, out []made) {
		for i := range out {
			out[i] = one(groups[from+i])
		}
	}) {
		if m.err != nil {
			return nil, m.err
		}
		if !m.none {
			list = append(list, m.of)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("stats: no parts by %v in %d or %d: the table has %d rows of these years", by, s.From, s.To, inSpan.Len())
	}
	return list, nil
}

// compose finds the whole of rows of t that differ in one dimension and the year, and
// its parts among them, of which there may be none.
func (s Span) compose(t *census.Table, rows []int32, by census.Dimension) (composed, error) {
	whole, parts, err := split(t.Base(), s.pairs(t, rows, by), by)
	if err != nil || len(parts) == 0 {
		return composed{}, err
	}
	if err := s.comparable(t, whole); err != nil {
		return composed{}, err
	}
	for i := range parts {
		p := &parts[i]
		if p.start.Year != s.From || p.end.Year != s.To {
			*p = s.pair(t.Base(), p.key)
		}
		p.key = p.end.Key
	}
	return composed{whole: s.pair(t.Base(), whole), parts: parts}, nil
}

// pairs returns the rows of t that have the same part of the key together, in the order
// in which they first occur. A row of the other year that there is not is left zero.
func (s Span) pairs(t *census.Table, rows []int32, by census.Dimension) []pair {
	list, at := make([]pair, 0, len(rows)/2+1), make(map[string]int, len(rows)/2+1)
	for _, r := range rows {
		o := t.At(int(r))
		part := o.Part(by)
		i, met := at[part]
		if !met {
			i, at[part] = len(list), len(list)
			list = append(list, pair{key: o.Key})
		}
		if o.Year == s.From {
			list[i].start = o
		} else {
			list[i].end = o
		}
	}
	return list
}

// split tells the whole among pairs that differ in one dimension, which it need not
// be, from its parts.
func split(base *census.Table, pairs []pair, by census.Dimension) (whole census.Key, parts []pair, err error) {
	whole = pairs[0].key
	switch by {
	case census.ByArea:
		whole.Area = census.Japan
	case census.ByIndustry:
		whole.Industry = census.Manufacturing
	case census.BySize:
		whole.Size = container(base, pairs)
	}
	all := whole.Part(by)
	parts = slices.DeleteFunc(pairs, func(p pair) bool { return p.key.Part(by) == all })
	for i := range parts {
		others := parts[:i]
		if by != census.BySize { // those before are of one kind
			others = parts[:min(1, i)]
		}
		for j := range others {
			if p, k := others[j].key, parts[i].key; twice(p, k, by) {
				return whole, nil, fmt.Errorf("stats: %q (%s) and %q (%s) are not parts of one whole beside each other: select parts of one kind and one classification that do not overlap",
					p.Label(by, census.English), p.Part(by), k.Label(by, census.English), k.Part(by))
			}
		}
	}
	return whole, parts, nil
}

// container returns the narrowest size class for the pairs that contains all
// their classes; where the table has none, every size.
func container(base *census.Table, pairs []pair) census.Size {
	var best census.Size
	for _, size := range base.Sizes() {
		all := true
		for i := range pairs {
			all = all && size.Contains(pairs[i].key.Size)
		}
		k := pairs[0].key
		k.Size = size
		if _, has := base.Find(k); all && has && best.Contains(size) {
			best = size
		}
	}
	return best
}

// twice reports whether two parts are of different kinds, or overlap.
func twice(a, b census.Key, by census.Dimension) bool {
	switch by {
	case census.ByArea:
		return a.Area.Scheme() != b.Area.Scheme() || a.Area.Level() != b.Area.Level()
	case census.ByIndustry:
		return a.Industry.Scheme() != b.Industry.Scheme() || a.Industry.Digits() != b.Industry.Digits()
	}
	low, high := a.Size, b.Size
	if low.Compare(high) > 0 {
		low, high = high, low
	}
	return low.Max == 0 || high.Min <= low.Max
}

// change returns the figures of pairs for the numerical core.
func change(pairs []pair) series.Change {
	c := series.Change{Start: make([]float64, len(pairs)), End: make([]float64, len(pairs))}
	for i := range pairs {
		c.Start[i], c.End[i] = pairs[i].start.Value, pairs[i].end.Value
	}
	return c
}

// across returns the pairs of the keys that f makes of those of pairs.
func (s Span) across(t *census.Table, pairs []pair, f func(*census.Key)) []pair {
	out := make([]pair, len(pairs))
	for i := range pairs {
		k := pairs[i].key
		f(&k)
		out[i] = s.pair(t.Base(), k)
	}
	return out
}
