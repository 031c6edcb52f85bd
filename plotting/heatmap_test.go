package plotting_test

import (
	"fmt"
	"log"
	"testing"

	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/plotting"
	"github.com/machikoba/machikoba/testdata"
)

func ExampleHeatMap() {
	t, err := ingest.ReadFS(testdata.FS, "sample/*.csv")
	if err != nil {
		log.Fatal(err)
	}
	persons := t.Select(census.Year(2018), census.Size{Min: 4}, census.Employees)
	c, err := plotting.HeatMap(persons.Select(census.Tokyo, census.Kanagawa, census.Aichi, census.Osaka, divisions),
		plotting.HeatMapOptions{Colours: plotting.QuantileColours})
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

func TestHeatMapGolden(t *testing.T) {
	o := plotting.HeatMapOptions{Colours: plotting.DivergingColours}
	o.Title, o.Highlight = "Where each industry is at home", []census.Filter{census.Kanagawa}
	golden(t, "heatmap", must(t)(plotting.HeatMap(quotients(t, census.Shipments), o)))
	o.Highlight = []census.Filter{census.Food}
	few := quotients(t, census.Employees).Select(census.Kanagawa, census.Aichi, census.Ehime)
	golden(t, "heatmap_few", must(t)(plotting.HeatMap(few, o)))
}

// grid returns rows of prefectures and divisions of made-up quotients.
func grid(areas, industries int, value func(i, j int) census.Observation) []census.Observation {
	var rows []census.Observation
	for i := range areas {
		for j, d := range census.JSIC12.Divisions()[:industries] {
			o := value(i, j)
			o.Key = census.Key{Year: 2018, Area: census.Area(fmt.Sprintf("%02d", i+1)), Industry: d, Measure: census.Employees, Statistic: census.LocationQuotient}
			o.Unit = census.UnitRatio
			rows = append(rows, o)
		}
	}
	return rows
}

func ratio(v float64) census.Observation { return census.NewObservation(census.Key{}, v) }

func TestHeatMapClean(t *testing.T) {
	growth := grid(3, 5, func(i, j int) census.Observation { return ratio(float64(i*j-4) * 1e3) })
	for i := range growth {
		growth[i].Statistic, growth[i].Unit = "change", census.UnitPersons
	}
	for name, rows := range map[string][]census.Observation{
		"47 by 24": grid(47, 24, func(i, j int) census.Observation {
			if (i+j)%7 == 0 {
				return hide(ratio(1), 0.2, 12.5)
			}
			return ratio(float64(i*j%40) / 8)
		}),
		"two by two": grid(2, 2, func(i, j int) census.Observation { return ratio(float64(i + j)) }),
		"equal":      grid(4, 3, func(int, int) census.Observation { return ratio(1) }),
		"negative":   growth,
		"one value": grid(3, 3, func(i, j int) census.Observation {
			if i+j == 0 {
				return ratio(3)
			}
			return census.Absence(census.Key{}, census.Suppressed)
		}),
	} {
		for colours := plotting.SequentialColours; colours <= plotting.DivergingColours; colours++ {
			checkEverywhere(t, name+"/"+colours.String(), func(o plotting.Options) (*plotting.Chart, error) {
				return plotting.HeatMap(table(t, rows), plotting.HeatMapOptions{Options: o, Colours: colours})
			})
		}
	}
}

func TestHeatMapWrites(t *testing.T) {
	rows := grid(3, 2, func(i, j int) census.Observation { return ratio(float64(i) + float64(j)/10) })
	rows[0] = hide(rows[0], 0.2549, 1.4951) // written outwards
	rows[5].Status = census.Estimated
	s := look(must(t)(plotting.HeatMap(table(t, rows[:5]), plotting.HeatMapOptions{})))
	for _, want := range []string{"0.25–1.50", "1.10", "Iwate", "Food", "Hatched: suppressed by the publisher (1).", "Empty: not in the table (1)."} {
		if !s.says(want) {
			t.Errorf("%q is not written", want)
		}
	}
	if s = look(must(t)(plotting.HeatMap(table(t, rows), plotting.HeatMapOptions{}))); !s.says("2.10 e") {
		t.Error("an estimate is not marked")
	}
}

func TestHeatMapErrors(t *testing.T) {
	hidden := grid(2, 2, func(int, int) census.Observation { return hide(ratio(1), 1, 2) })
	for _, tt := range []struct {
		rows []census.Observation
		want string
	}{
		{nil, "nothing to draw: the table has no rows"},
		{prefectureRows(), "differ in 1 [area]"},
		{hidden, "none of the 4 figures has a value"},
		{append(grid(2, 2, func(int, int) census.Observation { return ratio(1) }), prefectureRows()[0]), "one measure, and the rows have 2"},
	} {
		_, err := plotting.HeatMap(table(t, tt.rows), plotting.HeatMapOptions{})
		checkError(t, err, tt.want)
	}
}

// A quotient and its inverse are equally far from the middle of the scale: the
// classes of 0.3 and 1/0.3 are as far from the ends of the ramp.
func TestHeatMapClassesAreSymmetric(t *testing.T) {
	c := must(t)(plotting.HeatMap(table(t, grid(2, 2, func(i, j int) census.Observation { return ratio([]float64{0.3, 1 / 0.3, 0.9, 1 / 0.9}[2*i+j]) })),
		plotting.HeatMapOptions{Colours: plotting.DivergingColours}))
	s := look(c)
	for _, want := range []string{"0.25", "0.50", "0.80", "1.25", "2.00", "4.00"} {
		if !s.says(want) {
			t.Errorf("the legend has no bound %s", want)
		}
	}
}

func BenchmarkHeatMap(b *testing.B) {
	t := quotients(b, census.Employees)
	for b.Loop() {
		c, err := plotting.HeatMap(t, plotting.HeatMapOptions{Colours: plotting.DivergingColours})
		if err != nil {
			b.Fatal(err)
		}
		look(c)
	}
}
