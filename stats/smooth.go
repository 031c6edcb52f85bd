package stats

import (
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/series"
)

// A Smoother says how [Smooth] draws a curve through a series.
type Smoother uint8

const (
	MovingAverage Smoother = iota
	Loess
	Lowess
	HodrickPrescott
)

// String returns the name of the smoother.
func (s Smoother) String() string {
	names := [...]string{"moving average", "LOESS", "LOWESS", "Hodrick-Prescott trend"}
	if int(s) < len(names) {
		return names[s]
	}
	return fmt.Sprintf("Smoother(%d)", uint8(s))
}

// SmoothOptions are the choices of [Smooth]. The zero value is the centered
// moving average of three years.
type SmoothOptions struct {
	Smoother Smoother
	// Average, Loess and Lowess are the choices of the smoothers of these names.
	Average series.MovingAverageOptions
	Loess   series.LoessOptions
	Lowess  series.LowessOptions
	// Lambda is the price of bends of [HodrickPrescott]; zero stands for 6.25.
	Lambda float64
}

// Statistic returns the name of the smoothed figure: "3-year centered moving
// average", "LOESS, span 0.75", "Hodrick-Prescott trend, λ = 6.25".
func (o SmoothOptions) Statistic() census.Statistic {
	o = o.complete()
	switch o.Smoother {
	case MovingAverage:
		return census.Statistic(fmt.Sprintf("%d-year %v %v", o.Average.Window, o.Average.Align, o.Smoother))
	case Loess:
		return census.Statistic(fmt.Sprintf("%v, span %.4g", o.Smoother, o.Loess.Span))
	case Lowess:
		return census.Statistic(fmt.Sprintf("%v, span %.4g, %d iterations", o.Smoother, o.Lowess.Span, o.Lowess.Iterations))
	case HodrickPrescott:
		return census.Statistic(fmt.Sprintf("%v, λ = %.4g", o.Smoother, o.Lambda))
	}
	panic(fmt.Sprintf("stats: %v is not known", o.Smoother))
}

// complete puts the defaults in place of zeros.
func (o SmoothOptions) complete() SmoothOptions {
	if o.Average.Window == 0 {
		o.Average.Window = 3
	}
	if o.Loess.Span == 0 {
		o.Loess.Span = 0.75
	}
	if o.Lowess.Span == 0 {
		o.Lowess.Span = 2. / 3
	}
	if o.Lambda == 0 {
		o.Lambda = 6.25
	}
	return o
}

// Smooth replaces every figure by that of a smooth curve through its series:
//
//	moving average     (xₜ₋ₕ + … + xₜ₊ₕ) / (2h + 1)
//	LOESS, LOWESS      a line or parabola fitted to the years around, nearer ones weighing more
//	Hodrick-Prescott   min Σ (xₜ − τₜ)² + λ Σ (τₜ₊₁ − 2τₜ + τₜ₋₁)²
//
// The unit stays, the statistic names the curve, see [SmoothOptions.Statistic], and the
// figures are [census.Estimated].
//
// A curve is of years that are comparable with one another, so that a series
// with breaks of the survey has several. A figure that is absent stays absent.
// A moving average whose window is not complete, at the ends and beside gaps,
// is not available, and not comparable where a break is the reason; the
// Hodrick-Prescott trend needs years without gaps, LOESS and LOWESS as many as
// their neighbourhoods do: what lacks them is not available.
//
// # References
//
// Cleveland, W. S. (1979), Robust locally weighted regression and smoothing
// scatterplots, Journal of the American Statistical Association 74(368), 829–836.
//
// Hodrick, R. J. & Prescott, E. C. (1997), Postwar U.S. business cycles: an
// empirical investigation, Journal of Money, Credit and Banking 29(1), 1–16.
func Smooth(t *census.Table, o SmoothOptions) *census.Table {
	o = o.complete()
	return t.OnBase(o.derive)
}

func (o SmoothOptions) derive(t *census.Table) *census.Table {
	n := t.Len()
	d := census.Derivation{Name: o.Statistic().Of, Value: make([]float64, n), Status: slices.Clone(t.Statuses())}
	for i := range n {
		d.Value[i] = math.NaN()
	}
	for _, rows := range t.GroupBy(census.ByYear).Members() {
		for _, class := range classes(t, rows) {
			o.smooth(t, &d, class)
		}
	}
	return t.Derive(d)
}

// classes splits the rows of a series that have a value into sets of comparable
// years, each in order of time.
func classes(t *census.Table, rows []int32) [][]int32 {
	var out [][]int32
	for _, r := range rows {
		if math.IsNaN(t.Values()[r]) {
			continue
		}
		i := slices.IndexFunc(out, func(c []int32) bool { return t.Comparable(t.Key(int(c[0])), t.Key(int(r))) == nil })
		if i < 0 {
			i, out = len(out), append(out, nil)
		}
		out[i] = append(out[i], r)
	}
	for _, c := range out {
		slices.SortFunc(c, func(a, b int32) int { return int(t.Key(int(a)).Year - t.Key(int(b)).Year) })
	}
	return out
}

// smooth draws the curve through the rows of a class.
func (o SmoothOptions) smooth(t *census.Table, d *census.Derivation, rows []int32) {
	years := make([]int, len(rows))
	time, values := make([]float64, len(rows)), make([]float64, len(rows))
	for i, r := range rows {
		years[i] = int(t.Key(int(r)).Year)
		time[i], values[i] = float64(years[i]), t.Values()[r]
	}
	curve := o.curve(years, time, values)
	for i, r := range rows {
		switch {
		case curve != nil && !math.IsNaN(curve[i]):
			d.Value[r], d.Status[r] = curve[i], census.Estimated
		case o.Smoother == MovingAverage:
			d.Status[r] = o.incomplete(t, r)
		default:
			d.Status[r] = census.NotAvailable
		}
	}
}

// incomplete says why the window of a row has not all its years: not comparable
// where the table has figures for those that lack.
func (o SmoothOptions) incomplete(t *census.Table, row int32) census.Status {
	half := o.Average.Window / 2
	from, to := -half, half
	if o.Average.Align == series.Trailing {
		from, to = 1-o.Average.Window, 0
	}
	k := t.Key(int(row))
	for step := from; step <= to; step++ {
		other := k
		other.Year += census.Year(step)
		if math.IsNaN(t.Value(other)) {
			return census.NotAvailable
		}
	}
	return census.NotComparable
}

// curve returns the smoothed values, nil where there is no such curve.
func (o SmoothOptions) curve(years []int, time, values []float64) []float64 {
	var curve []float64
	var err error
	switch o.Smoother {
	case MovingAverage:
		return series.MovingAverage(years, values, o.Average)
	case Loess:
		curve, err = series.Loess(time, values, o.Loess)
	case Lowess:
		curve, err = series.Lowess(time, values, o.Lowess)
	case HodrickPrescott:
		curve, err = series.HodrickPrescott(time, values, o.Lambda)
	}
	if err != nil { // too few years, or gaps
		return nil
	}
	return curve
}
