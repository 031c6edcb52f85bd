package ingest

import (
	"strconv"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
	"golang.org/x/text/width"
)

// A calendarYear is a year as a cell has it.
type calendarYear struct {
	year   int
	fiscal bool // 年度, from April to March
}

// eras are the first years of Japan's eras since 1868, by name and by initials.
var eras = map[string]int{"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019,
	"明": 1868, "大": 1912, "昭": 1926, "平": 1989, "令": 2019,
	"m": 1868, "t": 1912, "s": 1926, "h": 1989, "r": 2019}

var (
	timeCode      = pattern(`^(\d{4})([01])0(\d{4})$`) // e-Stat: 2018000000, fiscal 2018100000, June 2018000606
	eraYear       = pattern(`(?:^|[^a-z])(明治|大正|昭和|平成|令和|[mtshr])\.?(元|\d{1,2})(?:$|[^\d人])`)
	shortEraYear  = pattern(`(?:^|[(\s])(明|大|昭|平|令)\.?(元|\d{1,2})年?(?:$|[)\s])`)
	christianYear = pattern(`(?:^|\D)(1[89]\d\d|20\d\d)(?:$|\D)`)
)

// parseYear reads a year as offices write it: 2018, 2018年, 2018年度, 平成30年,
// H30, 平30, 令和元年, 平成30年(2018年), 2018-12-31, or a time code of e-Stat. It is not
// ok where there is no year, or where two are named that differ.
func parseYear(cell string) (y calendarYear, ok bool) {
	s := folded(cell)
	if m := timeCode().FindStringSubmatch(s); m != nil {
		y.year, _ = strconv.Atoi(m[1])
		y.fiscal = m[2] == "1"
		return y, y.year > 0 && m[3] == "0000" // a month or a quarter is no year
	}
	y.fiscal = strings.Contains(s, "年度") || strings.HasPrefix(s, "fy")
	found := map[int]bool{}
	for _, m := range append(eraYear().FindAllStringSubmatch(s, -1), shortEraYear().FindAllStringSubmatch(s, -1)...) {
		n := 1
		if m[2] != "元" {
			n, _ = strconv.Atoi(m[2])
		}
		found[eras[m[1]]+n-1] = true
	}
	for _, m := range christianYear().FindAllStringSubmatch(s, -1) {
		n, _ := strconv.Atoi(m[1])
		found[n] = true
	}
	for year := range found {
		y.year = year
	}
	return y, len(found) == 1
}

// surveyOf returns the survey of the factory census that a text names, with the
// year that the survey bears: 2019年確報 of 工業統計調査, 令和3年経済センサス. A text
// that names no program is taken for the Census of Manufactures where that bore
// the year.
func surveyOf(text string) (census.Survey, bool) {
	y, ok := parseYear(text)
	if !ok {
		return census.Survey{}, false
	}
	s := folded(text)
	economic := strings.Contains(s, "経済センサス") || strings.Contains(s, "活動調査")
	structure := strings.Contains(s, "経済構造実態調査") || strings.Contains(s, "製造業事業所調査")
	var found census.Survey
	for _, v := range census.FactoryCensus() {
		is := strings.Contains(v.Program, "Economic")
		switch {
		case v.Label != strconv.Itoa(y.year):
		case economic && !strings.Contains(v.Program, "Census for Business"),
			structure && !strings.Contains(v.Program, "Structure"),
			strings.Contains(s, "工業統計") && is:
		default:
			found, ok = v, true // of two of one label the later is the Census of Manufactures
		}
	}
	return found, found.Year > 0
}

// folded is a text with characters of one width, in lower case and without any
// space or line break: what two spellings of one label have in common.
func folded(s string) string {
	s = strings.ToLower(width.Fold.String(s))
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\u3000' || r == '\t' || r == '\n' || r == '\r' || r == '\uFEFF' || r == '\u00A0'
	}), "")
}
