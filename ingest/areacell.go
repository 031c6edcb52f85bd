package ingest

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// An areaNaming is what the cells of a row say of its area.
type areaNaming struct{ code, name string }

// An areaReading is what an area's cells mean.
type areaReading struct {
	area  census.Area
	label string      // the name of a municipality, which the vocabulary does not have
	year  census.Year // where the cell names one: 全国計(2014年)
	err   error
}

var (
	gluedArea = regexp.MustCompile(`^[【(\[]?R?([0-9]{1,6})[】)\]_:. \x{3000}]*([^0-9 \x{3000}].*)?$`)
	datedArea = regexp.MustCompile(`^(.*)[(（]([^()（）]*年[^()（）]*)[)）]$`)
)

// split parts a code that stands in the cell of the name: 【31201】鳥取市.
func (n areaNaming) split() areaNaming {
	n.code, n.name = strings.TrimSpace(n.code), strings.TrimSpace(strings.Trim(n.name, "\u3000 "))
	if m := gluedArea.FindStringSubmatch(n.name); m != nil {
		if n.code == "" {
			n.code = m[1]
		}
		n.name = m[2]
	}
	n.code = strings.TrimPrefix(strings.Trim(folded(n.code), "【】[]()"), "r")
	return n
}

// readAreas reads the areas of a column together, because codes are judged by
// one another: six digits end in a check digit, METI's tables at e-Stat count
// prefectures from 3, and zeros in front get lost. Prefectures go by name, and
// their codes say what the codes of the municipalities are. The edits are what
// was changed. Codes that must be exact are not METI's.
func readAreas(found []areaNaming, exact bool) (read []areaReading, edits []string) {
	split := make([]areaNaming, len(found))
	longest := 0
	for i, n := range found {
		split[i] = n.split()
		longest = max(longest, len(split[i].code))
	}
	scheme := areaScheme{longest: longest}
	if !exact {
		scheme.measure(split)
	}
	read = make([]areaReading, len(found))
	for i, n := range split {
		read[i] = scheme.read(n)
	}
	return read, scheme.edits
}

// areaScheme says how a column writes its codes.
type areaScheme struct {
	longest int
	offset  int // what is added to the numbers of prefectures
	edits   []string
}

func (c *areaScheme) edit(text string) {
	if !slices.Contains(c.edits, text) {
		c.edits = append(c.edits, text)
	}
}

// measure finds by how much the codes of prefectures differ from their numbers:
// METI's by 2, others not at all.
func (c *areaScheme) measure(found []areaNaming) {
	counts := map[int]int{}
	for _, n := range found {
		a, known := prefectureNamed(n.name)
		code := c.filled(n.code)
		if !known || !a.IsPrefecture() || len(code) != 5 || code[2:] != "000" {
			continue
		}
		counts[twoDigits(code)-twoDigits(string(a))]++
	}
	if len(counts) != 1 {
		return // a code that is not as the others is an error where it stands
	}
	for offset, times := range counts {
		if times >= 3 || offset == 2 {
			c.offset = offset
		}
	}
	if c.offset != 0 {
		c.edit(fmt.Sprintf("area codes are JIS X 0401 plus %d: prefectures taken by name, the codes of their cities brought to JIS X 0402", c.offset))
	}
}

// filled returns a code in five digits, "" for none. Six digits are those of
// the ministry's codes, whose last is a check digit.
func (c *areaScheme) filled(code string) string {
	switch {
	case !allDigits(code):
		return ""
	case c.longest == 6 && len(code) >= 5:
		code = strings.Repeat("0", 6-len(code)) + code
		if checkDigit(code[:5]) != code[5] {
			return ""
		}
		return code[:5]
	case len(code) <= 2 && c.longest <= 5:
		return strings.Repeat("0", 2-len(code)) + code + "000"
	case len(code) == 4 || len(code) == 5:
		return strings.Repeat("0", 5-len(code)) + code
	}
	return ""
}

// checkDigit returns the sixth digit of the Ministry of Internal Affairs' codes
// of local governments.
func checkDigit(five string) byte {
	sum := 0
	for i := range 5 {
		sum += int(five[i]-'0') * (6 - i)
	}
	if sum < 11 {
		return byte('0' + 11 - sum)
	}
	return byte('0' + (11-sum%11)%10)
}

func twoDigits(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

// read reads one area.
func (c *areaScheme) read(n areaNaming) (r areaReading) {
	if m := datedArea.FindStringSubmatch(n.name); m != nil {
		if y, ok := parseYear(m[2]); ok {
			n.name, r.year = m[1], census.Year(y.year)
		}
	}
	name := strings.TrimSuffix(strings.TrimSuffix(n.name, "計"), "合")
	code := c.filled(n.code)
	if n.code != "" && code == "" {
		r.err = fmt.Errorf("%q is no code of an area", n.code)
		return r
	}
	switch byName, known := prefectureNamed(name); {
	case known:
		r.area = byName
		r.err = c.verify(byName, code)
	case code == "":
		r.area, r.label, r.err = namedMunicipality(name)
	default:
		r.area, r.err = c.coded(code, n.code)
		r.label = strings.Join(strings.Fields(n.name), " ")
	}
	return r
}

// verify compares the code of a prefecture, or of the nation, with its name.
func (c *areaScheme) verify(a census.Area, code string) error {
	if code == "" || !a.IsPrefecture() {
		return nil
	}
	if code[2:] == "000" && twoDigits(code) == twoDigits(string(a))+c.offset {
		return nil
	}
	return fmt.Errorf("%s is not the code of %s, which is %s", code, a.Label(census.English), a)
}

// coded returns the area of a code without a name, or with one that is not a
// prefecture's.
func (c *areaScheme) coded(code, written string) (census.Area, error) {
	if len(written) == 4 {
		c.edit("zeros restored in front of municipality codes")
	}
	if code == "00000" {
		return census.Japan, nil
	}
	if n := twoDigits(code) - c.offset; c.offset != 0 && n > 0 {
		code = fmt.Sprintf("%02d%s", n, code[2:])
	}
	return census.ParseArea(code)
}

// municipalityKinds are the last characters of the names of municipalities.
var municipalityKinds = []string{"市", "区", "町", "村"}

func isMunicipality(name string) bool {
	return slices.ContainsFunc(municipalityKinds, func(kind string) bool { return strings.HasSuffix(name, kind) })
}

// prefectureNamed returns the prefecture, or the nation, that a name is of. It
// does not look for names that are near, which takes long.
func prefectureNamed(name string) (census.Area, bool) {
	if name == "" || isMunicipality(name) || allDigits(folded(name)) {
		return "", false
	}
	a, err := census.ParseArea(name)
	return a, err == nil
}

// namedMunicipality is the area of a municipality without a code: the
// vocabulary does not know the codes of municipalities by their names.
func namedMunicipality(name string) (census.Area, string, error) {
	name = strings.Join(strings.Fields(name), " ")
	if isMunicipality(name) {
		return census.AreaOf("name", strings.ReplaceAll(name, " ", "")), name, nil
	}
	a, err := census.ParseArea(name)
	return a, "", err
}
