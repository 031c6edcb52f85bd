package hierarchy

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// A Partition divides a whole into parts.
type Partition[T comparable] struct {
	Parts []T
	// Complete says that there are no parts but these.
	Complete bool
}

// Partitions are the partitions of each whole. A whole can have several.
type Partitions[T comparable] map[T][]Partition[T]

// designatedCities are the municipalities that JIS X 0402 lists beside their
// own wards (政令指定都市, and 13100 特別区部 for the wards of Tokyo). The wards
// have the codes after that of the city.
var designatedCities = []census.Area{
	"01100", "04100", "11100", "12100", "13100", "14100", "14130", "14150",
	"15100", "22100", "22130", "23100", "26100", "27100", "27140", "28100",
	"33100", "34100", "40100", "40130", "43100",
}

// Areas returns the partitions among the areas of a table, and of Japan and
// its regions, whose parts the vocabulary knows. Areas of other schemes take
// part where declared says so, whose partitions are complete.
func Areas(areas []census.Area, declared map[census.Area][]census.Area) Partitions[census.Area] {
	p := Partitions[census.Area]{}
	prefectures := slices.Collect(census.Prefectures())
	if slices.ContainsFunc(areas, census.Area.IsPrefecture) {
		p.add(census.Japan, prefectures, true)
	}
	eight := census.EightRegions()
	var regions []census.Area
	for _, g := range eight.Groups {
		a := census.AreaOf(eight.Scheme, g.Code)
		regions = append(regions, a)
		p.add(a, g.Members, true)
	}
	if slices.ContainsFunc(areas, func(a census.Area) bool { return slices.Contains(regions, a) }) {
		p.add(census.Japan, regions, true)
	}
	addMunicipalities(p, areas)
	for whole, parts := range declared {
		p.add(whole, parts, true)
	}
	return p
}

func (p Partitions[T]) add(whole T, parts []T, complete bool) {
	if len(parts) > 0 {
		p[whole] = append(p[whole], Partition[T]{parts, complete})
	}
}

// addMunicipalities puts municipalities into their prefectures, and wards into
// their cities where the cities are in the table too.
func addMunicipalities(p Partitions[census.Area], areas []census.Area) {
	groups := map[census.Area][]census.Area{}
	for _, a := range areas {
		if a.Level() != census.MunicipalityLevel {
			continue
		}
		whole := a[:2]
		if city, ok := cityOf(a); ok && slices.Contains(areas, city) {
			whole = city
		}
		groups[whole] = append(groups[whole], a)
	}
	for whole, parts := range groups {
		slices.Sort(parts)
		p.add(whole, parts, false)
	}
}

// cityOf returns the designated city that a ward belongs to.
func cityOf(a census.Area) (census.Area, bool) {
	i, isCity := slices.BinarySearch(designatedCities, a)
	if isCity || i == 0 || a[2] != '1' {
		return "", false
	}
	city := designatedCities[i-1]
	return city, city[:2] == a[:2]
}
