package stats_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/measure"
)

// described returns the only figure of a summary for an area or an industry.
func described(t testing.TB, table *census.Table, d census.Dimension, s stats.Summary, of census.Filter) census.Observation {
	t.Helper()
	whole := census.Filter(census.Manufacturing)
	if d == census.ByArea {
		whole = census.Japan
	}
	return made(t, stats.Along(table, d, s), of, whole)
}

// parts is a nation of prefectures 01, 02, … with the figures given, NaN being
// suppressed, and the total.
func parts(t testing.TB, total float64, values ...float64) *census.Table {
	t.Helper()
	var rows []census.Observation
	areas := slices.Collect(census.Prefectures())
	for i, v := range values {
		o := figure(areas[i], census.Shipments, v)
		if math.IsNaN(v) {
			o = census.Absence(o.Key, census.Suppressed)
		}
		rows = append(rows, o)
	}
	if !math.IsNaN(total) {
		rows = append(rows, figure(census.Japan, census.Shipments, total))
	}
	return collect(t, rows)
}

func TestAlongHidden(t *testing.T) {
	x := math.NaN()
	cut := parts(t, 100, 60, 20, 20)
	tests := []struct {
		name         string
		table        *census.Table
		of           stats.Summary
		value        float64
		lower, upper float64
		status       census.Status
	}{
		{"all there", parts(t, 100, 60, 20, 20), stats.HHI(), .44, x, x, census.Official},
		{"no total", parts(t, x, 60, 20, 20), stats.HHI(), .44, x, x, census.Official},
		{"one hidden follows", parts(t, 100, 60, x, 20), stats.HHI(), .44, x, x, census.Computed},
		{"two hidden", parts(t, 100, 60, x, x), stats.HHI(), x, .36 + 2*.04, .36 + .16, census.Suppressed},
		{"two hidden, CR1", parts(t, 100, 30, x, x), stats.ConcentrationRatio(1), x, .35, .7, census.Suppressed},
		{"two hidden, entropy", parts(t, 100, 60, x, x), stats.EquivalentNumber(), x, 1 / (.36 + .16), 1 / (.36 + 2*.04), census.Suppressed},
		{"two hidden, no total", parts(t, x, 60, x, x), stats.HHI(), x, x, x, census.Suppressed},
		{"median of two hidden", parts(t, 100, 60, x, x, 10, 5), stats.Quantile(.5), x, 5, 25, census.Suppressed},
		{"median without total", parts(t, x, 60, x, x, 10, 5), stats.Quantile(.5), x, 5, 60, census.Suppressed},
		{"coverage", parts(t, 100, 60, x, x), stats.Coverage(), .6, x, x, census.Computed},
		{"coverage, one hidden", parts(t, 100, 60, x, 20), stats.Coverage(), .8, x, x, census.Computed},
		{"coverage of all", parts(t, x, 60, 40), stats.Coverage(), 1, x, x, census.Computed},
		{"coverage unknown", parts(t, x, 60, x), stats.Coverage(), x, x, x, census.NoBase},
		{"contradiction", parts(t, 50, 60, x, x), stats.HHI(), x, x, x, census.Suppressed},
		{"parts are not all", parts(t, 200, 60, 20, 20), stats.HHI(), x, x, x, census.NotAvailable},
		{"nothing", parts(t, 0, 0, 0), stats.HHI(), x, x, x, census.NoBase},
		{"negative part", parts(t, 10, 20, -10), stats.HHI(), x, x, x, census.NotApplicable},
		{"a single one", parts(t, 7, 7), stats.HHI(), 1, x, x, census.Official},
		{"a single one, normalised", parts(t, 7, 7), stats.NormalisedHHI(), x, x, x, census.NotApplicable},
		{"a zero for L", parts(t, 10, 0, 10), stats.TheilL(), x, x, x, census.NotApplicable},
		{"the whole against the rest", parts(t, 100, 60, x, x), stats.Krugman(measure.RestOfNation), x, x, x, census.Suppressed},
		{"no units", parts(t, 10, 5, 5), stats.Gini().Per(census.Employees), x, x, x, census.NoBase},
		{"selection of one", cut.Select(census.Hokkaido), stats.HHI(), .44, x, x, census.Official},
		{"detached", cut.Select(census.Aomori, census.Iwate).Detach(), stats.HHI(), .5, x, x, census.Official},
	}
	for _, test := range tests {
		o := described(t, test.table, census.ByArea, test.of, census.Shipments)
		if math.Abs(o.Value-test.value) > 1e-12 || math.IsNaN(o.Value) != math.IsNaN(test.value) ||
			!near(math.Round(o.Lower*1e12), math.Round(test.lower*1e12)) || !near(math.Round(o.Upper*1e12), math.Round(test.upper*1e12)) || o.Status != test.status {
			t.Errorf("%s: %v [%v, %v] %v, want %v [%v, %v] %v", test.name, o.Value, o.Lower, o.Upper, o.Status, test.value, test.lower, test.upper, test.status)
		}
		kind := census.NoInterval
		switch {
		case test.name == "median of two hidden": // both cannot be 25 of a rest of 25
			kind = census.Outer
		case !math.IsNaN(test.lower):
			kind = census.Suppression
		}
		if o.Interval != kind {
			t.Errorf("%s: interval is %v", test.name, o.Interval)
		}
	}
}

