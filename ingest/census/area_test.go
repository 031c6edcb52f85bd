package census_test

import (
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestAreaParts(t *testing.T) {
	for _, c := range []struct {
		area         census.Area
		scheme, code string
		level        census.AreaLevel
		prefecture   census.Area
	}{
		{census.Japan, "", "", census.NationLevel, ""},
		{"00", "", "00", census.NationLevel, ""},
		{"14", "", "14", census.PrefectureLevel, "14"},
		{"14000", "", "14000", census.PrefectureLevel, "14"},
		{"14100", "", "14100", census.MunicipalityLevel, "14"},
		{"48100", "", "48100", census.OtherLevel, ""},
		{"1410x", "", "1410x", census.OtherLevel, ""},
		{"region8:kanto", "region8", "kanto", census.OtherLevel, ""},
		{"fips:06", "fips", "06", census.OtherLevel, ""},
	} {
		if c.area.Scheme() != c.scheme || c.area.Code() != c.code || c.area.Level() != c.level {
			t.Errorf("%q: scheme %q, code %q, level %v, want %q, %q, %v", c.area,
				c.area.Scheme(), c.area.Code(), c.area.Level(), c.scheme, c.code, c.level)
		}
		if got, ok := c.area.Prefecture(); got != c.prefecture || ok != (c.prefecture != "") {
			t.Errorf("%q lies in %q, %t, want %q", c.area, got, ok, c.prefecture)
		}
		if got := c.area.IsPrefecture(); got != (c.level == census.PrefectureLevel) {
			t.Errorf("%q is a prefecture: %t", c.area, got)
		}
	}
}

func TestAreaOf(t *testing.T) {
	for _, c := range []struct {
		scheme, code string
		want         census.Area
	}{{"", "14", "14"}, {"", "00", census.Japan}, {"", "14000", "14"}, {"fips", "06", "fips:06"}, {"fips", "", census.Japan}} {
		if got := census.AreaOf(c.scheme, c.code); got != c.want {
			t.Errorf("AreaOf(%q, %q) = %q, want %q", c.scheme, c.code, got, c.want)
		}
	}
}

func TestAreaLabel(t *testing.T) {
	for area, want := range map[census.Area][2]string{
		census.Japan: {"Japan", "全国"}, "14": {"Kanagawa", "神奈川県"}, "14000": {"Kanagawa", "神奈川県"},
		"14100": {"14100", "横浜市"}, "14199": {"14199", "14199"}, "region8:kyushu": {"Kyushu and Okinawa", "九州・沖縄"}, "fips:06": {"fips:06", "fips:06"},
	} {
		if en, ja := area.Label(census.English), area.Label(census.Japanese); en != want[0] || ja != want[1] {
			t.Errorf("%q is %q and %q, want %q", area, en, ja, want)
		}
	}
}

func TestAreaLevelString(t *testing.T) {
	for level, want := range map[census.AreaLevel]string{
		census.OtherLevel: "other", census.NationLevel: "nation", census.PrefectureLevel: "prefecture",
		census.MunicipalityLevel: "municipality", 9: "AreaLevel(9)",
	} {
		if level.String() != want {
			t.Errorf("%v, want %s", level, want)
		}
	}
}
