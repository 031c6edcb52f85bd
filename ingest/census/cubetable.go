package census

import (
	"math"
)

// A HiddenRule says what a cell's figure is where some of its establishments
// are suppressed or said nothing.
type HiddenRule uint8

const (
	// Withhold gives such a cell no value, but the status of the worst of its
	// establishments and the interval that its sum lies in.
	Withhold HiddenRule = iota
	// KnownPart gives it the sum over the establishments that are known,
	// Estimated, and the same interval.
	KnownPart
)

// String returns the rule in words.
func (r HiddenRule) String() string {
	if r == KnownPart {
		return "known part"
	}
	return "withhold"
}

// CubeOptions are the choices of [Cube.Table].
type CubeOptions struct {
	Hidden HiddenRule
	Table  []Option // what rides beside the rows
}

// Statistics that say how much of a figure its largest contributors make, for
// disclosure control: see [Cube.Contributions].
const (
	LargestContribution     Statistic = "largest contribution"
	TwoLargestContributions Statistic = "two largest contributions"
)

// Table returns the figures of the cube: establishments and each measure, of
// every cell and of all totals of cells over areas, industries (all
// manufacturing) and sizes (the Floor). The total over areas is Japan where all
// 47 prefectures are there, the prefecture where all areas are its
// municipalities, the nation of a foreign scheme, and else is not made. Of
// options at most one value may be given.
//
// A figure is Computed, Nil where every establishment reported nil, and not
// applicable where none was asked. Where some are suppressed or said nothing,
// the interval of kind Suppression runs from what is known to what that can be
// with the others: a hidden figure is not negative where the measure cannot be,
// and hidden employees are within the size class of the cell.
//
// The precision of money that was given in larger units than the table's is
// half such a unit for every number in the sum.
func (c *Cube) Table(options ...CubeOptions) (*Table, error) {
	var o CubeOptions
	switch len(options) {
	case 0:
	case 1:
		o = options[0]
	default:
		panic("census: several CubeOptions given, at most one is possible")
	}
	all, err := c.withTotals()
	if err != nil {
		return nil, err
	}
	w := newCubeWriter(all, Published)
	for _, cell := range w.order {
		count := NewObservation(Key{}, float64(all.counts[cell]))
		count.Status = Computed
		w.append(cell, 0, count)
	}
	for i := range c.measures {
		for _, cell := range w.order {
			w.append(cell, i+1, all.figure(cell, i, o.Hidden))
		}
	}
	return w.table(o.Table)
}

// Contributions returns, for the cells and totals of [Cube.Table], the largest
// and the sum of the two largest contributions to each measure, without sign,
// as figures of the statistics LargestContribution and TwoLargestContributions.
// Where some establishments are hidden they are withheld, with what is known as
// the lower end of their interval. Where an establishment reported no number
// there is none: the row is not applicable.
func (c *Cube) Contributions() (*Table, error) {
	all, err := c.withTotals()
	if err != nil {
		return nil, err
	}
	w := newCubeWriter(all, LargestContribution, TwoLargestContributions)
	for i := range c.measures {
		for s := range 2 {
			w.statistic = s
			for _, cell := range w.order {
				t := all.Tally(int(cell), i)
				known := t.Largest + int64(s)*t.Second
				w.append(cell, i+1, contribution(t, float64(known)*c.measures[i].factor()))
			}
		}
	}
	return w.table(nil)
}

func contribution(t Tally, known float64) Observation {
	o := NewObservation(Key{}, known)
	o.Status = Computed
	switch {
	case t.Suppressed+t.Unknown > 0:
		o.Value, o.Status = math.NaN(), hiddenStatus(t)
		o.Lower, o.Upper, o.Interval = known, math.Inf(1), Suppression
	case t.Numbers == 0:
		o.Value, o.Status = math.NaN(), NotApplicable
	}
	return o
}

func hiddenStatus(t Tally) Status {
	if t.Unknown > 0 {
		return NotAvailable
	}
	return Suppressed
}

// figure returns the figure of a cell, without its key.
func (c *Cube) figure(cell int32, measure int, rule HiddenRule) Observation {
	t, m := c.Tally(int(cell), measure), c.measures[measure]
	known := float64(t.Sum) * m.factor()
	o := NewObservation(Key{}, known)
	o.Status, o.Unit = Computed, m.unit()
	if m.factor() != 1 && !m.Measure.Count() {
		o.Precision = float64(t.Numbers) * m.factor() / 2
	}
	switch {
	case t.Suppressed+t.Unknown > 0:
		o.Interval = Suppression
		low, high := c.hiddenEnds(cell, m, t.Suppressed+t.Unknown)
		o.Lower, o.Upper = known+low, known+high
		if o.Status = Estimated; rule == Withhold {
			o.Value, o.Status = math.NaN(), hiddenStatus(t)
		}
	case t.Numbers == 0 && t.Nils > 0:
		o.Status = Nil
	case t.Numbers == 0:
		o.Value, o.Status = math.NaN(), NotApplicable
	}
	return o
}

// hiddenEnds returns between which values the figures of n hidden
// establishments of a cell add up to.
func (c *Cube) hiddenEnds(cell int32, m CubeMeasure, n int64) (low, high float64) {
	size := c.Key(int(cell)).Size
	switch {
	case m.Measure == Employees:
		low, high = float64(n)*float64(max(size.Min, 1)), math.Inf(1)
		if size.Max > 0 {
			high = float64(n) * float64(size.Max)
		}
		return low, high
	case m.Measure.CanBeNegative():
		return math.Inf(-1), math.Inf(1)
	}
	return 0, math.Inf(1)
}
