package census

import "slices"

// A column is dictionary-encoded: row i holds values[codes[i]]. The values are
// distinct, and codes are dense from 0.
type column[T comparable] struct {
	codes  []int32
	values []T
}

func (c column[T]) at(i int) T { return c.values[c.codes[i]] }

// find returns the code of a value, -1 where the column does not have it.
func (c column[T]) find(v T) int32 {
	for code, w := range c.values {
		if w == v {
			return int32(code)
		}
	}
	return -1
}

// take returns the column of the rows given, each once at most, with the same
// dictionary.
func (c column[T]) take(rows []int32) column[T] {
	// Where all codes are alike any will do, but a few rows are not to keep those of many.
	if len(c.values) == 1 && len(rows) >= len(c.codes)/2 {
		return column[T]{c.codes[:len(rows):len(rows)], c.values}
	}
	return column[T]{gather(c.codes, rows), c.values}
}

func gather[T any](from []T, rows []int32) []T {
	out := make([]T, len(rows))
	for i, r := range rows {
		out[i] = from[r]
	}
	return out
}

// A columnBuilder grows a column value by value.
type columnBuilder[T comparable] struct {
	column[T]
	index map[T]int32
	last  T     // the value appended last, and its code: runs are common
	code  int32 // and need no look-up
}

func (b *columnBuilder[T]) append(v T) {
	if len(b.codes) == 0 || v != b.last {
		b.last, b.code = v, b.enter(v)
	}
	b.codes = append(b.codes, b.code)
}

// enter returns the code of a value, which it adds to the dictionary if new.
func (b *columnBuilder[T]) enter(v T) int32 {
	code, ok := b.index[v]
	if !ok {
		if b.index == nil {
			b.index = map[T]int32{}
		}
		code = int32(len(b.values))
		b.index[v] = code
		b.values = append(b.values, v)
	}
	return code
}

// reserve makes room for n more rows.
func (b *columnBuilder[T]) reserve(n int) { b.codes = slices.Grow(b.codes, n) }

// appendColumn adds the rows of a column of other values, of which f makes
// those of b. It calls f once for each value that the rows use; where f fails it
// returns the first row of that value.
func appendColumn[T, U comparable](b *columnBuilder[T], c column[U], f func(U) (T, error)) (row int, err error) {
	translate := make([]int32, len(c.values)) // code + 1, 0 for a value not met yet
	for i, code := range c.codes {
		if translate[code] == 0 {
			v, err := f(c.values[code])
			if err != nil {
				return i, err
			}
			translate[code] = b.enter(v) + 1
		}
		b.codes = append(b.codes, translate[code]-1)
	}
	return 0, nil
}

// renamed returns the column with every dictionary value replaced by f of it.
// Values that f makes equal share a code afterwards.
func renamed[T, U comparable](c column[T], f func(T) U) column[U] {
	var b columnBuilder[U]
	translate := make([]int32, len(c.values))
	for code, v := range c.values {
		b.append(f(v))
		translate[code] = b.codes[code]
	}
	if len(b.values) == len(c.values) { // still one to one: the codes stand
		return column[U]{c.codes, b.values}
	}
	codes := make([]int32, len(c.codes))
	for i, code := range c.codes {
		codes[i] = translate[code]
	}
	return column[U]{codes, b.values}
}
