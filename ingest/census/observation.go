package census

import (
	"fmt"
	"math"
)

// An Observation is one row of a table: a figure with all that is known of it.
type Observation struct {
	Key
	// Value in Unit; NaN where the figure is absent, and Status says why.
	Value float64
	// Lower and Upper are the ends of the interval that Interval names, in
	// Unit; without an interval they are NaN and mean nothing. An end that is
	// not known is infinite.
	Lower, Upper float64
	Interval     Interval
	// Precision is the half-width of rounding in Unit: half a million yen for
	// a figure published in million yen, 0 for a count, NaN if not known.
	Precision float64
	Status    Status
	// Unit of the figure; of a published one without, a table takes that of its
	// measure.
	Unit Unit
	// Sources of the figure, in no particular order; what is derived has those
	// of all its inputs.
	Sources []Source
}

// NewObservation returns a published figure in the unit of its measure, exact,
// without an interval. A NaN value makes it not available.
func NewObservation(k Key, value float64) Observation {
	o := Observation{Key: k, Value: value, Lower: math.NaN(), Upper: math.NaN(), Unit: k.Measure.Unit()}
	if math.IsNaN(value) {
		o.Status = NotAvailable
	}
	return o
}

// Absence returns a figure that is not there, for the reason that the status
// gives. Nil is the figure 0.
func Absence(k Key, why Status) Observation {
	o := NewObservation(k, math.NaN())
	o.Status = why
	if why == Nil {
		o.Value = 0
	}
	return o
}

// String returns the figure in words, in English: its key, its value, and what
// is known of it beside.
func (o Observation) String() string {
	line := o.Key.String() + ": " + o.Unit.Format(o.Value, English)
	if remark := o.remark(English); remark != "" {
		line += " " + remark
	}
	return line
}

// check returns what is wrong with an observation.
func (o *Observation) check() error {
	wrong := ""
	switch {
	case o.Year < 1 || o.Year > 9999:
		wrong = fmt.Sprintf("its year %d is not one of four digits", o.Year)
	case o.Measure == "":
		wrong = "it has no measure"
	case !o.Size.Valid():
		wrong = fmt.Sprintf("its size %d to %d is no interval", o.Size.Min, o.Size.Max)
	default:
		f := figure{o.Value, o.Lower, o.Upper, o.Precision, o.Interval, o.Status}
		wrong = f.contradiction()
	}
	if wrong == "" {
		return nil
	}
	return fmt.Errorf("census: figure %v: %s", o.Key, wrong)
}

// A figure is what a row says beside its key.
type figure struct {
	value, lower, upper, precision float64
	interval                       Interval
	status                         Status
}

// figureAt returns the figure of row i.
func (c *columns) figureAt(i int) figure {
	return figure{c.value[i], c.lower[i], c.upper[i], c.precision[i], c.interval[i], c.status[i]}
}

// plain reports whether the figure is a number without an interval, as most are.
func (f *figure) plain() bool {
	return f.value-f.value == 0 && f.interval == NoInterval && !(f.precision < 0) && f.status < NotApplicable && f.status != Nil
}

// contradiction returns in what a figure contradicts itself, "" where it does
// not.
func (f *figure) contradiction() string {
	if f.plain() {
		return ""
	}
	absent, none := f.status.Absent(), math.IsNaN(f.value)
	switch {
	case f.status >= statuses:
		return "its status " + f.status.String() + " is not known"
	case f.interval >= intervals:
		return "its interval " + f.interval.String() + " is not known"
	case absent && !none:
		return fmt.Sprintf("it is %v and has the value %v", f.status, f.value)
	case !absent && none:
		return fmt.Sprintf("it is %v and has no value", f.status)
	case math.IsInf(f.value, 0):
		return "its value is infinite"
	case f.status == Nil && f.value != 0:
		return fmt.Sprintf("it is nil and has the value %v", f.value)
	case f.interval != NoInterval && !(f.lower <= f.upper):
		return fmt.Sprintf("its interval runs from %v to %v", f.lower, f.upper)
	case f.precision < 0:
		return fmt.Sprintf("its precision %v is negative", f.precision)
	}
	return ""
}
