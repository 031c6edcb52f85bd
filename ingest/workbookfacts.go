package ingest

import (
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/machikoba/machikoba/ingest/census"
)

// Facts are what the words around a table say of all its figures. They are
// looked for in one place after the other, the nearest first: the caption, the
// name of the sheet, the notes below, the other sheets (a cover, a contents),
// the name of the file. A place that says two things of one fact says nothing.
type facts struct {
	area   census.Area
	year   census.Year
	survey census.Survey // that the words name; the zero Survey for none
	size   census.Size
	sized  bool // a class is named, be it all sizes
}

// factsOf reads the places, each a list of texts.
func factsOf(places [][]string, file string) (f facts) {
	base := path.Base(filepath.ToSlash(file))
	base = strings.TrimSuffix(base, path.Ext(base))
	for _, texts := range append(slices.Clip(places), []string{base}) {
		if f.area == "" {
			f.area = prefectureIn(texts)
		}
		if f.year == 0 {
			f.survey, f.year = yearIn(texts)
		}
	}
	for _, texts := range places[:min(2, len(places))] { // notes may be of other classes
		if !f.sized {
			f.size, f.sized = floorIn(texts)
		}
	}
	return f
}

// prefectureIn returns the one prefecture that texts name, "" for none or two:
// by its full name, or by its short one where that does not begin the name of
// something smaller; in Latin letters as a word of its own.
func prefectureIn(texts []string) census.Area {
	full, short := map[census.Area]bool{}, map[census.Area]bool{}
	for _, text := range texts {
		s := folded(text)
		for a := range census.Prefectures() {
			name := a.Label(census.Japanese)
			if strings.Contains(s, name) {
				full[a] = true
			}
			if bare := strings.TrimRight(name, "都府県"); shortlyNamed(s, bare) {
				short[a] = true
			}
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) {
			if a, err := census.ParseArea(word); err == nil && a.IsPrefecture() {
				short[a] = true
			}
		}
	}
	for _, found := range []map[census.Area]bool{full, short} {
		if len(found) == 1 {
			for a := range found {
				return a
			}
		}
		if len(found) > 1 {
			return ""
		}
	}
	return ""
}

// shortlyNamed reports whether a text has the short name of a prefecture, not as
// a part of 東京 or of the name of a city.
func shortlyNamed(s, name string) bool {
	for rest := s; ; {
		before, after, found := strings.Cut(rest, name)
		if !found {
			return false
		}
		next, _ := firstOf(after)
		if !strings.ContainsRune("市区町村郡駅港湾川地", next) && !(name == "京都" && strings.HasSuffix(before, "東")) && len(name) > 0 {
			return true
		}
		rest = after
	}
}

func firstOf(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return ' ', false
}

const (
	yearWords    = `((?:明治|大正|昭和|平成|令和)(?:元|\d{1,2})年?度?(?:\((?:19|20)\d\d年?\))?|(?:19|20)\d\d年?度?(?:\((?:明治|大正|昭和|平成|令和)?(?:元|\d{1,2})年?\))?|[hr]\d{1,2}年?)`
	programWords = `(工業統計|経済センサス|経済構造実態|製造業事業所調査|工業調査)`
)

var (
	yearThenSurvey = pattern(yearWords + `[^\d]{0,8}?` + programWords)
	surveyThenYear = pattern(programWords + `[^\d]{0,14}?` + yearWords)
	dayOfCount     = pattern(yearWords + `[.年]?(\d{1,2})[.月](\d{1,2})日?現在`)
	yearOfMoney    = pattern(yearWords + `(?:1月~12月)?(?:の?実績|の?暦年)`)
	anyYear        = pattern(yearWords)
)

