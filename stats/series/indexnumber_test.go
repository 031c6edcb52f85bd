package series_test

import (
	"math"
	"slices"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func TestIndexNumbersOracle(t *testing.T) {
	formulas := map[string]series.IndexFormula{
		"laspeyres": series.Laspeyres, "paasche": series.Paasche,
		"fisher": series.Fisher, "tornqvist": series.Tornqvist,
	}
	oracle.Run(t, "index_numbers", func(t *testing.T, c *oracle.Case) {
		table := c.Input("input")
		_, _, p := table.Cross("time", "prodID", "price")
		_, _, q := table.Cross("time", "prodID", "quantity")
		var periods []series.Basket
		for i := range p {
			periods = append(periods, series.Basket{Price: p[i], Quantity: q[i]})
		}
		for group, index := range map[string]func(series.IndexFormula) []float64{
			"price_fixed_base":    func(f series.IndexFormula) []float64 { return f.PriceIndex(periods) },
			"price_chained":       func(f series.IndexFormula) []float64 { return f.ChainedPriceIndex(periods) },
			"quantity_fixed_base": func(f series.IndexFormula) []float64 { return f.QuantityIndex(periods) },
			"quantity_chained":    func(f series.IndexFormula) []float64 { return f.ChainedQuantityIndex(periods) },
		} {
			if !c.Expected.Has(group) {
				continue
			}
			for _, name := range c.Expected.At(group).Keys() {
				c.CheckAll(t, index(formulas[name]), group, name)
			}
		}
		c.CheckAll(t, series.ValueIndex(periods), "value_index")
	})
}

// The six artificial commodities of the Consumer Price Index Manual (ILO et al.
// 2004), chapter 19, to the four decimals of its tables.
func TestIndexNumbersOfTheManual(t *testing.T) {
	prices := [][]float64{{1, 1, 1, 1, 1, 1}, {1.2, 3, 1.3, .7, 1.4, .8}, {1, 1, 1.5, .5, 1.7, .6}, {.8, .5, 1.6, .3, 1.9, .4}, {1, 1, 1.6, .1, 2, .2}}
	quantities := [][]float64{{1, 1, 2, 1, 4.5, .5}, {.8, .9, 1.9, 1.3, 4.7, .6}, {1, 1.1, 1.8, 3, 5, .8}, {1.2, 1.2, 1.9, 6, 5.6, 1.3}, {.9, 1.2, 2, 12, 6.5, 2.5}}
	var periods []series.Basket
	for i := range prices {
		periods = append(periods, series.Basket{Price: prices[i], Quantity: quantities[i]})
	}
	for f, want := range map[series.IndexFormula][]float64{
		series.Laspeyres: {1, 1.42, 1.345, 1.355, 1.44},
		series.Paasche:   {1, 1.3823, 1.2031, 1.0209, .7968},
		series.Fisher:    {1, 1.4011, 1.2721, 1.1762, 1.0712},
		series.Tornqvist: {1, 1.4052, 1.2890, 1.2268},
	} {
		got := f.PriceIndex(periods)
		for i, v := range want {
			if math.Abs(got[i]/100-v) > .0001 {
				t.Errorf("%v of period %d = %.5f, want %v", f, i+1, got[i]/100, v)
			}
		}
	}
}

func TestIndexNumberIdentities(t *testing.T) {
	base := series.Basket{Price: []float64{2, 3, 5}, Quantity: []float64{10, 4, 1}}
	now := series.Basket{Price: []float64{2.2, 2.7, 6}, Quantity: []float64{9, 6, 0}}
	value := series.ValueIndex([]series.Basket{base, now})[1] / 100
	near(t, "Fisher price × quantity", series.Fisher.Price(base, now)*series.Fisher.Quantity(base, now), value, 1e-15)
	near(t, "Laspeyres × Paasche", series.Laspeyres.Price(base, now)*series.Paasche.Quantity(base, now), value, 1e-15)
	for _, f := range []series.IndexFormula{series.Laspeyres, series.Paasche, series.Fisher, series.Tornqvist} {
		same := series.Basket{Price: []float64{4, 6, 10}, Quantity: now.Quantity}
		near(t, f.String()+" of doubled prices", f.Price(base, same), 2, 1e-15)
	}
	near(t, "Törnqvist time reversal", series.Tornqvist.Price(base, now)*series.Tornqvist.Price(now, base), 1, 1e-15)
}

func TestIndexNumberMissing(t *testing.T) {
	base := series.Basket{Price: []float64{2, 3}, Quantity: []float64{10, 4}}
	for _, f := range []series.IndexFormula{series.Laspeyres, series.Paasche, series.Fisher, series.Tornqvist} {
		near(t, f.String()+" with a missing price", f.Price(base, series.Basket{Price: []float64{2, nan}, Quantity: []float64{1, 1}}), nan, 0)
	}
	zero := series.Basket{Price: []float64{0, 3}, Quantity: []float64{10, 4}}
	near(t, "Törnqvist from price 0", series.Tornqvist.Price(zero, base), nan, 0)
	chain := series.Laspeyres.ChainedPriceIndex([]series.Basket{base, {Price: []float64{nan, 1}, Quantity: []float64{1, 1}}, base})
	if near(t, "first", chain[0], 100, 0); !slices.ContainsFunc(chain[1:], math.IsNaN) {
		t.Errorf("chain over a missing price = %v", chain)
	}
}
