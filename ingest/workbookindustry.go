package ingest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/machikoba/machikoba/ingest/census"
)

// parseShortened is parseIndustryCells for tables that shorten names. A code
// whose name is that of another division is of another revision.
func parseShortened(n industryNaming, revision census.Scheme) (census.Industry, error) {
	n.name = leadMark().ReplaceAllString(n.name, "")
	if !slices.Contains(wholeIndustry, n.name) && !strings.HasSuffix(n.name, "製造業計") {
		n.name = strings.TrimSuffix(n.name, "計")
	}
	i, err := parseIndustryCells(n, revision)
	code, name := n.code, n.name
	if m := gluedIndustry().FindStringSubmatch(name); m != nil {
		code, name = m[1], m[2]
	}
	short, ok := abbreviated(name, revision)
	switch {
	case err != nil && ok && !allDigits(code):
		return short, nil
	case err == nil && ok && i.IsDivision() && i != short:
		return "", fmt.Errorf("code %s of %s is %s, not %q", code, revision, i.Label(census.Japanese), name)
	}
	return i, err
}

// abbreviated returns the division of a revision that a shortened name stands
// for, as prefectures print them: パルプ・紙, 電子・デバイス, 石油・石炭. Its
// characters stand in the division's name in their order, from the first on, and
// in no other division's.
func abbreviated(name string, revision census.Scheme) (found census.Industry, ok bool) {
	name = bareName(name)
	if short, is := industryShorthand[name]; is {
		name = short
	}
	if len([]rune(name)) < 2 {
		return "", false
	}
	for _, d := range bareDivisions()[oldest(revision)] {
		if !within(name, d.name) {
			continue
		}
		if ok {
			return "", false
		}
		found, ok = d.industry, true
	}
	return found, ok
}

// bareDivisions are the names of the divisions of each revision, without what
// all names have.
var bareDivisions = sync.OnceValue(func() map[census.Scheme][]bareDivision {
	list := map[census.Scheme][]bareDivision{}
	for _, r := range jsicRevisions {
		for _, d := range r.Divisions() {
			list[r] = append(list[r], bareDivision{d, bareName(d.Label(census.Japanese))})
		}
	}
	return list
})

type bareDivision struct {
	industry census.Industry
	name     string
}

// oldest is the oldest revision with the same divisions.
func oldest(revision census.Scheme) census.Scheme {
	if revision == census.JSIC13 || revision == census.JSIC14 {
		return census.JSIC12
	}
	return revision
}

// industryShorthand are shortened names that are no part of the full ones.
var industryShorthand = map[string]string{"皮革": "なめし革", "汎用機械": "はん用機械", "汎用": "はん用", "石油石炭製品": "石油製品石炭製品",
	"窯業土石製品": "窯業土石", "輸送用機器": "輸送用機械", "電子デバイス": "電子部品デバイス", "情報通信機器": "情報通信機械", "電気機器": "電気機械"}

// bareName is a name without what parts its words and without what all names
// end in.
func bareName(s string) string {
	s, _, _ = strings.Cut(folded(s), "(")
	s = strings.NewReplacer("・", "", "･", "", "、", "", ",", "", ".", "", "·", "").Replace(s)
	for _, ending := range []string{"製造業", "器具", "工業", "関連業", "業", "製造"} {
		if rest, cut := strings.CutSuffix(s, ending); cut && len([]rune(rest)) > 1 {
			s = rest
		}
	}
	return s
}

// within reports whether the characters of a text stand in a name in their
// order, beginning with its first.
func within(text, name string) bool {
	for i, r := range text {
		at := strings.IndexRune(name, r)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		name = name[at+utf8.RuneLen(r):]
	}
	return true
}
