package main

import (
	"slices"
	"strings"
	"unicode"

	"github.com/machikoba/machikoba/ingest/census"
)

// notes returns the notes of the publishers and of the table, and which of its
// figures the report leaves out.
func (p *profile) notes() []string {
	const most = 8
	out := p.inOwnWords(p.figures.Notes())
	if len(p.foreign) == 0 {
		return out
	}
	var names []string
	for _, m := range p.foreign[:min(most, len(p.foreign))] {
		names = append(names, p.label(census.Key{Measure: m}, census.ByMeasure))
	}
	if len(p.foreign) > most {
		names = append(names, "…")
	}
	return append(out, p.words.say(noteForeign, len(p.foreign), strings.Join(names, p.words.say(comma))))
}

// inOwnWords returns texts of others, each once, in the language of the report,
// and marked where nobody has put them into it.
func (p *profile) inOwnWords(texts []string) []string {
	var out []string
	for _, note := range texts {
		switch inJapanese := p.words.language() == census.Japanese; {
		case inJapanese && japanese(note) != note:
			note = japanese(note)
		case isJapanese(note) != inJapanese && fromReader(note) == "": // a reader's English may have names in Japanese
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
