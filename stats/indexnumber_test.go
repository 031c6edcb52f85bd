package stats_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats"
	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

// baskets makes tables of money and of prices by item and period.
func baskets(t testing.TB, in *oracle.Table) (money, prices *census.Table) {
	t.Helper()
	var values, index []census.Observation
	p, q := in.Floats("price"), in.Floats("quantity")
	for i, item := range in.Strings("prodID") {
		y := 2000 + year(t, in.Strings("time")[i])
		values = append(values, of(y, census.Kanagawa, industry(item), census.Shipments, p[i]*q[i]))
		index = append(index, census.NewObservation(census.Key{Year: y, Industry: industry(item), Measure: "price_index"}, p[i]))
	}
	return collect(t, values, census.WithSurveys(nil)), collect(t, index)
}

func indexed(t testing.TB, money, prices *census.Table, o stats.IndexNumberOptions) []float64 {
	t.Helper()
	out, err := stats.IndexNumbers(money, prices, o)
	if err != nil {
		t.Fatal(err)
	}
	var values []float64
	for _, y := range out.Years() {
		values = append(values, made(t, out, y).Value)
	}
	return values
}

func TestIndexNumbersOracle(t *testing.T) {
	oracle.Run(t, "index_numbers", func(t *testing.T, c *oracle.Case) {
		money, prices := baskets(t, c.Input("input"))
		for field, o := range map[string]stats.IndexNumberOptions{
			"price_fixed_base":    {Of: stats.Prices},
			"price_chained":       {Of: stats.Prices, Chaining: stats.Chained},
			"quantity_fixed_base": {Of: stats.Quantities},
		} {
			for name, formula := range map[string]series.IndexFormula{"laspeyres": series.Laspeyres, "paasche": series.Paasche, "fisher": series.Fisher, "tornqvist": series.Tornqvist} {
				if o.Formula = formula; c.Expected.At(field).Has(name) {
					c.CheckAll(t, indexed(t, money, prices, o), field, name)
				}
			}
		}
		skip(c) // the value index is the growth of the total
	})
}

// Fisher's price and quantity indices multiply to that of values, and with
// prices that stand still every quantity index is that of values.
func TestIndexNumbersIdentities(t *testing.T) {
	a := census.Kanagawa
	money := collect(t, []census.Observation{
		of(2016, a, census.Food, census.Shipments, 10), of(2016, a, census.Rubber, census.Shipments, 20),
		of(2017, a, census.Food, census.Shipments, 14), of(2017, a, census.Rubber, census.Shipments, 22)})
	index, err := census.Concat(prices(t, census.Food, map[census.Year]float64{2016: 100, 2017: 110}), prices(t, census.Rubber, map[census.Year]float64{2016: 80, 2017: 70}))
	if err != nil {
		t.Fatal(err)
	}
	p := indexed(t, money, index, stats.IndexNumberOptions{Formula: series.Fisher, Of: stats.Prices})
	q := indexed(t, money, index, stats.IndexNumberOptions{Formula: series.Fisher})
	if math.Abs(p[1]*q[1]/100-120) > 1e-12 {
		t.Errorf("price %v × quantity %v, want 120", p[1], q[1])
	}
	still := prices(t, "", map[census.Year]float64{2016: 5, 2017: 5})
	for _, formula := range []series.IndexFormula{series.Laspeyres, series.Paasche, series.Fisher, series.Tornqvist} {
		for _, chaining := range []stats.Chaining{stats.Direct, stats.Chained} {
			got := indexed(t, money, still, stats.IndexNumberOptions{Formula: formula, Chaining: chaining, Base: 2017})
			if formula != series.Tornqvist && math.Abs(got[0]-100/1.2) > 1e-12 || got[1] != 100 {
				t.Errorf("%v %v at constant prices = %v, want 83.3 and 100", chaining, formula, got)
			}
		}
	}
}

