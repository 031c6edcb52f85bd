package plotting_test

import (
	"fmt"
	"log"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

func ExampleQuadrants() {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	kanagawa := t.Select(census.Year(2018), census.Size{Min: 4}, census.Kanagawa, divisions)
	c, err := plotting.Quadrants(kanagawa.Select(census.Employees), kanagawa.Select(census.Establishments),
		plotting.QuadrantOptions{Weight: kanagawa.Select(census.Shipments)})
	if err != nil {
		log.Fatal(err)
	}
	show(c)
	// Output:
	// Employees; Establishments
	// Kanagawa, establishments of 4 or more persons, 2018
	// Establishments
	// Source: METI, Census of Manufactures, 2019 survey, prefectures by industry, establishments of 4 or more persons, e-Stat 0003432907
	// chart.png
}

// growth returns the growth of the divisions of Kanagawa from 2016 to 2018.
func growth(t testing.TB, m census.Measure) *census.Table {
	t.Helper()
	all, err := ingest.ReadFS(testdata.FS, "sample/industries_*.csv")
	if err != nil {
		t.Fatal(err)
	}
	own := all.Select(fourPlus, m, census.Kanagawa, divisions)
	var rows []census.Observation
	for o := range own.Select(census.Year(2018)).All() {
		k := o.Key
		k.Year = 2016
		if before := own.Value(k); before > 0 && !o.Status.Absent() {
			o.Value, o.Unit, o.Statistic = o.Value/before-1, census.UnitFraction, "growth 2016 to 2018"
			rows = append(rows, o)
		}
	}
	return table(t, rows)
}

func TestQuadrantsGolden(t *testing.T) {
	o := plotting.QuadrantOptions{
		Weight:  sample(t).Select(census.Kanagawa, census.Employees, divisions),
		Corners: [4]string{"strong and growing", "weak but growing", "weak and shrinking", "strong but shrinking"},
	}
	o.Title, o.Highlight = "Transportation equipment is strong in Kanagawa, and shrinks", []census.Filter{census.TransportationEquipment}
	golden(t, "quadrants", must(t)(plotting.Quadrants(quotients(t, census.Employees).Select(census.Kanagawa), growth(t, census.Employees), o)))
}

func TestQuadrantsClean(t *testing.T) {
	both := func(value func(i int) float64) *census.Table {
		return table(t, madeUp(census.LocationQuotient, census.UnitRatio, value))
	}
	ramp := both(func(i int) float64 { return float64(i) / 20 })
	weight := table(t, prefectureRows())
	hidden := madeUp(census.LocationQuotient, census.UnitRatio, func(i int) float64 { return float64(i*i%47) / 20 })
	for i := range hidden {
		if i%2 == 0 {
			hidden[i] = hide(hidden[i], float64(i)/60, float64(i)/30)
		}
	}
	industries := quotients(t, census.Employees).Select(census.Nagano)
	for name, tt := range map[string]struct{ x, y, weight *census.Table }{
		"47":       {ramp, both(func(i int) float64 { return float64(i*i%47)/30 - 1 }), weight},
		"dots":     {ramp, both(func(i int) float64 { return float64((i * 7) % 47) }), nil},
		"equal":    {both(func(int) float64 { return 1 }), both(func(int) float64 { return 1 }), weight},
		"one":      {ramp.Select(census.Nara), ramp.Select(census.Nara), weight.Select(census.Nara)},
		"negative": {both(func(i int) float64 { return -float64(i) }), both(func(i int) float64 { return -100 }), nil},
		"ranges":   {table(t, hidden), ramp, weight},
		"long":     {industries, industries, nil},
	} {
		checkEverywhere(t, name, func(o plotting.Options) (*plotting.Chart, error) {
			return plotting.Quadrants(tt.x, tt.y, plotting.QuadrantOptions{Options: o, Weight: tt.weight, Corners: [4]string{"a", "b", "c", "d"}})
		})
	}
}

func TestQuadrantsNotes(t *testing.T) {
	rows := madeUp(census.LocationQuotient, census.UnitRatio, func(i int) float64 { return float64(i) / 20 })
	rows[0] = census.Absence(rows[0].Key, census.Suppressed)
	rows[0].Unit = census.UnitRatio
	rows[1] = hide(rows[1], 0.5, 2)
	rows[46].Status = census.Estimated
	tab := table(t, rows)
	c := must(t)(plotting.Quadrants(tab, tab, plotting.QuadrantOptions{}))
	for _, want := range []string{"Not drawn for want of a figure: 1.", "Hollow: in the middle of the range in which a figure that is not published lies.", "e: estimated or provisional."} {
		if !slices.Contains(c.Notes, want) {
			t.Errorf("notes %q lack %q", c.Notes, want)
		}
	}
	if s := look(c); !s.says("Okinawa e") {
		t.Error("an estimate is not marked")
	}
}

// The areas of dots are in proportion to their weights: of 100 and 25 the radii
// are as 2 to 1.
func TestQuadrantsWeights(t *testing.T) {
	x := table(t, madeUp(census.LocationQuotient, census.UnitRatio, func(i int) float64 { return float64(i) })[:2])
	w := madeUp(census.ShareOfNation, census.UnitPersons, func(i int) float64 { return 100 - 75*float64(i) })
	s := look(must(t)(plotting.Quadrants(x, x, plotting.QuadrantOptions{Weight: table(t, w[:2])})))
	var radii []float64
	for _, k := range s.strokes {
		if len(k.path) == 6 && fmt.Sprint(k.colour) == fmt.Sprint(plotting.OkabeIto()[0]) {
			radii = append(radii, float64(k.path[0].Pos.X-k.path[2].Pos.X)/2)
		}
	}
	if len(radii) != 2 || radii[0]/radii[1] < 1.99 || radii[0]/radii[1] > 2.01 {
		t.Errorf("radii %v, want two as 2 to 1", radii)
	}
}

func TestQuadrantsErrors(t *testing.T) {
	x, ehime := table(t, prefectureRows()), table(t, ehimeRows())
	gone := table(t, []census.Observation{census.Absence(prefectureRows()[0].Key, census.Suppressed)})
	for _, tt := range []struct {
		x, y, weight *census.Table
		want         string
	}{
		{x, ehime, nil, "differ in area, those of another in industry"},
		{x, x, gone, "none of the 1 figures has a value"},
		{x, table(t, nil), nil, "the table has no rows"},
		{x, table(t, shipmentRows(census.Nara, census.Aichi)), nil, "draws one year"},
		{x.Select(census.Nara), x.Select(census.Aichi), nil, "none of the 1 rows has all of its figures"},
	} {
		_, err := plotting.Quadrants(tt.x, tt.y, plotting.QuadrantOptions{Weight: tt.weight})
		checkError(t, err, tt.want)
	}
}
