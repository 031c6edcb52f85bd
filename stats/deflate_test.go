package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// prices makes a table of a price index by year.
func prices(t testing.TB, i census.Industry, index map[census.Year]float64) *census.Table {
	t.Helper()
	var rows []census.Observation
	for y, v := range index {
		o := census.NewObservation(census.Key{Year: y, Industry: i, Measure: "price_index"}, v)
		o.Unit, o.Sources = census.UnitIndex, []census.Source{{Publisher: "Bank of Japan", Table: "PPI"}}
		rows = append(rows, o)
	}
	return collect(t, rows)
}

func deflated(t testing.TB, table, prices *census.Table, base census.Year) *census.Table {
	t.Helper()
	out, err := stats.Deflate(table, prices, base)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDeflate(t *testing.T) {
	a := census.Kanagawa
	rounded := of(2016, a, "", census.Shipments, 220)
	rounded.Precision, rounded.Interval, rounded.Lower, rounded.Upper = 11, census.ErrorBound, 110, 330
	table := collect(t, []census.Observation{
		of(2015, a, "", census.Shipments, 200), rounded, of(2017, a, "", census.Shipments, 240), of(2018, a, "", census.Shipments, nan),
		census.Absence(of(2019, a, "", census.Shipments, 0).Key, census.Nil), of(2016, a, "", census.Employees, 7),
	})
	out := deflated(t, table, prices(t, "", map[census.Year]float64{2015: 100, 2016: 110, 2018: 120, 2019: 130}), 2015)
	tests := []struct {
		year   census.Year
		value  float64
		status census.Status
	}{{2015, 200, census.Official}, {2016, 200, census.Official}, {2017, nan, census.NoBase}, {2018, nan, census.Suppressed}, {2019, 0, census.Nil}}
	for _, x := range tests {
		o := made(t, out, x.year, census.Shipments)
		if !near(o.Value, x.value) || o.Status != x.status || o.Unit != "2015 yen" || o.Statistic != "at prices of 2015" {
			t.Errorf("%d: %v %v in %q (%s), want %v %v", x.year, o.Value, o.Status, o.Unit, o.Statistic, x.value, x.status)
		}
	}
	if o := made(t, out, census.Year(2016), census.Shipments); !near(o.Precision, 10) || !near(o.Lower, 100) || !near(o.Upper, 300) {
		t.Errorf("2016 is [%v, %v] ± %v", o.Lower, o.Upper, o.Precision)
	}
	if o := made(t, out, census.Employees); o.Status != census.NotApplicable || o.Unit != census.UnitPersons {
		t.Errorf("employees are %v in %q", o.Status, o.Unit)
	}
	if !slices.ContainsFunc(out.Notes(), func(n string) bool { return strings.Contains(n, "Bank of Japan") }) {
		t.Errorf("notes %q do not name the deflator", out.Notes())
	}
	// Money per head is money.
	perHead := stats.PerEmployee(table.Select(census.Shipments, census.Year(2016)))
	if o := made(t, deflated(t, perHead, prices(t, "", map[census.Year]float64{2015: 100, 2016: 110}), 2015)); o.Unit != "2015 yen per person" {
		t.Errorf("unit %q", o.Unit)
	}
}

// The index of an industry goes before that of all manufacturing, whose does not
// stand in for a year that it lacks. Prices that stand still change nothing.
func TestDeflateByIndustry(t *testing.T) {
	a := census.Kanagawa
	table := collect(t, []census.Observation{of(2016, a, census.Food, census.Shipments, 50), of(2017, a, census.Food, census.Shipments, 50),
		of(2016, a, census.Rubber, census.Shipments, 50)})
	both, err := census.Concat(prices(t, "", map[census.Year]float64{2015: 90, 2016: 180, 2017: 90}), prices(t, census.Food, map[census.Year]float64{2015: 70, 2016: 70}))
	if err != nil {
		t.Fatal(err)
	}
	out := deflated(t, table, both, 2015)
	for i, want := range []float64{50, nan, 25} {
		if o := out.At(i); !near(o.Value, want) {
			t.Errorf("%v = %v, want %v", o.Key, o.Value, want)
		}
	}
	// Seen through a selection it is the same.
	if o := made(t, deflated(t, table.Select(census.Rubber), both, 2015)); o.Value != 25 {
		t.Errorf("of a selection %v, want 25", o.Value)
	}
}

func TestDeflateRefuses(t *testing.T) {
	table := collect(t, []census.Observation{of(2016, census.Kanagawa, "", census.Shipments, 50)})
	other := prices(t, "", map[census.Year]float64{2016: 1})
	twice := collect(t, []census.Observation{other.At(0), census.NewObservation(census.Key{Year: 2016, Measure: "cpi"}, 3)})
	for name, x := range map[string]struct {
		prices *census.Table
		want   string
	}{
		"no base year":     {other, "no 2015"},
		"a price of zero":  {prices(t, "", map[census.Year]float64{2015: 0}), "not positive"},
		"two price tables": {twice, "two prices"},
	} {
		if _, err := stats.Deflate(table, x.prices, 2015); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Shipments grew by 10 % in money, and prices by as much: at the prices of 2015
// they stood still.
func ExampleDeflate() {
	figure := func(y census.Year, m census.Measure, v float64) census.Observation {
		k := census.Key{Year: y, Measure: m}
		if m == census.Shipments {
			k.Area, k.Size = census.Kanagawa, census.Size{Min: 4}
		}
		return census.NewObservation(k, v)
	}
	t, err := census.Collect(slices.Values([]census.Observation{
		figure(2016, census.Shipments, 16.0e12), figure(2017, census.Shipments, 17.6e12), figure(2018, census.Shipments, 18.0e12)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	prices, err := census.Collect(slices.Values([]census.Observation{
		figure(2015, "price_index", 100), figure(2016, "price_index", 96), figure(2017, "price_index", 105.6)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	deflated, err := stats.Deflate(t, prices, 2015)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(deflated)
	// Output:
	// Kanagawa / all manufacturing / 4 or more persons / Shipments / at prices of 2015
	// year                     value
	// 2016  16.667 trillion 2015 yen
	// 2017  16.667 trillion 2015 yen
	// 2018                         –  no figure to compare with
}

func TestDeflatedGrowth(t *testing.T) {
	// (1 + g) of values = (1 + g) at constant prices × (1 + inflation)
	table := collect(t, []census.Observation{of(2016, "14", "", census.Shipments, 123), of(2017, "14", "", census.Shipments, 141)})
	out := deflated(t, table, prices(t, "", map[census.Year]float64{2016: 97, 2017: 103}), 2016)
	growth := func(x *census.Table) float64 { return 1 + made(t, stats.Growth(x), census.Year(2017)).Value }
	if got, want := growth(out)*103/97, growth(table); math.Abs(got-want) > 1e-14 {
		t.Errorf("real growth times inflation = %v, want %v", got, want)
	}
}

func ExampleDeflatedStatistic() {
	fmt.Println(stats.DeflatedStatistic(2015))
	// Output:
	// at prices of 2015
}
