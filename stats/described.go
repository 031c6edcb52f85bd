package stats

import (
	"math"

	"github.com/machikoba/machikoba/ingest/census"
)

// A described is a group whose distribution is described.
type described struct {
	*parting
	group int32
	kind  string
	mixed bool // the selection has parts of two kinds
	own   *distribution
}

func (c *described) key() census.Key {
	return wholeOf(c.table.Key(int(c.members[c.group][0])), c.d)
}

func (c *described) observe(s Summary) census.Observation {
	k := c.key()
	unit := s.unit
	if unit == "" {
		unit = c.table.At(int(c.members[c.group][0])).Unit
	}
	f, sources := c.figure(s)
	k.Statistic = s.Statistic(c.d).Of(k.Statistic)
	return census.Observation{Key: k, Value: f.value, Lower: f.lower, Upper: f.upper, Interval: f.interval,
		Precision: f.precision, Status: f.status, Unit: unit, Sources: sources}
}

func absent(why census.Status) figure {
	nan := math.NaN()
	return figure{value: nan, lower: nan, upper: nan, precision: nan, status: why}
}

func (c *described) figure(s Summary) (figure, []census.Source) {
	if c.mixed || len(c.own.x) == 0 {
		return absent(census.NotApplicable), c.own.sources
	}
	if s.response == visibility {
		return c.coverage(), c.own.sources
	}
	ref := c.reference(s)
	sources := union(c.own.sources, ref.sources)
	switch {
	case ref.status.Absent():
		return c.hiddenReference(s, ref), sources
	case c.own.incomplete():
		return absent(census.NotAvailable), sources
	}
	f := absent(max(c.own.status, ref.status))
	if c.own.hidden == 0 {
		f = c.value(s, ref)
	}
	if lower, upper, ok := c.own.bounds(s, ref); ok && (c.own.hidden > 0 || !f.status.Absent()) {
		f.interval, f.lower, f.upper = c.own.kind(s), ref.scale*lower, ref.scale*upper
	}
	return f, sources
}

// hiddenReference returns the figure where the reference lacks figures: only a
// distance can be bounded then.
func (c *described) hiddenReference(s Summary, ref against) figure {
	f := absent(max(c.own.status, ref.status))
	if s.distance == 0 || f.status == census.NotApplicable || c.own.incomplete() {
		return f
	}
	if lower, upper, ok := c.distance(ref); ok {
		f.interval, f.lower, f.upper = census.Outer, s.distance*ref.scale*lower, s.distance*ref.scale*upper
	}
	return f
}

// value returns the figure of parts that are all there.
func (c *described) value(s Summary, ref against) figure {
	v := ref.scale * s.of(c.own.x, ref.x)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		if c.own.sum() == 0 {
			return absent(census.NoBase)
		}
		return absent(census.NotApplicable)
	}
	f := absent(max(c.own.status, ref.status))
	f.value = v
	if f.status == census.Nil {
		f.status = census.Official
	}
	if c.own.exact && ref.exact {
		f.precision = 0
	}
	return f
}

func (c *described) coverage() figure {
	visible := 0.0
	for _, v := range c.own.x {
		if !math.IsNaN(v) {
			visible += v
		}
	}
	total := c.own.total
	if math.IsNaN(total) && c.own.hidden == 0 {
		total = visible
	}
	if math.IsNaN(total) || total == 0 {
		return absent(census.NoBase)
	}
	f := absent(census.Computed)
	f.value = (visible - c.own.derived) / total
	return f
}

// An against is what a distribution is compared with: what the reference has in
// the same parts, nil where there is none.
type against struct {
	x       []float64
	of      *distribution // where it is that of another group,
	index   []int         // and which of its figures stands at each part
	scale   float64       // of the number that is computed
	status  census.Status
	exact   bool
	sources []census.Source
}

