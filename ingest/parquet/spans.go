package parquet

import "math"

// first returns the error of the first span that has one. Those before it have been
// read to their ends.
func first(spans []int, failures []error) (err error) {
	least := math.MaxInt
	for i, failure := range failures {
		if failure != nil && spans[i] < least {
			least, err = spans[i], failure
		}
	}
	return err
}

// A span is rows of a row group, which begins behind some rows of the file.
type span struct {
	group    int
	before   int64
	from, to int64
}

// shortest is how many rows a span has at least, if its row group has them: a page
// that two spans share is unfolded for both.
const shortest = 8 * batchRows

// spans returns the spans that are to be read: whole row groups, and parts of those
// that would keep some of the workers waiting for one. Statistics are of values as
// they are stored, so that they tell nothing of other types.
func (e *Establishments) spans(s *source, columns []column, plain bool, workers int) []span {
	var groups []span
	before, all := int64(0), int64(0)
	for g := range s.NumRowGroups() {
		rows := s.MetaData().RowGroup(g).NumRows()
		if rows > 0 && (!plain || !e.without(s, g, columns)) {
			groups = append(groups, span{group: g, before: before, to: rows})
			all += rows
		}
		before += rows
	}
	longest := max(shortest, all/int64(workers)+1)
	var spans []span
	for _, g := range groups {
		parts := (g.to-1)/longest + 1
		each := (g.to-1)/parts + 1
		for ; g.to-g.from > each; g.from += each {
			spans = append(spans, span{g.group, g.before, g.from, g.from + each})
		}
		spans = append(spans, g)
	}
	return spans
}
