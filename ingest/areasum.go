package ingest

import (
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// An areaSum is what a row of a municipal table adds up: the prefecture (県計),
// its cities (市計, 市部), its towns and villages (郡計, 町村計, 郡部), its wards (区部),
// or a county, a branch office or a region (愛甲郡, 石狩振興局, 県央地域).
type areaSum struct {
	prefecture string // that the name begins with, "" for none
	name       string // 市部, 郡部, 区部, or the region's own
	whole      bool   // of the prefecture
}

var (
	sumOfKind   = pattern(`^(.{2,3}[都道府県])?(?:(県|都|道|府)|(市|市部)|(郡|郡部|町村|町村部)|(区|区部|特別区))(?:の?(?:合計|総計|総数|計))$`)
	partOfPref  = pattern(`^(.{2,3}[都道府県])?(市部|郡部|区部|町村部)$`)
	sumOfRegion = pattern(`^(.{2,3}[都道府県])?(.+?(?:郡|支庁|振興局|地域|圏域|圏|地区|地方|管内|広域|ブロック))(?:の?(?:合計|総計|計))?$`)
)

// sumOfAreas reads the name of a row that adds up municipalities.
func sumOfAreas(name string) (s areaSum, ok bool) {
	plain := folded(name)
	if m := partOfPref().FindStringSubmatch(plain); m != nil {
		return areaSum{prefecture: m[1], name: strings.Replace(m[2], "町村部", "郡部", 1)}, true
	}
	if m := sumOfKind().FindStringSubmatch(plain); m != nil {
		s.prefecture = m[1]
		switch {
		case m[2] != "":
			s.whole = true
		case m[3] != "":
			s.name = "市部"
		case m[4] != "":
			s.name = "郡部"
		default:
			s.name = "区部"
		}
		return s, true
	}
	if m := sumOfRegion().FindStringSubmatch(plain); m != nil && len(census.MunicipalitiesNamed(plain)) == 0 {
		return areaSum{prefecture: m[1], name: m[2]}, true
	}
	return s, false
}

// sum returns the area of such a row: the prefecture, or a name within it.
func (c *areaScheme) sum(s areaSum, written string) (census.Area, string) {
	within := c.within
	if a, known := prefectureNamed(s.prefecture); known {
		within = a
	}
	label := ""
	if within.IsPrefecture() {
		label = within.Label(census.Japanese)
	}
	switch {
	case s.whole && label != "":
		return within, ""
	case s.whole:
		return census.AreaOf("name", folded(written)), strings.TrimSpace(written)
	}
	return census.AreaOf("name", label+s.name), label + s.name
}

// shared returns the prefecture that all the areas of a column are in, the nation
// where they are in several or do not say: by codes and by names of prefectures;
// without any, by the title, unless most names are borne elsewhere; and without a
// title by the names that one municipality bears.
func (c *areaScheme) shared(found []areaNaming) census.Area {
	said, borne := map[census.Area]int{}, map[census.Area]int{}
	total := 0
	for _, n := range found {
		if in, ok := c.inPrefecture(n); ok {
			said[in]++
		} else if named := census.MunicipalitiesNamed(n.name); len(named) == 1 {
			in, _ := named[0].Prefecture()
			borne[in]++
			total++
		}
	}
	switch {
	case len(said) > 0:
		return only(said)
	case c.within != census.Japan && 2*borne[c.within] >= total:
		return c.within
	case c.within != census.Japan:
		return census.Japan
	}
	return only(borne)
}

// inPrefecture returns the prefecture that the code or the name of an area says.
func (c *areaScheme) inPrefecture(n areaNaming) (census.Area, bool) {
	if a, known := prefectureNamed(n.name); known {
		return a.Prefecture()
	}
	if code := c.filled(n.code); code != "" {
		a, _ := c.coded(code, code) // what is no code is an error where it stands
		return a.Prefecture()
	}
	in, _ := cutPrefecture(strings.TrimSpace(n.name))
	return in, in != census.Japan
}

// only returns the one prefecture of a count, the nation of several or of none.
func only(counts map[census.Area]int) census.Area {
	if len(counts) != 1 {
		return census.Japan
	}
	for a := range counts {
		return a
	}
	return census.Japan
}

// sumsAmong returns the areas of a table that add up others of a prefecture.
func sumsAmong(t *census.Table) (labels []string) {
	for _, a := range t.Areas() {
		if a.Scheme() != "name" {
			continue
		}
		if _, ok := sumOfAreas(a.Code()); ok {
			labels = append(labels, a.Code())
		}
	}
	return labels
}
