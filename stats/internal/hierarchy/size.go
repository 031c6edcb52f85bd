package hierarchy

import (
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// Sizes returns, for each size class that contains others, the classes that it
// is the sum of. The classes are the finest that the ends of all of them mark
// off, so a part need not be among them: of 4+ and 30+ the first is the sum of
// 4-29 and 30+.
func Sizes(sizes []census.Size) Partitions[census.Size] {
	type class struct{ from, to int64 } // to is the first person beyond
	var ends []int64
	classes := map[census.Size]class{}
	for _, s := range sizes {
		c := class{int64(max(s.Min, 1)), int64(s.Max) + 1}
		if s.Max == 0 {
			c.to = 1 << 40
		}
		classes[s] = c
		ends = append(ends, c.from, c.to)
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	p := Partitions[census.Size]{}
	for s, c := range classes {
		from, _ := slices.BinarySearch(ends, c.from)
		to, _ := slices.BinarySearch(ends, c.to)
		if to-from < 2 {
			continue
		}
		parts := make([]census.Size, 0, to-from)
		for k := from; k < to; k++ {
			parts = append(parts, between(ends[k], ends[k+1]))
		}
		p.add(s, parts, true)
	}
	return p
}

func between(from, to int64) census.Size {
	s := census.Size{Min: int32(from), Max: int32(to - 1)}
	if to == 1<<40 {
		s.Max = 0
	}
	if from == 1 {
		s.Min = 0 // as the table has it
	}
	return s
}
