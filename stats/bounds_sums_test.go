package stats_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
)

func bounds(t testing.TB, table *census.Table, o stats.BoundsOptions) *stats.BoundsResult {
	t.Helper()
	r, err := stats.Bounds(context.Background(), table, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func figureOf(a census.Area, i census.Industry, s census.Size, m census.Measure, v float64) census.Observation {
	k := census.Key{Year: 2018, Area: a, Industry: i, Size: s, Measure: m}
	if math.IsNaN(v) {
		return census.Absence(k, census.Suppressed)
	}
	return census.NewObservation(k, v)
}

var x = math.NaN()

func wantEnds(t *testing.T, table *census.Table, k census.Observation, lower, upper float64) {
	t.Helper()
	o, ok := table.Find(k.Key)
	if !ok || o.Lower != lower || o.Upper != upper {
		t.Errorf("%v lies in [%v, %v], want [%v, %v]", k.Key, o.Lower, o.Upper, lower, upper)
	}
}

func TestBoundsOfSizeClasses(t *testing.T) {
	size := func(lo, hi int32) census.Size { return census.Size{Min: lo, Max: hi} }
	of := func(s census.Size, v float64) census.Observation {
		return figureOf("14", census.Food, s, census.Shipments, v)
	}
	whole, large, hundreds := of(size(4, 0), 1000), of(size(30, 0), x), of(size(30, 99), 250)
	r := bounds(t, collect(t, []census.Observation{whole, large, hundreds}), stats.BoundsOptions{})
	// 4-29 and 100+ are not in the table, and can be anything.
	wantEnds(t, r.Table, large, 250, 1000)
	r = bounds(t, collect(t, []census.Observation{whole, large, hundreds, of(size(4, 29), 100)}), stats.BoundsOptions{})
	wantEnds(t, r.Table, large, 900, 900)
	if r.Cells[0].Verdict != stats.Exact {
		t.Errorf("verdict %v, want exact", r.Cells[0].Verdict)
	}
	negative := figureOf("14", census.Food, size(30, 0), census.ValueAdded, x)
	r = bounds(t, collect(t, []census.Observation{figureOf("14", census.Food, size(4, 0), census.ValueAdded, 500), negative}), stats.BoundsOptions{})
	wantEnds(t, r.Table, negative, math.Inf(-1), math.Inf(1))
}

func TestBoundsOfMunicipalities(t *testing.T) {
	of := func(a census.Area, m census.Measure, v float64) census.Observation {
		return figureOf(a, census.Food, census.Size{}, m, v)
	}
	rows := []census.Observation{
		of("14", census.Shipments, 900), of("14", census.Establishments, 30),
		of("14100", census.Shipments, 600), of("14100", census.Establishments, 20),
		of("14101", census.Shipments, x), of("14101", census.Establishments, 2),
		of("14102", census.Shipments, 450), of("14102", census.Establishments, 18),
		of("14201", census.Shipments, x), of("14201", census.Establishments, 8),
	}
	r := bounds(t, collect(t, rows), stats.BoundsOptions{})
	// The city has all its establishments in the two wards; the prefecture has
	// two in municipalities that the table does not list.
	wantEnds(t, r.Table, rows[4], 150, 150)
	wantEnds(t, r.Table, rows[8], 0, 300)
	r = bounds(t, collect(t, rows), stats.BoundsOptions{Unlisted: stats.UnlistedNil})
	wantEnds(t, r.Table, rows[8], 300, 300)
}

// A whole that the table does not have links those that it has: Japan's total
// is that of all divisions of all prefectures.
func TestBoundsThroughATotalThatIsNotThere(t *testing.T) {
	rows := []census.Observation{figureOf(census.Japan, census.Manufacturing, census.Size{}, census.Shipments, 470)}
	var hidden census.Observation
	for a := range census.Prefectures() {
		v := 10.0
		if a == "14" {
			v = x
		}
		for n, i := range census.JSIC12.Divisions() {
			if n > 0 {
				rows = append(rows, figureOf(a, i, census.Size{}, census.Shipments, 0))
				continue
			}
			rows = append(rows, figureOf(a, i, census.Size{}, census.Shipments, v))
			if a == "14" {
				hidden = rows[len(rows)-1]
			}
		}
	}
	wantEnds(t, bounds(t, collect(t, rows), stats.BoundsOptions{}).Table, hidden, 10, 10)
}

// twoIndustries is a table of one prefecture in which the divisions but the
// first two are nil.
func twoIndustries(total, food, beverages census.Observation) []census.Observation {
	rows := []census.Observation{total, food, beverages}
	for _, i := range census.JSIC12.Divisions()[2:] {
		k := total.Key
		k.Industry = i
		rows = append(rows, census.Absence(k, census.Nil))
	}
	return rows
}

func TestBoundsAllowForRounding(t *testing.T) {
	rounded := func(i census.Industry, v, precision float64) census.Observation {
		o := figureOf("14", i, census.Size{}, census.Shipments, v)
		o.Precision = precision
		return o
	}
	// 100 = 60 + 41 holds to the rounding of three figures.
	r := bounds(t, collect(t, twoIndustries(rounded("", 100, .5), rounded(census.Food, 60, .5), rounded(census.Beverages, 41, .5))), stats.BoundsOptions{})
	if len(r.Contradictions) != 0 {
		t.Errorf("rounding is taken for a contradiction: %v", r.Contradictions)
	}
	hidden := rounded(census.Food, x, math.NaN())
	r = bounds(t, collect(t, twoIndustries(rounded("", 100, .5), hidden, rounded(census.Beverages, 41, .5))), stats.BoundsOptions{})
	wantEnds(t, r.Table, hidden, 58, 60)
	if c := r.Cells[0]; c.Verdict != stats.Exact || c.Rounding != 2 {
		t.Errorf("%v, of which rounding %v: want exact, 2", c.Verdict, c.Rounding)
	}
}

func TestBoundsTakeEstimatesByTheirError(t *testing.T) {
	estimate := figureOf("14", "", census.Size{}, census.Shipments, 100)
	estimate.Status, estimate.Interval, estimate.Lower, estimate.Upper = census.Estimated, census.ErrorBound, 97, 103
	hidden := figureOf("14", census.Food, census.Size{}, census.Shipments, x)
	beverages := figureOf("14", census.Beverages, census.Size{}, census.Shipments, 41)
	r := bounds(t, collect(t, twoIndustries(estimate, hidden, beverages)), stats.BoundsOptions{})
	wantEnds(t, r.Table, hidden, 56, 62)
	if r.Cells[0].Verdict != stats.Hidden {
		t.Errorf("a figure less an estimate is %v, want hidden", r.Cells[0].Verdict)
	}
	estimate.Interval, estimate.Lower, estimate.Upper = census.NoInterval, x, x
	r = bounds(t, collect(t, twoIndustries(estimate, hidden, beverages)), stats.BoundsOptions{})
	wantEnds(t, r.Table, hidden, 0, math.Inf(1))
}

func TestBoundsNameContradictions(t *testing.T) {
	of := func(i census.Industry, v float64) census.Observation {
		return figureOf("14", i, census.Size{}, census.Shipments, v)
	}
	r := bounds(t, collect(t, twoIndustries(of("", 100), of(census.Food, x), of(census.Beverages, 130))), stats.BoundsOptions{})
	if len(r.Contradictions) != 1 || r.Contradictions[0].By != 30 || r.Cells[0].Verdict != stats.Inconsistent || !math.IsNaN(r.Cells[0].Upper) {
		t.Fatalf("%v, cells %+v", r.Contradictions, r.Cells)
	}
	said := r.Contradictions[0].String()
	for _, part := range []string{"2018 Kanagawa / all manufacturing", "24 parts by industry", "by 30 yen"} {
		if !strings.Contains(said, part) {
			t.Errorf("%q does not say %q", said, part)
		}
	}
	r = bounds(t, collect(t, twoIndustries(of("", 100), of(census.Food, 60), of(census.Beverages, 41))), stats.BoundsOptions{})
	if len(r.Contradictions) != 1 || r.Contradictions[0].By != 1 {
		t.Errorf("open figures: %v, want a contradiction by 1", r.Contradictions)
	}
}

func TestBoundsOfASelectionKnowTheWholeTable(t *testing.T) {
	of := func(i census.Industry, v float64) census.Observation {
		return figureOf("14", i, census.Size{}, census.Shipments, v)
	}
	table := collect(t, twoIndustries(of("", 100), of(census.Food, x), of(census.Beverages, 60)))
	r := bounds(t, table.Select(census.Food), stats.BoundsOptions{})
	if r.Table.Len() != 1 || len(r.Cells) != 1 || r.Table.At(0).Lower != 40 || r.Cells[0].Row != 0 {
		t.Errorf("%+v", r.Cells)
	}
	share := stats.Composition(r.Table).At(0)
	if share.Lower != .4 || share.Upper != .4 || share.Interval != census.Suppression {
		t.Errorf("the share lies in [%v, %v], want .4", share.Lower, share.Upper)
	}
}

func TestBoundsWithAnAssumption(t *testing.T) {
	var rows []census.Observation
	for a := range census.Prefectures() {
		money := 100.0 // 10 a person, 20 in the eleven first prefectures
		if a <= "11" {
			money = 200
		}
		if a == "14" {
			money = x
		}
		rows = append(rows,
			figureOf(a, census.Food, census.Size{}, census.Employees, 10), figureOf(a, census.Food, census.Size{}, census.Shipments, money))
	}
	hidden := figureOf("14", census.Food, census.Size{}, census.Shipments, x)
	assume := stats.BoundsOptions{Assume: &stats.Productivity{}}
	r := bounds(t, collect(t, rows), assume)
	wantEnds(t, r.Table, hidden, 100, 200)
	if !r.Cells[0].Assumed {
		t.Error("the interval is not marked as assumed")
	}
	wantEnds(t, bounds(t, collect(t, rows), stats.BoundsOptions{}).Table, hidden, 0, math.Inf(1))

	// Against what is published the assumption gives way.
	rows = append(rows, figureOf(census.Japan, census.Food, census.Size{}, census.Shipments, 46*100+11*100+1000))
	r = bounds(t, collect(t, rows), assume)
	wantEnds(t, r.Table, hidden, 1000, 1000)
	if r.Cells[0].Assumed || len(r.Contradictions) > 0 {
		t.Errorf("assumed %v, contradictions %v", r.Cells[0].Assumed, r.Contradictions)
	}
}

func TestBoundsStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	table := collect(t, []census.Observation{figureOf("14", "", census.Size{}, census.Shipments, x)})
	if _, err := stats.Bounds(ctx, table, stats.BoundsOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
	var calls [][2]int
	bounds(t, table, stats.BoundsOptions{Progress: func(done, total int) { calls = append(calls, [2]int{done, total}) }})
	if !slices.Contains(calls, [2]int{1, 1}) {
		t.Errorf("progress %v does not end with 1 of 1", calls)
	}
}

// randomCross returns a complete table of prefectures by division with all its
// margins, whole or in part.
func randomCross(r *rand.Rand, areas, industries int) []census.Observation {
	divisions := census.JSIC12.Divisions()
	var rows []census.Observation
	sums := map[census.Key]float64{}
	var order []census.Key
	i := 0
	for a := range census.Prefectures() {
		for j, industry := range divisions {
			v := math.Floor(r.ExpFloat64() * 50)
			if i >= areas || j >= industries {
				v = 0
			}
			k := census.Key{Year: 2018, Area: a, Industry: industry, Measure: census.Shipments}
			rows = append(rows, census.NewObservation(k, v))
			for _, whole := range []census.Key{{Area: a}, {Industry: industry}, {}} {
				whole.Year, whole.Measure = 2018, census.Shipments
				if _, seen := sums[whole]; !seen {
					order = append(order, whole)
				}
				sums[whole] += v
			}
		}
		i++
	}
	for _, k := range order {
		rows = append(rows, census.NewObservation(k, sums[k]))
	}
	return rows
}

// hide returns the rows with those that which says suppressed.
func hide(rows []census.Observation, which func(census.Observation) bool) []census.Observation {
	out := slices.Clone(rows)
	for i, o := range out {
		if which(o) {
			out[i] = census.Absence(o.Key, census.Suppressed)
		}
	}
	return out
}

func TestOneMoreFigureNeverWidens(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 1))
		truth := randomCross(r, 6, 6)
		hidden := map[census.Key]bool{}
		rows := hide(truth, func(o census.Observation) bool {
			hidden[o.Key] = o.Value > 0 && r.Float64() < 0.5
			return hidden[o.Key]
		})
		before := bounds(t, collect(t, rows), stats.BoundsOptions{})
		var shown census.Key
		for k, h := range hidden {
			if h {
				shown = k
				break
			}
		}
		after := bounds(t, collect(t, hide(truth, func(o census.Observation) bool { return hidden[o.Key] && o.Key != shown })), stats.BoundsOptions{})
		for _, o := range truth {
			b, _ := before.Table.Find(o.Key)
			a, _ := after.Table.Find(o.Key)
			if !hidden[o.Key] || o.Key == shown {
				continue
			}
			if o.Value < b.Lower-1e-9 || o.Value > b.Upper+1e-9 {
				t.Errorf("seed %d: the true %v of %v lies outside [%v, %v]", seed, o.Value, o.Key, b.Lower, b.Upper)
			}
			if a.Lower < b.Lower-1e-9 || a.Upper > b.Upper+1e-9 {
				t.Errorf("seed %d: %v widens from [%v, %v] to [%v, %v]", seed, o.Key, b.Lower, b.Upper, a.Lower, a.Upper)
			}
		}
	}
}
