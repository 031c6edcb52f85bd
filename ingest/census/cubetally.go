package census

import (
	"fmt"
	"math"
)

// A tally is what a cell knows of a measure. The establishments that reported a
// number are those of the cell less those that did not.
type tally struct {
	sum             int64
	largest, second int64 // of the contributions, by size without sign
	nils            int64 // reported "-"
	suppressed      int64
	unknown         int64 // said nothing, or cannot be used
	inapplicable    int64 // not asked
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
	stride := len(c.measures)
	for i, cell := range cells {
		t := &c.tallies[int(cell)*stride+measure]
		if statuses != nil && statuses[i] != Official {
			if t.miss(statuses[i]) {
				continue
			}
		}
		v := values[i]
		sum := t.sum + v
		if (sum^t.sum)&(sum^v) < 0 {
			return &RowError{i, ErrOverflow}
		}
		if size := magnitude(v); size > uint64(t.second) {
			if size > MaxContribution {
				return &RowError{i, ErrOverflow}
			}
			t.rank(int64(size))
		}
		t.sum = sum
	}
	return nil
}

func magnitude(v int64) uint64 {
	sign := v >> 63
	return uint64((v ^ sign) - sign)
}

// miss counts an establishment without a number, and reports whether it is one.
func (t *tally) miss(s Status) bool {
	switch {
	case s == Nil:
		t.nils++
	case s == Suppressed:
		t.suppressed++
	case s == NotApplicable:
		t.inapplicable++
	case s.Absent():
		t.unknown++
	default:
		return false
	}
	return true
}

// rank enters the size of a contribution among the two largest.
func (t *tally) rank(size int64) {
	if size > t.largest {
		size, t.largest = t.largest, size
	}
	t.second = max(t.second, size)
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
	t.nils += o.nils
	t.suppressed += o.suppressed
	t.unknown += o.unknown
	t.inapplicable += o.inapplicable
	return true
}

// hidden returns how many establishments have a figure that is not known.
func (t *tally) hidden() int64 { return t.suppressed + t.unknown }

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
	t := &c.tallies[cell*len(c.measures)+measure]
	return Tally{
		Sum: t.sum, Nils: t.nils, Suppressed: t.suppressed, Unknown: t.unknown, Inapplicable: t.inapplicable,
		Numbers: c.counts[cell] - t.nils - t.hidden() - t.inapplicable,
		Largest: t.largest, Second: t.second,
	}
}
