package census_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// hiddenBetween is a suppressed figure of which two ends are known.
func hiddenBetween(area census.Area, lower, upper float64) census.Observation {
	o := census.Absence(census.Key{Year: 2018, Area: area, Measure: census.Shipments}, census.Suppressed)
	o.Interval, o.Lower, o.Upper = census.Suppression, lower, upper
	return o
}

func TestLargestFirst(t *testing.T) {
	table := collect(t,
		census.Absence(census.Key{Year: 2018, Area: "01", Measure: census.Shipments}, census.NotAvailable),
		shipments("02", 5), hiddenBetween("03", 1, math.Inf(1)), hiddenBetween("04", 0, 3), shipments("05", 9),
		shipments("06", -1), hiddenBetween("07", 2, 8), shipments("08", 5), shipments(census.Japan, 99))
	for name, x := range map[string]struct {
		of   *census.Table
		want []census.Area
	}{
		"a table":     {table, []census.Area{"", "05", "02", "08", "06", "07", "04", "01", "03"}},
		"a selection": {table.Select(census.PrefectureLevel), []census.Area{"05", "02", "08", "06", "07", "04", "01", "03"}},
		"nothing":     {table.Select(census.Employees), nil},
	} {
		got := x.of.LargestFirst()
		var order []census.Area
		for o := range got.All() {
			order = append(order, o.Area)
		}
		if !slices.Equal(order, x.want) {
			t.Errorf("%s: order %v, want %v", name, order, x.want)
		}
		if !got.Equal(x.of.Detach()) {
			t.Errorf("%s: the rows are others: %s", name, got.Diff(x.of.Detach()))
		}
		for o := range x.of.All() {
			if found, ok := got.Find(o.Key); !ok || found.Status != o.Status || found.Upper != o.Upper && !math.IsNaN(o.Upper) {
				t.Errorf("%s: %v is not found as it was: %v, %t", name, o.Key, found, ok)
			}
		}
	}
}

func ExampleTable_LargestFirst() {
	t, err := census.Collect(slices.Values([]census.Observation{ // METI, Census of Manufactures, money of 2018, in yen
		shipments(census.Tokyo, 7_577_669e6), hiddenBetween(census.Nara, 0, 3e12), shipments(census.Kanagawa, 18_443_056e6), shipments(census.Aichi, 48_722_041e6),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(t.LargestFirst().Text(census.English, 2))
	// Output:
	// 2018 / all manufacturing / all sizes / Shipments
	// area                    value
	// Aichi     48.722 trillion yen
	// Kanagawa  18.443 trillion yen
	// … 2 more rows
}
