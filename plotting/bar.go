package plotting

import (
	"cmp"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// bar is one row of ranked bars.
type bar struct {
	census.Observation
	label         string
	rank          int // 0 for an absent figure
	place         int // in the whole order
	bright, plain bool
	top, height   float64 // in rows, from the top of the plot
}

// group orders figures with a value before those with a range and these before
// the others.
func (b bar) group() int {
	switch {
	case !b.Status.Absent():
		return 0
	case bounded(b.Observation):
		return 1
	}
	return 2
}

func (b bar) sortValue() float64 {
	switch b.group() {
	case 0:
		return b.Value
	case 1:
		return b.Upper
	}
	return 0
}

// why returns a status in as few words as a chart has room for.
func why(s census.Status, lang census.Language) string { return in(lang, s.String(), s.Label(lang)) }

// ends returns between which values the bar is drawn.
func (b bar) ends() (from, to float64) {
	switch b.group() {
	case 0:
		return min(b.Value, 0), max(b.Value, 0)
	case 1:
		return b.Lower, b.Upper
	}
	return 0, 0
}

// end returns where the bar ends that its text stands at.
func (b bar) end() float64 {
	switch b.group() {
	case 0:
		return b.Value
	case 1:
		return max(b.Upper, 0)
	}
	return 0
}

// barsOf returns the rows as bars in the order in which they are drawn.
func barsOf(s *subject) []bar {
	var list []bar
	for o := range s.table.All() {
		list = append(list, bar{Observation: o, label: s.label(o.Key), bright: s.bright[o.Key], plain: s.bright != nil && !s.bright[o.Key]})
	}
	slices.SortStableFunc(list, func(a, b bar) int {
		return cmp.Or(
			cmp.Compare(a.group(), b.group()),
			cmp.Compare(b.sortValue(), a.sortValue()),
		)
	})
	for i := range list {
		switch {
		case list[i].group() > 0:
		case i > 0 && list[i].Value == list[i-1].Value:
			list[i].rank = list[i-1].rank
		default:
			list[i].rank = i + 1
		}
		list[i].place = i
	}
	return list
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
