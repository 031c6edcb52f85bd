package census

import "slices"

// A Regions is a scheme of groups of areas: which prefecture belongs to which
// region. Schemes differ from office to office (the police count Yamanashi in
// Kanto), so a scheme has a name and its areas carry it: "region8:kanto".
// Callers make schemes of their own; [EightRegions] is the usual one.
type Regions struct {
	Scheme string
	Groups []Region
}

// A Region is one group of a scheme.
type Region struct {
	Code     string
	English  string
	Japanese string
	Members  []Area
}

// Of returns the region that an area lies in; a municipality lies in the
// region of its prefecture. It serves as the Area of a [Move]:
//
//	t.Regroup(census.Move{Area: census.EightRegions().Of})
func (r Regions) Of(a Area) (Area, bool) {
	for _, g := range r.Groups {
		if slices.Contains(g.Members, a) {
			return AreaOf(r.Scheme, g.Code), true
		}
	}
	if a.Level() == MunicipalityLevel {
		return r.Of(a[:2])
	}
	return "", false
}

// Labels names the regions of a scheme in a table that has them; see
// [Table.With]. Those of [EightRegions] are of the vocabulary.
func (r Regions) Labels() Option {
	return func(m *meta) {
		for _, g := range r.Groups {
			WithLabel(ByArea, string(AreaOf(r.Scheme, g.Code)), g.English, g.Japanese)(m)
		}
	}
}

// region8 is the table of the eight regions: those of the Ministry of
// Education's school geography, which most white papers use.
var region8 = []struct {
	code  string
	label name
	lo    int // first and last prefecture code: the regions are runs of codes
	hi    int
}{
	{"hokkaido", name{"Hokkaido", "北海道"}, 1, 1},
	{"tohoku", name{"Tohoku", "東北"}, 2, 7},
	{"kanto", name{"Kanto", "関東"}, 8, 14},
	{"chubu", name{"Chubu", "中部"}, 15, 23},
	{"kansai", name{"Kansai", "近畿"}, 24, 30},
	{"chugoku", name{"Chugoku", "中国"}, 31, 35},
	{"shikoku", name{"Shikoku", "四国"}, 36, 39},
	{"kyushu", name{"Kyushu and Okinawa", "九州・沖縄"}, 40, 47},
}

// EightRegions returns the usual scheme of eight regions, Mie in Kansai and
// Okinawa with Kyushu.
func EightRegions() Regions {
	prefectures := slices.Collect(Prefectures())
	r := Regions{Scheme: "region8"}
	for _, g := range region8 {
		r.Groups = append(r.Groups, Region{g.code, g.label.en, g.label.ja, prefectures[g.lo-1 : g.hi]})
	}
	return r
}

// regionOf finds the table entry of an area of the eight regions.
func regionOf(a Area) (entry struct{ label name }, ok bool) {
	if a.Scheme() != "region8" {
		return entry, false
	}
	for _, g := range region8 {
		if g.code == a.Code() {
			entry.label = g.label
			return entry, true
		}
	}
	return entry, false
}
