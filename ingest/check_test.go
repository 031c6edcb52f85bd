package ingest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
)

func ExampleCheck() {
	const file = `# year: 2018
area,size,measure,value,unit
14,4+,establishments,100,establishments
14,4-29,establishments,70,establishments
14,30+,establishments,31,establishments
27,4+,shipments,100,million yen
27,4-29,shipments,X,million yen
27,30+,shipments,90,million yen
`
	t, err := ingest.Read(strings.NewReader(file), "t.csv")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range ingest.Check(t) {
		fmt.Println(f)
	}
	// Output:
	// row 0: 2018 Kanagawa / all manufacturing / 4 or more persons / Establishments = 100 is exceeded by its parts over size: 2 parts add up to 101, 0 have no value, and rounding explains 0
}

// areas makes a table of a measure in the prefectures and the nation.
func nation(t *testing.T, m census.Measure, total float64, hide int, unit float64) *census.Table {
	t.Helper()
	var rows []census.Observation
	add := func(a census.Area, v float64, hidden bool) {
		o := census.NewObservation(census.Key{Year: 2018, Area: a, Measure: m}, v)
		o.Precision = unit / 2
		if hidden {
			o = census.Absence(o.Key, census.Suppressed)
		}
		rows = append(rows, o)
	}
	add(census.Japan, total, false)
	for a := range census.Prefectures() {
		add(a, 10, hide > 0)
		hide--
	}
	table, err := census.Collect(slices.Values(rows))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestCheck: parts that add up, that are hidden, that exceed, that miss.
func TestCheck(t *testing.T) {
	for _, test := range []struct {
		name    string
		measure census.Measure
		total   float64
		hidden  int
		unit    float64
		finding bool
	}{
		{"adds up", census.Employees, 470, 0, 0, false},
		{"misses", census.Employees, 471, 0, 0, true},
		{"exceeds", census.Employees, 469, 0, 0, true},
		{"hidden part", census.Shipments, 480, 1, 1, false},
		{"exceeded in spite of a hidden part", census.Shipments, 430, 1, 1, true},
		{"rounding", census.Shipments, 490, 0, 1, false},
		{"more than rounding", census.Shipments, 500, 0, 1, true},
		{"hidden part may be negative", census.ValueAdded, 400, 1, 1, false},
		{"unknown measure", "rate", 10, 0, 0, false},
	} {
		found := ingest.Check(nation(t, test.measure, test.total, test.hidden, test.unit))
		if (len(found) == 1) != test.finding || len(found) > 1 {
			t.Errorf("%s: %v", test.name, found)
		}
		if len(found) == 1 && (found[0].Row != 0 || found[0].Parts != 47 || found[0].Hidden != test.hidden || found[0].Over != census.ByArea) {
			t.Errorf("%s: %+v", test.name, found[0])
		}
	}
	half := nation(t, census.Employees, 470, 0, 0).Where(func(o census.Observation) bool { return o.Area < "20" })
	if found := ingest.Check(half); len(found) != 0 {
		t.Errorf("some prefectures: %v", found)
	}
}

// TestCheckWards: wards are parts of their city, not of their prefecture.
func TestCheckWards(t *testing.T) {
	const file = "# year: 2018\n# measure: employees\narea,value\n14,100\n14100,60\n14101,30\n14102,30\n14201,40\n"
	if found := ingest.Check(readText(t, file)); len(found) != 0 {
		t.Errorf("a table that adds up: %v", found)
	}
	found := ingest.Check(readText(t, strings.Replace(file, "14102,30", "14102,29", 1)))
	if len(found) != 1 || found[0].Row != 1 {
		t.Errorf("a city that its wards miss: %v", found)
	}
}

// TestCheckSample: the figures that come with the module contradict nothing.
func TestCheckSample(t *testing.T) {
	for _, f := range ingest.Check(sample(t)) {
		if f.Total.Status == census.Official && f.Total.Measure.Count() {
			t.Error(f)
		}
	}
}