// yearIn returns the reference year that texts name, and the survey if they name
// one. A year that is neither a survey's nor called that of the money is taken
// where the two are the same, which they are up to 2014.
func yearIn(texts []string) (s census.Survey, y census.Year) {
	s, y = onlyYear(texts, func(text string) (found []census.Survey) {
		for _, m := range yearThenSurvey().FindAllStringSubmatch(text, -1) {
			if s, ok := surveyOf(m[1] + m[2]); ok {
				found = append(found, s)
			}
		}
		if found == nil {
			for _, m := range surveyThenYear().FindAllStringSubmatch(text, -1) {
				if s, ok := surveyOf(m[2] + m[1]); ok {
					found = append(found, s)
				}
			}
		}
		return found
	})
	if y != 0 {
		return s, y
	}
	if _, y = onlyYear(texts, moneyYears); y != 0 {
		return census.Survey{}, y
	}
	return onlyYear(texts, func(text string) (found []census.Survey) {
		for _, m := range anyYear().FindAllStringSubmatch(text, -1) {
			c, ok := parseYear(m[1])
			if !ok || c.year > 2014 {
				return []census.Survey{{Year: 1}, {Year: 2}} // it may be either: nothing is said
			}
			if s, ok := surveyOf(m[1]); ok {
				found = append(found, s)
			}
		}
		return found
	})
}

// moneyYears returns the years that a text calls those of the money, and those
// of the days of the count.
func moneyYears(text string) (found []census.Survey) {
	for _, m := range yearOfMoney().FindAllStringSubmatch(text, -1) {
		if c, ok := parseYear(m[1]); ok {
			found = append(found, census.Survey{Year: census.Year(c.year)})
		}
	}
	for _, m := range dayOfCount().FindAllStringSubmatch(text, -1) {
		c, ok := parseYear(m[1])
		month, _ := strconv.Atoi(m[2])
		for _, s := range census.FactoryCensus() {
			day := strings.Split(s.StockDate, "-")
			if ok && day[0] == strconv.Itoa(c.year) && atoi(day[1]) == month {
				found = append(found, s)
			}
		}
	}
	return found
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// onlyYear returns the year that texts agree on.
func onlyYear(texts []string, read func(string) []census.Survey) (s census.Survey, y census.Year) {
	for _, text := range texts {
		for _, found := range read(folded(text)) {
			if y != 0 && found.Year != y {
				return census.Survey{}, 0
			}
			s, y = found, found.Year
		}
	}
	return s, y
}

var (
	floorWords = pattern(`(?:従業者(?:数|規模)?(\d+)人以上)|(?:(\d+)人以上の?(?:製造)?事業所)`)
	roofWords  = pattern(`従業者(?:数|規模)?(\d+)人以下|(\d+)人以下の?(?:製造)?事業所`)
	rangeWords = pattern(`従業者(?:数|規模)?(\d+)人?[~〜～\-–−―](\d+)人`)
)

// floorIn returns the class of all establishments of a table that texts name.
func floorIn(texts []string) (size census.Size, sized bool) {
	s := folded(strings.Join(texts, "\n"))
	number := func(parts ...string) int32 {
		for _, p := range parts {
			if n, err := strconv.ParseInt(p, 10, 32); err == nil && n > 0 {
				return int32(n)
			}
		}
		return 0
	}
	between, from, to := rangeWords().FindAllStringSubmatch(s, -1), floorWords().FindAllStringSubmatch(s, -1), roofWords().FindAllStringSubmatch(s, -1)
	switch {
	case len(between) == 1 && len(from)+len(to) == 0:
		return census.Size{Min: number(between[0][1]), Max: number(between[0][2])}, true
	case len(from) > 0 && len(between)+len(to) == 0:
		size.Min = number(from[0][1], from[0][2])
		for _, m := range from[1:] {
			if number(m[1], m[2]) != size.Min {
				return census.Size{}, false
			}
		}
		return size, true
	case len(to) == 1 && len(between)+len(from) == 0:
		size.Max = number(to[0][1], to[0][2])
		if size.Max > 3 {
			size.Min = 4 // 29人以下 is of those that the census counts every year
		}
		return size, true
	}
	return census.Size{}, containsAny(s, []string{"全事業所", "全数", "全規模"})
}
