package census_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// Select and Where against a loop over the rows, on tables and on selections.
func TestSelectAgainstLoop(t *testing.T) {
	table := collect(t, randomFigures(rand.New(rand.NewPCG(9, 10)), 2000)...)
	for name, c := range map[string]struct {
		filters []census.Filter
		keep    func(census.Key) bool
	}{
		"nothing to filter by": {nil, func(census.Key) bool { return true }},
		"widening and narrowing": {[]census.Filter{census.Kanagawa, census.Shipments, census.Tokyo},
			func(k census.Key) bool { return (k.Area == "14" || k.Area == "13") && k.Measure == census.Shipments }},
		"wholes":   {[]census.Filter{census.Japan, census.Manufacturing, census.Size{}, census.AllScopes, census.Published}, func(k census.Key) bool { return k == census.Key{Year: k.Year, Measure: k.Measure} }},
		"years":    {[]census.Filter{census.YearsBetween(2013, 2015), census.Year(2019)}, func(k census.Key) bool { return k.Year >= 2013 && k.Year <= 2015 || k.Year == 2019 }},
		"levels":   {[]census.Filter{census.PrefectureLevel, census.MunicipalityLevel}, func(k census.Key) bool { return len(k.Area) == 2 || len(k.Area) == 5 }},
		"no match": {[]census.Filter{census.Hokkaido}, func(census.Key) bool { return false }},
		"other spellings": {[]census.Filter{census.Area("14000"), census.Industry("JSIC13:09"), census.Size{Min: 1}},
			func(k census.Key) bool { return k.Area == "14" && k.Industry == census.Food && k.Size == census.Size{} }},
		"functions": {[]census.Filter{
			census.AreaFunc(func(a census.Area) bool { return a.Scheme() == "" }), census.IndustryFunc(census.Industry.IsDivision),
			census.SizeFunc(func(s census.Size) bool { return s.Min == 4 }), census.MeasureFunc(census.Measure.Count)},
			func(k census.Key) bool {
				return k.Area.Scheme() == "" && k.Industry.IsDivision() && k.Size.Min == 4 && k.Measure.Count()
			}},
		"scope and statistic": {[]census.Filter{census.Corporations, census.ShareOfNation}, func(k census.Key) bool { return k.Scope == census.Corporations && k.Statistic == census.ShareOfNation }},
	} {
		for _, from := range []*census.Table{table, table.Where(func(o census.Observation) bool { return o.Year%2 == 0 })} {
			var want []census.Key
			for o := range from.All() {
				if c.keep(o.Key) {
					want = append(want, o.Key)
				}
			}
			for how, got := range map[string]*census.Table{
				"Select": from.Select(c.filters...), "Where": from.Where(func(o census.Observation) bool { return c.keep(o.Key) }),
			} {
				var keys []census.Key
				for o := range got.All() {
					keys = append(keys, o.Key)
				}
				if !slices.Equal(keys, want) || got.Base() != table {
					t.Errorf("%s, %s: %d rows, want %d", name, how, len(keys), len(want))
				}
			}
		}
	}
}

func ExampleTable_Select() {
	table, err := census.Collect(slices.Values([]census.Observation{
		shipments(census.Japan, 331_809_377e6),
		shipments(census.Aichi, 48_722_041e6),
		shipments(census.Kanagawa, 18_443_056e6),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	selection := table.Select(census.Kanagawa, census.Shipments)
	for o := range selection.All() {
		fmt.Println(o.Key, "=", o.Unit.Format(o.Value, census.English))
	}
	// The selection remembers the table it was taken from.
	nation := selection.Base().Value(census.Key{Year: 2018, Measure: census.Shipments})
	fmt.Println("of", census.UnitYen.Format(nation, census.Japanese))
	// Output:
	// 2018 Kanagawa / all manufacturing / all sizes / Shipments = 18.443 trillion yen
	// of 331兆8,094億円
}
