package sme_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/sme"
)

func enterprises(t *testing.T, of map[census.Area]float64) *census.Table {
	t.Helper()
	var rows []census.Observation
	for a, v := range of {
		o := census.NewObservation(census.Key{Year: 2018, Area: a, Size: census.Size{Min: 4, Max: 299}, Measure: census.Establishments}, v)
		if math.IsNaN(v) {
			o = census.Absence(o.Key, census.Suppressed)
			o.Interval, o.Lower, o.Upper = census.Suppression, 100, 200
		}
		rows = append(rows, o)
	}
	table, err := census.Collect(slices.Values(rows))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestCoverage(t *testing.T) {
	of := enterprises(t, map[census.Area]float64{census.Japan: 1000, census.Kanagawa: 40, census.Saitama: 50, census.Nara: math.NaN(), census.Kochi: 0})
	table, err := sme.Coverage([]sme.Member{
		{"A", census.Kanagawa, sme.Known(10)}, {"B", "14130", sme.Known(30)}, // Kawasaki
		{"C", census.Nara, sme.Quantity{}}, {"D", census.Nara, sme.Known(8)},
		{"E", census.Kochi, sme.Known(1)}, {"F", census.Oita, sme.Known(4)},
	}, of)
	if err != nil {
		t.Fatal(err)
	}
	x := math.NaN()
	for _, test := range []struct {
		area                census.Area
		members, per, size  float64
		perStatus, sizeStat census.Status
	}{
		{census.Kanagawa, 2, .05, 20, census.Computed, census.Computed},
		{census.Saitama, 0, 0, x, census.Computed, census.NoBase},
		{census.Nara, 2, x, x, census.Suppressed, census.NotAvailable},
		{census.Kochi, 1, x, 1, census.NoBase, census.Computed},
		{census.Oita, 1, x, 4, census.NotAvailable, census.Computed},
		{census.Japan, 6, .006, x, census.Computed, census.NotAvailable},
	} {
		at := func(m census.Measure, s census.Statistic) census.Observation {
			o, ok := table.Find(census.Key{Year: 2018, Area: test.area, Measure: m, Statistic: s})
			if !ok {
				t.Errorf("%s has no %s %s", test.area, m, s)
			}
			return o
		}
		same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) < 1e-15 }
		count, per, size := at(sme.Members, ""), at(sme.Members, sme.PerEstablishment), at(census.Employees, sme.PerMember)
		if count.Value != test.members || !same(per.Value, test.per) || !same(size.Value, test.size) || per.Status != test.perStatus || size.Status != test.sizeStat {
			t.Errorf("%s: %v members, %v %v, %v %v", test.area, count.Value, per.Value, per.Status, size.Value, size.Status)
		}
		if test.area == census.Nara && (per.Lower != .01 || per.Upper != .02 || size.Lower != 4) {
			t.Errorf("Nara: %v to %v, size from %v", per.Lower, per.Upper, size.Lower)
		}
	}
	if n := len(table.Areas()); n != 6 {
		t.Errorf("%d areas, want 6", n)
	}
	if _, err := sme.Coverage([]sme.Member{{Name: "G"}}, of); err == nil {
		t.Error("a member in no prefecture is no error")
	}
	if _, err := sme.Coverage(nil, enterprises(t, nil)); err == nil {
		t.Error("no enterprises are no error")
	}
}

// Two members of up to 200 enterprises, or of perhaps none.
func TestCoverageOfWhatMayBeNone(t *testing.T) {
	o := census.Absence(census.Key{Year: 2018, Area: census.Nara, Measure: census.Establishments}, census.Suppressed)
	o.Interval, o.Lower, o.Upper = census.Suppression, 0, 200
	of, err := census.Collect(slices.Values([]census.Observation{o}))
	if err != nil {
		t.Fatal(err)
	}
	table, err := sme.Coverage([]sme.Member{{"A", census.Nara, sme.Known(-5)}, {"B", census.Nara, sme.Known(8)}}, of)
	if err != nil {
		t.Fatal(err)
	}
	per, _ := table.Find(census.Key{Year: 2018, Area: census.Nara, Measure: sme.Members, Statistic: sme.PerEstablishment})
	if per.Lower != .01 || !math.IsInf(per.Upper, 1) || per.Status != census.Suppressed {
		t.Errorf("coverage in [%v, %v], %v, want .01 or more", per.Lower, per.Upper, per.Status)
	}
	size, _ := table.Find(census.Key{Year: 2018, Area: census.Nara, Measure: census.Employees, Statistic: sme.PerMember})
	if size.Status != census.NotAvailable || size.Lower != 4 {
		t.Errorf("employees per member with a negative number of them: %+v", size)
	}
}

// Enterprises and establishments are told apart by name, in both languages.
func TestCoverageNames(t *testing.T) {
	one := []sme.Member{{Name: "A", Area: census.Nara, Employees: sme.Known(3)}}
	for measure, want := range map[census.Measure]struct {
		statistic census.Statistic
		japanese  string
	}{
		"enterprises":         {sme.PerEnterprise, "中小企業数に対する会員数の割合"},
		census.Establishments: {sme.PerEstablishment, "事業所数に対する会員数の割合"},
	} {
		k := census.Key{Year: 2016, Area: census.Nara, Measure: measure}
		of, err := census.Collect(slices.Values([]census.Observation{census.NewObservation(k, 4)}))
		if err != nil {
			t.Fatal(err)
		}
		table, err := sme.Coverage(one, of)
		if err != nil {
			t.Fatal(err)
		}
		o, ok := table.Find(census.Key{Year: 2016, Area: census.Nara, Measure: sme.Members, Statistic: want.statistic})
		if !ok || o.Value != .25 || table.Label(o.Key, census.ByStatistic, census.Japanese) != want.japanese {
			t.Errorf("of %s: %v %v, %q", measure, o.Value, ok, table.Label(o.Key, census.ByStatistic, census.Japanese))
		}
		size := census.Key{Measure: census.Employees, Statistic: sme.PerMember}
		if got := table.Label(size, census.ByStatistic, census.Japanese); got != "1会員当たり従業者数" {
			t.Errorf("employees per member are %q", got)
		}
	}
}

func ExampleCoverage() {
	k := census.Key{Year: 2018, Area: census.Kanagawa, Size: census.Size{Min: 4, Max: 299}, Measure: census.Establishments}
	enterprises, err := census.Collect(slices.Values([]census.Observation{census.NewObservation(k, 400)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	table, err := sme.Coverage([]sme.Member{
		{Name: "Kawasaki Gear", Area: census.Kanagawa, Employees: sme.Known(45)},
		{Name: "Hadano Press", Area: census.Kanagawa, Employees: sme.Known(15)},
	}, enterprises)
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range table.Select(census.Kanagawa).All() {
		fmt.Println(o.Measure, o.Statistic, o.Value)
	}
	// Output:
	// members  2
	// members members per establishment 0.005
	// employees employees per member 30
}
