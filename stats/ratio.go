package stats

import (
	"math"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/internal/parallel"
)

// Ratio divides every figure of t by the figure that its key leads to, and
// names the result:
//
//	r(k) = x(k) / x(to(k))
//
// The unit is that of the quotient ("yen per person"), [census.UnitFraction]
// where both units are the same. A key that leads nowhere in t.Base(), or to
// zero, gives no base; one that leads across a break of the survey is not
// comparable. Ends of intervals are divided so that the quotient of any values
// within them lies within the result: it is open above where the divisor may be
// zero, and there is none where the divisor may have either sign. Where both
// figures are hidden the interval is [census.Outer], but a hidden figure is 1 of
// itself: exactly if it cannot be zero, and else by its interval.
//
// It takes time linear in the rows of t.Base(), for a selection too.
//
// # References
//
// W. G. Cochran (1977), Sampling Techniques, 3rd edition, Wiley, ch. 6. R. E.
// Moore (1966), Interval Analysis, Prentice-Hall.
func Ratio(t *census.Table, to census.Move, name census.Statistic) *census.Table {
	return quotient{to: to, name: name.Of}.of(t)
}

// A quotient is a ratio with what is made of it.
type quotient struct {
	to   census.Move
	rows func(base *census.Table) []int32 // where rows lead, instead of to
	name func(census.Statistic) census.Statistic
	unit func(own, other census.Unit) census.Unit // nil: own per other
	// finish is an increasing function of the ratio: r - 1 for growth. It may
	// return NaN where it is not defined.
	finish func(r float64) float64
	// part says that each figure is a part of what it is divided by.
	part bool
	// signed says that a ratio to a negative figure means nothing: growth.
	signed bool
	// unsigned says that a ratio of or to a negative figure means nothing: a
	// location quotient.
	unsigned bool
}

func (q quotient) of(t *census.Table) *census.Table {
	if q.unit == nil {
		q.unit = census.Unit.Per
	}
	if q.finish == nil {
		q.finish = func(r float64) float64 { return r }
	}
	return t.OnBase(q.derive)
}

func always(u census.Unit) func(census.Unit, census.Unit) census.Unit {
	return func(census.Unit, census.Unit) census.Unit { return u }
}

func (q quotient) derive(t *census.Table) *census.Table {
	over := q.over(t)
	n := t.Len()
	arena := make([]float64, 4*n)
	d := census.Derivation{
		Name: q.name, Unit: q.unitOver(t, over), Over: over,
		Value: arena[:n:n], Lower: arena[n : 2*n : 2*n], Upper: arena[2*n : 3*n : 3*n], Precision: arena[3*n:],
		Interval: make([]census.Interval, n), Status: make([]census.Status, n),
	}
	across := t.Across(over)
	in := inputs{t.Values(), t.Lower(), t.Upper(), t.Precisions(), t.Intervals(), t.Statuses()}
	parallel.Pieces(n, rowsTogether, func(from, to int) {
		for i := from; i < to; i++ {
			f := q.row(&in, i, over[i], across[i])
			d.Value[i], d.Lower[i], d.Upper[i], d.Precision[i] = f.value, f.lower, f.upper, f.precision
			d.Interval[i], d.Status[i] = f.interval, f.status
		}
	})
	return t.Derive(d)
}

// rowsTogether is how many rows are divided by one goroutine at a time: a table of
// fewer is not worth a second.
const rowsTogether = 1 << 13

// row divides row i by row j, which may lie across a break of the survey; -1 stands
// for none.
func (q *quotient) row(in *inputs, i int, j int32, across bool) figure {
	switch {
	case j < 0:
		return absent(max(census.NoBase, in.status[i]))
	case across:
		return absent(max(census.NotComparable, in.status[i], in.status[j]))
	case int(j) == i && in.status[i].Absent():
		return q.ofItself(in.at(i))
	}
	return q.divide(in.at(i), in.at(int(j)))
}

// unitOver gives what has no divisor the unit of what has one: a figure that is
// missing per person is per person too.
func (q quotient) unitOver(t *census.Table, over []int32) func(own, other census.Unit) census.Unit {
	return func(own, other census.Unit) census.Unit {
		for i, j := range over {
			if other != "" {
				break
			}
			if j >= 0 && t.At(i).Unit == own {
				other = t.At(int(j)).Unit
			}
		}
		return q.unit(own, other)
	}
}

