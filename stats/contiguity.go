package stats

import (
	"fmt"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// A Contiguity says which prefectures are neighbours.
type Contiguity uint8

const (
	// LandBorders: those that share a border on land. Hokkaido and Okinawa are
	// islands, and the three parts of the main islands do not touch.
	LandBorders Contiguity = iota
	// FixedLinks: those, and the ones that a bridge or a tunnel across the sea
	// joins. Okinawa alone is an island.
	FixedLinks
)

// String returns "land borders" or "land borders, bridges and tunnels".
func (c Contiguity) String() string {
	switch c {
	case LandBorders:
		return "land borders"
	case FixedLinks:
		return "land borders, bridges and tunnels"
	}
	return fmt.Sprintf("Contiguity(%d)", uint8(c))
}

// PrefectureNeighbours returns the binary weights of the 47 prefectures, in the
// order of their codes, which are their names: what [Moran] and its like take.
//
//	wᵢⱼ = 1 if i and j are neighbours, else 0
//
// RowStandardised makes means of them. For other weights, such as inverse
// distances, see measure.WeightsOf.
//
// # References
//
// A. D. Cliff and J. K. Ord (1981), Spatial Processes, Pion.
func PrefectureNeighbours(c Contiguity) *measure.Weights {
	neighbours := map[string][]string{}
	join := func(pairs [][2]census.Area) {
		for _, p := range pairs {
			a, b := string(p[0]), string(p[1])
			neighbours[a], neighbours[b] = append(neighbours[a], b), append(neighbours[b], a)
		}
	}
	switch c {
	case LandBorders:
		join(landBorders())
	case FixedLinks:
		join(landBorders())
		join(fixedLinks())
	default:
		panic("stats: unknown " + c.String())
	}
	var names []string
	for a := range census.Prefectures() {
		names = append(names, string(a))
	}
	w, err := measure.Contiguity(names, neighbours)
	if err != nil {
		panic("stats: PrefectureNeighbours: " + err.Error()) // the table below contradicts itself
	}
	return w
}

// landBorders are the pairs of prefectures that share a border on land, from the
// boundaries of Global Map Japan 2.1 (Geospatial Information Authority of Japan).
// Okayama and Kagawa meet on an island of the Seto Inland Sea.
func landBorders() [][2]census.Area {
	return [][2]census.Area{
		{census.Aomori, census.Iwate}, {census.Aomori, census.Akita},
		{census.Iwate, census.Miyagi}, {census.Iwate, census.Akita},
		{census.Miyagi, census.Akita}, {census.Miyagi, census.Yamagata}, {census.Miyagi, census.Fukushima},
		{census.Akita, census.Yamagata},
		{census.Yamagata, census.Fukushima}, {census.Yamagata, census.Niigata},
		{census.Fukushima, census.Ibaraki}, {census.Fukushima, census.Tochigi}, {census.Fukushima, census.Gunma},
		{census.Fukushima, census.Niigata},
		{census.Ibaraki, census.Tochigi}, {census.Ibaraki, census.Saitama}, {census.Ibaraki, census.Chiba},
		{census.Tochigi, census.Gunma}, {census.Tochigi, census.Saitama},
		{census.Gunma, census.Saitama}, {census.Gunma, census.Niigata}, {census.Gunma, census.Nagano},
		{census.Saitama, census.Chiba}, {census.Saitama, census.Tokyo}, {census.Saitama, census.Yamanashi},
		{census.Saitama, census.Nagano},
		{census.Chiba, census.Tokyo},
		{census.Tokyo, census.Kanagawa}, {census.Tokyo, census.Yamanashi},
		{census.Kanagawa, census.Yamanashi}, {census.Kanagawa, census.Shizuoka},
		{census.Niigata, census.Toyama}, {census.Niigata, census.Nagano},
		{census.Toyama, census.Ishikawa}, {census.Toyama, census.Nagano}, {census.Toyama, census.Gifu},
		{census.Ishikawa, census.Fukui}, {census.Ishikawa, census.Gifu},
		{census.Fukui, census.Gifu}, {census.Fukui, census.Shiga}, {census.Fukui, census.Kyoto},
		{census.Yamanashi, census.Nagano}, {census.Yamanashi, census.Shizuoka},
		{census.Nagano, census.Gifu}, {census.Nagano, census.Shizuoka}, {census.Nagano, census.Aichi},
		{census.Gifu, census.Aichi}, {census.Gifu, census.Mie}, {census.Gifu, census.Shiga},
		{census.Shizuoka, census.Aichi},
		{census.Aichi, census.Mie},
		{census.Mie, census.Shiga}, {census.Mie, census.Kyoto}, {census.Mie, census.Nara},
		{census.Mie, census.Wakayama},
		{census.Shiga, census.Kyoto},
		{census.Kyoto, census.Osaka}, {census.Kyoto, census.Hyogo}, {census.Kyoto, census.Nara},
		{census.Osaka, census.Hyogo}, {census.Osaka, census.Nara}, {census.Osaka, census.Wakayama},
		{census.Hyogo, census.Tottori}, {census.Hyogo, census.Okayama},
		{census.Nara, census.Wakayama},
		{census.Tottori, census.Shimane}, {census.Tottori, census.Okayama}, {census.Tottori, census.Hiroshima},
		{census.Shimane, census.Hiroshima}, {census.Shimane, census.Yamaguchi},
		{census.Okayama, census.Hiroshima}, {census.Okayama, census.Kagawa},
		{census.Hiroshima, census.Yamaguchi},
		{census.Tokushima, census.Kagawa}, {census.Tokushima, census.Ehime}, {census.Tokushima, census.Kochi},
		{census.Kagawa, census.Ehime},
		{census.Ehime, census.Kochi},
		{census.Fukuoka, census.Saga}, {census.Fukuoka, census.Kumamoto}, {census.Fukuoka, census.Oita},
		{census.Saga, census.Nagasaki},
		{census.Kumamoto, census.Oita}, {census.Kumamoto, census.Miyazaki}, {census.Kumamoto, census.Kagoshima},
		{census.Oita, census.Miyazaki},
		{census.Miyazaki, census.Kagoshima},
	}
}

// fixedLinks are the pairs that a bridge or tunnel over the sea joins and that
// share no border on land. The Great Seto Bridge (1988) joins Okayama and
// Kagawa, which do.
func fixedLinks() [][2]census.Area {
	return [][2]census.Area{
		{census.Hokkaido, census.Aomori},   // Seikan Tunnel, 1988
		{census.Chiba, census.Kanagawa},    // Tokyo Bay Aqua-Line, 1997
		{census.Hyogo, census.Tokushima},   // Onaruto Bridge, 1985, from Awaji Island
		{census.Hiroshima, census.Ehime},   // Nishiseto Expressway, 1999
		{census.Yamaguchi, census.Fukuoka}, // Kanmon Tunnels, 1942, and Bridge, 1973
	}
}
