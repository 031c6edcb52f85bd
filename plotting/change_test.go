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

func ExampleSlope() {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.Slope(t.Select(census.Manufacturing, census.Size{Min: 4}, census.Employees, census.Year(2016), census.Year(2018),
		census.Kanagawa, census.Osaka, census.Shizuoka, census.Saitama), plotting.SlopeOptions{})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Employees
	// All manufacturing, establishments of 4 or more persons, 2016–2018
	// Employees, persons
	// Source: METI, Census of Manufactures, prefecture totals
	// chart.png
}

func ExampleDumbbell() {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.Dumbbell(t.Select(census.Kanagawa, divisions, census.Size{Min: 4}, census.Employees, census.Year(2016), census.Year(2018)),
		plotting.DumbbellOptions{})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Employees
	// Kanagawa, establishments of 4 or more persons, 2016–2018
	// Employees, persons
	// Source: METI, Census of Manufactures, 2017 survey, prefectures by industry, establishments of 4 or more persons, e-Stat 0003325921; METI, Census of Manufactures, 2019 survey, prefectures by industry, establishments of 4 or more persons, e-Stat 0003432907
	// chart.png
}

func ExampleBump() {
	t, err := census.Collect(slices.Values(rankRows(census.Kanagawa, census.Aichi, census.Osaka, census.Shizuoka)))
	if err != nil {
		log.Fatal(err)
	}
	c, err := plotting.Bump(t, plotting.BumpOptions{})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Shipments: rank
	// All manufacturing, establishments of 4 or more persons, 2007–2019
	// Rank
	// Source: METI, Census of Manufactures and Economic Census for Business Activity
	// chart.png
}

// rankRows returns the ranks of areas among each other, year by year.
func rankRows(areas ...census.Area) []census.Observation {
	rows := shipmentRows(areas...)
	var out []census.Observation
	for _, o := range rows {
		r := o
		r.Statistic, r.Unit, r.Value = census.RankFromTop, census.UnitRank, 1
		for _, other := range rows {
			if other.Year == o.Year && other.Value > o.Value {
				r.Value++
			}
		}
		out = append(out, r)
	}
	return out
}

// twoYearRows are two comparable years of the series.
func twoYearRows(areas ...census.Area) []census.Observation {
	return slices.DeleteFunc(shipmentRows(areas...), func(o census.Observation) bool { return o.Year != 2012 && o.Year != 2014 })
}

// bandRows have confidence around the figures of Kanagawa and Aichi, and ranges
// of suppressed ones.
func bandRows() []census.Observation {
	rows := shipmentRows(census.Kanagawa, census.Aichi, census.Osaka)
	for i, o := range rows {
		switch {
		case i%9 == 4:
			rows[i] = hide(o, o.Value*0.8, o.Value*1.1)
		case o.Area != census.Osaka:
			rows[i].Lower, rows[i].Upper, rows[i].Interval = o.Value*0.9, o.Value*1.12, census.Confidence
		}
	}
	return rows
}

func TestChangeGolden(t *testing.T) {
	areas := []census.Area{census.Kanagawa, census.Aichi, census.Osaka, census.Shizuoka}
	two := table(t, twoYearRows(areas[0], areas[2], areas[3]))
	golden(t, "slope", must(t)(plotting.Slope(two, plotting.SlopeOptions{})))
	golden(t, "bump", must(t)(plotting.Bump(table(t, rankRows(areas...)), plotting.BumpOptions{})))
	golden(t, "lines_band", must(t)(plotting.Lines(table(t, bandRows()), plotting.LineOptions{})))
	rows := twoYearRows(areas...)
	rows[1] = hide(rows[1], 16.5e12, 18e12)
	golden(t, "dumbbell", must(t)(plotting.Dumbbell(table(t, rows), plotting.DumbbellOptions{})))
}

// Two years on both sides of a break are refused, and so is any other number.
func TestTwoYears(t *testing.T) {
	rows := shipmentRows(census.Kanagawa)
	for _, tt := range []struct {
		rows []census.Observation
		want string
	}{
		{[]census.Observation{rows[3], rows[4]}, "2010 and 2011 are not comparable: 2010 Census of Manufactures → 2011 Economic Census"},
		{rows[:1], "two years, and the rows have 1 (2007)"},
		{rows[:3], "two years, and the rows have 3 (2007, 2008, 2009)"},
		{nil, "the table has no rows"},
		{[]census.Observation{hide(rows[0], 1, 2), hide(rows[1], 1, 2)}, "none of the 2 figures has a value"},
		{append(rows[:2:2], shipmentRows(census.Aichi)[0], ehimeRows()[0]), "one measure"},
	} {
		_, err := plotting.Slope(table(t, tt.rows), plotting.SlopeOptions{})
		checkError(t, err, tt.want)
		_, err = plotting.Dumbbell(table(t, tt.rows), plotting.DumbbellOptions{})
		checkError(t, err, tt.want)
	}
}

