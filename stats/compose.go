package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A composed figure is a whole with the parts that it is made of, at both ends
// of a span.
type composed struct {
	whole pair
	parts []pair
}

// compose finds the wholes of the rows of t and their parts in one dimension of
// the key. Parts are rows of t; wholes, and figures of the other year, may be in
// the table that t was selected from.
func (s Span) compose(t *census.Table, by census.Dimension) ([]composed, error) {
	if by != census.ByArea && by != census.ByIndustry && by != census.BySize {
		return nil, fmt.Errorf("stats: a whole has no parts by %v: want area, industry or size", by)
	}
	base := t.Base()
	inSpan := t.Select(s.From, s.To)
	var list []composed
	for _, rows := range inSpan.GroupBy(by, census.ByYear).Members() {
		keys := make([]census.Key, len(rows))
		for i, r := range rows {
			keys[i] = inSpan.Key(int(r))
		}
		whole, parts, err := split(base, keys, by)
		if err != nil {
			return nil, err
		}
		if len(parts) == 0 {
			continue
		}
		if err := s.comparable(t, whole); err != nil {
			return nil, err
		}
		c := composed{whole: s.pair(base, whole)}
		for _, k := range parts {
			c.parts = append(c.parts, s.pair(base, k))
		}
		list = append(list, c)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("stats: no parts by %v in %d or %d: the table has %d rows of these years", by, s.From, s.To, inSpan.Len())
	}
	return list, nil
}

// split tells the whole among keys that differ in one dimension and the year
// from its parts, each of which it returns once.
func split(base *census.Table, keys []census.Key, by census.Dimension) (whole census.Key, parts []census.Key, err error) {
	whole = keys[0]
	switch by {
	case census.ByArea:
		whole.Area = census.Japan
	case census.ByIndustry:
		whole.Industry = census.Manufacturing
	case census.BySize:
		whole.Size = container(base, keys)
	}
	met := map[string]bool{whole.Part(by): true}
	for _, k := range keys {
		if met[k.Part(by)] {
			continue
		}
		met[k.Part(by)] = true
		others := parts
		if by != census.BySize { // those before are of one kind
			others = parts[:min(1, len(parts))]
		}
		for _, p := range others {
			if twice(p, k, by) {
				return whole, nil, fmt.Errorf("stats: %q (%s) and %q (%s) are not parts of one whole beside each other: select parts of one kind and one classification that do not overlap",
					p.Label(by, census.English), p.Part(by), k.Label(by, census.English), k.Part(by))
			}
		}
		parts = append(parts, k)
	}
	return whole, parts, nil
}

// container returns the narrowest size class for the keys that contains all
// their classes; where the table has none, every size.
func container(base *census.Table, keys []census.Key) census.Size {
	var best census.Size
	for _, size := range base.Sizes() {
		all := true
		for _, k := range keys {
			all = all && size.Contains(k.Size)
		}
		k := keys[0]
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
	var c series.Change
	for _, p := range pairs {
		c.Start, c.End = append(c.Start, p.start.Value), append(c.End, p.end.Value)
	}
	return c
}

// across returns the pairs of the keys that f makes of those of pairs.
func (s Span) across(t *census.Table, pairs []pair, f func(*census.Key)) []pair {
	out := make([]pair, len(pairs))
	for i, p := range pairs {
		f(&p.key)
		out[i] = s.pair(t.Base(), p.key)
	}
	return out
}
