package ingest

import "slices"

// leaveOut removes rows.
func (r *microReader) leaveOut(bad []badRow) {
	drop := map[int]bool{}
	for _, b := range bad {
		drop[b.row] = true
	}
	keep := make([]int32, 0, r.n)
	for row := range r.n {
		if !drop[row] {
			keep = append(keep, int32(row))
		}
	}
	r.retain(r.microRows, keep)
}

// kept reports whether a row of the chunk has not been left out.
func (r *microRows) kept(row int) bool {
	if r.origin == nil {
		return true
	}
	_, ok := slices.BinarySearch(r.origin, int32(row))
	return ok
}

// retain makes r those rows of another, or of itself, that are given in their order.
func (r *microRows) retain(of microRows, keep []int32) {
	r.codes, r.values, r.statuses = resized(r.codes, len(of.codes)), resized(r.values, len(of.values)), resized(r.statuses, len(of.values))
	for i, column := range of.codes {
		r.codes[i] = gathered(r.codes[i], column, keep)
	}
	for i, column := range of.values {
		r.values[i] = gathered(r.values[i], column, keep)
		if of.statuses[i] == nil {
			r.statuses[i] = nil
		} else {
			r.statuses[i] = gathered(r.statuses[i], of.statuses[i], keep)
		}
	}
	r.n = len(keep)
	if of.origin == nil {
		r.origin = keep
	} else {
		r.origin = gathered(r.origin, of.origin, keep)
	}
}

// gathered returns some elements of a column, in dst if it has room. That may be the
// column itself.
func gathered[T any](dst, column []T, rows []int32) []T {
	dst = resized(dst, len(rows))
	for to, row := range rows {
		dst[to] = column[row]
	}
	return dst
}