func TestIndexNumbersGaps(t *testing.T) {
	a := census.Kanagawa
	money := collect(t, []census.Observation{
		of(2010, a, census.Food, census.Shipments, 10), of(2010, a, census.Rubber, census.Shipments, 20), of(2010, a, "", census.Shipments, 30),
		of(2011, a, census.Food, census.Shipments, 11), of(2011, a, census.Rubber, census.Shipments, 21), of(2011, a, "", census.Shipments, 32),
		of(2012, a, census.Food, census.Shipments, 15), of(2012, a, census.Rubber, census.Shipments, nan), of(2012, a, "", census.Shipments, 40)})
	out, err := stats.IndexNumbers(money, prices(t, "", map[census.Year]float64{2010: 100, 2011: 100, 2012: 100}), stats.IndexNumberOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for y, want := range map[census.Year]struct {
		value  float64
		status census.Status
	}{2010: {100, census.Estimated}, 2011: {nan, census.NotComparable}, 2012: {150, census.Estimated}} {
		if o := made(t, out, y); !near(o.Value, want.value) || o.Status != want.status || o.Industry != census.Manufacturing {
			t.Errorf("%d: %v %v of %v, want %v %v", y, o.Value, o.Status, o.Industry, want.value, want.status)
		}
	}
	if !slices.ContainsFunc(out.Notes(), func(n string) bool { return strings.Contains(n, "Rubber") }) {
		t.Errorf("notes %q do not name what is left out", out.Notes())
	}
	none, err := stats.IndexNumbers(money, prices(t, "", map[census.Year]float64{2009: 100, 2010: 100}), stats.IndexNumberOptions{Base: 2009})
	if err != nil || made(t, none, census.Year(2010)).Status != census.NoBase {
		t.Errorf("a base year that is not there: %v %v", none, err)
	}
	short, err := stats.IndexNumbers(money, prices(t, "", map[census.Year]float64{2010: 100}), stats.IndexNumberOptions{})
	if err != nil || made(t, short, census.Year(2012)).Status != census.NoBase {
		t.Errorf("no price in 2012: %v %v", short, err)
	}
}

// To rebase an index is to index it again: a chain is the same from any year.
func TestIndexNumbersRebased(t *testing.T) {
	var rows []census.Observation
	for i, v := range []float64{10, 14, 9, 20} {
		rows = append(rows, of(2016+census.Year(i), census.Kanagawa, census.Food, census.Shipments, v), of(2016+census.Year(i), census.Kanagawa, census.Rubber, census.Shipments, 30-v))
	}
	money, index := collect(t, rows), prices(t, "", map[census.Year]float64{2016: 100, 2017: 103, 2018: 99, 2019: 104})
	o := stats.IndexNumberOptions{Formula: series.Fisher, Chaining: stats.Chained}
	first, err := stats.IndexNumbers(money, index, o)
	if err != nil {
		t.Fatal(err)
	}
	o.Base = 2018
	want := indexed(t, money, index, o)
	for i, y := range first.Years() {
		if got := made(t, stats.Index(first, 2018), y).Value; math.Abs(got-want[i]) > 1e-12 {
			t.Errorf("%d rebased = %v, want %v", y, got, want[i])
		}
	}
}

func TestIndexNumbersRefuse(t *testing.T) {
	twice := collect(t, []census.Observation{of(2016, "14", census.Food, census.Shipments, 10), of(2016, "14", "JSIC13:091", census.Shipments, 3)})
	still := prices(t, "", map[census.Year]float64{2016: 100})
	if _, err := stats.IndexNumbers(twice, still, stats.IndexNumberOptions{}); err == nil || !strings.Contains(err.Error(), "count establishments twice") {
		t.Errorf("a division and its group: %v", err)
	}
	if _, err := stats.IndexNumbers(twice, prices(t, "", map[census.Year]float64{2016: -1}), stats.IndexNumberOptions{}); err == nil {
		t.Error("a negative price")
	}
	// The prices that Deflate refuses, with the same words.
	for name, p := range map[string]*census.Table{"no prices": collect(t, nil), "none of the base year": prices(t, "", map[census.Year]float64{2017: 100})} {
		_, err := stats.IndexNumbers(collect(t, []census.Observation{of(2016, "14", census.Food, census.Shipments, 10)}), p, stats.IndexNumberOptions{})
		_, other := stats.Deflate(twice, p, 2016)
		if err == nil || other == nil || strings.TrimPrefix(err.Error(), "stats: IndexNumbers") != strings.TrimPrefix(other.Error(), "stats: Deflate") {
			t.Errorf("%s: %v, want the words of %v", name, err, other)
		}
	}
}

// Quantities of food rose by a half and those of rubber not at all, at prices that
// moved apart: the base weights of Laspeyres see more of food than those of
// Paasche.
func ExampleIndexNumbers() {
	row := func(y census.Year, i census.Industry, m census.Measure, v float64) census.Observation {
		return census.NewObservation(census.Key{Year: y, Industry: i, Measure: m}, v)
	}
	money, err := census.Collect(slices.Values([]census.Observation{
		row(2016, census.Food, census.Shipments, 100), row(2017, census.Food, census.Shipments, 120),
		row(2016, census.Rubber, census.Shipments, 100), row(2017, census.Rubber, census.Shipments, 125)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	prices, err := census.Collect(slices.Values([]census.Observation{
		row(2016, census.Food, "price_index", 100), row(2017, census.Food, "price_index", 80),
		row(2016, census.Rubber, "price_index", 100), row(2017, census.Rubber, "price_index", 125)}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range []series.IndexFormula{series.Laspeyres, series.Paasche, series.Fisher, series.Tornqvist} {
		t, err := stats.IndexNumbers(money, prices, stats.IndexNumberOptions{Formula: f})
		if err != nil {
			fmt.Println(err)
			return
		}
		o := t.At(t.Len() - 1)
		fmt.Printf("%.1f  %s\n", o.Value, o.Statistic)
	}
	// Output:
	// 125.0  Laspeyres quantity index, 2016 = 100
	// 119.5  Paasche quantity index, 2016 = 100
	// 122.2  Fisher quantity index, 2016 = 100
	// 122.2  Törnqvist quantity index, 2016 = 100
}

func ExampleIndexNumberOptions_Statistic() {
	fmt.Println(stats.IndexNumberOptions{Formula: series.Fisher, Of: stats.Prices, Chaining: stats.Chained}.Statistic(2015))
	// Output:
	// chained Fisher price index, 2015 = 100
}
