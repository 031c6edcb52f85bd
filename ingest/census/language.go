package census

import (
	"fmt"
	"strings"
)

// A Language is the language of labels and of numbers written for people.
type Language uint8

const (
	English Language = iota
	Japanese
)

// String returns the ISO 639-1 code of the language.
func (l Language) String() string {
	switch l {
	case English:
		return "en"
	case Japanese:
		return "ja"
	}
	return fmt.Sprintf("Language(%d)", uint8(l))
}

// ParseLanguage reads a language from its ISO 639-1 code.
func ParseLanguage(s string) (Language, error) {
	switch strings.ToLower(s) {
	case "en":
		return English, nil
	case "ja":
		return Japanese, nil
	}
	return 0, fmt.Errorf("census: language %q is not known: want en or ja", s)
}

// Choose returns that of two texts which is in the language.
func (l Language) Choose(english, japanese string) string {
	if l == Japanese {
		return japanese
	}
	return english
}

// A name is a label in both languages.
type name struct{ en, ja string }

func (n name) in(lang Language) string { return lang.Choose(n.en, n.ja) }
