package census_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestFormatEnds(t *testing.T) {
	for _, c := range []struct {
		unit         census.Unit
		lower, upper float64
		lang         census.Language
		want         string
	}{
		{census.UnitRatio, .6612, .6634, census.English, "0.66 to 0.67"},
		{census.UnitRatio, .29, .58, census.English, "0.29 to 0.58"}, // .29 × 100 is 28.999… in binary
		{census.UnitFraction, .33333, .66666, census.English, "33.3 % to 66.7 %"},
		{census.UnitFraction, -.0419, -.0336, census.Japanese, "▲4.2% to ▲3.3%"},
		{census.UnitYen, 18_443_056e6, 18_443_956e6, census.English, "18.443 trillion yen to 18.444 trillion yen"},
		{census.UnitYen, 18_443_056e6, 18_443_056e6, census.Japanese, "18兆4,430億円 to 18兆4,431億円"},
		{census.UnitYen, 0, 9_999_999_999, census.Japanese, "0円 to 100億円"},
		{census.UnitYen, 0, math.Inf(1), census.English, "0 yen to ∞ yen"},
		{census.UnitPersons, 4, 29, census.English, "4 persons to 29 persons"},
		{census.UnitPersons, math.NaN(), 29, census.English, "– to 29 persons"},
	} {
		low, high := c.unit.FormatEnds(c.lower, c.upper, c.lang)
		if got := low + " to " + high; got != c.want {
			t.Errorf("%v to %v %s: %s, want %s", c.lower, c.upper, c.unit, got, c.want)
		}
	}
}

// The value within an interval is within the one that is shown.
func TestRoundOutwards(t *testing.T) {
	for _, step := range []float64{.01, .1, 1, 1e8} {
		for _, v := range []float64{0, .1, -.1, 1. / 3, -2. / 3, 18.44, 1e6 + .5, -1e9 - 1} {
			down, up := census.RoundOutwards(v, v, step)
			if !(down <= v+1e-9*math.Abs(v) && v-1e-9*math.Abs(v) <= up && up-down <= step*(1+1e-6)) {
				t.Errorf("%v in steps of %v: [%v, %v]", v, step, down, up)
			}
		}
	}
	if down, up := census.RoundOutwards(math.Inf(-1), math.NaN(), .1); !math.IsInf(down, -1) || !math.IsNaN(up) {
		t.Errorf("[−∞, NaN] became [%v, %v]", down, up)
	}
}

func ExampleUnit_FormatEnds() {
	low, high := census.UnitYen.FormatEnds(2_272_400_000, 2_283_400_000, census.English)
	fmt.Println(low, "to", high)
	// Output:
	// 2.2 billion yen to 2.3 billion yen
}
