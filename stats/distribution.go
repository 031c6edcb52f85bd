package stats

import (
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// A distribution is what a group has in each part of its universe.
type distribution struct {
	// x are the figures, NaN where hidden; at says of which part of the universe
	// each is.
	x  []float64
	at []int32
	// free are the positions of hidden figures and of estimates within bounds,
	// lower and upper their ends.
	free         []int
	lower, upper []float64
	hidden       int // how many figures have no value
	// derived is the value of the one figure that was hidden and that the total told.
	derived float64
	// total is what the group is published to have, NaN where it is not.
	total    float64
	status   census.Status // the worst of the figures
	known    census.Status // that of those with a value and the total
	interval census.Interval
	exact    bool // whether no figure is rounded
	sources  []census.Source
}

// incompleteBy is the part of a published total by which parts that are all
// visible may miss it: figures of another vintage, sums of rounded ones.
const incompleteBy = 0.01

// distribution lines up the rows of a group for the parts of one kind.
func (p *parting) distribution(group int32, kind string) *distribution {
	u := p.universe[p.outer[group]]
	row := slices.Repeat([]int32{-1}, len(u.kinds))
	n := len(p.members[group])
	c := &distribution{total: math.NaN(), exact: true, x: make([]float64, 0, n), at: make([]int32, 0, n)}
	for _, r := range p.members[group] {
		if at := p.part[r]; at >= 0 {
			row[at] = r
			continue
		}
		c.addTotal(p.table.At(int(r)))
	}
	in := inputs{p.table.Values(), p.table.Lower(), p.table.Upper(), p.table.Precisions(), p.table.Intervals(), p.table.Statuses()}
	missing := p.missing(group)
	for at, r := range row {
		switch {
		case u.kinds[at] != kind:
		case r < 0:
			c.addDoubtful(int32(at), missing, nil)
		case in.status[r] == census.NotApplicable:
		case in.interval[r] > census.Rounding || math.IsNaN(in.value[r]):
			f := in.at(int(r))
			if f.interval <= census.Rounding {
				f.lower, f.upper = missing.lower, missing.upper
			}
			c.addDoubtful(int32(at), f, p.table.SourcesAt(int(r)))
		default:
			c.add(int32(at), in.value[r], in.status[r], in.precision[r], p.table.SourcesAt(int(r)))
		}
	}
	c.recover()
	return c
}

// missing is a part of which the group has no row, with the ends that its measure
// says, which are those of every hidden part of the group with none of its own.
func (p *parting) missing(group int32) figure {
	o := census.Absence(p.table.Key(int(p.members[group][0])), census.NotAvailable)
	f := absent(o.Status)
	f.precision = o.Precision
	f.lower, f.upper = endsOf(o)
	return f
}

func (c *distribution) addTotal(o census.Observation) {
	c.sources = union(c.sources, o.Sources)
	if o.Statistic == census.Published && o.Interval <= census.Rounding {
		c.total = o.Value
		c.known = max(c.known, o.Status)
	}
}

func (c *distribution) add(at int32, value float64, status census.Status, precision float64, sources []census.Source) {
	c.sources = union(c.sources, sources)
	c.status = max(c.status, status)
	if !math.IsNaN(value) {
		c.known = max(c.known, status)
	}
	c.exact = c.exact && precision == 0
	c.x, c.at = append(c.x, value), append(c.at, at)
}

// addDoubtful adds a figure that is hidden, or an estimate within bounds, with its
// ends.
func (c *distribution) addDoubtful(at int32, f figure, sources []census.Source) {
	c.interval = max(c.interval, f.interval)
	c.free = append(c.free, len(c.x))
	c.lower, c.upper = append(c.lower, f.lower), append(c.upper, f.upper)
	if math.IsNaN(f.value) {
		c.hidden++
		c.interval = max(c.interval, census.Suppression)
	}
	c.add(at, f.value, f.status, f.precision, sources)
}

// endsOf returns between which values a figure lies: its interval, or what its
// measure says.
func endsOf(o census.Observation) (lower, upper float64) {
	if o.Interval > census.Rounding {
		return o.Lower, o.Upper
	}
	if o.Statistic == census.Published && !o.Measure.CanBeNegative() {
		return 0, math.Inf(1)
	}
	return math.Inf(-1), math.Inf(1)
}

// recover gives the only hidden figure what the published total leaves for it.
func (c *distribution) recover() {
	if len(c.free) != 1 || c.hidden != 1 {
		return
	}
	rest, ok := c.rest()
	if !ok || rest < c.lower[0] || rest > c.upper[0] {
		return
	}
	c.x[c.free[0]], c.derived = rest, rest
	c.free, c.lower, c.upper, c.hidden = nil, nil, nil, 0
	c.status, c.interval = max(census.Computed, c.known), census.NoInterval
}

// rest returns what the published total leaves for the free figures: ok is false
// where there is none or the others contradict it.
func (c *distribution) rest() (rest float64, ok bool) {
	rest = c.total
	next := 0
	for i, v := range c.x {
		if next < len(c.free) && c.free[next] == i {
			next++
			continue
		}
		rest -= v
	}
	slack := incompleteBy * math.Abs(c.total)
	if rest < 0 && rest > -slack {
		rest = 0
	}
	return rest, rest >= 0
}

// sum returns the published total, or what the figures sum to.
func (c *distribution) sum() float64 {
	if !math.IsNaN(c.total) {
		return c.total
	}
	return sumOf(c.x)
}

// incomplete reports whether the parts are all there and yet not the total.
func (c *distribution) incomplete() bool {
	return len(c.free) == 0 && math.Abs(sumOf(c.x)-c.total) > incompleteBy*math.Abs(c.total)
}

func sumOf(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum
}
