package ingest

import (
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// sizes compares every size class with the narrower ones that tile it.
func (c *checker) sizes() (found []Finding) {
	groups := c.table.GroupBy(census.BySize)
	for _, members := range groups.Members() {
		if len(members) < 3 {
			continue
		}
		for _, row := range members {
			if f, wrong := c.tiled(int(row), members); wrong {
				found = append(found, f)
			}
		}
	}
	return found
}

// tiled adds up the sizes that tile the size of a row, the narrowest that there
// are; wrong is false where none do.
func (c *checker) tiled(row int, members []int32) (f Finding, wrong bool) {
	total := c.table.At(row)
	if math.IsNaN(total.Value) || total.Statistic != census.Published || total.Measure.Unit() == "" {
		return f, false
	}
	var parts []census.Size
	for _, m := range members {
		if size := c.table.Key(int(m)).Size; int(m) != row && total.Size.Contains(size) {
			parts = append(parts, size)
		}
	}
	tiles, ok := total.Size.Tile(parts)
	if !ok || len(tiles) < 2 {
		return f, false
	}
	s := &partSum{}
	for _, m := range members {
		if o := c.table.At(int(m)); slices.Contains(tiles, o.Size) {
			s.add(o)
		}
	}
	f = Finding{Row: row, Total: total, Over: census.BySize, Sum: s.value, Parts: s.parts, Hidden: s.hidden, Slack: s.slack}
	if total.Precision > 0 {
		f.Slack += total.Precision
	}
	excess := s.value - total.Value
	tolerance := f.Slack + 1e-9*math.Abs(total.Value)
	return f, s.hidden == 0 && math.Abs(excess) > tolerance || s.hidden > 0 && excess > tolerance && !total.Measure.CanBeNegative()
}
