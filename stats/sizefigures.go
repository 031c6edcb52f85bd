package stats

import (
	"maps"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/stats/measure"
)

// classKey returns the key under which the classes of an area and industry are
// together.
func classKey(k census.Key) census.Key {
	k.Size, k.Measure = census.Size{}, census.Employees
	return k
}

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

type sizeFigures map[census.Size]classFigures

// newClassTable returns the size classes of each area and industry of a table.
func newClassTable(t *census.Table) map[census.Key]sizeFigures {
	out := map[census.Key]sizeFigures{}
	for o := range t.Select(census.Establishments, census.Employees, census.Published).All() {
		k := classKey(o.Key)
		c := out[k]
		if c == nil {
			c = sizeFigures{}
			out[k] = c
		}
		f, ok := c[o.Size]
		if !ok {
			f = classFigures{establishments: math.NaN(), employees: math.NaN()}
		}
		if o.Measure == census.Establishments {
			f.establishments = o.Value
		} else {
			f.employees = o.Value
		}
		if !o.Status.Absent() {
			f.status, f.sources = max(f.status, o.Status), union(f.sources, o.Sources)
		}
		c[o.Size] = f
	}
	for _, c := range out {
		c.addDifferences()
	}
	return out
}

// addDifferences adds the classes that are the difference of two with a common
// end, until there are no more.
func (c sizeFigures) addDifferences() {
	for added := len(c) > 1; added; {
		added = false
		sizes := slices.SortedFunc(maps.Keys(c), census.Size.Compare)
		for _, wide := range sizes {
			for _, narrow := range sizes {
				size, ok := without(wide, narrow)
				if had, is := c[size]; ok && !(is && had.complete()) {
					if d := c[wide].less(c[narrow]); d.complete() || !is && d.counted() {
						c[size], added = d, true
					}
				}
			}
		}
	}
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

// finest returns the most classes that together are the whole and pass.
func (c sizeFigures) finest(whole census.Size, pass func(classFigures) bool) []census.Size {
	var sizes []census.Size
	for s, f := range c {
		if pass(f) && whole.Contains(s) {
			sizes = append(sizes, s)
		}
	}
	slices.SortFunc(sizes, census.Size.Compare)
	return mostTiles(sizes, whole)
}

func mostTiles(sizes []census.Size, whole census.Size) []census.Size {
	var best []census.Size
	for _, s := range sizes {
		if s.Min != whole.Min {
			continue
		}
		tiles := []census.Size{s}
		if s.Max != whole.Max {
			rest := mostTiles(sizes, census.Size{Min: s.Max + 1, Max: whole.Max})
			if s.Max == 0 || rest == nil {
				continue
			}
			tiles = append(tiles, rest...)
		}
		if len(tiles) > len(best) {
			best = tiles
		}
	}
	return best
}

// hull returns the range of all classes that pass.
func (c sizeFigures) hull(pass func(classFigures) bool) (hull census.Size, ok bool) {
	for s, f := range c {
		switch {
		case !pass(f):
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

// classes returns the classes as package measure has them, from the smallest to
// the largest size that a plant of the class can have.
func (c sizeFigures) classes(sizes []census.Size) []measure.SizeClass {
	var out []measure.SizeClass
	for _, s := range sizes {
		upper := math.Inf(1)
		if s.Max > 0 {
			upper = float64(s.Max)
		}
		f := c[s]
		out = append(out, measure.SizeClass{Lower: max(float64(s.Min), 1), Upper: upper, Count: f.establishments, Total: f.employees})
	}
	return out
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