func (c *described) reference(s Summary) against {
	k := c.key()
	switch s.against {
	case noReference:
		return against{scale: 1, exact: true}
	case theOthers:
		return c.others()
	case perUnit:
		k.Measure = s.per
	default:
		k = wholeOf(k, c.other())
	}
	group := c.find(k)
	if group < 0 {
		return against{status: census.NoBase}
	}
	whole := c.whole(group, s.against)
	ref := c.align(whole)
	if s.against == theRest {
		// Σ|xᵢ/X − (nᵢ−xᵢ)/(N−X)| = N/(N−X) Σ|xᵢ/X − nᵢ/N|
		n, x := whole.sum(), c.own.sum()
		if ref.scale = n / (n - x); !(n > x) {
			return against{status: max(ref.status, census.NotApplicable), sources: ref.sources}
		}
	}
	return ref
}

// other returns the dimension in which the groups of a parting differ.
func (p *parting) other() census.Dimension {
	if p.d == census.ByArea {
		return census.ByIndustry
	}
	return census.ByArea
}

// align returns what another group of the same universe has in the parts of the
// own one.
func (c *described) align(o *distribution) against {
	n := len(c.own.at)
	ref := against{scale: 1, status: o.status, exact: o.exact, sources: o.sources,
		of: o, x: make([]float64, 0, n), index: make([]int, 0, n)}
	i := 0 // both have their parts in the order of the universe
	for _, part := range c.own.at {
		for i < len(o.at) && o.at[i] < part {
			i++
		}
		if i == len(o.at) || o.at[i] != part { // it is not applicable there
			ref.status = max(ref.status, census.NotAvailable)
			ref.of, ref.x = nil, append(ref.x, math.NaN())
			continue
		}
		ref.x, ref.index = append(ref.x, o.x[i]), append(ref.index, i)
	}
	return ref
}

// whole returns the distribution of a group that others are compared with. Many are
// with that of a whole, which is kept, and only one with another measure of its own.
func (c *described) whole(group int32, r reference) *distribution {
	if r == perUnit {
		return c.distribution(group, c.kind)
	}
	c.memory.Lock()
	defer c.memory.Unlock()
	id := wholeKey{group, c.kind}
	o := c.wholes[id]
	if o == nil {
		o = c.distribution(group, c.kind)
		c.wholes[id] = o
	}
	return o
}

// meanKey says which groups a mean of shares is of.
type meanKey struct {
	outer   int32
	measure census.Measure
	kind    string
	ofKind  string // of the groups, in the other dimension
}

// meanShares sums up the shares that groups have in the parts of a universe.
type meanShares struct {
	sum    []float64
	n      int
	status census.Status
}

// others returns the mean of the shares of the other groups of the same kind; an
// empty group is not among them.
func (c *described) others() against {
	k := c.key()
	if codeOf(k, c.other()) == "" {
		return against{status: census.NotApplicable}
	}
	mean := c.meanOf(k)
	x, total, n := make([]float64, 0, len(c.own.x)), sumOf(c.own.x), float64(mean.n-1)
	for i, part := range c.own.at {
		x = append(x, max((mean.sum[part]-c.own.x[i]/total)/n, 0))
	}
	if n < 1 {
		return against{status: census.NotApplicable}
	}
	ref := against{x: x, scale: 1, status: mean.status}
	if c.own.hidden > 0 { // it is hidden in the sum over all too
		ref.status = max(mean.status, c.own.status)
	}
	return ref
}

func (c *described) meanOf(k census.Key) *meanShares {
	outer := c.outer[c.group]
	id := meanKey{outer, k.Measure, c.kind, kindOf(k, c.other())}
	c.memory.Lock()
	defer c.memory.Unlock()
	if m, ok := c.means[id]; ok {
		return m
	}
	m := &meanShares{sum: make([]float64, len(c.universe[outer].kinds))}
	for _, group := range c.universe[outer].groups {
		o := c.table.Key(int(c.members[group][0]))
		if o.Measure != k.Measure || codeOf(o, c.other()) == "" || kindOf(o, c.other()) != id.ofKind {
			continue
		}
		m.add(c.distribution(group, c.kind))
	}
	c.means[id] = m
	return m
}

func (m *meanShares) add(o *distribution) {
	total := sumOf(o.x)
	if total == 0 {
		return
	}
	m.n++
	m.status = max(m.status, o.status)
	for i, part := range o.at {
		m.sum[part] += o.x[i] / total
	}
}
