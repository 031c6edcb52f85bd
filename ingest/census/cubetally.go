package census

import (
	"fmt"
	"math"
	"slices"
)

// A tally is what a cell knows of the numbers of a measure.
type tally struct {
	sum             int64
	largest, second int64 // of the contributions, by size without sign
}

// misses are how many establishments of a cell reported no number of a measure.
// The others of the cell did.
type misses struct {
	nils         int64 // reported "-"
	suppressed   int64
	unknown      int64 // said nothing, or cannot be used
	inapplicable int64 // not asked
}

// tallies are those of a measure, one a cell. They grow by pages, so that what is
// there stays where it is; what every row changes is side by side.
type tallies []*tallyPage

type tallyPage struct {
	known  [tallyPageLen]tally
	missed [tallyPageLen]misses
}

const tallyPageLen = 1 << 10

// reach makes room for n tallies.
func (t *tallies) reach(n int) {
	for len(*t)*tallyPageLen < n {
		*t = append(*t, &tallyPage{})
	}
}

func (t tallies) at(cell int32) (*tally, *misses) {
	page := t[uint32(cell)/tallyPageLen]
	return &page.known[uint32(cell)%tallyPageLen], &page.missed[uint32(cell)%tallyPageLen]
}

// clone returns tallies of n cells, of which those of the first pages are shared.
func (t tallies) clone(n int) tallies {
	out := slices.Clone(t)
	if n%tallyPageLen > 0 {
		last := *t[len(t)-1]
		out[len(t)-1] = &last
	}
	return out
}

// ErrOverflow is the cause of the error for a figure above [MaxContribution]
// and for a sum that does not fit into 64 bits.
var ErrOverflow = fmt.Errorf("census: a figure of more than %d, or a sum of more than %d", int64(MaxContribution), int64(math.MaxInt64))

// A RowError says which row of a batch could not be added. The rows before it
// have been.
type RowError struct {
	Row int
	Err error
}

func (e *RowError) Error() string { return fmt.Sprintf("row %d: %v", e.Row, e.Err) }

// Unwrap returns the cause.
func (e *RowError) Unwrap() error { return e.Err }

// Add adds one figure a row of the measure with the index given: row i is of
// cell cells[i] and reports values[i], or what statuses[i] says. A nil statuses
// stands for numbers throughout. Official, and the other statuses that come
// with a value, is a number; Nil is a zero of its own; Suppressed and
// NotApplicable are counted as such, and the remaining absent ones as not
// available. The value of a row without a number is not looked at.
//
// The establishments themselves are counted by [Cube.Count], once for all
// measures. Add panics where the lengths differ; the error is a [RowError]
// that wraps [ErrOverflow].
func (c *Cube) Add(measure int, cells []int32, values []int64, statuses []Status) error {
	if len(values) != len(cells) || statuses != nil && len(statuses) != len(cells) {
		panic(fmt.Sprintf("census: %d cells, %d values and %d statuses", len(cells), len(values), len(statuses)))
	}
	var row int
	if statuses == nil {
		row = c.tallies[measure].addNumbers(cells, values)
	} else {
		row = c.tallies[measure].add(cells, values, statuses)
	}
	if row < len(cells) {
		return &RowError{row, ErrOverflow}
	}
	return nil
}

// addNumbers adds rows, and returns which one overflows: the number of rows
// where none does.
func (t tallies) addNumbers(cells []int32, values []int64) (row int) {
	values = values[:len(cells)]
	for i, cell := range cells {
		known, _ := t.at(cell)
		v := values[i]
		if !known.roomFor(v) {
			if !known.add(v) {
				return i
			}
			continue
		}
		known.put(v)
	}
	return len(cells)
}

// add adds rows with statuses.
func (t tallies) add(cells []int32, values []int64, statuses []Status) (row int) {
	values, statuses = values[:len(cells)], statuses[:len(cells)]
	for i, cell := range cells {
		known, missed := t.at(cell)
		v := values[i]
		if statuses[i] != Official || !known.roomFor(v) {
			if !missed.count(statuses[i]) && !known.add(v) {
				return i
			}
			continue
		}
		known.put(v)
	}
	return len(cells)
}

// put adds a number for which there is room. Few of a cell's numbers are among its
// two largest, so that the branch is nearly always right.
func (t *tally) put(v int64) {
	t.sum += v
	if v > t.second {
		t.rank(v)
	}
}

// roomFor reports whether a number can be added without further thought, as nearly
// every one can: neither it nor the sum is negative or large.
func (t *tally) roomFor(v int64) bool { return uint64(v)|uint64(t.sum) < 1<<59 }

// add adds a number; ok is false where it, or the sum, is too large.
func (t *tally) add(v int64) (ok bool) {
	sum, size := t.sum+v, magnitude(v)
	if (sum^t.sum)&(sum^v) < 0 || size > MaxContribution {
		return false
	}
	t.sum = sum
	t.rank(int64(size))
	return true
}

func magnitude(v int64) uint64 {
	sign := v >> 63
	return uint64((v ^ sign) - sign)
}

// count counts an establishment without a number, and reports whether it is one.
func (m *misses) count(s Status) bool {
	switch {
	case s == Nil:
		m.nils++
	case s == Suppressed:
		m.suppressed++
	case s == NotApplicable:
		m.inapplicable++
	case s.Absent():
		m.unknown++
	default:
		return false
	}
	return true
}

// rank enters the size of a contribution among the two largest.
func (t *tally) rank(size int64) {
	t.second = max(t.second, min(t.largest, size))
	t.largest = max(t.largest, size)
}

// merge adds o to t; ok is false where the sum overflows.
func (t *tally) merge(o *tally) (ok bool) {
	sum := t.sum + o.sum
	if (sum^t.sum)&(sum^o.sum) < 0 {
		return false
	}
	t.sum = sum
	t.rank(o.largest)
	t.rank(o.second)
	return true
}

// merge adds o to m.
func (m *misses) merge(o *misses) {
	m.nils += o.nils
	m.suppressed += o.suppressed
	m.unknown += o.unknown
	m.inapplicable += o.inapplicable
}

// hidden returns how many establishments have a figure that is not known.
func (m *misses) hidden() int64 { return m.suppressed + m.unknown }

// numbers returns how many of n establishments reported a number.
func (m *misses) numbers(n int64) int64 { return n - m.nils - m.hidden() - m.inapplicable }

// A Tally is what a cell of a cube knows of a measure, in the unit of what was
// added.
type Tally struct {
	Sum int64 // of the numbers reported
	// Numbers, Nils, Suppressed, Unknown and Inapplicable count the
	// establishments of the cell by what they reported.
	Numbers, Nils, Suppressed, Unknown, Inapplicable int64
	// Largest and Second are the two largest contributions, without sign; 0
	// where there are fewer.
	Largest, Second int64
}

// Tally returns what a cell knows of the measure with the index given.
func (c *Cube) Tally(cell, measure int) Tally {
	if measure >= len(c.measures) {
		panic(fmt.Sprintf("census: measure %d of %d", measure, len(c.measures)))
	}
	t, m := c.tally(int32(cell), measure)
	return Tally{
		Sum: t.sum, Nils: m.nils, Suppressed: m.suppressed, Unknown: m.unknown, Inapplicable: m.inapplicable,
		Numbers: m.numbers(c.counts[cell]),
		Largest: t.largest, Second: t.second,
	}
}
