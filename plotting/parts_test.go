package plotting_test

import (
	"fmt"
	"log"
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

func ExampleStackedBars() {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.StackedBars(t.Select(census.Year(2018), census.Manufacturing, census.Employees,
		census.Size{Min: 4, Max: 29}, census.Size{Min: 30}, census.Size{Min: 4},
		census.Tokyo, census.Osaka, census.Kanagawa, census.Aichi), plotting.StackOptions{Stacking: plotting.Percent})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Employees
	// All manufacturing, 2018
	// Employees, % of the total
	// Source: METI, Census of Manufactures, prefecture totals; METI, Census of Manufactures, 2019 survey, prefectures by industry, establishments of 4 or more persons, e-Stat 0003432907 (edited); METI, Census of Manufactures, 2019 survey, prefectures by industry, establishments of 30 or more persons, e-Stat 0003432909 (edited)
	// chart.png
}

func ExampleStackedAreas() {
	t, err := census.Collect(slices.Values(shipmentRows(census.Kanagawa, census.Aichi, census.Osaka, census.Shizuoka)))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.StackedAreas(t, plotting.StackOptions{})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Shipments
	// All manufacturing, establishments of 4 or more persons, 2007–2019
	// Shipments, trillion yen
	// Source: METI, Census of Manufactures and Economic Census for Business Activity
	// chart.png
}

func ExampleTwoSidedBars() {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.TwoSidedBars(t.Select(census.Year(2018), census.Size{Min: 4}, divisions, census.Employees,
		census.Kanagawa, census.Aichi), plotting.TwoSidedOptions{})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Employees
	// Establishments of 4 or more persons, 2018
	// Employees, persons
	// Source: METI, Census of Manufactures, 2019 survey, prefectures by industry, establishments of 4 or more persons, e-Stat 0003432907
	// chart.png
}

func ExampleDivergingBars() {
	rows := madeUp(census.LocationQuotient, census.UnitRatio, func(i int) float64 { return 0.4 + float64(i%5)/3 })
	t, err := census.Collect(slices.Values(rows[:8]))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.DivergingBars(t, plotting.DivergingOptions{})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Employees: location quotient
	// Transportation equipment, establishments of 4 or more persons, 2018
	// Location quotient
	// Source: made up
	// chart.png
}

func ExampleWaterfall() {
	t, err := census.Collect(slices.Values(ehimeRows()))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.Waterfall(t, plotting.WaterfallOptions{Options: plotting.Options{
		Title: "Paper, metals and chemicals make a third of Ehime's value added",
	}})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Paper, metals and chemicals make a third of Ehime's value added
	// Ehime, establishments of 4 or more persons, 2018
	// Value added, billion yen
	// Source: METI, Census of Manufactures, 2019 survey, e-Stat 0003432907
	// chart.png
}

// sizedRows are made-up shipments of size classes, the third prefecture's third
// class suppressed and the second's last estimated, with their whole if asked.
func sizedRows(areas int, whole bool, years ...census.Year) []census.Observation {
	var rows []census.Observation
	for _, y := range years {
		for i := range areas {
			key := census.Key{Year: y, Area: census.Area(fmt.Sprintf("%02d", i+1)), Measure: census.Shipments, Size: fourPlus}
			sum := 0.0
			for j, size := range []census.Size{{Min: 4, Max: 29}, {Min: 30, Max: 99}, {Min: 100, Max: 299}, {Min: 300}} {
				k := key
				k.Size = size
				o := census.NewObservation(k, float64((i*7+j*13)%29+5+int(y)%7)*1e10*float64(j+1))
				sum += o.Value
				switch {
				case i == 2 && j == 2:
					o = census.Absence(k, census.Suppressed)
				case i == 1 && j == 3:
					o.Status = census.Estimated
				}
				rows = append(rows, o)
			}
			if whole {
				rows = append(rows, census.NewObservation(key, sum))
			}
		}
	}
	return rows
}

// industryRows are made-up shipments of the divisions, of which there are more
// than a stack tells apart.
func industryRows(area census.Area, years ...census.Year) []census.Observation {
	var rows []census.Observation
	for _, y := range years {
		for i, d := range census.JSIC12.Divisions() {
			k := census.Key{Year: y, Area: area, Industry: d, Size: fourPlus, Measure: census.Shipments}
			rows = append(rows, census.NewObservation(k, float64((i*i)%31+1)*1e10*(1+0.05*float64(y-2000))))
		}
	}
	return rows
}

var decade = []census.Year{2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019}

// shiftRows are the components of made-up growth in a shift-share analysis,
// the last of them being their sum.
func shiftRows() []census.Observation {
	var rows []census.Observation
	for i, s := range []census.Statistic{"national growth", "industrial mix", "regional shift", "actual growth"} {
		k := census.Key{Year: 2017, Area: census.Kanagawa, Size: fourPlus, Measure: census.Employees, Statistic: s}
		rows = append(rows, census.NewObservation(k, []float64{12000, -4300, -15200, -7500}[i]))
	}
	return rows
}

func TestPartsGolden(t *testing.T) {
	golden(t, "stacked_bars", must(t)(plotting.StackedBars(table(t, sizedRows(5, true, 2017)), plotting.StackOptions{})))
	golden(t, "stacked_bars_percent", must(t)(plotting.StackedBars(table(t, industryRows(census.Kanagawa, decade...)), plotting.StackOptions{Stacking: plotting.Percent})))
	golden(t, "stacked_areas", must(t)(plotting.StackedAreas(table(t, shipmentRows(census.Kanagawa, census.Aichi, census.Osaka, census.Shizuoka)), plotting.StackOptions{})))
	third := table(t, sizedRows(3, true, decade...)).Select(census.Area("03"))
	golden(t, "stacked_areas_hidden", must(t)(plotting.StackedAreas(third, plotting.StackOptions{Stacking: plotting.Percent})))
	sides := sample(t).Select(census.Kanagawa, census.Aichi, divisions, census.Employees)
	golden(t, "two_sided", must(t)(plotting.TwoSidedBars(sides, plotting.TwoSidedOptions{})))
	golden(t, "diverging", must(t)(plotting.DivergingBars(quotients(t, census.Employees).Select(census.Kanagawa), plotting.DivergingOptions{})))
	golden(t, "waterfall", must(t)(plotting.Waterfall(table(t, ehimeRows()), plotting.WaterfallOptions{})))
	total := plotting.WaterfallOptions{Total: []census.Filter{census.Statistic("actual growth")}}
	golden(t, "waterfall_shift_share", must(t)(plotting.Waterfall(table(t, shiftRows()), total)))
}

// Shares of a stack are of the whole, which includes what is suppressed.
func TestStackedBarsPercent(t *testing.T) {
	key := census.Key{Year: 2017, Area: census.Nara, Measure: census.Employees, Size: census.Size{Min: 4, Max: 29}}
	rest := key
	rest.Size = census.Size{Min: 30}
	whole := key
	whole.Size = fourPlus
	rows := []census.Observation{census.NewObservation(key, 30), census.Absence(rest, census.Suppressed), census.NewObservation(whole, 120)}
	percent := plotting.StackOptions{Stacking: plotting.Percent}
	if s := look(must(t)(plotting.StackedBars(table(t, rows), percent))); !s.says("25.0") || !s.says("not published or not shown") {
		t.Error("30 of 120 are not 25 %, or the rest is not explained")
	}
	_, err := plotting.StackedBars(table(t, rows[:2]), percent)
	checkError(t, err, "nothing to draw")
	rows[2].Value = 29
	_, err = plotting.StackedBars(table(t, rows), percent)
	checkError(t, err, "add up to 30, more than the whole, 29")
}

func TestStackErrors(t *testing.T) {
	overlap := sizedRows(1, false, 2017)
	wider := overlap[0]
	wider.Size = census.Size{Min: 4, Max: 99}
	for _, tt := range []struct {
		rows []census.Observation
		want string
	}{
		{nil, "the table has no rows"},
		{append(overlap, wider), "what is in both"},
		{madeUp(census.LocationQuotient, census.UnitRatio, func(int) float64 { return 1 }), "figures in ratio do not add up"},
		{append(sizedRows(1, false, 2017), ehimeRows()[0]), "one measure"},
		{slices.Concat(sizedRows(2, false, 2017), sizedRows(2, false, 2018)), "select one of all but one"},
	} {
		_, err := plotting.StackedBars(table(t, tt.rows), plotting.StackOptions{})
		checkError(t, err, tt.want)
	}
	_, err := plotting.StackedBars(table(t, sizedRows(1, true, 2017)), plotting.StackOptions{Parts: census.ByMeasure})
	checkError(t, err, "cannot show parts by measure")
	_, err = plotting.StackedAreas(table(t, sizedRows(1, true, 2017)), plotting.StackOptions{})
	checkError(t, err, "of one, 2017: draw StackedBars")
	_, err = plotting.StackedAreas(table(t, sizedRows(3, false, decade...)).Select(census.Area("03")), plotting.StackOptions{})
	checkError(t, err, "nothing to draw")
	below := shipmentRows(census.Nara, census.Aichi)
	below[0].Value = -1
	_, err = plotting.StackedAreas(table(t, below), plotting.StackOptions{})
	checkError(t, err, "negative figures cannot be stacked")
	ehime := slices.DeleteFunc(ehimeRows(), func(o census.Observation) bool { return o.Status.Absent() })
	_, err = plotting.StackedBars(table(t, ehime), plotting.StackOptions{Stacking: plotting.Percent})
	checkError(t, err, "shares of negative figures do not add up")
}

// The bars of a waterfall end at the total, and say what is between.
func TestWaterfallRemainder(t *testing.T) {
	rows := ehimeRows()
	whole := rows[0]
	whole.Industry, whole.Value = census.Manufacturing, 1200000e6
	s := look(must(t)(plotting.Waterfall(table(t, append(rows, whole)), plotting.WaterfallOptions{})))
	// the parts sum to 1,020,202 million yen
	if !s.says("+0.18") || !s.says("+1.20") || !s.says("All manufacturing") {
		t.Error("the remainder of 180 billion yen to 1,200 is not drawn")
	}
	_, err := plotting.Waterfall(table(t, shiftRows()), plotting.WaterfallOptions{Total: []census.Filter{census.Statistic("none")}})
	checkError(t, err, "Total keeps 0 rows")
	_, err = plotting.Waterfall(table(t, madeUp(census.LocationQuotient, census.UnitRatio, func(int) float64 { return 1 })), plotting.WaterfallOptions{})
	checkError(t, err, "do not add up")
	_, err = plotting.Waterfall(table(t, nil), plotting.WaterfallOptions{})
	checkError(t, err, "nothing to draw")
}

func TestTwoSidedErrors(t *testing.T) {
	_, err := plotting.TwoSidedBars(table(t, prefectureRows()), plotting.TwoSidedOptions{})
	checkError(t, err, "two sides")
	_, err = plotting.TwoSidedBars(table(t, sizedRows(3, false, 2017)), plotting.TwoSidedOptions{Sides: census.ByArea})
	checkError(t, err, "the rows have 3 of area (Hokkaido, Aomori, Iwate)")
	rows := sizedRows(2, false, 2017)
	rows[0].Value = -5
	_, err = plotting.TwoSidedBars(table(t, rows), plotting.TwoSidedOptions{})
	checkError(t, err, "the lowest figure is -5")
}

// Bars of years say where the survey breaks, and so do two sides that are years.
func TestPartsNameBreaks(t *testing.T) {
	rows := table(t, industryRows(census.Kanagawa, 2010, 2011))
	c := must(t)(plotting.StackedBars(rows, plotting.StackOptions{}))
	if want := "Gaps between years: breaks of the survey; 2011: Economic Census."; !slices.Contains(c.Notes, want) {
		t.Errorf("notes %q lack %q", c.Notes, want)
	}
	c = must(t)(plotting.TwoSidedBars(rows, plotting.TwoSidedOptions{}))
	if want := "The years are not comparable: 2011: Economic Census."; !slices.Contains(c.Notes, want) {
		t.Errorf("notes %q lack %q", c.Notes, want)
	}
}

// A quotient that is known to lie between two others has its place and rank, one
// that may be on either side of another has not.
func TestRangesInOrder(t *testing.T) {
	rows := madeUp(census.LocationQuotient, census.UnitRatio, func(i int) float64 { return []float64{2.5, 9, 2.1, 1, 9, 9}[min(i, 5)] })[:6]
	rows[1] = hide(rows[1], 2.266, 2.284) // written outwards
	rows[4] = hide(rows[4], 0.8, 1.2)
	rows[5] = hide(rows[5], 0, math.Inf(1))
	c := must(t)(plotting.RankedBars(table(t, rows), plotting.BarOptions{}))
	for _, want := range []string{"2 Aomori suppressed: 2.26–2.29 3 Iwate 2.10 4 Miyagi 1.00 Akita suppressed: 0.80–1.20 Yamagata suppressed"} {
		if !look(c).contains(want) {
			t.Errorf("%q is not the order", want)
		}
	}
	if want := "Ranks leave out those without one (2), whose place is not known."; !slices.Contains(c.Notes, want) {
		t.Errorf("notes %q lack %q", c.Notes, want)
	}
	// two ranges that overlap each other have no known order
	rows[3] = hide(rows[3], 2.28, 2.4)
	if s := look(must(t)(plotting.RankedBars(table(t, rows), plotting.BarOptions{}))); !s.contains("1 Hokkaido 2.50 2 Iwate 2.10") {
		t.Error("ranges that overlap each other are placed")
	}
	checkClean(t, c)
}

func TestPartsClean(t *testing.T) {
	for _, stacking := range []plotting.Stacking{plotting.Amounts, plotting.Percent} {
		for _, n := range []int{1, 2, 5, 47} {
			for _, whole := range []bool{false, true} {
				checkEverywhere(t, fmt.Sprint("bars/", stacking, n, whole), func(o plotting.Options) (*plotting.Chart, error) {
					return plotting.StackedBars(table(t, sizedRows(n, whole, 2017)), plotting.StackOptions{Options: o, Stacking: stacking})
				})
			}
		}
		checkEverywhere(t, fmt.Sprint("years/", stacking), func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.StackedBars(table(t, industryRows(census.Kanagawa, decade...)), plotting.StackOptions{Options: o, Stacking: stacking})
		})
		checkEverywhere(t, fmt.Sprint("areas/", stacking), func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.StackedAreas(table(t, industryRows(census.Kanagawa, decade...)), plotting.StackOptions{Options: o, Stacking: stacking})
		})
		checkEverywhere(t, fmt.Sprint("hidden/", stacking), func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.StackedAreas(table(t, sizedRows(3, true, decade...)).Select(census.Area("03")), plotting.StackOptions{Options: o, Stacking: stacking})
		})
	}
	sides := slices.Concat(industryRows(census.Kanagawa, 2017), industryRows(census.Aichi, 2017))
	sides[30] = hide(sides[30], 1e11, 2e11)
	checkEverywhere(t, "two sides", func(o plotting.Options) (*plotting.Chart, error) {
		return plotting.TwoSidedBars(table(t, sides), plotting.TwoSidedOptions{Options: o})
	})
	checkEverywhere(t, "shift-share", func(o plotting.Options) (*plotting.Chart, error) {
		return plotting.Waterfall(table(t, shiftRows()), plotting.WaterfallOptions{Options: o})
	})
	for name, tab := range shapes(t) {
		last := tab.Select(tab.Years()[len(tab.Years())-1])
		checkEverywhere(t, "diverging/"+name, func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.DivergingBars(last, plotting.DivergingOptions{Options: o})
		})
		if name != "long names" && name != "only ranges" {
			checkEverywhere(t, "waterfall/"+name, func(o plotting.Options) (*plotting.Chart, error) {
				return plotting.Waterfall(last, plotting.WaterfallOptions{Options: o})
			})
		}
	}
}

func BenchmarkStackedBars(b *testing.B) {
	tab := table(b, sizedRows(47, true, 2017))
	for b.Loop() {
		c, err := plotting.StackedBars(tab, plotting.StackOptions{})
		if err != nil {
			b.Fatal(err)
		}
		look(c)
	}
}
