package census

import "slices"

// wardCities are the cities that are divided into wards, and the wards of Tokyo
// taken together: JIS X 0402 as of 2020. A ward's code follows that of its city.
var wardCities = []Area{
	"01100", "04100", "11100", "12100", "13100", "14100", "14130", "14150", "15100", "22100", "22130", "23100",
	"26100", "27100", "27140", "28100", "33100", "34100", "40100", "40130", "43100",
}

// city returns the city that a ward is of. The codes from 100 to 199 of a
// prefecture are those of cities with wards and of their wards.
func (a Area) city() (city Area, ok bool) {
	if a.Level() != MunicipalityLevel || a[2] != '1' || slices.Contains(wardCities, a) {
		return "", false
	}
	for _, c := range wardCities {
		if c[:2] == a[:2] && c < a {
			city, ok = c, true
		}
	}
	return city, ok
}
