package plotting

import (
	"math"

	"gonum.org/v1/plot"

	"github.com/machikoba/machikoba/ingest/census"
)

// A quantity is how the figures of a chart are written: all in one scale, with
// the same number of digits.
type quantity struct {
	unit     census.Unit
	scale    census.Scale
	decimals int
	language census.Language
	min, max float64 // of all values and ranges, in the table's unit
	whole    bool    // whether these are whole numbers
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// newQuantity finds the scale and the digits for all figures of a table.
func newQuantity(u census.Unit, t *census.Table, lang census.Language) quantity {
	q := quantity{unit: u, language: lang, min: math.Inf(1), max: math.Inf(-1), whole: true}
	smallest := math.Inf(1)
	see := func(v float64) {
		q.min, q.max = min(q.min, v), max(q.max, v)
		q.whole = q.whole && v == math.Trunc(v)
		if v != 0 {
			smallest = min(smallest, math.Abs(v))
		}
	}
	for o := range t.All() {
		if !o.Status.Absent() {
			see(o.Value)
		} else if bounded(o) {
			see(o.Lower)
			see(o.Upper)
		}
	}
	q.scale = census.ScaleFor(u, q.largest(), lang)
	q.decimals = q.digits(smallest)
	return q
}

// largest returns the largest absolute value.
func (q quantity) largest() float64 { return max(math.Abs(q.min), math.Abs(q.max)) }

// digits returns how many digits after the point keep three digits of the
// largest figure and one of the smallest, within reason.
func (q quantity) digits(smallest float64) int {
	switch {
	case q.unit.Whole():
		return 0
	case q.unit == census.UnitFraction || q.unit == census.UnitIndex:
		return 1
	case q.unit == census.UnitRatio:
		return 2
	}
	if q.whole && q.scale.Factor == 1 {
		return 0
	}
	largest := q.largest() / q.scale.Factor
	d := 0
	for d < 2 && largest*math.Pow10(d) < 100 {
		d++
	}
	if d < 2 && smallest/q.scale.Factor*math.Pow10(d) < 0.5 {
		d++
	}
	return d
}

// format writes a figure in the scale of the chart, without the unit. One that is
// not zero is not written as zero: it has its first digit, however small it is
// beside the others, unless it is what rounding leaves of one.
func (q quantity) format(v float64) string {
	scaled, decimals := v/q.scale.Factor, q.decimals
	rounding := 1e-12 * max(q.largest()/q.scale.Factor, 1)
	if size := math.Abs(scaled); size > rounding && size < math.Pow10(-decimals)/2 {
		decimals = int(math.Ceil(-math.Log10(size)))
	}
	return q.number(scaled, decimals)
}

// step is how far apart two figures are that differ in the last digit alone.
func (q quantity) step() float64 { return q.scale.Factor / math.Pow10(q.decimals) }

// between writes the ends of an interval, the lower rounded down and the upper
// up.
func (q quantity) between(o census.Observation) string {
	down, up := census.RoundOutwards(o.Lower, o.Upper, q.step())
	return q.format(down) + q.language.Choose("–", "～") + q.format(up)
}

// number writes a number that is already scaled.
func (q quantity) number(v float64, decimals int) string {
	if math.Round(v*math.Pow10(decimals)) == 0 {
		v = 0
	}
	if v < 0 && q.language == census.Japanese {
		return "▲" + census.FormatNumber(-v, decimals)
	}
	return census.FormatNumber(v, decimals)
}

// ticks are about n round numbers of a quantity along an axis.
type ticks struct {
	quantity
	n int
}

// Ticks returns the round numbers between two values, as plot.Ticker wants.
func (t ticks) Ticks(lo, hi float64) []plot.Tick {
	if !(lo < hi) {
		return nil
	}
	step, decimals := t.step(lo, hi)
	var out []plot.Tick
	for i := math.Ceil(lo/t.scale.Factor/step - 1e-9); i*step <= hi/t.scale.Factor*(1+1e-9)+1e-12; i++ {
		out = append(out, plot.Tick{Value: i * step * t.scale.Factor, Label: t.number(i*step, decimals)})
	}
	return out
}

// step returns the distance of ticks, 1, 2, 2.5 or 5 times a power of ten, in
// the scale, and the digits it needs.
func (t ticks) step(lo, hi float64) (step float64, decimals int) {
	raw := (hi - lo) / t.scale.Factor / float64(t.n)
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	whole := t.unit.Whole()
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		step = m * power
		if step >= raw*0.999 && (m != 2.5 || !whole || power > 1) {
			break
		}
	}
	if whole {
		step = max(step, 1)
	}
	for decimals < 6 && math.Abs(step*math.Pow10(decimals)-math.Round(step*math.Pow10(decimals))) > 1e-6 {
		decimals++
	}
	return step, decimals
}
