package series_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/machikoba/machikoba/stats/internal/oracle"
	"github.com/machikoba/machikoba/stats/series"
)

func average(x []float64) float64 { return add(x...) / float64(len(x)) }

// herfindahl divides once: whole numbers that have the same are not apart by rounding.
func herfindahl(x []float64) float64 {
	squares, total := 0.0, add(x...)
	for _, v := range x {
		squares += v * v
	}
	return squares / (total * total)
}

func gini(x []float64) float64 {
	g := 0.0
	for _, a := range x {
		for _, b := range x {
			g += math.Abs(a - b)
		}
	}
	return g / (2 * float64(len(x)) * add(x...))
}

func TestBootstrapOracle(t *testing.T) {
	// z₀ counts what is below the estimate: the same values in another order are not.
	statistics := map[string]func([]float64) float64{"mean": average, "hhi": herfindahl, "gini": gini}
	oracle.Run(t, "bootstrap_jackknife", func(t *testing.T, c *oracle.Case) {
		x := c.Input("input").Floats("x")
		table := c.Input("input_resamples_1based")
		rows := make([][]int, table.Len())
		for _, column := range table.Columns {
			for k, v := range ints(table.Strings(column)) {
				rows[k] = append(rows[k], v-1)
			}
		}
		for name, f := range statistics {
			c.ATol = 1e-12 // biases that are zero but for rounding
			if name == "mean" {
				c.ForgiveRounding(x)
			}
			ordered := func(v []float64) float64 { return f(slices.Sorted(slices.Values(v))) }
			if c.Expected.Has(name) {
				checkResampled(t, c, name, len(x), series.OfValues(x, ordered), rows)
			}
		}
	})
}

func checkResampled(t *testing.T, c *oracle.Case, name string, n int, f series.RowStatistic, rows [][]int) {
	b := series.Bootstrap(n, f, series.BootstrapOptions{Rows: rows})
	j := series.Jackknife(n, f)
	pair := func(lower, upper float64) []float64 { return []float64{lower, upper} }
	z0, a := b.Correction()
	for field, got := range map[string]float64{
		"t0": b.Estimate, "boot_bias": b.Bias, "boot_se": b.SE,
		"jackknife_mean": j.Mean, "jackknife_bias": j.Bias, "jackknife_se": j.SE,
		"bca_z0": z0, "bca_a": a,
	} {
		c.Check(t, got, name, field)
	}
	for field, got := range map[string][]float64{
		"percentile_95_boot_ci": pair(b.Percentile(.95)), "basic_95": pair(b.Basic(.95)), "normal_95": pair(b.Normal(.95)),
		"percentile_type7":    {b.Quantile(.025), b.Quantile(.975)},
		"bca_adjusted_levels": pair(b.Levels(.95)), "bca_95": pair(b.BCa(.95)),
		"first5_t": b.Replicates[:5],
	} {
		c.CheckAll(t, got, name, field)
	}
}

func TestBootstrapIsReproducible(t *testing.T) {
	x := []float64{3, 1, 4, 1, 5, 9, 2, 6}
	f := series.OfValues(x, average)
	a := series.Bootstrap(len(x), f, series.BootstrapOptions{Seed: 7, Resamples: 50})
	b := series.Bootstrap(len(x), f, series.BootstrapOptions{Seed: 7, Resamples: 50})
	other := series.Bootstrap(len(x), f, series.BootstrapOptions{Seed: 8, Resamples: 50})
	if !slices.Equal(a.Replicates, b.Replicates) {
		t.Error("the same seed gave other resamples")
	}
	if slices.Equal(a.Replicates, other.Replicates) {
		t.Error("another seed gave the same resamples")
	}
	panics(t, "a level of 95", func() { a.Percentile(95) })
	panics(t, "a level of 95, normal", func() { a.Normal(95) })
	panics(t, "a level of 95, BCa", func() { a.BCa(95) })
	panics(t, "one row", func() { series.Bootstrap(1, f, series.BootstrapOptions{}) })
}

