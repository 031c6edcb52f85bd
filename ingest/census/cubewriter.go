package census

import (
	"math/bits"
	"slices"
)

// A cubeWriter lays figures of cells out as the columns of a table, whose
// dictionaries are those of the cube.
type cubeWriter struct {
	cube      *Cube
	columns   columns
	order     []int32 // the cells in the order of their keys
	statistic int     // of the rows appended, an index into the dictionary
}

func newCubeWriter(c *Cube, statistics ...Statistic) *cubeWriter {
	w := &cubeWriter{cube: c, order: c.sorted()}
	t := &w.columns
	for d, parts := range c.parts {
		for _, k := range parts {
			switch Dimension(d) {
			case ByYear:
				t.year.values = append(t.year.values, k.Year)
			case ByArea:
				t.area.values = append(t.area.values, k.Area)
			case ByIndustry:
				t.industry.values = append(t.industry.values, k.Industry)
			case BySize:
				t.size.values = append(t.size.values, k.Size)
			}
		}
	}
	t.scope.values = []Scope{AllScopes}
	t.statistic.values = statistics
	t.measure.values = []Measure{Establishments}
	for _, m := range c.measures {
		t.measure.values = append(t.measure.values, m.Measure)
	}
	w.grow(len(w.order) * len(t.measure.values) * len(statistics))
	return w
}

// grow makes room for rows.
func (w *cubeWriter) grow(rows int) {
	t := &w.columns
	for _, codes := range []*[]int32{&t.year.codes, &t.area.codes, &t.industry.codes, &t.size.codes,
		&t.scope.codes, &t.measure.codes, &t.statistic.codes, &t.unit.codes, &t.source.codes} {
		*codes = make([]int32, 0, rows)
	}
	for _, values := range []*[]float64{&t.value, &t.lower, &t.upper, &t.precision} {
		*values = make([]float64, 0, rows)
	}
	t.status = make([]Status, 0, rows)
	t.interval = make([]Interval, 0, rows)
}

// append adds a row: measure 0 is establishments, and the others follow.
func (w *cubeWriter) append(cell int32, measure int, o Observation) {
	t, at := &w.columns, &w.cube.keys[cell]
	t.year.codes = append(t.year.codes, at[ByYear])
	t.area.codes = append(t.area.codes, at[ByArea])
	t.industry.codes = append(t.industry.codes, at[ByIndustry])
	t.size.codes = append(t.size.codes, at[BySize])
	t.scope.codes = append(t.scope.codes, 0)
	t.measure.codes = append(t.measure.codes, int32(measure))
	t.statistic.codes = append(t.statistic.codes, int32(w.statistic))
	t.source.codes = append(t.source.codes, 0)
	t.value = append(t.value, o.Value)
	t.lower = append(t.lower, o.Lower)
	t.upper = append(t.upper, o.Upper)
	t.interval = append(t.interval, o.Interval)
	t.precision = append(t.precision, o.Precision)
	t.status = append(t.status, o.Status)
}

// table ends the writing.
func (w *cubeWriter) table(options []Option) (*Table, error) {
	t := w.columns
	units := columnBuilder[Unit]{}
	units.append(UnitEstablishments)
	for _, m := range w.cube.measures {
		units.append(m.unit())
	}
	t.unit.values = units.values
	for _, measure := range t.measure.codes {
		t.unit.codes = append(t.unit.codes, units.codes[measure])
	}
	m := newMeta(options)
	set := make([]int, len(w.cube.Sources))
	for i, s := range w.cube.Sources {
		set[i] = m.enter(s)
	}
	t.source.values = []string{formatSet(set)}
	return newTable(t, m)
}

// sorted returns the cells in the order of area, industry, size and year: of
// [Key.Compare] for one measure.
func (c *Cube) sorted() []int32 {
	var rank [cubeDimensions][]int32
	for d, parts := range c.parts {
		order := make([]int32, len(parts))
		for i := range order {
			order[i] = int32(i)
		}
		slices.SortFunc(order, func(a, b int32) int { return parts[a].Compare(parts[b]) })
		rank[d] = make([]int32, len(parts))
		for r, code := range order {
			rank[d][code] = int32(r)
		}
	}
	type ranked struct {
		key  uint64
		cell int32
	}
	cells := make([]ranked, c.Len())
	for cell, at := range c.keys {
		var key uint64
		for _, d := range []Dimension{ByArea, ByIndustry, BySize, ByYear} {
			key = key<<bits.Len(maxParts-1) | uint64(rank[d][at[d]])
		}
		cells[cell] = ranked{key, int32(cell)}
	}
	slices.SortFunc(cells, func(a, b ranked) int {
		switch {
		case a.key < b.key:
			return -1
		case a.key > b.key:
			return 1
		}
		return 0
	})
	out := make([]int32, len(cells))
	for i, r := range cells {
		out[i] = r.cell
	}
	return out
}
