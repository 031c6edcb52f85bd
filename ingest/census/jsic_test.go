package census_test

import (
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// The divisions of manufacturing, Japan Standard Industrial Classification, as
// the Ministry of Internal Affairs and Communications lists them.
var jsicNames = map[census.Scheme]string{
	census.JSIC14: `09|食料品製造業 10|飲料・たばこ・飼料製造業 11|繊維工業 12|木材・木製品製造業（家具を除く）
13|家具・装備品製造業 14|パルプ・紙・紙加工品製造業 15|印刷・同関連業 16|化学工業 17|石油製品・石炭製品製造業
18|プラスチック製品製造業（別掲を除く） 19|ゴム製品製造業 20|なめし革・同製品・毛皮製造業 21|窯業・土石製品製造業 22|鉄鋼業
23|非鉄金属製造業 24|金属製品製造業 25|はん用機械器具製造業 26|生産用機械器具製造業 27|業務用機械器具製造業
28|電子部品・デバイス・電子回路製造業 29|電気機械器具製造業 30|情報通信機械器具製造業 31|輸送用機械器具製造業 32|その他の製造業`,
	census.JSIC11: `09|食料品製造業 12|衣服・その他の繊維製品製造業 16|印刷・同関連業 19|プラスチック製品製造業（別掲を除く） 20|ゴム製品製造業
26|一般機械器具製造業 27|電気機械器具製造業 28|情報通信機械器具製造業 29|電子部品・デバイス製造業 30|輸送用機械器具製造業
31|精密機械器具製造業 32|その他の製造業`,
	census.JSIC10: `12|食料品製造業 19|出版・印刷・同関連産業 29|一般機械器具製造業 30|電気機械器具製造業 31|輸送用機械器具製造業
32|精密機械器具製造業 33|武器製造業 34|その他の製造業`,
}

func TestDivisions(t *testing.T) {
	for scheme, want := range map[census.Scheme][2]string{
		census.JSIC10: {"JSIC10:12", "JSIC10:34"}, census.JSIC11: {"JSIC11:09", "JSIC11:32"},
		census.JSIC12: {"JSIC12:09", "JSIC12:32"}, census.JSIC13: {"JSIC12:09", "JSIC12:32"}, census.JSIC14: {"JSIC12:09", "JSIC12:32"},
	} {
		list := scheme.Divisions()
		n := 24
		if scheme == census.JSIC10 {
			n = 23
		}
		if len(list) != n || string(list[0]) != want[0] || string(list[n-1]) != want[1] {
			t.Errorf("%s has %d divisions: %v", scheme, len(list), list)
		}
		labels := map[string]bool{}
		for _, d := range list {
			en, ja := d.Label(census.English), d.Label(census.Japanese)
			if labels[en] || labels[ja] {
				t.Errorf("%s has two divisions %s or %s", scheme, en, ja)
			}
			labels[en], labels[ja] = true, true
			for _, label := range []string{en, ja} {
				if got, err := census.ParseIndustry(label, scheme); err != nil || got != d {
					t.Errorf("ParseIndustry(%q, %s) = %q, %v, want %q", label, scheme, got, err, d)
				}
			}
		}
	}
	if got := census.Scheme("NAICS2017").Divisions(); got != nil {
		t.Errorf("NAICS has the divisions %v", got)
	}
}

func TestDivisionNames(t *testing.T) {
	for scheme, list := range jsicNames {
		for _, entry := range strings.Fields(list) {
			code, ja, _ := strings.Cut(entry, "|")
			want, err := scheme.Industry(code)
			if err != nil {
				t.Error(err)
			}
			if got, err := census.ParseIndustry(ja, scheme); err != nil || got != want {
				t.Errorf("%s %s is %q, %v, want %q", scheme, ja, got, err, want)
			}
		}
	}
}

func TestIndustryLabel(t *testing.T) {
	for industry, want := range map[census.Industry][2]string{
		census.Manufacturing: {"all manufacturing", "製造業計"}, census.TransportationEquipment: {"Transportation equipment", "輸送用機械"},
		"JSIC13:31": {"Transportation equipment", "輸送用機械"}, census.Printing: {"Printing", "印刷"}, census.IronAndSteel: {"Iron and steel", "鉄鋼業"},
		census.OtherManufacturing: {"Other manufacturing", "その他"}, "JSIC11:19": {"Plastic products", "プラスチック製品"},
		"JSIC12:19": {"Rubber products", "ゴム製品"}, "JSIC13:311": {"JSIC13:311", "JSIC13:311"}, "NAICS2017:311": {"NAICS2017:311", "NAICS2017:311"},
	} {
		if en, ja := industry.Label(census.English), industry.Label(census.Japanese); en != want[0] || ja != want[1] {
			t.Errorf("%q is %q and %q, want %q", industry, en, ja, want)
		}
	}
}
