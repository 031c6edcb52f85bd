package measure_test

import (
	"math"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/measure"
)

func TestPlantHerfindahlOracle(t *testing.T) {
	oracle.Run(t, "plant_herfindahl_size_class", func(t *testing.T, c *oracle.Case) {
		k := readCensus(c)
		for _, key := range c.Expected.Keys() {
			industry, year, _ := strings.Cut(key, "-")
			of := func(row int) bool { return k.industry[row] == industry && k.year[row] == year }
			classes, counts := k.byClass(t, "establishments", of)
			_, totals := k.byClass(t, "employment", of)
			for i := range classes {
				classes[i].Count, classes[i].Total = counts[i], totals[i]
			}
			got, err := measure.PlantHerfindahl(classes)
			if err != nil {
				t.Fatal(err)
			}
			c.Check(t, sumOf(totals), key, "total_employment")
			c.Check(t, got.Lower, key, "H_lower_equal_within_class")
			c.Check(t, got.Upper, key, "H_upper_given_class_limits")
		}
	})
}

func TestPlantHerfindahlByHand(t *testing.T) {
	open := math.Inf(1)
	// 4, 9, 9 and 6 between; 300 and 400 of which the most unequal are 300 and 400.
	got, err := measure.PlantHerfindahl([]measure.SizeClass{{4, 9, 4, 28}, {300, open, 2, 700}})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "upper", got.Upper, (16.0+81+81+36+300*300+400*400)/(728*728), 1e-15)
	near(t, "lower", got.Lower, (28.0*7+700*350)/(728*728), 1e-15)
	for name, classes := range map[string][]measure.SizeClass{
		"too small":     {{4, 9, 4, 15}},
		"too large":     {{4, 9, 4, 37}},
		"no plants":     {{4, 9, 0, 7}},
		"missing":       {{4, 9, 4, nan}},
		"nothing":       {},
		"half a plant":  {{4, 9, 1.5, 9}},
		"upside down":   {{9, 4, 1, 5}},
		"empty classes": {{4, 9, 0, 0}},
	} {
		_, err := measure.PlantHerfindahl(classes)
		wantError(t, name, err)
	}
}
