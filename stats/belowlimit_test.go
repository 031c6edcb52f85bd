package stats_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

func TestBelowSMELimit(t *testing.T) {
	up, large := census.Size{Min: 4}, census.Size{Min: 300}
	x := math.NaN()
	table := collect(t, slices.Concat(
		classRows(census.Tokyo, "", up, 100, 5000), classRows(census.Tokyo, "", large, 4, 2000),
		classRows(census.Osaka, "", up, 90, x), classRows(census.Osaka, "", census.Size{Min: 4, Max: 299}, 88, x),
		classRows(census.Nara, "", up, 10, x),
		classRows(census.Aichi, "", large, 300, x),
	))
	got := stats.BelowSMELimit(table.Select(census.Establishments))
	below := census.Size{Min: 4, Max: 299}
	for a, want := range map[census.Area]float64{census.Tokyo: 96, census.Osaka: 88, census.Nara: x} {
		if o := made(t, got, a); !near(o.Value, want) || o.Size != below || o.Statistic != census.Published || o.Unit != census.UnitEstablishments {
			t.Errorf("%s has %v %s of %v, %v, want %v", a, o.Value, o.Unit, o.Size, o.Status, want)
		}
	}
	if areas := got.Areas(); slices.Contains(areas, census.Aichi) {
		t.Errorf("figures below the limit of %v, where Aichi has no class below it", areas)
	}
	if o := made(t, got, census.Nara); o.Status != census.NotAvailable {
		t.Errorf("Nara is %v", o.Status)
	}
	// What is below and above the limit is the whole, and the share its part.
	share := made(t, stats.SMEEstablishmentShare(table.Select(census.Employees)), census.Tokyo)
	if o := made(t, stats.BelowSMELimit(table.Select(census.Employees)), census.Tokyo); o.Value != 3000 || !near(share.Value, o.Value/5000) {
		t.Errorf("employees below the limit are %v, the share %v", o.Value, share.Value)
	}
}

func ExampleBelowSMELimit() {
	k := census.Key{Year: 2018, Area: census.Kanagawa, Size: census.Size{Min: 4}, Measure: census.Establishments} // METI, 2019 survey
	large := k
	large.Size = census.Size{Min: 300}
	t, err := census.Collect(slices.Values([]census.Observation{census.NewObservation(k, 7349), census.NewObservation(large, 195)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range stats.BelowSMELimit(t).All() {
		fmt.Println(o.Size.Label(census.English), o.Value, o.Status)
	}
	// Output:
	// 4–299 persons 7154 computed
}
