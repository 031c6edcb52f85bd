package stats_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

// hiddenInTwoYears returns a table of two areas with two industries that are not nil,
// 2016 and 2018, with the nation. Each year has a source for industries, one for totals.
func hiddenInTwoYears(t *testing.T, start, end [2][2]float64, food, beverages census.Observation) *census.Table {
	t.Helper()
	var rows []census.Observation
	for y, values := range map[census.Year][2][2]float64{2016: start, 2018: end} {
		at := func(a census.Area, i census.Industry, v float64) {
			o := figureOf(a, i, census.Size{Min: 4}, census.Shipments, v)
			o.Year, o.Sources = y, []census.Source{{Table: fmt.Sprint(y, map[bool]string{true: " totals", false: " industries"}[i == ""])}}
			rows = append(rows, o)
		}
		for i, industry := range census.JSIC12.Divisions() {
			for a, area := range []census.Area{"13", "14"} {
				v := 0.0
				if i < 2 {
					v = values[a][i]
				}
				at(area, industry, v)
			}
			if i < 2 {
				at("", industry, values[0][i]+values[1][i])
			} else {
				at("", industry, 0)
			}
		}
		at("13", "", values[0][0]+values[0][1])
		at("14", "", values[1][0]+values[1][1])
		at("", "", values[0][0]+values[0][1]+values[1][0]+values[1][1])
	}
	for i, o := range rows {
		for _, hidden := range []census.Observation{food, beverages} {
			if o.Key == hidden.Key {
				rows[i] = hidden
			}
		}
	}
	return collect(t, rows, census.WithSurveys(nil))
}

func interval(i census.Industry, lower, upper float64) census.Observation {
	o := figureOf("14", i, census.Size{Min: 4}, census.Shipments, x)
	o.Year, o.Interval, o.Lower, o.Upper = 2016, census.Suppression, lower, upper
	return o
}

func TestShiftShareBounds(t *testing.T) {
	span := stats.Span{From: 2016, To: 2018}
	start, end := [2][2]float64{{50, 50}, {30, 70}}, [2][2]float64{{60, 50}, {36, 94}}
	open := hiddenInTwoYears(t, start, end, census.Observation{}, census.Observation{})
	exact, err := stats.ShiftShareBounds(open, span)
	if err != nil {
		t.Fatal(err)
	}
	find := func(b *census.Table, effect string) census.Observation {
		k := census.Key{Year: 2018, Area: "14", Size: census.Size{Min: 4}, Measure: census.Shipments, Statistic: stats.ShiftShareStatistic(effect, span)}
		o, ok := b.Find(k)
		if !ok {
			t.Fatalf("no %v", k)
		}
		return o
	}
	// G = .2, food grows from 80 to 96, beverages from 120 to 144: .2 both.
	for effect, want := range map[string]float64{"national effect": 20, "industry mix effect": 0, "competitive effect": 10} {
		if o := find(exact, effect); math.Abs(o.Value-want) > 1e-12 || o.Status != census.Computed {
			t.Errorf("%s = %v (%v), want %v", effect, o.Value, o.Status, want)
		} else if got, want := names(o), []string{"2016 industries", "2016 totals", "2018 industries", "2018 totals"}; !slices.Equal(got, want) {
			t.Errorf("%s is from %q, want %q", effect, got, want)
		}
	}
	list, err := stats.ShiftShare(open.Select(census.Area("14")), span, stats.ShiftShareOptions{})
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	for k, effect := range list[0].Effects {
		if o := find(exact, effect); math.Abs(o.Value-list[0].Total[k]) > 1e-12 {
			t.Errorf("%s = %v, want that of ShiftShare, %v", effect, o.Value, list[0].Total[k])
		}
	}
}

// What the effects are for any figures within the intervals and with the total
// lies within the bounds, and their ends are reached.
func TestShiftShareBoundsHoldAllFigures(t *testing.T) {
	span := stats.Span{From: 2016, To: 2018}
	end := [2][2]float64{{66, 50}, {36, 94}}
	hidden := hiddenInTwoYears(t, [2][2]float64{{50, 50}, {30, 70}}, end, interval(census.Food, 10, 45), interval(census.Beverages, 50, 85))
	b, err := stats.ShiftShareBounds(hidden, span)
	if err != nil {
		t.Fatal(err)
	}
	k := census.Key{Year: 2018, Area: "14", Size: census.Size{Min: 4}, Measure: census.Shipments, Statistic: stats.ShiftShareStatistic("competitive effect", span)}
	got, _ := b.Find(k)
	growth := [2]float64{102.0/80 - 1, 144.0/120 - 1}
	r := rand.New(rand.NewPCG(1, 1))
	lower, upper := math.Inf(1), math.Inf(-1)
	for i := range 200 {
		food := 15 + 30*r.Float64()
		if i < 2 {
			food = 15 + 30*float64(i)
		}
		c := 130 - food*(1+growth[0]) - (100-food)*(1+growth[1])
		lower, upper = min(lower, c), max(upper, c)
	}
	if got.Status != census.Suppressed || math.Abs(got.Lower-lower) > 1e-9 || math.Abs(got.Upper-upper) > 1e-9 {
		t.Errorf("competitive effect in [%v, %v] (%v), want [%v, %v]", got.Lower, got.Upper, got.Status, lower, upper)
	}
	for o := range b.All() {
		if o.Interval == census.Outer {
			t.Errorf("%v has outer ends", o)
		}
	}
}

