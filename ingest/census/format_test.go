package census_test

import (
	"math"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

func TestFormat(t *testing.T) {
	perWorker := census.UnitYen.Per(census.UnitPersons)
	for _, c := range []struct {
		unit   census.Unit
		v      float64
		en, ja string
	}{
		{census.UnitYen, 18_443_056e6, "18.443 trillion yen", "18兆4,431億円"},
		{census.UnitYen, 331_809_377e6, "331.8 trillion yen", "331兆8,094億円"},
		{census.UnitYen, 123_456e6, "123.5 billion yen", "1,235億円"},
		{census.UnitYen, 5e9, "5 billion yen", "50億円"},
		{census.UnitYen, 350e6, "350 million yen", "3億5,000万円"},
		{census.UnitYen, 9876, "9,876 yen", "9,876円"},
		{census.UnitYen, 0, "0 yen", "0円"},
		{census.UnitYen, -2.5e9, "−2.5 billion yen", "▲25億円"},
		{census.UnitYen, 999_960e6, "1.000 trillion yen", "1兆円"}, // rounds up to the next word
		{census.UnitYen, 999.96e6, "1.0 billion yen", "9億9,996万円"},
		{census.UnitYen, math.Inf(1), "∞ yen", "∞円"},
		{census.UnitYen, math.Inf(-1), "−∞ yen", "▲∞円"},
		{perWorker, 51.8e6, "51.8 million yen per person", "5,180万円/人"},
		{"2015 yen", 18_443_056e6, "18.443 trillion 2015 yen", "18兆4,431億円（2015年価格）"},
		{census.UnitFraction, 0.973, "97.3 %", "97.3%"},
		{census.UnitFraction, -0.0257, "−2.6 %", "▲2.6%"},
		{census.UnitPersons, 1, "1 person", "1人"},
		{"industries", 1, "1 industry", "1産業"},
		{census.UnitYen, 1, "1 yen", "1円"},
		{census.UnitFraction, 0.0006, "0.1 %", "0.1%"},
		{census.UnitFraction, 0.00041, "0.04 %", "0.04%"},
		{census.UnitFraction, -0.0000012, "−0.0001 %", "▲0.0001%"},
		{census.UnitFraction, -1e-12, "0.0 %", "0.0%"}, // no sign on a zero
		{census.UnitPersons, 355_924, "355,924 persons", "355,924人"},
		{census.UnitEstablishments, 7_349, "7,349 establishments", "7,349事業所"},
		{census.UnitPersons.Per(census.UnitEstablishments), 48.432, "48.4 persons per establishment", "48.4人/事業所"},
		{census.UnitMembers, 1_200, "1,200 members", "1,200会員"},
		{census.UnitPersons.Per(census.UnitMembers), 30, "30 persons per member", "30人/会員"},
		{census.UnitRatio, 1.234, "1.23", "1.23"},
		{census.UnitIndex, 104.56, "104.6", "104.6"},
		{census.UnitRank, 3, "3", "3"},
		{"persons per yen", 2.5, "2.5 persons per yen", "2.5人/yen"},
		{"", 12, "12", "12"},
		{census.UnitYen, math.NaN(), "–", "–"},
	} {
		if en, ja := c.unit.Format(c.v, census.English), c.unit.Format(c.v, census.Japanese); en != c.en || ja != c.ja {
			t.Errorf("%v %s is %q and %q, want %q and %q", c.v, c.unit, en, ja, c.en, c.ja)
		}
	}
}

func TestScaleFor(t *testing.T) {
	for _, c := range []struct {
		unit    census.Unit
		largest float64
		lang    census.Language
		want    census.Scale
	}{
		{census.UnitYen, 48e12, census.English, census.Scale{Factor: 1e12, Unit: "trillion yen"}},
		{census.UnitYen, -48e12, census.Japanese, census.Scale{Factor: 1e12, Unit: "兆円"}},
		{census.UnitYen, 3e8, census.Japanese, census.Scale{Factor: 1e8, Unit: "億円"}},
		{census.UnitYen, 3e8, census.English, census.Scale{Factor: 1e6, Unit: "million yen"}},
		{census.UnitYen, 0, census.English, census.Scale{Factor: 1, Unit: "yen"}},
		{census.UnitFraction, 0.9, census.English, census.Scale{Factor: 0.01, Unit: "%"}},
		{census.UnitPersons, 9e9, census.Japanese, census.Scale{Factor: 1, Unit: "人"}},
		{census.UnitIndex, 120, census.English, census.Scale{Factor: 1}},
	} {
		if got := census.ScaleFor(c.unit, c.largest, c.lang); got != c.want {
			t.Errorf("%v %s: %+v, want %+v", c.largest, c.unit, got, c.want)
		}
	}
}

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{0, 0, "0"}, {999, 0, "999"}, {1000, 0, "1,000"}, {-1234567.891, 2, "−1,234,567.89"}, {999.95, 1, "1,000.0"},
		{-0.2, 0, "0"}, {-0.2, 1, "−0.2"}, {math.NaN(), 1, "–"}, {math.Inf(1), 0, "∞"}, {math.Inf(-1), 0, "−∞"},
	} {
		if got := census.FormatNumber(c.v, c.decimals); got != c.want {
			t.Errorf("%v with %d digits is %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
}