// The jackknife of a mean has the standard error of a mean and no bias.
func TestJackknifeOfAMean(t *testing.T) {
	x := []float64{3, 1, 4, 1, 5, 9, 2, 6}
	j := series.Jackknife(len(x), series.OfValues(x, average))
	m, s := average(x), 0.0
	for _, v := range x {
		s += (v - m) * (v - m)
	}
	near(t, "SE", j.SE, math.Sqrt(s/7/8), 1e-14)
	near(t, "Bias", j.Bias, 0, 1e-13)
	near(t, "without the 9", j.Values[5], 22./7, 1e-15)
}

// The survival of the mice that were treated: Efron & Tibshirani (1993), table 2.1.
func TestJackknifeOfTheMice(t *testing.T) {
	mice := []float64{94, 197, 16, 38, 99, 141, 23}
	j := series.Jackknife(len(mice), series.OfValues(mice, average))
	near(t, "mean", math.Round(100*j.Estimate)/100, 86.86, 1e-15)
	near(t, "standard error", math.Round(100*j.SE)/100, 25.24, 1e-15)
}

func TestBootstrapUndefined(t *testing.T) {
	x := []float64{1, 2, 3, nan}
	b := series.Bootstrap(4, series.OfValues(x, average), series.BootstrapOptions{Resamples: 99})
	lower, upper := b.Percentile(.95)
	bca, _ := b.BCa(.95)
	for name, v := range map[string]float64{"SE": b.SE, "lower": lower, "upper": upper, "BCa": bca, "Quantile": b.Quantile(.5)} {
		near(t, name, v, nan, 0)
	}
	same := series.Bootstrap(3, series.OfValues([]float64{2, 2, 2}, average), series.BootstrapOptions{Resamples: 99})
	lower, _ = same.BCa(.95)
	near(t, "BCa of a constant", lower, nan, 0)
	y := []float64{1, 2, 4, 8}
	few := series.Bootstrap(4, series.OfValues(y, average), series.BootstrapOptions{Resamples: 9})
	lower, upper = few.Percentile(.95)
	r := slices.Sorted(slices.Values(few.Replicates))
	q := distuv.UnitNormal.Quantile
	slope := (q(.025) - q(.1)) / (q(.2) - q(.1)) // rank .25 of 9
	near(t, "rank below the replicates", lower, r[0]+slope*(r[1]-r[0]), 1e-12)
	near(t, "rank above the replicates", upper, r[8]+slope*(r[7]-r[8]), 1e-12)
}

func ExampleBootstrap() {
	shares := []float64{.31, .22, .17, .12, .09, .06, .03}
	b := series.Bootstrap(len(shares), series.OfValues(shares, slices.Max), series.BootstrapOptions{Resamples: 999, Seed: 1})
	_, upper := b.Percentile(.95)
	fmt.Printf("largest share %.2f, upper end %s\n", b.Estimate, strconv.FormatFloat(upper, 'f', 2, 64))
	// Output:
	// largest share 0.31, upper end 0.31
}

// Three resamples of 1, 2, 6 that were drawn elsewhere, with the means 4/3, 6 and
// 10/3: the estimate is 3, and basic turns the interval about it.
func ExampleBootstrapped_Basic() {
	x := []float64{1, 2, 6}
	b := series.Bootstrap(len(x), series.OfValues(x, average), series.BootstrapOptions{Rows: [][]int{{0, 1, 0}, {2, 2, 2}, {1, 1, 2}}})
	lower, upper := b.Percentile(.5) // ranks 1 and 3 of three
	fmt.Printf("%.2f: percentile from %.2f to %.2f, ", b.Estimate, lower, upper)
	lower, upper = b.Basic(.5)
	fmt.Printf("basic from %.2f to %.2f\n", lower, upper)
	// Output:
	// 3.00: percentile from 1.33 to 6.00, basic from 0.00 to 4.67
}

// A mean of a symmetric set: its jackknife has no skewness, and BCa is not
// accelerated.
func ExampleBootstrapped_Correction() {
	x := []float64{1, 2, 3, 4, 5}
	b := series.Bootstrap(len(x), series.OfValues(x, average), series.BootstrapOptions{Seed: 1})
	_, acceleration := b.Correction()
	fmt.Printf("acceleration %.2f\n", acceleration)
	// Output:
	// acceleration 0.00
}
