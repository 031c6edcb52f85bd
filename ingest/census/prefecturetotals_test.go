package census_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestAddPrefectureTotals(t *testing.T) {
	// Yokohama (14100) has two wards, Tokyo a figure of its own.
	table := collect(t, shipments("14100", 7), shipments("14101", 3), shipments("14102", 4), shipments("14201", 5),
		shipments("13201", 2), shipments(census.Tokyo, 90), hiddenBetween("12100", 1, 4), shipments("12202", 10))
	all, err := table.AddPrefectureTotals()
	if err != nil {
		t.Fatal(err)
	}
	key := func(a census.Area) census.Key { return census.Key{Year: 2018, Area: a, Measure: census.Shipments} }
	for a, want := range map[census.Area]float64{census.Kanagawa: 12, census.Tokyo: 90, "14101": 3} {
		if got := all.Value(key(a)); got != want {
			t.Errorf("%s = %v, want %v", a, got, want)
		}
	}
	if o, _ := all.Find(key(census.Kanagawa)); o.Status != census.Computed {
		t.Errorf("the sum is %v, want computed", o.Status)
	}
	if o, _ := all.Find(key(census.Chiba)); o.Status != census.Suppressed || o.Lower != 11 || o.Upper != 14 {
		t.Errorf("a sum with a hidden part is %v in [%v, %v], want suppressed in [11, 14]", o.Status, o.Lower, o.Upper)
	}
	if want := table.Len() + 2; all.Len() != want {
		t.Errorf("%d rows, want %d: those there were, Kanagawa and Chiba", all.Len(), want)
	}
	again, err := all.AddPrefectureTotals()
	if err != nil || !again.Equal(all) {
		t.Errorf("totals are added twice: %v, %v", again, err)
	}
	if none, err := table.Select(census.Tokyo).AddPrefectureTotals(); err != nil || none.Len() != 1 {
		t.Errorf("without municipalities: %v, %v", none, err)
	}
}

// Employees in manufacturing of two towns and a city that are made up, whose ward
// is in it.
func ExampleTable_AddPrefectureTotals() {
	at := func(a census.Area, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: 2018, Area: a, Measure: census.Employees}, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{at("14100", 900), at("14101", 300), at("14301", 20), at("14341", 80)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	all, err := t.AddPrefectureTotals()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(all.Select(census.PrefectureLevel))
	// Output:
	// 2018 / Kanagawa / all manufacturing / all sizes / Employees
	//         value
	// 1,000 persons  computed from published figures
}
