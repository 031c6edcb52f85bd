package census

import "slices"

// WardOf returns the city that a ward is part of: Tsurumi (14101) is a ward of
// Yokohama (14100), Chiyoda (13101) one of the 23 wards of Tokyo taken together
// (13100). It goes by the codes of JIS X 0402.
func (a Area) WardOf() (city Area, ok bool) { return a.city() }

// WithoutWards returns the rows of t but for those of wards whose city t has as
// well in the same year: what is left may be added up over municipalities.
func (t *Table) WithoutWards() *Table {
	type place struct {
		year Year
		area Area
	}
	has := map[place]bool{}
	for i := range t.Len() {
		has[place{t.year.at(i), t.area.at(i)}] = true
	}
	cities := map[Area]Area{}
	areas := t.Areas()
	for _, a := range areas {
		if city, ok := a.city(); ok && slices.Contains(areas, city) {
			cities[a] = city
		}
	}
	return t.filter(func(i int) bool {
		city, ward := cities[t.area.at(i)]
		return !ward || !has[place{t.year.at(i), city}]
	})
}