func TestShiftShareBoundsRefuses(t *testing.T) {
	end := [2][2]float64{{66, 50}, {36, 94}}
	table := hiddenInTwoYears(t, [2][2]float64{{50, 50}, {30, 70}}, end, census.Observation{}, census.Observation{})
	for name, x := range map[string]struct {
		table *census.Table
		span  stats.Span
		want  string
	}{
		"a later year that is not there": {table, stats.Span{From: 2016, To: 2019}, "no total of an area in 2019"},
		"no totals":                      {table.Select(census.Food), stats.Span{From: 2016, To: 2018}, "no total of an area in 2018"},
		"a break":                        {table.With(census.WithSurveys(census.FactoryCensus())), stats.Span{From: 2001, To: 2018}, "crosses a break of the survey"},
	} {
		if _, err := stats.ShiftShareBounds(x.table, x.span); err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %q", name, err, x.want)
		}
	}
	early, err := stats.ShiftShareBounds(table, stats.Span{From: 2015, To: 2018})
	if err != nil {
		t.Fatal(err)
	}
	for o := range early.All() {
		if o.Status != census.NotAvailable {
			t.Errorf("from a year that is not there: %v", o)
		}
	}
}

// Kanagawa made food for 30 and beverages for 70 in 2016, of which the table shows
// no more than that food was between 10 and 45 and beverages between 50 and 85. The
// mix of industries and the prefecture's own part are known within ends; what the
// nation's growth accounts for is exact. By hand, with f the food, from 15 so that
// beverages are 85 at most: the mix is .275 f + .2 (100 − f) − 23.
func ExampleShiftShareBounds() {
	var rows []census.Observation
	row := func(y census.Year, a census.Area, i census.Industry, v, lower, upper float64) {
		o := census.NewObservation(census.Key{Year: y, Area: a, Industry: i, Measure: census.Shipments}, v)
		if math.IsNaN(v) {
			o.Status, o.Interval, o.Lower, o.Upper = census.Suppressed, census.Suppression, lower, upper
		}
		rows = append(rows, o)
	}
	for _, i := range census.JSIC13.Divisions() {
		nation, own, ends := map[census.Industry][2]float64{census.Food: {80, 102}, census.Beverages: {120, 144}}[i], 0.0, [2]float64{}
		if i == census.Food || i == census.Beverages {
			own, ends = math.NaN(), map[census.Industry][2]float64{census.Food: {10, 45}, census.Beverages: {50, 85}}[i]
		}
		row(2016, census.Kanagawa, i, own, ends[0], ends[1])
		row(2016, census.Japan, i, nation[0], 0, 0)
		row(2018, census.Japan, i, nation[1], 0, 0)
	}
	for y, total := range map[census.Year][2]float64{2016: {100, 200}, 2018: {130, 246}} {
		row(y, census.Kanagawa, census.Manufacturing, total[0], 0, 0)
		row(y, census.Japan, census.Manufacturing, total[1], 0, 0)
	}
	t, err := census.Collect(slices.Values(rows))
	if err != nil {
		fmt.Println(err)
		return
	}
	effects, err := stats.ShiftShareBounds(t.Select(census.Kanagawa), stats.Span{From: 2016, To: 2018})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range effects.All() {
		if o.Status == census.Suppressed {
			fmt.Printf("%s: %.3f to %.3f\n", o.Statistic, o.Lower, o.Upper)
			continue
		}
		fmt.Printf("%s: %.3f\n", o.Statistic, o.Value)
	}
	// Output:
	// national effect, 2016–2018: 23.000
	// industry mix effect, 2016–2018: -1.875 to 0.375
	// competitive effect, 2016–2018: 6.625 to 8.875
}

func ExampleShiftShareStatistic() {
	fmt.Println(stats.ShiftShareStatistic("competitive effect", stats.Span{From: 2016, To: 2018}))
	// Output:
	// competitive effect, 2016–2018
}
