package census

import (
	"fmt"
	"math"
	"slices"
)

// Equal reports whether two tables say the same: the same keys with the same
// values, statuses, bounds, units and sources, in any order of rows.
func (t *Table) Equal(o *Table) bool { return t.Diff(o) == "" }

// Diff returns the first difference between two tables in words, "" where they
// are equal in the sense of [Table.Equal].
func (t *Table) Diff(o *Table) string {
	if t.Len() != o.Len() {
		return fmt.Sprintf("%d rows and %d rows", t.Len(), o.Len())
	}
	type pair struct{ ours, theirs int32 }
	same := map[pair]bool{} // sets of sources that were compared before
	for i, row := range t.locate(Move{}, o.Base()) {
		j := o.fromBase(row)
		if j < 0 {
			return fmt.Sprintf("%v is only in the first", t.Key(i))
		}
		if a, b := t.At(i), o.At(int(j)); !a.sameFigure(b) {
			return fmt.Sprintf("%v: %v and %v", a.Key, a.figure(), b.figure())
		}
		p := pair{t.source.codes[i], o.source.codes[j]}
		if a, b := t.lists[p.ours], o.lists[p.theirs]; !same[p] && !sameSources(a, b) {
			return fmt.Sprintf("%v: sources %v and %v", t.Key(i), a, b)
		}
		same[p] = true
	}
	return ""
}

// sameFigure reports whether two observations say the same of one key.
func (o Observation) sameFigure(p Observation) bool {
	return same(o.Value, p.Value) && same(o.Lower, p.Lower) && same(o.Upper, p.Upper) &&
		same(o.Precision, p.Precision) && o.Interval == p.Interval && o.Status == p.Status && o.Unit == p.Unit
}

func (o Observation) figure() string {
	return fmt.Sprintf("%v [%v, %v] %v ±%v %v %s", o.Value, o.Lower, o.Upper, o.Interval, o.Precision, o.Status, o.Unit)
}

// same is equality of floats under which NaN equals NaN.
func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// sameSources reports whether two lists have the same sources in any order.
func sameSources(a, b []Source) bool {
	fingerprints := func(list []Source) []string {
		out := make([]string, len(list))
		for i, s := range list {
			out[i] = s.fingerprint()
		}
		slices.Sort(out)
		return out
	}
	return slices.Equal(fingerprints(a), fingerprints(b))
}
