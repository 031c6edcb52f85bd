package census_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestKeyString(t *testing.T) {
	for want, k := range map[string]census.Key{
		"2018 Kanagawa / all manufacturing / 4 or more persons / Shipments":                        {Year: 2018, Area: "14", Size: census.Size{Min: 4}, Measure: census.Shipments},
		"Japan / Food / all sizes / corporations / Employees / rank":                               {Industry: census.Food, Scope: census.Corporations, Measure: census.Employees, Statistic: census.RankFromTop},
		"2018 Japan / Transportation equipment / 30–99 persons / Establishments / share of nation": {Year: 2018, Industry: "JSIC12:31", Size: census.Size{Min: 30, Max: 99}, Measure: census.Establishments, Statistic: census.ShareOfNation},
	} {
		if got := k.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestKeyParts(t *testing.T) {
	k := census.Key{Year: 2018, Area: census.Japan, Industry: "JSIC12:31", Size: census.Size{Min: 4}, Scope: census.Corporations, Measure: census.Shipments, Statistic: census.ShareOfNation}
	for _, c := range []struct {
		d                  census.Dimension
		name, part, en, ja string
	}{
		{census.ByYear, "year", "2018", "2018", "2018"},
		{census.ByArea, "area", "00", "Japan", "全国"},
		{census.ByIndustry, "industry", "JSIC12:31", "Transportation equipment", "輸送用機械"},
		{census.BySize, "size", "4+", "4 or more persons", "4人以上"},
		{census.ByScope, "scope", "corporations", "without sole proprietors", "個人経営を除く"},
		{census.ByMeasure, "measure", "shipments", "Shipments", "製造品出荷額等"},
		{census.ByStatistic, "statistic", "share of nation", "share of nation", "全国シェア"},
	} {
		if c.d.String() != c.name || k.Part(c.d) != c.part || k.Label(c.d, census.English) != c.en || k.Label(c.d, census.Japanese) != c.ja {
			t.Errorf("%v: %q, %q, %q, want %+v", c.d, k.Part(c.d), k.Label(c.d, census.English), k.Label(c.d, census.Japanese), c)
		}
	}
	if got := census.Dimension(99).String(); got != "Dimension(99)" {
		t.Errorf("dimension 99 is %s", got)
	}
	if message := panics(func() { k.Part(99) }); message != "census: Dimension(99) is not a dimension" {
		t.Errorf("the part of dimension 99 panics with %v", message)
	}
	if got := census.Year(0).String(); got != "" {
		t.Errorf("no year is %q", got)
	}
}

func TestScopeLabel(t *testing.T) {
	for scope, want := range map[census.Scope][2]string{
		census.AllScopes: {"all legal forms", "個人経営を含む"}, census.Corporations: {"without sole proprietors", "個人経営を除く"}, "guilds": {"guilds", "guilds"},
	} {
		if en, ja := scope.Label(census.English), scope.Label(census.Japanese); en != want[0] || ja != want[1] {
			t.Errorf("%q is %q and %q", scope, en, ja)
		}
	}
}

// Compare is a total order, in which a series stands together.
func TestKeyCompare(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	keys := make([]census.Key, 500)
	for i := range keys {
		keys[i] = randomKey(r)
	}
	slices.SortFunc(keys, census.Key.Compare)
	series := map[census.Key]bool{}
	for i, k := range keys {
		for _, later := range keys[i:] {
			if k.Compare(later) > 0 || k.Compare(later) != -later.Compare(k) || k.Compare(later) == 0 != (k == later) {
				t.Fatalf("%v and %v compare as %d and %d", k, later, k.Compare(later), later.Compare(k))
			}
		}
		s := k
		s.Year = 0
		if i > 0 {
			before := keys[i-1]
			before.Year = 0
			if series[s] && before != s {
				t.Fatalf("the series of %v is torn", k)
			}
		}
		series[s] = true
	}
}
