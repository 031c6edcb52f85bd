package stats

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// bySizes returns the table of what f makes of the size classes in t.Base() of each
// key of t; f may leave a key out.
func bySizes(t *census.Table, f func(*sizeClasses) (o census.Observation, ok bool)) (*census.Table, error) {
	base := t.Base()
	groups := base.GroupBy(census.BySize)
	members := groups.Members()
	wanted, n := make([]bool, len(members)), 0
	for _, row := range t.Locate(census.Move{}) {
		if id := groups.ID[row]; !wanted[id] {
			wanted[id] = true
			n++
		}
	}
	type result struct {
		census.Observation
		ok bool
	}
	results := inTurn(len(members), 512, func(from int, out []result) {
		s := sizeClasses{table: base}
		for i := range out {
			if out[i].ok = wanted[from+i]; out[i].ok {
				s.take(members[from+i])
				out[i].Observation, out[i].ok = f(&s)
			}
		}
	})
	var b census.Builder
	b.Grow(n)
	for r := range results {
		if !r.ok {
			continue
		}
		if err := b.Append(r.Observation); err != nil {
			return nil, err
		}
	}
	return b.Table(census.WithMetadataOf(base))
}

// sizeClasses are the figures of one key by size class.
type sizeClasses struct {
	table *census.Table
	rows  []int32
	sizes []census.Size      // of the rows
	whole census.Observation // the widest class, or any where none contains the others
	found bool               // whether it does, and begins below the limit

	below, above tiling // of the limit
}

// A tiling is the last question to Size.Tile with its answer: many keys have the same
// classes.
type tiling struct {
	limit        census.Size
	sizes, tiles []census.Size
	ok           bool
}

// take takes the figures of rows, which differ in size, instead of those it had.
func (s *sizeClasses) take(rows []int32) {
	s.rows, s.sizes = rows, s.sizes[:0]
	for _, r := range rows {
		s.sizes = append(s.sizes, s.table.Key(int(r)).Size)
	}
	widest := widestOf(s.table, rows)
	s.found = widest >= 0 && s.table.Key(int(widest)).Size.Min <= SMELimit
	s.whole = s.table.At(int(max(widest, rows[0])))
}

// of returns the figure of a size class.
func (s *sizeClasses) of(size census.Size) (o census.Observation, ok bool) {
	if i := slices.Index(s.sizes, size); i >= 0 {
		return s.table.At(int(s.rows[i])), true
	}
	return o, false
}

// of returns the fewest of the sizes that together are the limit.
func (t *tiling) of(sizes []census.Size, limit census.Size) (tiles []census.Size, ok bool) {
	if t.limit != limit || !slices.Equal(t.sizes, sizes) {
		t.limit, t.sizes = limit, append(t.sizes[:0], sizes...)
		t.tiles, t.ok = limit.Tile(slices.SortedFunc(slices.Values(sizes), census.Size.Compare))
	}
	return t.tiles, t.ok
}
