package census_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// collect makes a table of rows.
func collect(t testing.TB, rows ...census.Observation) *census.Table {
	t.Helper()
	table, err := census.Collect(slices.Values(rows))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// shipments returns a published figure of an area in 2018, in yen.
func shipments(area census.Area, value float64) census.Observation {
	return census.NewObservation(census.Key{Year: 2018, Area: area, Measure: census.Shipments}, value)
}

// pick returns an element of a list.
func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

// randomKey draws a key out of some ten thousand.
func randomKey(r *rand.Rand) census.Key {
	return census.Key{
		Year:      census.Year(2012 + r.IntN(8)),
		Area:      pick(r, census.Japan, census.Kanagawa, census.Tokyo, census.Aichi, "14100", "region8:kanto", "fips:06"),
		Industry:  pick(r, census.Manufacturing, census.Food, census.TransportationEquipment, "JSIC11:31", "NAICS2017:311"),
		Size:      pick(r, census.Size{}, census.Size{Min: 4}, census.Size{Min: 4, Max: 29}, census.Size{Min: 30}),
		Scope:     pick(r, census.AllScopes, census.Corporations),
		Measure:   pick(r, census.Establishments, census.Employees, census.Shipments, "widgets"),
		Statistic: pick(r, census.Published, census.Published, census.ShareOfNation),
	}
}

var randomSources = []census.Source{
	{Publisher: "METI", Survey: "Census of Manufactures 2019 survey", Table: "地域編", ID: "0003448126", Released: "2020-08-28"},
	{Publisher: "Kanagawa", File: "kogyo.csv", SHA256: "00ff", Edits: []string{"rounded"}, Notes: []string{"X: 秘匿"}},
	{URL: "https://example.org/?a=1&b=\"2\"", Credit: "line\nbreak, and comma"},
}

// randomObservation draws what stands beside a key, of every status and every
// kind of interval.
func randomObservation(r *rand.Rand, k census.Key) census.Observation {
	o := census.NewObservation(k, math.Round(r.NormFloat64()*1e6)/8)
	o.Unit = pick(r, census.UnitYen, census.UnitPersons, census.UnitFraction, "2015 yen per person")
	o.Status = pick(r, census.Official, census.Official, census.Nil, census.Revised, census.Computed, census.Provisional,
		census.Estimated, census.NotApplicable, census.NoBase, census.NotComparable, census.Suppressed, census.NotAvailable)
	if o.Status == census.Nil {
		o.Value = 0
	}
	if o.Status.Absent() {
		o.Value = math.NaN()
	}
	o.Precision = pick(r, 0, 0.5, 5e5, math.NaN())
	if o.Interval = pick(r, census.NoInterval, census.Rounding, census.ErrorBound, census.Confidence, census.Suppression); o.Interval != census.NoInterval {
		o.Lower = pick(r, math.Inf(-1), 0, -r.Float64())
		o.Upper = pick(r, math.Inf(1), 0, r.Float64()*1e18)
	}
	for _, s := range randomSources {
		if r.IntN(2) == 0 {
			o.Sources = append(o.Sources, s)
		}
	}
	return o
}

// randomFigures draws n observations of distinct keys.
func randomFigures(r *rand.Rand, n int) []census.Observation {
	seen := map[census.Key]bool{}
	var rows []census.Observation
	for len(rows) < n {
		if k := randomKey(r); !seen[k] {
			seen[k] = true
			rows = append(rows, randomObservation(r, k))
		}
	}
	return rows
}

// sameObservation reports whether two observations agree in every field, their
// sources in any order.
func sameObservation(a, b census.Observation) bool {
	sorted := func(list []census.Source) []census.Source {
		return slices.SortedFunc(slices.Values(list), func(a, b census.Source) int {
			return strings.Compare(a.Publisher+a.URL, b.Publisher+b.URL)
		})
	}
	same := func(x, y float64) bool { return x == y || math.IsNaN(x) && math.IsNaN(y) }
	return a.Key == b.Key && same(a.Value, b.Value) && same(a.Lower, b.Lower) && same(a.Upper, b.Upper) &&
		same(a.Precision, b.Precision) && a.Interval == b.Interval && a.Status == b.Status && a.Unit == b.Unit &&
		slices.EqualFunc(sorted(a.Sources), sorted(b.Sources), census.Source.Equal)
}

// panics returns what f panics with, nil where it does not.
func panics(f func()) (message any) {
	defer func() { message = recover() }()
	f()
	return nil
}
