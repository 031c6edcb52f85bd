package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// areaScheme says how a column writes its codes.
type areaScheme struct {
	areaContext
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
	if len(counts) == 0 {
		counts = c.ofMunicipalities(found)
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

// ofMunicipalities measures by the names of municipalities of which there is one
// today, where a table has no prefecture. Fewer than three say nothing.
func (c *areaScheme) ofMunicipalities(found []areaNaming) map[int]int {
	counts := map[int]int{}
	n := 0
	for _, f := range found {
		named := census.MunicipalitiesNamed(f.name)
		if code := c.filled(f.code); len(named) == 1 && len(code) == 5 && code[2:] == string(named[0][2:]) {
			counts[twoDigits(code)-twoDigits(string(named[0]))]++
			n++
		}
	}
	if n < 3 {
		return nil
	}
	return counts
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

// lostZeros reports whether five digits are what is left of the six of the
// ministry's codes, as in a file of Hokkaido's municipalities: all of them end in
// the check digit of what stands in front, which codes of five digits do one time
// in ten, and no name of a prefecture says otherwise.
func lostZeros(found []areaNaming) bool {
	const enough = 4
	checked, named := 0, false
	for _, n := range found {
		if len(n.code) != 5 || !allDigits(n.code) {
			continue
		}
		six := "0" + n.code
		if checkDigit(six[:5]) != six[5] {
			return false
		}
		if a, known := prefectureNamed(n.name); known && a.IsPrefecture() {
			if six[:2] != string(a) {
				return false
			}
			named = true
		}
		checked++
	}
	return checked >= enough || named
}
