package census

import (
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/width"
)

// ParseArea reads an area of Japan from its code ("14", "14000", "14100") or
// its name in either language, with or without 都, 府, 県, "-ken" or
// "Prefecture" ("神奈川", "Kanagawa-ken"), in characters of any width. Of
// municipalities it reads the Japanese names ([MunicipalitiesNamed]). The error
// for anything else is an [UnknownNameError] that names the nearest prefectures,
// or the municipalities that share a name.
func ParseArea(text string) (Area, error) {
	s := strings.TrimSpace(width.Fold.String(text))
	if allDigits(s) {
		if a, ok := areaOfDigits(s); ok {
			return a, nil
		}
		return "", &UnknownNameError{Kind: "area code", Text: text, Near: []string{"00 (Japan)", "01 to 47 (prefectures)", "five digits (municipalities)"}}
	}
	if a, ok := AreaNamed(s); ok {
		return a, nil
	}
	switch a, apart := municipalityNamed(s); {
	case a != "":
		return a, nil
	case len(apart) > 0:
		return "", &UnknownNameError{Kind: "area", Text: text, Near: apart}
	}
	return "", &UnknownNameError{Kind: "area", Text: text, Near: nearestPrefectures(plainAreaName(s))}
}

// AreaNamed returns the prefecture, or the nation, that a name in either language
// is of, as [ParseArea] reads it; ok is false for any other text. It does not
// look for names that are near, which takes long.
func AreaNamed(name string) (a Area, ok bool) {
	s := strings.TrimSpace(width.Fold.String(name))
	plain := plainAreaName(s)
	switch plain {
	case "japan", "全国", "全国計", "日本":
		return Japan, true
	}
	if a, ok := prefecturesByName()[plain]; ok {
		return a, true
	}
	a, ok = prefecturesByName()[s]
	return a, ok
}

// prefecturesByName are the prefectures by their names, plain and in full.
var prefecturesByName = sync.OnceValue(func() map[string]Area {
	byName := map[string]Area{}
	for i, n := range prefectureNames {
		byName[strings.ToLower(n.en)], byName[n.ja], byName[bareJapanese(n.ja)] = prefecture(i), prefecture(i), prefecture(i)
	}
	return byName
})

func areaOfDigits(s string) (Area, bool) {
	if len(s) == 1 && s != "0" {
		s = "0" + s
	}
	a := Area(s).normal()
	return a, a.Level() != OtherLevel
}

// withoutMacrons drops the marks of long vowels: Kyōto is Kyoto.
var withoutMacrons = strings.NewReplacer("ō", "o", "ū", "u", "ô", "o", "û", "u")

// plainAreaName strips from a name what people add to it, in either language.
func plainAreaName(s string) string {
	s = withoutMacrons.Replace(strings.ToLower(s))
	for _, suffix := range []string{" prefecture", " metropolis", " pref.", " pref", "-ken", "-fu", "-to", " ken", " fu", " to"} {
		s = strings.TrimSuffix(s, suffix)
	}
	return bareJapanese(s)
}

// bareJapanese strips 都, 府 and 県, but not 道: 北海 is no name, nor is 京.
func bareJapanese(s string) string {
	for _, suffix := range []string{"都", "府", "県"} {
		if bare, ok := strings.CutSuffix(s, suffix); ok && len([]rune(bare)) >= 2 {
			return bare
		}
	}
	return s
}

func nearestPrefectures(plain string) []string {
	spellings := make([]spelling, 0, 2*len(prefectureNames))
	for i, n := range prefectureNames {
		label := fmt.Sprintf("%s (%s, %02d)", n.en, n.ja, i+1)
		spellings = append(spellings, spelling{strings.ToLower(n.en), label}, spelling{bareJapanese(n.ja), label})
	}
	return nearest(plain, spellings)
}
