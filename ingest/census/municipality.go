package census

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/width"
)

// municipalityList is the list of Japan's municipalities: a code and a name a
// line. Its head says where it is from.
//
//go:embed municipalities.txt
var municipalityList string

// municipalities are the codes of the municipalities by their names. Twenty-five
// names are those of two or more.
var municipalities = sync.OnceValue(func() map[string][]Area {
	byName := map[string][]Area{}
	for line := range strings.Lines(municipalityList) {
		if code, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok && allDigits(code) {
			byName[name] = append(byName[name], Area(code))
		}
	}
	return byName
})

// MunicipalitiesNamed returns the municipalities that bear a Japanese name, in
// the order of their codes: one for 函館市, two for 府中市 (東京都 and 広島県), none
// for a name that is not borne today. A prefecture in front says which of several
// is meant (広島県府中市), a county may stand between (神奈川県愛甲郡愛川町). The
// names are those of 2021, with the wards of Tokyo and without those of other
// cities.
//
// # References
//
// National Statistics Center (2021), SSDSE-A-2021, Standardized Statistical Data
// Set for Education.
func MunicipalitiesNamed(name string) []Area {
	s := strings.Join(strings.Fields(width.Fold.String(name)), "")
	if found := municipalities()[s]; found != nil {
		return slices.Clone(found)
	}
	within := Japan
	for i, n := range prefectureNames {
		if rest, ok := strings.CutPrefix(s, n.ja); ok {
			within, s = prefecture(i), rest
		}
	}
	found := municipalities()[s]
	if _, rest, ok := strings.Cut(s, "郡"); found == nil && ok {
		found = municipalities()[rest]
	}
	return slices.DeleteFunc(slices.Clone(found), func(a Area) bool { return within != Japan && a[:2] != within })
}

// municipalityNamed returns the one municipality of a name, or what the several
// that bear it are called apart.
func municipalityNamed(name string) (a Area, apart []string) {
	found := MunicipalitiesNamed(name)
	if len(found) == 1 {
		return found[0], nil
	}
	for _, a := range found {
		apart = append(apart, a[:2].Label(Japanese)+name+" ("+string(a)+")")
	}
	return "", apart
}