// What follows from provisional figures is provisional.
func TestAlongRecoversWithTheStatusOfTheOthers(t *testing.T) {
	var rows []census.Observation
	for o := range parts(t, 100, 60, math.NaN(), 20).All() {
		if o.Value == 60 {
			o.Status = census.Provisional
		}
		rows = append(rows, o)
	}
	if o := described(t, collect(t, rows), census.ByArea, stats.HHI(), census.Shipments); !near(o.Value, .44) || o.Status != census.Provisional {
		t.Errorf("HHI = %v, %v, want .44, provisional", o.Value, o.Status)
	}
}

func TestAlongMissingRow(t *testing.T) {
	at := func(a census.Area, i census.Industry, v float64) census.Observation {
		o := figure(a, census.Employees, v)
		o.Industry = i
		return o
	}
	table := collect(t, []census.Observation{
		at(census.Tokyo, census.Food, 10), at(census.Tokyo, census.Textiles, 10), at(census.Tokyo, census.Manufacturing, 20),
		at(census.Osaka, census.Food, 10), at(census.Osaka, census.Manufacturing, 10), // no textiles: the total leaves none
		at(census.Aichi, census.Food, 10), // and nothing says what there is of textiles
	})
	got := stats.Along(table, census.ByIndustry, stats.HHI())
	for a, want := range map[census.Area]float64{census.Tokyo: .5, census.Osaka: 1, census.Aichi: math.NaN()} {
		if o := made(t, got, a); !near(o.Value, want) {
			t.Errorf("HHI of %s = %v, %v, want %v", a.Label(census.English), o.Value, o.Status, want)
		}
	}
	if o := made(t, got, census.Aichi); o.Status != census.NotAvailable || o.Statistic != "HHI over industries" || o.Industry != census.Manufacturing {
		t.Errorf("HHI of Aichi is %v of %v", o.Status, o.Key)
	}
}

func TestAlongTwoKinds(t *testing.T) {
	regions := collect(t, []census.Observation{figure(census.Tokyo, census.Employees, 1), figure("region8:kanto", census.Employees, 1), figure(census.Japan, census.Employees, 1)})
	if o := described(t, regions, census.ByArea, stats.HHI(), census.Employees); o.Status != census.NotApplicable {
		t.Errorf("HHI of prefectures and regions is %v, %v", o.Value, o.Status)
	}
	if o := described(t, regions.Select(census.PrefectureLevel), census.ByArea, stats.HHI(), census.Employees); o.Value != 1 {
		t.Errorf("HHI of prefectures is %v, %v", o.Value, o.Status)
	}
	if n := stats.Along(regions.Select(census.Japan).Detach(), census.ByArea, stats.HHI()).Len(); n != 0 {
		t.Errorf("%d figures of no parts", n)
	}
}

func TestAlongPanics(t *testing.T) {
	table := parts(t, 10, 5, 5)
	for name, f := range map[string]func(){
		"dimension":   func() { stats.Along(table, census.ByYear, stats.HHI()) },
		"HHI per":     func() { stats.HHI().Per(census.Employees) },
		"CR0":         func() { stats.ConcentrationRatio(0) },
		"quantile":    func() { stats.Quantile(2) },
		"Atkinson":    func() { stats.Atkinson(-1) },
		"Krugman":     func() { stats.Krugman(9) },
		"Gini of":     func() { stats.LocationalGini(9) },
		"twice":       func() { stats.Along(table, census.ByArea, stats.HHI(), stats.HHI()) },
		"the whole":   func() { stats.GiniCorrected().AgainstWhole() },
		"no dividend": func() { stats.Quantile(.5).Per(census.Employees) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s does not panic", name)
				}
			}()
			f()
		}()
	}
}

func ExampleAlong() {
	industry := func(a census.Area, i census.Industry, employees float64) census.Observation {
		k := census.Key{Year: 2018, Area: a, Industry: i, Size: census.Size{Min: 4}, Measure: census.Employees}
		return census.NewObservation(k, employees)
	}
	t, err := census.Collect(slices.Values([]census.Observation{ // made up
		industry(census.Gunma, census.Food, 20), industry(census.Gunma, census.TransportationEquipment, 70), industry(census.Gunma, census.Plastics, 10),
		industry(census.Japan, census.Food, 400), industry(census.Japan, census.TransportationEquipment, 400), industry(census.Japan, census.Plastics, 200),
	}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range stats.Along(t, census.ByIndustry, stats.HHI(), stats.Krugman(measure.Nation)).All() {
		fmt.Printf("%s %s: %.2f\n", o.Area.Label(census.English), o.Statistic, o.Value)
	}
	// Output:
	// Gunma HHI over industries: 0.54
	// Gunma Krugman index over industries against the whole: 0.60
	// Japan HHI over industries: 0.36
	// Japan Krugman index over industries against the whole: 0.00
}
