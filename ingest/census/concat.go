package census

import (
	"errors"
	"slices"
)

// Concat puts tables under one another. Two figures for one key are a
// [DuplicateKeyError]: figures of different vintage or origin do not join by
// themselves, [Merge] takes the rule by which they do. Selections of one table
// make a selection of that table, in its order and each row once. Years are
// compared by the history of the first table that has one.
func Concat(tables ...*Table) (*Table, error) {
	if len(tables) == 0 {
		return Collect(func(func(Observation) bool) {})
	}
	if t := unionOfSelections(tables); t != nil {
		return t, nil
	}
	if len(tables) == 1 {
		return tables[0].Detach(), nil
	}
	var b Builder
	rows := 0
	for _, t := range tables {
		rows += t.Len()
	}
	b.Grow(rows)
	for _, t := range tables {
		b.appendTable(t)
	}
	return b.Table(rideAll(tables))
}

func unionOfSelections(tables []*Table) *Table {
	base := tables[0].base
	var rows []int32
	for _, t := range tables {
		if t.base == nil || t.base != base {
			return nil
		}
		rows = append(rows, t.rows...)
	}
	slices.Sort(rows)
	return base.take(slices.Compact(rows))
}

// rideAll gives a table what rides beside the rows of all tables: the first
// name of a code, and the first history that is one.
func rideAll(tables []*Table) Option {
	return func(m *meta) {
		m.surveys, m.labels = nil, map[string]name{}
		for _, t := range tables {
			WithNotes(t.notes...)(m)
			for code, n := range t.labels {
				if _, had := m.labels[code]; !had {
					m.labels[code] = n
				}
			}
			if len(m.surveys) == 0 {
				m.surveys = t.surveys
			}
		}
	}
}

// A Rule says which of two figures with one key is kept: the first where it
// returns a negative number, the second where a positive one, and 0 that it
// cannot tell.
type Rule func(a, b Observation) int

// PreferStatus keeps the figure of the better status: published over computed
// over estimated, and any figure over none.
func PreferStatus(a, b Observation) int { return int(a.Status) - int(b.Status) }

// PreferNewer keeps the figure of the later release, and cannot tell where a
// release date is not known.
func PreferNewer(a, b Observation) int {
	ra, rb := latestRelease(a), latestRelease(b)
	if ra == "" || rb == "" {
		return 0
	}
	return -compareStrings(ra, rb)
}

func latestRelease(o Observation) string {
	var latest string
	for _, s := range o.Sources {
		latest = max(latest, s.Released)
	}
	return latest
}

// Merge puts tables under one another and keeps, of two figures with one key,
// the one that the first rule to tell them apart prefers. Figures that no rule
// tells apart are a [DuplicateKeyError], unless they say the same.
func Merge(rules []Rule, tables ...*Table) (*Table, error) {
	type place struct{ kept, row int }
	var kept []Observation
	places := map[Key]place{}
	var duplicates error
	row := 0
	for _, t := range tables {
		for o := range t.All() {
			at, seen := places[o.Key]
			switch {
			case !seen:
				places[o.Key] = place{len(kept), row}
				kept = append(kept, o)
			case judge(rules, kept[at.kept], o) > 0:
				places[o.Key] = place{at.kept, row}
				kept[at.kept] = o
			case judge(rules, kept[at.kept], o) == 0 && !kept[at.kept].sameFigure(o):
				duplicates = errors.Join(duplicates, &DuplicateKeyError{o.Key, at.row, row})
			}
			row++
		}
	}
	if duplicates != nil {
		return nil, duplicates
	}
	return Collect(slices.Values(kept), rideAll(tables))
}

func judge(rules []Rule, a, b Observation) int {
	for _, rule := range rules {
		if v := rule(a, b); v != 0 {
			return v
		}
	}
	return 0
}