func TestSlopeSaysBothFigures(t *testing.T) {
	rows := twoYearRows(census.Kanagawa, census.Aichi)
	s := look(must(t)(plotting.Slope(table(t, rows), plotting.SlopeOptions{})))
	for _, want := range []string{"17.5", "17.7", "40.0", "43.8", "Kanagawa", "Aichi"} {
		if !s.says(want) {
			t.Errorf("the slope does not say %s", want)
		}
	}
	rows[1] = census.Absence(rows[1].Key, census.NotAvailable) // Kanagawa 2014: its name goes left
	s = look(must(t)(plotting.Slope(table(t, rows), plotting.SlopeOptions{})))
	for _, w := range s.texts {
		if w.text == "Kanagawa" && w.box.Min.X > 100 {
			t.Errorf("Kanagawa, without a figure of 2014, is named at %v", w.box)
		}
	}
}

func TestBump(t *testing.T) {
	tab := table(t, rankRows(census.Kanagawa, census.Aichi, census.Osaka, census.Shizuoka))
	c := must(t)(plotting.Bump(tab, plotting.BumpOptions{Top: 2}))
	s := look(c)
	if !s.says("Aichi") || s.says("Osaka") || !slices.Contains(c.Notes, "2 of 4 shown.") {
		t.Errorf("the first two are not those shown; notes %q", c.Notes)
	}
	// Aichi is first in all years: its line has the runs between the breaks
	leader := func(points int) bool { return points == 2 }
	if got := slices.DeleteFunc(s.runs("0072B2"), leader); !slices.Equal(got, []int{4, 3, 4}) {
		t.Errorf("lines of %v points, want [4 3 4]", got)
	}
	_, err := plotting.Bump(table(t, shipmentRows(census.Kanagawa)), plotting.BumpOptions{})
	checkError(t, err, "draws ranks, and the rows are in yen")
}

// A band reaches over its confidence, and the axis over the band.
func TestBands(t *testing.T) {
	rows := shipmentRows(census.Aichi)[9:]
	low, wide := table(t, rows), slices.Clone(rows)
	for i := range wide {
		wide[i].Lower, wide[i].Upper, wide[i].Interval = wide[i].Value/2, wide[i].Value*2, census.Confidence
	}
	c := must(t)(plotting.Lines(table(t, wide), plotting.LineOptions{}))
	if s := look(c); !s.says("80") || !slices.Contains(c.Notes, "Bands: confidence intervals.") {
		t.Errorf("the axis does not reach the band; notes %q", c.Notes)
	}
	if s := look(must(t)(plotting.Lines(low, plotting.LineOptions{}))); s.says("80") {
		t.Error("the axis reaches a band that is not there")
	}
	wide[1] = hide(wide[1], 30e12, 60e12)
	c = must(t)(plotting.Lines(table(t, wide), plotting.LineOptions{}))
	if !slices.Contains(c.Notes, "Hatched: the range in which a figure that is not published lies.") {
		t.Errorf("notes %q do not explain the range", c.Notes)
	}
	checkClean(t, c)
}

func TestChangeClean(t *testing.T) {
	for name, tab := range shapes(t) {
		y := tab.Years()
		if len(y) < 2 {
			continue
		}
		two := tab.Select(y[len(y)-2], y[len(y)-1])
		checkEverywhere(t, "slope/"+name, func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.Slope(two, plotting.SlopeOptions{Options: o})
		})
		checkEverywhere(t, "dumbbell/"+name, func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.Dumbbell(two, plotting.DumbbellOptions{Options: o})
		})
	}
	ranged := twoYearRows(census.Kanagawa, census.Aichi, census.Osaka)
	ranged[0], ranged[3] = hide(ranged[0], 15e12, 20e12), hide(ranged[3], 35e12, 50e12)
	ranged[5] = hide(ranged[5], math.Inf(-1), math.Inf(1))
	for name, chart := range map[string]func(*census.Table, plotting.Options) (*plotting.Chart, error){
		"slope": func(t *census.Table, o plotting.Options) (*plotting.Chart, error) {
			return plotting.Slope(t, plotting.SlopeOptions{Options: o})
		},
		"dumbbell": func(t *census.Table, o plotting.Options) (*plotting.Chart, error) {
			return plotting.Dumbbell(t, plotting.DumbbellOptions{Options: o})
		},
	} {
		checkEverywhere(t, name+"/ranges", func(o plotting.Options) (*plotting.Chart, error) { return chart(table(t, ranged), o) })
	}
	checkEverywhere(t, "bands", func(o plotting.Options) (*plotting.Chart, error) {
		return plotting.Lines(table(t, bandRows()), plotting.LineOptions{Options: o})
	})
	for _, n := range []int{1, 2, 10, 47} {
		var rows []census.Observation
		for i := range n {
			for y, times := range []int{1, 3, 7} {
				k := census.Key{Year: census.Year(2012 + y), Area: census.Area(fmt.Sprintf("%02d", i+1)), Measure: census.Shipments, Statistic: census.RankFromTop}
				o := census.NewObservation(k, float64((i*times)%n+1))
				o.Unit = census.UnitRank
				rows = append(rows, o)
			}
		}
		checkEverywhere(t, fmt.Sprint("bump/", n), func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.Bump(table(t, rows), plotting.BumpOptions{Options: o})
		})
	}
}
