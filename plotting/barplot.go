package plotting

import (
	"image/color"
	"iter"

	"github.com/machikoba/machikoba/ingest/census"
)

// strips returns the bars as strips; where all figures are estimates none is
// marked.
func (s *subject) strips(list []bar, unmarked bool) []strip {
	var out []strip
	for i, b := range list {
		one := strip{label: b.label, rank: b.rank, bright: b.bright, apart: i > 0 && b.place != list[i-1].place+1}
		t := tag{at: b.end(), text: s.figure(b.Observation, unmarked), left: b.end() < 0}
		from, to := b.ends()
		switch b.group() {
		case valued:
			one.marks = []mark{filled(from, to, s.barColour(b.Observation))}
		case ranged:
			one.marks = []mark{hatched(from, to)}
			t.muted = true
		default:
			t.muted, t.sign = true, true
		}
		one.tags = []tag{t}
		out = append(out, one)
	}
	return out
}

// figure writes a figure of the chart, or why there is none: "18.4", "18.4 e",
// "suppressed: 0.2–0.4".
func (s *subject) figure(o census.Observation, unmarked bool) string {
	switch {
	case bounded(o):
		return why(o.Status, s.language) + s.language.Choose(": ", "：") + s.quantity.between(o)
	case o.Status.Absent():
		return why(o.Status, s.language)
	case estimated(o) && !unmarked:
		return s.quantity.format(o.Value) + " e"
	}
	return s.quantity.format(o.Value)
}

// why returns a status in as few words as a chart has room for.
func why(s census.Status, lang census.Language) string { return lang.Choose(s.String(), s.Label(lang)) }

// barColour returns the colour of the bar of a row: that of the palette where
// none is highlighted.
func (s *subject) barColour(o census.Observation) color.Color {
	switch {
	case s.bright[o.Key]:
		return s.theme.Accent
	case s.bright != nil:
		return s.theme.Plain
	}
	return s.theme.Palette[0]
}

// observationsOf iterates over the figures of bars.
func observationsOf(list []bar) iter.Seq[census.Observation] {
	return func(yield func(census.Observation) bool) {
		for _, b := range list {
			if !yield(b.Observation) {
				return
			}
		}
	}
}
