package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestEightRegions(t *testing.T) {
	// A prefecture at either end of each region; Mie counts as Kansai.
	for area, want := range map[census.Area]census.Area{
		census.Hokkaido: "region8:hokkaido", census.Aomori: "region8:tohoku", census.Fukushima: "region8:tohoku",
		census.Ibaraki: "region8:kanto", census.Kanagawa: "region8:kanto", census.Niigata: "region8:chubu",
		census.Aichi: "region8:chubu", census.Mie: "region8:kansai", census.Wakayama: "region8:kansai",
		census.Tottori: "region8:chugoku", census.Yamaguchi: "region8:chugoku", census.Tokushima: "region8:shikoku",
		census.Kochi: "region8:shikoku", census.Fukuoka: "region8:kyushu", census.Okinawa: "region8:kyushu",
		"14100": "region8:kanto",
	} {
		if got, ok := census.EightRegions().Of(area); !ok || got != want {
			t.Errorf("%v is in %q, %t, want %q", area, got, ok, want)
		}
	}
	for _, area := range []census.Area{census.Japan, "fips:06", "48100"} {
		if got, ok := census.EightRegions().Of(area); ok {
			t.Errorf("%q is in %q", area, got)
		}
	}
	counts := map[census.Area]int{}
	for area := range census.Prefectures() {
		region, _ := census.EightRegions().Of(area)
		counts[region]++
	}
	if len(counts) != 8 || counts["region8:chubu"] != 9 || counts["region8:kyushu"] != 8 {
		t.Errorf("prefectures of each region: %v", counts)
	}
}

func TestRegionsLabels(t *testing.T) {
	police := census.Regions{Scheme: "police", Groups: []census.Region{{Code: "kanto", English: "Kanto", Japanese: "関東", Members: []census.Area{census.Yamanashi}}}}
	table := collect(t, shipments("police:kanto", 1)).With(police.Labels())
	k := table.Key(0)
	if en, ja := table.Label(k, census.ByArea, census.English), table.Label(k, census.ByArea, census.Japanese); en != "Kanto" || ja != "関東" {
		t.Errorf("the region is %q and %q, want Kanto and 関東", en, ja)
	}
}
