package census

import (
	"fmt"
	"iter"
	"strings"
)

// An Area is a place that is counted, as a code of a scheme. Codes of Japan's
// own scheme stand alone, JIS X 0401 for a prefecture ("14") and JIS X 0402
// for a municipality ("14100"); codes of any other scheme carry its name in
// front, "region8:kanto" or "fips:06", so that places of two schemes never
// join. The zero Area is the whole: Japan, or the nation of a foreign scheme.
type Area string

// Japan is the whole of the country, the zero Area.
const Japan Area = ""

// AreaOf returns the area of a code in a scheme; the empty scheme is Japan's,
// the empty code the whole.
func AreaOf(scheme, code string) Area {
	if scheme == "" || code == "" {
		return Area(code).normal()
	}
	return Area(scheme + ":" + code)
}

// Scheme returns the name of the scheme that the code belongs to, "" for
// Japan's JIS X 0401 and 0402.
func (a Area) Scheme() string {
	scheme, _, found := strings.Cut(string(a), ":")
	if !found {
		return ""
	}
	return scheme
}

// Code returns the code without its scheme.
func (a Area) Code() string {
	_, code, found := strings.Cut(string(a), ":")
	if !found {
		return string(a)
	}
	return code
}

// encoded returns the area as a table's column has it: the nation is "00".
func (a Area) encoded() string {
	if a == Japan {
		return "00"
	}
	return string(a)
}

// decodeArea is the inverse of encoded.
func decodeArea(code string) Area { return Area(code).normal() }

// normal returns the one spelling of an area: e-Stat writes 00000 for Japan and
// 14000 for the prefecture 14.
func (a Area) normal() Area {
	switch {
	case a == "00" || a == "00000":
		return Japan
	case len(a) == 5 && a[2:] == "000" && a[:2].prefectureIndex() >= 0:
		return a[:2]
	}
	return a
}

// An AreaLevel is the kind of place an Area is.
type AreaLevel uint8

const (
	OtherLevel        AreaLevel = iota // a place of a scheme that is not Japan's
	NationLevel                        // Japan
	PrefectureLevel                    // one of the 47
	MunicipalityLevel                  // a city, a town, a village or a ward
)

// String returns the name of the level: "prefecture".
func (l AreaLevel) String() string {
	switch l {
	case OtherLevel:
		return "other"
	case NationLevel:
		return "nation"
	case PrefectureLevel:
		return "prefecture"
	case MunicipalityLevel:
		return "municipality"
	}
	return fmt.Sprintf("AreaLevel(%d)", uint8(l))
}

// Level returns the kind of place that a is, judged by its code.
func (a Area) Level() AreaLevel {
	switch a = a.normal(); {
	case a == Japan:
		return NationLevel
	case a.IsPrefecture():
		return PrefectureLevel
	case len(a) == 5 && Area(a[:2]).IsPrefecture() && allDigits(string(a)):
		return MunicipalityLevel
	}
	return OtherLevel
}

// IsPrefecture reports whether a is one of the 47 prefectures.
func (a Area) IsPrefecture() bool { return a.normal().prefectureIndex() >= 0 }

func (a Area) prefectureIndex() int {
	if len(a) != 2 || !allDigits(string(a)) {
		return -1
	}
	n := int(a[0]-'0')*10 + int(a[1]-'0')
	if n < 1 || n > len(prefectureNames) {
		return -1
	}
	return n - 1
}

// prefecture returns the prefecture of an index into the list of names.
func prefecture(i int) Area { return Area(fmt.Sprintf("%02d", i+1)) }

// Prefecture returns the prefecture that a prefecture or municipality lies in.
func (a Area) Prefecture() (Area, bool) {
	switch a.Level() {
	case PrefectureLevel, MunicipalityLevel:
		return a[:2], true
	}
	return "", false
}

// Prefectures iterates over the 47 prefectures in the order of their codes.
func Prefectures() iter.Seq[Area] {
	return func(yield func(Area) bool) {
		for i := range prefectureNames {
			if !yield(prefecture(i)) {
				return
			}
		}
	}
}

// Label returns the name of the area, and its code where the vocabulary has no
// name: municipalities have Japanese ones (those of [MunicipalitiesNamed]).
// [Table.Label] also knows the names that came with a table.
func (a Area) Label(lang Language) string {
	if a == Japan {
		return name{"Japan", "全国"}.in(lang)
	}
	if i := a.normal().prefectureIndex(); i >= 0 {
		return prefectureNames[i].in(lang)
	}
	if g, ok := regionOf(a); ok {
		return g.label.in(lang)
	}
	if named, ok := municipalities().names[a]; ok && lang == Japanese {
		return named
	}
	return string(a)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
