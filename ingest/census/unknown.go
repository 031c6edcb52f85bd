package census

import (
	"fmt"
	"slices"
	"strings"
)

// An UnknownNameError says that a code or a name is not in the vocabulary, and
// what it may have meant.
type UnknownNameError struct {
	Kind string   // what was looked for: "area", "industry"
	Text string   // what was found
	Near []string // the nearest names of the vocabulary, best first
}

func (e *UnknownNameError) Error() string {
	msg := fmt.Sprintf("census: %s %q is not known", e.Kind, e.Text)
	if len(e.Near) > 0 {
		msg += ": did you mean " + strings.Join(e.Near, ", ") + "?"
	}
	return msg
}

// A spelling is a way to write what a label shows.
type spelling struct{ text, label string }

// nearest returns the labels of the three spellings that are fewest edits away
// from a text, nearest first, each once.
func nearest(text string, spellings []spelling) []string {
	distance := make(map[spelling]int, len(spellings))
	for _, s := range spellings {
		distance[s] = editDistance(text, s.text)
	}
	sorted := slices.Clone(spellings)
	slices.SortStableFunc(sorted, func(a, b spelling) int { return distance[a] - distance[b] })
	var near []string
	for _, s := range sorted {
		if len(near) < 3 && !slices.Contains(near, s.label) {
			near = append(near, s.label)
		}
	}
	return near
}

// editDistance returns the Levenshtein distance between two strings in runes.
func editDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range s {
		diagonal := row[0]
		row[0] = i + 1
		for j, q := range t {
			cost := diagonal
			if r != q {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(t)]
}
