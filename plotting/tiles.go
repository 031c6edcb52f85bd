package plotting

import "github.com/machikoba/machikoba/ingest/census"

// tileColumns and tileRows are the extent of the grid of tiles.
const (
	tileColumns = 14
	tileRows    = 12
)

// tileTable places each prefecture, in the order of the codes of JIS X 0401,
// in a grid of equal tiles, counted from the left and from the top, and gives
// its English abbreviation. Neighbours stay neighbours as far as a grid lets
// them; Hokkaido is top right and Okinawa bottom left.
var tileTable = [47]struct {
	column, row int
	short       string
}{
	{13, 0, "HKD"}, {13, 1, "AOM"}, {13, 2, "IWT"}, {13, 3, "MYG"}, {12, 2, "AKT"}, {12, 3, "YGT"}, {12, 4, "FKS"},
	{13, 5, "IBR"}, {12, 5, "TCG"}, {11, 5, "GNM"}, {11, 6, "SIT"}, {13, 6, "CHB"}, {12, 6, "TKY"}, {11, 7, "KNG"},
	{11, 4, "NIG"}, {10, 4, "TYM"}, {9, 4, "ISK"}, {9, 5, "FKI"}, {10, 6, "YMN"}, {10, 5, "NGN"}, {9, 6, "GIF"},
	{10, 7, "SZO"}, {9, 7, "AIC"}, {8, 7, "MIE"}, {8, 6, "SIG"}, {7, 6, "KYO"}, {6, 7, "OSK"}, {6, 6, "HYO"},
	{7, 7, "NAR"}, {7, 8, "WAK"}, {5, 6, "TTR"}, {4, 6, "SMN"}, {5, 7, "OKY"}, {4, 7, "HRS"}, {3, 7, "YGC"},
	{5, 9, "TKS"}, {5, 8, "KGW"}, {4, 8, "EHM"}, {4, 9, "KOC"}, {2, 8, "FKO"}, {1, 8, "SAG"}, {0, 8, "NGS"},
	{1, 9, "KMM"}, {2, 9, "OIT"}, {2, 10, "MYZ"}, {1, 10, "KGS"}, {0, 11, "OKN"},
}

// tileOf returns the place of a prefecture and its short name: the
// abbreviation, or the Japanese name without 都, 府 and 県.
func tileOf(a census.Area, lang census.Language) (column, row int, short string) {
	n := 0
	for p := range census.Prefectures() {
		if p == a {
			break
		}
		n++
	}
	t := tileTable[n]
	if lang == census.Japanese {
		name := []rune(a.Label(lang))
		if a != census.Hokkaido {
			name = name[:len(name)-1]
		}
		return t.column, t.row, string(name)
	}
	return t.column, t.row, t.short
}
