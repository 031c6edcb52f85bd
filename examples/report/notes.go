package main

import (
	"slices"
	"unicode"

	"github.com/machikoba/machikoba/ingest/census"
)

// notes returns the notes of the publishers and of the table, which are in
// another language than the report where nobody has put them into its own.
func (p *profile) notes() []string {
	var out []string
	for _, note := range p.figures.Notes() {
		if p.words.language() == census.Japanese {
			note = japanese(note)
		}
		if isJapanese(note) != (p.words.language() == census.Japanese) {
			note = p.words.say(noteOriginal, note)
		}
		if !slices.Contains(out, note) {
			out = append(out, note)
		}
	}
	return out
}

// isJapanese reports whether a text is Japanese, rather than one with Japanese
// names or one without words.
func isJapanese(text string) bool {
	japanese, latin := 0, 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			japanese++
		case unicode.In(r, unicode.Latin):
			latin++
		}
	}
	return 2*japanese > latin // a letter says as much as two
}
