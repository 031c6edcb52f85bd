package census_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestAddTotalsOfAreas(t *testing.T) {
	rows := everyPrefecture(all)
	rows = append(rows, shipments("14100", 5)) // a city is no part of Japan beside its prefecture
	got, err := collect(t, rows...).AddTotals(census.ByArea)
	if err != nil {
		t.Fatal(err)
	}
	o, ok := got.Find(shipments(census.Japan, 0).Key)
	if !ok || o.Value != 47*48/2 || o.Status != census.Computed || got.Len() != 49 {
		t.Errorf("%v in %d rows, want 1128 computed in 49", o, got.Len())
	}
	again, err := got.AddTotals(census.ByArea)
	if err != nil || !again.Equal(got) {
		t.Errorf("a second time: %v, %s", err, again.Diff(got))
	}
}

// A published total stays, also where a selection does not show it.
func TestAddTotalsKeepsPublished(t *testing.T) {
	published := shipments(census.Japan, 2000)
	table := collect(t, append(everyPrefecture(all), published)...)
	got, err := table.AddTotals(census.ByArea)
	if err != nil || got.Value(published.Key) != 2000 || got.Len() != 48 {
		t.Errorf("%v, %v, want 2000 in 48 rows", got.Value(published.Key), err)
	}
	part, err := table.Select(census.PrefectureLevel).AddTotals(census.ByArea)
	if err != nil || part.Value(published.Key) != 1128 || part.Base() != part {
		t.Errorf("of the prefectures: %v, %v, want 1128 in a table of its own", part.Value(published.Key), err)
	}
}

func TestAddTotalsOfIndustries(t *testing.T) {
	var rows []census.Observation
	for i, d := range census.JSIC13.Divisions() {
		o := shipments("14", float64(i))
		o.Industry = d
		rows = append(rows, o)
		o.Industry, o.Statistic = d, census.ShareOfNation // no part of a total
		rows = append(rows, o)
		o.Industry, o.Statistic = d+"1", census.Published // a group
		rows = append(rows, o)
	}
	got, err := collect(t, rows...).AddTotals(census.ByIndustry)
	if err != nil || got.Value(shipments("14", 0).Key) != 23*24/2 || got.Len() != len(rows)+1 {
		t.Errorf("%v, %v, want 276", got.Value(shipments("14", 0).Key), err)
	}
	got, err = collect(t, rows[3:]...).AddTotals(census.ByIndustry)
	if err != nil || !math.IsNaN(got.Value(shipments("14", 0).Key)) {
		t.Errorf("without food: %v, %v, want none", got.Value(shipments("14", 0).Key), err)
	}
}

func TestAddTotalsOfForeignSchemes(t *testing.T) {
	a, b := shipments("fips:06", 1), shipments("fips:48", 2)
	a.Industry, b.Industry = "NAICS2017:311", "NAICS2017:311"
	got, err := collect(t, a, b).AddTotals(census.ByArea)
	if err != nil {
		t.Fatal(err)
	}
	if got, err = got.AddTotals(census.ByIndustry); err != nil || got.Value(shipments(census.Japan, 0).Key) != 3 || got.Len() != 6 {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := got.AddTotals(census.BySize); err == nil {
		t.Error("a total of sizes")
	}
}