func (q quotient) over(t *census.Table) []int32 {
	if q.rows != nil {
		return q.rows(t)
	}
	return t.Locate(q.to)
}

// inputs are the columns that the kernel reads.
type inputs struct {
	value, lower, upper, precision []float64
	interval                       []census.Interval
	status                         []census.Status
}

func (in *inputs) at(i int) figure {
	return figure{in.value[i], in.lower[i], in.upper[i], in.precision[i], in.interval[i], in.status[i]}
}

// A figure is what stands in one row.
type figure struct {
	value, lower, upper, precision float64
	interval                       census.Interval
	status                         census.Status
}

// ends returns between which values the figure lies, NaN where nothing is said.
func (f *figure) ends() (lower, upper float64) {
	if f.interval == census.NoInterval {
		return f.value, f.value
	}
	return f.lower, f.upper
}

func (q *quotient) divide(x, y figure) figure {
	f := figure{value: math.NaN(), lower: math.NaN(), upper: math.NaN(), precision: math.NaN()}
	f.status = max(x.status, y.status)
	switch {
	case f.status.Absent():
		q.spread(&f, x, y)
		return f
	case y.value == 0:
		f.status = census.NoBase
		return f
	case (q.signed || q.unsigned) && y.value < 0, q.unsigned && x.value < 0:
		f.status = census.NotApplicable
		return f
	}
	r := x.value / y.value
	f.value = q.finish(r)
	if math.IsNaN(f.value) || math.IsInf(f.value, 0) {
		f.value, f.status = math.NaN(), census.NotApplicable
		return f
	}
	if f.status == census.Nil && f.value != 0 {
		f.status = census.Official
	}
	if room := math.Abs(y.value) - y.precision; room > 0 {
		half := (x.precision + math.Abs(r)*y.precision) / room
		f.precision = (q.finish(r+half) - q.finish(r-half)) / 2
	}
	q.spread(&f, x, y)
	return f
}

// ofItself returns what a hidden figure is of itself: 1, unless it is zero.
func (q *quotient) ofItself(x figure) figure {
	f := absent(x.status)
	if x.interval < census.Suppression {
		return f
	}
	f.interval, f.lower, f.upper = census.Suppression, q.finish(1), q.finish(1)
	if x.lower > 0 || x.upper < 0 {
		f.value, f.precision, f.status = q.finish(1), 0, census.Computed
		f.interval, f.lower, f.upper = census.NoInterval, math.NaN(), math.NaN()
	}
	return f
}

// spread gives f the interval that follows from those of its inputs, if one of
// them has one and the divisor's does not reach to both sides of zero.
func (q *quotient) spread(f *figure, x, y figure) {
	f.interval = max(x.interval, y.interval)
	if min(x.interval, y.interval) >= census.Suppression {
		f.interval = census.Outer
	}
	if f.interval == census.NoInterval {
		return
	}
	a, b := x.ends()
	c, d := y.ends()
	open := c == 0 && d > 0 && a >= 0 // the divisor may be as near to zero as one likes
	if !(c > 0 || d < 0 || open) || math.IsNaN(a) {
		f.interval = census.NoInterval
		return
	}
	lower := min(divideEnd(a, c), divideEnd(a, d), divideEnd(b, c), divideEnd(b, d))
	upper := max(divideEnd(a, c), divideEnd(a, d), divideEnd(b, c), divideEnd(b, d))
	if open {
		lower, upper = divideEnd(a, d), math.Inf(1)
	}
	if q.part && a >= 0 && c >= 0 {
		upper = min(upper, 1)
	}
	f.lower, f.upper = q.finish(lower), q.finish(upper)
	if !(f.lower <= f.upper) {
		f.lower, f.upper, f.interval = math.NaN(), math.NaN(), census.NoInterval
	}
}

// divideEnd divides two ends of intervals; a value over infinity is zero, and
// infinity over infinity is left to the other ends.
func divideEnd(x, y float64) float64 {
	if math.IsInf(y, 0) {
		return 0
	}
	return x / y
}
