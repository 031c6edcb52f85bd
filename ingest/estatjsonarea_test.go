package ingest_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

// TestEStatJSONAreas: all areas of a real table of METI, whose codes are those
// of JIS X 0401 and 0402 plus two prefectures.
func TestEStatJSONAreas(t *testing.T) {
	data, err := os.ReadFile(shared(t, "data", "official", "estat_api", "getMetaInfo_0003432907.RESERIALISED.json"))
	if err != nil {
		t.Fatal(err)
	}
	about, err := ingest.DecodeEStat(&ingest.File{Name: "meta.json", Data: data, Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	var classes, values []map[string]string
	for _, m := range about.Axes[2].Members {
		classes = append(classes, map[string]string{"@code": m.Code, "@name": m.Name, "@parentCode": m.Parent})
		values = append(values, map[string]string{"@area": m.Code, "$": "1"})
	}
	list := func(v any) string {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	table := mustReadEStat(t, edited(t, `{"@code":"16000","@name":"神奈川","@level":2}`, list(classes),
		`{"@cat01":"22","@cat02":"31","@area":"16000","@time":"2019000000","$":"4159183"}`, list(values),
		`"TOTAL_NUMBER":"1","FROM_NUMBER":"1","TO_NUMBER":1`, `"TOTAL_NUMBER":"73"`), ingest.EStatJSON{})
	prefectures, years := table.Select(census.Year(2018), census.PrefectureLevel), table.Select(census.Japan).Years()
	if table.Len() != 73 || prefectures.Len() != 47 || len(years) != 5 || years[0] != 2014 || years[4] != 2018 {
		t.Errorf("%d figures, %d prefectures, the nation in %v; want 73, 47 and 2014 to 2018", table.Len(), prefectures.Len(), years)
	}
	cities := table.Select(census.MunicipalityLevel)
	for code, name := range map[census.Area]string{"01100": "札幌市", "13100": "東京特別区", "14100": "横浜市", "14130": "川崎市", "14150": "相模原市", "27140": "堺市", "40130": "福岡市", "43100": "熊本市"} {
		found, label := cities.Select(code).Len(), cities.Label(census.Key{Area: code}, census.ByArea, census.Japanese)
		if found != 1 || label != name {
			t.Errorf("%d figures of %s, labelled %s; want one of %s", found, code, label, name)
		}
	}
	if cities.Len() != 21 {
		t.Errorf("%d cities, want 21", cities.Len())
	}
}
