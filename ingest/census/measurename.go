package census

import (
	"cmp"
	"slices"
	"strings"
)

// ParseMeasure returns the measure of the vocabulary that a text names, by its
// code or by its name in either language: "value_added", "Value added", "付加価値額".
// Case does not matter, nor whether words are joined. A measure that is not of the
// vocabulary is an [UnknownNameError]: one that a reader brought needs no name,
// Measure("annual_payroll") is it.
func ParseMeasure(text string) (Measure, error) {
	plain := func(s string) string {
		return strings.ToLower(strings.NewReplacer("_", " ", "-", " ").Replace(strings.TrimSpace(s)))
	}
	var spellings []spelling
	for m, e := range measureTable {
		for _, s := range [...]string{string(m), e.label.en, e.label.ja} {
			if plain(s) == plain(text) {
				return m, nil
			}
			spellings = append(spellings, spelling{plain(s), string(m)})
		}
	}
	slices.SortFunc(spellings, func(a, b spelling) int { return cmp.Compare(a.text, b.text) })
	return "", &UnknownNameError{Kind: "measure", Text: text, Near: nearest(plain(text), spellings)}
}
