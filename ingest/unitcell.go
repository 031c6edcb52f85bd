package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/width"
)

// scales are the words in front of a unit of which a multiple is counted.
var scales = []struct {
	word   string
	factor float64
}{{"thousand ", 1e3}, {"10,000 ", 1e4}, {"million ", 1e6}, {"100 million ", 1e8}, {"billion ", 1e9}}

// scaledUnit reads a unit as it is written beside figures: 百万円, "million yen",
// "thousand dollars". A unit that is not known stays as it is.
func scaledUnit(text string) tidyUnit {
	text = strings.TrimSpace(width.Fold.String(text))
	if u, known := publishedUnits[text]; known {
		return u
	}
	for _, s := range scales {
		if rest, ok := strings.CutPrefix(text, s.word); ok && rest != "" {
			u := scaledUnit(rest)
			return tidyUnit{u.unit, u.factor * s.factor}
		}
	}
	return tidy(text)
}

// isUnit reports whether a text between brackets is a unit that offices write.
func isUnit(text string) bool {
	if _, known := publishedUnits[text]; known {
		return true
	}
	return slices.Contains([]string{"世帯", "社", "企業", "件", "戸", "棟", "台", "ha", "km2", "m2", "m3", "倍", "歳"}, text)
}

var bracketed = pattern(`[【(\[〔<]([^【】()\[\]〔〕<>]*)[】)\]〕>]`)

// brackets splits a label into what stands outside of brackets and the texts
// within, all folded.
func brackets(label string) (outside string, within []string) {
	s := strings.NewReplacer("［", "[", "］", "]").Replace(folded(label))
	for _, m := range bracketed().FindAllStringSubmatch(s, -1) {
		within = append(within, m[1])
	}
	return bracketed().ReplaceAllString(s, ""), within
}

// statedUnit returns the unit in the brackets of a label, "" for none.
func statedUnit(label string) string {
	_, within := brackets(label)
	for _, w := range within {
		w = strings.TrimPrefix(strings.TrimPrefix(w, "単位:"), "単位")
		if isUnit(w) {
			return w
		}
	}
	return ""
}

var captionUnits = pattern(`単位[:]?([^)】\]]*)`)

// captionUnitsOf returns the units that a caption names: (単位：人、百万円).
func captionUnitsOf(text string) []string {
	var units []string
	for _, m := range captionUnits().FindAllStringSubmatch(folded(text), -1) {
		for part := range strings.FieldsFuncSeq(m[1], func(r rune) bool { return strings.ContainsRune(",、・/ ，", r) }) {
			if isUnit(part) && !slices.Contains(units, part) {
				units = append(units, part)
			}
		}
	}
	return units
}

// unitOf returns the unit of figures of a measure, from the units that label,
// column and cell state and, where they state none, from those of the caption.
// Money without a unit, and units that contradict each other or the measure, are
// an error; a count without a unit is in units of its own.
func unitOf(m census.Measure, stated, caption []string) (u tidyUnit, written string, err error) {
	for _, text := range stated {
		if text == "" {
			continue
		}
		next := scaledUnit(text)
		if written != "" && next != u {
			return u, "", fmt.Errorf("the unit is %s in one place and %s in another", written, text)
		}
		u, written = next, text
	}
	own := m.Unit()
	switch {
	case written != "" && own != "" && u.unit != own:
		return u, "", fmt.Errorf("%v is counted in %s, not in %s", m, own, written)
	case written != "":
		return u, written, nil
	}
	for _, text := range caption {
		next := scaledUnit(text)
		if next.unit != own {
			continue
		}
		if written != "" && next != u {
			return u, "", fmt.Errorf("the caption has both %s and %s", written, text)
		}
		u, written = next, text
	}
	switch {
	case written != "":
		return u, written, nil
	case own == census.UnitPersons || own == census.UnitEstablishments:
		return tidyUnit{own, 1}, "", nil
	}
	return u, "", fmt.Errorf("no unit is given for %v", m)
}
