package plotting

import (
	"cmp"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// bar is one row of ranked bars.
type bar struct {
	census.Observation
	label  string
	rank   int  // 0 for a figure whose place is not known
	place  int  // in the whole order
	bright bool // whether it is highlighted
}

// A barGroup says how much is known of a figure.
type barGroup uint8

const (
	valued  barGroup = iota // its value
	ranged                  // the range in which it lies
	unknown                 // nothing
)

func (b bar) group() barGroup {
	switch {
	case !b.Status.Absent():
		return valued
	case bounded(b.Observation):
		return ranged
	}
	return unknown
}

// reach returns between which values the figure lies.
func (b bar) reach() (lo, hi float64) {
	switch b.group() {
	case valued:
		return b.Value, b.Value
	case ranged:
		return b.Lower, b.Upper
	}
	return 0, 0
}

// ends returns between which values the bar is drawn.
func (b bar) ends() (from, to float64) {
	lo, hi := b.reach()
	if b.group() == ranged {
		return lo, hi
	}
	return min(lo, 0), max(hi, 0)
}

// end returns where the bar ends that its text stands at.
func (b bar) end() float64 {
	_, hi := b.reach()
	if b.group() == ranged {
		return max(hi, 0)
	}
	return hi
}

// barsOf returns the rows as bars in the order in which they are drawn: first
// those whose place is known, the largest on top, then those of a range, then
// the others.
func barsOf(s *subject) []bar {
	var list []bar
	for o := range s.table.All() {
		list = append(list, bar{Observation: o, label: s.label(o.Key), bright: s.bright[o.Key]})
	}
	placed := placed(list)
	behind := func(b bar) barGroup {
		if placed[b.Key] {
			return valued
		}
		return b.group()
	}
	slices.SortStableFunc(list, func(a, b bar) int {
		_, highA := a.reach()
		_, highB := b.reach()
		return cmp.Or(cmp.Compare(behind(a), behind(b)), cmp.Compare(highB, highA))
	})
	for i := range list {
		b := &list[i]
		b.place = i
		switch {
		case !placed[b.Key]:
		case i > 0 && b.group() == valued && list[i-1].group() == valued && b.Value == list[i-1].Value:
			b.rank = list[i-1].rank
		default:
			b.rank = i + 1
		}
	}
	return list
}

// placed returns the keys of the figures whose place in the order is known:
// those with a value, and those of a range in which no value lies and which no
// other such range overlaps.
func placed(list []bar) map[census.Key]bool {
	overlaps := func(a, b bar) bool {
		aLo, aHi := a.reach()
		bLo, bHi := b.reach()
		return a.Key != b.Key && aLo <= bHi && bLo <= aHi
	}
	var free []bar // ranges without a value in them
	known := map[census.Key]bool{}
	for _, b := range list {
		switch b.group() {
		case valued:
			known[b.Key] = true
		case ranged:
			if !slices.ContainsFunc(list, func(o bar) bool { return o.group() == valued && overlaps(b, o) }) {
				free = append(free, b)
			}
		}
	}
	for _, b := range free {
		if !slices.ContainsFunc(free, func(o bar) bool { return overlaps(b, o) }) {
			known[b.Key] = true
		}
	}
	return known
}

// keepTop returns the first so many bars and the highlighted ones.
func keepTop(list []bar, top int) []bar {
	if top == 0 {
		return list
	}
	var kept []bar
	for i, b := range list {
		if i < top || b.bright {
			kept = append(kept, b)
		}
	}
	return kept
}
