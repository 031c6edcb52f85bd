package stats

import (
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// classFigures are the establishments and employees of one size class, NaN where
// they are not known.
type classFigures struct {
	establishments, employees float64
	status                    census.Status
	sources                   []census.Source
}

func (f classFigures) complete() bool { return !math.IsNaN(f.establishments + f.employees) }
func (f classFigures) counted() bool  { return !math.IsNaN(f.establishments) }

// less returns the figures of what is in f and not in g.
func (f classFigures) less(g classFigures) classFigures {
	return classFigures{f.establishments - g.establishments, f.employees - g.employees,
		max(census.Computed, f.status, g.status), union(f.sources, g.sources)}
}

// A sizeFigure is what is known of one size class.
type sizeFigure struct {
	size census.Size
	classFigures
}

// sizeFigures are the size classes of one area and industry.
type sizeFigures []sizeFigure

// A classTable finds the size classes of each area and industry of a table.
type classTable struct {
	table   *census.Table
	groups  census.Groups // of rows that differ in size and measure
	members [][]int32
}

func newClassTable(t *census.Table) *classTable {
	c := &classTable{table: t, groups: t.GroupBy(census.BySize, census.ByMeasure)}
	c.members = c.groups.Members()
	return c
}

// key returns the key under which the classes of a group are together.
func (t *classTable) key(group int32) census.Key {
	k := t.table.Key(int(t.groups.First[group]))
	k.Size, k.Measure = census.Size{}, census.Employees
	return k
}

// has reports whether a group has published establishments or employees.
func (t *classTable) has(group int32) bool {
	for _, r := range t.members[group] {
		if ofPlants(t.table.Key(int(r))) {
			return true
		}
	}
	return false
}

func ofPlants(k census.Key) bool {
	return k.Statistic == census.Published && (k.Measure == census.Establishments || k.Measure == census.Employees)
}

// figures returns the size classes of a group, in the order of sizes, with those
// that are the difference of others. It writes over c.
func (t *classTable) figures(group int32, c sizeFigures) sizeFigures {
	c = c[:0]
	for _, r := range t.members[group] {
		if o := t.table.At(int(r)); ofPlants(o.Key) {
			c = c.enter(o)
		}
	}
	return c.withDifferences()
}

func (c sizeFigures) enter(o census.Observation) sizeFigures {
	i := c.find(o.Size)
	if i < 0 {
		i = len(c)
		c = append(c, sizeFigure{o.Size, classFigures{establishments: math.NaN(), employees: math.NaN()}})
	}
	f := &c[i]
	if o.Measure == census.Establishments {
		f.establishments = o.Value
	} else {
		f.employees = o.Value
	}
	if !o.Status.Absent() {
		f.status, f.sources = max(f.status, o.Status), union(f.sources, o.Sources)
	}
	return c
}

// find returns where a size is, -1 where there is none.
func (c sizeFigures) find(size census.Size) int {
	for i := range c {
		if c[i].size == size {
			return i
		}
	}
	return -1
}

func (c sizeFigures) sort() {
	slices.SortFunc(c, func(a, b sizeFigure) int { return a.size.Compare(b.size) })
}

// withDifferences adds the classes that are the difference of two with a common
// end, until there are no more.
func (c sizeFigures) withDifferences() sizeFigures {
	for added := len(c) > 1; added; {
		added = false
		c.sort()
		for wide, n := 0, len(c); wide < n; wide++ {
			for narrow := range n {
				size, ok := without(c[wide].size, c[narrow].size)
				if !ok {
					continue
				}
				at := c.find(size)
				if at >= 0 && c[at].complete() {
					continue
				}
				d := c[wide].less(c[narrow].classFigures)
				switch {
				case at < 0 && d.counted():
					c, added = append(c, sizeFigure{size, d}), true
				case at >= 0 && d.complete():
					c[at].classFigures, added = d, true
				}
			}
		}
	}
	return c
}

// without returns the class that is left of a wide one without a narrow one.
func without(wide, narrow census.Size) (census.Size, bool) {
	switch {
	case wide == narrow || !wide.Contains(narrow):
		return census.Size{}, false
	case wide.Min == narrow.Min:
		return census.Size{Min: narrow.Max + 1, Max: wide.Max}, true
	case wide.Max == narrow.Max:
		return census.Size{Min: wide.Min, Max: narrow.Min - 1}, true
	}
	return census.Size{}, false
}

// finest returns the most classes that together are the whole and pass, none where
// there are gaps. It writes over into.
func (c sizeFigures) finest(whole census.Size, pass func(classFigures) bool, into sizeFigures) sizeFigures {
	into = into[:0]
	for _, f := range c {
		if pass(f.classFigures) && whole.Contains(f.size) {
			into = append(into, f)
		}
	}
	return into.mostTiles(whole)
}

// mostTiles leaves of classes in the order of sizes the most that together are the
// whole, the wider of two that are as good.
func (c sizeFigures) mostTiles(whole census.Size) sizeFigures {
	var few [32]int32
	tiles := few[:0] // how many there are at most from each class to the end of the whole, 0 for none
	if len(c) > len(few) {
		tiles = make([]int32, 0, len(c))
	}
	tiles = tiles[:len(c)]
	for i := len(c) - 1; i >= 0; i-- {
		tiles[i] = 0
		if c[i].size.Max == whole.Max {
			tiles[i] = 1
		} else if next := c.best(tiles, c[i].size.Max+1); next >= 0 {
			tiles[i] = 1 + tiles[next]
		}
	}
	n := 0
	for i := c.best(tiles, whole.Min); i >= 0; n++ {
		c[n] = c[i]
		i = -1
		if c[n].size.Max != whole.Max {
			i = c.best(tiles, c[n].size.Max+1)
		}
	}
	return c[:n]
}

// best returns the first of the classes from a size on that have the most tiles to
// the end, -1 where there are none.
func (c sizeFigures) best(tiles []int32, from int32) int {
	best := -1
	for i := range c {
		if c[i].size.Min == from && tiles[i] > 0 && (best < 0 || tiles[i] > tiles[best]) {
			best = i
		}
	}
	return best
}

// hull returns the range of all classes that pass.
func (c sizeFigures) hull(pass func(classFigures) bool) (hull census.Size, ok bool) {
	for _, f := range c {
		s := f.size
		switch {
		case !pass(f.classFigures):
			continue
		case !ok:
			hull, ok = s, true
		case s.Max == 0 || hull.Max == 0:
			hull = census.Size{Min: min(s.Min, hull.Min)}
		default:
			hull = census.Size{Min: min(s.Min, hull.Min), Max: max(s.Max, hull.Max)}
		}
	}
	return hull, ok
}

// classes adds the classes as package measure has them, from the smallest to the
// largest size that a plant of the class can have.
func (c sizeFigures) classes(to []measure.SizeClass) []measure.SizeClass {
	for _, f := range c {
		upper := math.Inf(1)
		if f.size.Max > 0 {
			upper = float64(f.size.Max)
		}
		to = append(to, measure.SizeClass{Lower: max(float64(f.size.Min), 1), Upper: upper, Count: f.establishments, Total: f.employees})
	}
	return to
}

// touching returns the classes with the edges that they share: 4 to 10 and 10 to
// 20 for 4–9 and 10–19 persons.
func touching(classes []measure.SizeClass) []measure.SizeClass {
	out := slices.Clone(classes)
	for i := range out {
		out[i].Upper++
	}
	return out
}
