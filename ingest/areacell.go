package ingest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

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
	gluedArea     = pattern(`^[【(\[]?R?([0-9]{1,6})[】)\]_:. \x{3000}]*([^0-9 \x{3000}].*)?$`)
	bracketedName = pattern(`^[【(（\[［〔]([^【】()（）\[\]［］〔〕]*)[】)）\]］〕]$`)
	datedArea     = pattern(`^(.*)[(（]([^()（）]*年[^()（）]*)[)）]$`)
)

// split parts a code that stands in the cell of the name: 【31201】鳥取市.
func (n areaNaming) split() areaNaming {
	n.code, n.name = strings.TrimSpace(n.code), strings.TrimSpace(strings.Trim(n.name, "\u3000 "))
	if m := gluedArea().FindStringSubmatch(n.name); m != nil {
		if n.code == "" {
			n.code = m[1]
		}
		n.name = m[2]
	}
	if m := bracketedName().FindStringSubmatch(n.name); m != nil {
		n.name = m[1]
	}
	n.code = strings.TrimPrefix(strings.Trim(folded(n.code), "【】[]()"), "r")
	return n
}

// An areaContext is what a table says of all of its areas.
type areaContext struct {
	exact  bool        // codes must be their own, and are not METI's
	within census.Area // the prefecture that its title names, "" for none
}

// readAreas reads the areas of a column together, because codes are judged by
// one another: six digits end in a check digit, METI's tables at e-Stat count
// prefectures from 3, and zeros in front get lost. Prefectures go by name, and
// their codes say what the codes of the municipalities are. The edits are what
// was changed.
func readAreas(found []areaNaming, context areaContext) (read []areaReading, edits []string) {
	split := make([]areaNaming, len(found))
	longest := 0
	for i, n := range found {
		split[i] = n.split()
		longest = max(longest, len(split[i].code))
	}
	if longest == 5 && lostZeros(split) {
		longest = 6
	}
	scheme := areaScheme{longest: longest, areaContext: context}
	if longest == 6 {
		scheme.edit("check digits taken off the area codes")
	}
	if !context.exact {
		scheme.measure(split)
	}
	scheme.within = scheme.shared(split)
	read = make([]areaReading, len(found))
	for i, n := range split {
		read[i] = scheme.read(n)
	}
	return read, scheme.edits
}

// read reads one area.
func (c *areaScheme) read(n areaNaming) (r areaReading) {
	if m := datedArea().FindStringSubmatch(n.name); m != nil {
		if y, ok := parseYear(m[2]); ok {
			n.name, r.year = m[1], census.Year(y.year)
		}
	}
	name := strings.TrimSuffix(strings.TrimSuffix(n.name, "計"), "合")
	code := c.filled(n.code)
	sum, isSum := sumOfAreas(n.name)
	if n.code != "" && code == "" {
		r.err = fmt.Errorf("%q is no code of an area", n.code)
		return r
	}
	switch byName, known := prefectureNamed(name); {
	case known:
		r.area = byName
		r.err = c.verify(byName, code)
	case strings.HasPrefix(code, "00") && code != "00000" && name != "": // 人口集中地区 and other parts of the nation
		r.area, r.label = census.AreaOf("estat", code), n.name
	case isSum && (code == "" || !sum.whole):
		r.area, r.label = c.sum(sum, n.name)
	case code == "":
		r.area, r.label, r.err = c.municipality(name)
	case strings.HasSuffix(code, "000") && code != "00000" && name != "" && c.exact:
		r.area, r.err = c.coded(code, n.code)
		c.edit(fmt.Sprintf("area code %s taken for the prefecture, whose name is not %q", n.code, n.name))
	case strings.HasSuffix(code, "000") && name != "" && !slices.Contains(wholes, folded(n.name)):
		r.err = fmt.Errorf("the code %s is of a prefecture, and %q is the name of none", n.code, n.name)
	default:
		r.area, r.err = c.coded(code, n.code)
		r.label = strings.Join(strings.Fields(n.name), " ")
	}
	return r
}

// municipalityKinds are the last characters of the names of municipalities.
var municipalityKinds = []string{"市", "区", "町", "村"}

func isMunicipality(name string) bool {
	return slices.ContainsFunc(municipalityKinds, func(kind string) bool { return strings.HasSuffix(name, kind) })
}

func isASCII[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] > unicode.MaxASCII {
			return false
		}
	}
	return true
}

// prefectureNamed returns the prefecture, or the nation, that a name is of.
func prefectureNamed(name string) (census.Area, bool) {
	if name == "" || isMunicipality(name) {
		return "", false
	}
	if closed := strings.Join(strings.Fields(name), ""); !isASCII(closed) {
		name = closed // 東　京　都
	}
	return census.AreaNamed(name)
}

// municipality is the area of a municipality without a code. One that is not on
// the list of today's, which has merged or is a ward, goes by its name.
func (c *areaScheme) municipality(name string) (census.Area, string, error) {
	found := census.MunicipalitiesNamed(name)
	name = strings.Join(strings.Fields(name), " ")
	if in, _ := cutPrefecture(name); in == census.Japan && c.within != census.Japan {
		found = slices.DeleteFunc(found, func(a census.Area) bool { within, _ := a.Prefecture(); return within != c.within })
	}
	if len(found) == 1 {
		_, label := cutPrefecture(name)
		c.edit("municipalities without a code given that of their name, by the list of 2021")
		return found[0], label, nil
	}
	if len(found) == 0 && isMunicipality(name) {
		return census.AreaOf("name", strings.ReplaceAll(name, " ", "")), name, nil
	}
	a, err := census.ParseArea(name)
	return a, "", err
}

// cutPrefecture parts a prefecture from the name that it stands in front of.
func cutPrefecture(name string) (within census.Area, rest string) {
	for p := range census.Prefectures() {
		if rest, ok := strings.CutPrefix(name, p.Label(census.Japanese)); ok {
			return p, strings.TrimSpace(rest)
		}
	}
	return census.Japan, name
}
