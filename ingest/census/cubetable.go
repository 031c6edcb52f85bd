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
	blocks := []cubeBlock{{of: func(cell int32) figure { return computed(float64(all.counts[cell])) }}}
	for i := range all.measures {
		blocks = append(blocks, cubeBlock{measure: i + 1, of: all.figures(i, o.Hidden).of})
	}
	return all.layOut(blocks, []Statistic{Published}, o.Table)
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
	var blocks []cubeBlock
	for i, m := range all.measures {
		blocks = append(blocks, cubeBlock{i + 1, 0, func(cell int32) figure {
			t := all.Tally(int(cell), i)
			return contribution(t, float64(t.Largest)*m.factor())
		}}, cubeBlock{i + 1, 1, func(cell int32) figure {
			t := all.Tally(int(cell), i)
			return contribution(t, float64(t.Largest+t.Second)*m.factor())
		}})
	}
	return all.layOut(blocks, []Statistic{LargestContribution, TwoLargestContributions}, nil)
}

func contribution(t Tally, known float64) figure {
	f := computed(known)
	switch {
	case t.Suppressed+t.Unknown > 0:
		f.value, f.status = math.NaN(), hiddenStatus(t.Unknown)
		f.lower, f.upper, f.interval = known, math.Inf(1), Suppression
	case t.Numbers == 0:
		f.value, f.status = math.NaN(), NotApplicable
	}
	return f
}

// computed returns an exact figure without an interval.
func computed(value float64) figure {
	return figure{value: value, lower: math.NaN(), upper: math.NaN(), status: Computed}
}

// hiddenStatus returns the status of a cell in which figures are hidden, some
// of which are not known to anybody.
func hiddenStatus(unknown int64) Status {
	if unknown > 0 {
		return NotAvailable
	}
	return Suppressed
}

// cubeFigures are the figures of a measure.
type cubeFigures struct {
	cube    *Cube
	measure int
	rule    HiddenRule
	factor  float64
	half    float64 // the precision of one number
	lowest  float64 // that a hidden figure can be, but of employees
}

func (c *Cube) figures(measure int, rule HiddenRule) *cubeFigures {
	m := c.measures[measure]
	f := &cubeFigures{cube: c, measure: measure, rule: rule, factor: m.factor()}
	if f.factor != 1 && !m.Measure.Count() {
		f.half = f.factor / 2
	}
	if m.Measure.CanBeNegative() {
		f.lowest = math.Inf(-1)
	}
	return f
}

// of returns the figure of a cell.
func (c *cubeFigures) of(cell int32) figure {
	t, missed := c.cube.tally(cell, c.measure)
	numbers := missed.numbers(c.cube.counts[cell])
	f := computed(float64(t.sum) * c.factor)
	f.precision = float64(numbers) * c.half
	switch {
	case missed.hidden() > 0:
		low, high := c.hiddenEnds(cell, missed.hidden())
		f.lower, f.upper, f.interval = f.value+low, f.value+high, Suppression
		if f.status = Estimated; c.rule == Withhold {
			f.value, f.status = math.NaN(), hiddenStatus(missed.unknown)
		}
	case numbers == 0 && missed.nils > 0:
		f.status = Nil
	case numbers == 0:
		f.value, f.status = math.NaN(), NotApplicable
	}
	return f
}

// hiddenEnds returns between which values the figures of n hidden
// establishments of a cell add up to.
func (c *cubeFigures) hiddenEnds(cell int32, n int64) (low, high float64) {
	if c.cube.measures[c.measure].Measure != Employees {
		return c.lowest, math.Inf(1)
	}
	size := c.cube.parts[BySize][c.cube.keys[cell][BySize]].Size
	low, high = float64(n)*float64(max(size.Min, 1)), math.Inf(1)
	if size.Max > 0 {
		high = float64(n) * float64(size.Max)
	}
	return low, high
}
