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

// municipalities are the codes of the municipalities by their names, of which
// twenty-five are those of two or more, and their names by their codes.
var municipalities = sync.OnceValue(func() (list struct {
	named map[string][]Area
	names map[Area]string
}) {
	list.named, list.names = map[string][]Area{}, map[Area]string{}
	for line := range strings.Lines(municipalityList) {
		if code, name, ok := strings.Cut(strings.TrimSpace(line), " "); ok && allDigits(code) {
			list.named[name] = append(list.named[name], Area(code))
			list.names[Area(code)] = name
		}
	}
	return list
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
	if found := municipalities().named[s]; found != nil {
		return slices.Clone(found)
	}
	within := Japan
	for i, n := range prefectureNames {
		if rest, ok := strings.CutPrefix(s, n.ja); ok {
			within, s = prefecture(i), rest
		}
	}
	found := municipalities().named[s]
	if _, rest, ok := strings.Cut(s, "郡"); found == nil && ok {
		found = municipalities().named[rest]
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
