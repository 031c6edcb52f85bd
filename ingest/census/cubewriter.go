package census

import (
	"cmp"
	"slices"

	"github.com/machikoba/machikoba/internal/parallel"
)

// A cubeWriter lays figures of cells out as the columns of a table, whose
// dictionaries are those of the cube: in blocks, each of one measure and
// statistic, with a row for every cell.
type cubeWriter struct {
	cube    *Cube
	columns columns
	order   []int32 // the cells in the order of their keys
	blocks  int
}

// layOut returns the table of the blocks given, whose statistics are indices
// into those.
func (c *Cube) layOut(blocks []cubeBlock, statistics []Statistic, options []Option) (*Table, error) {
	w := newCubeWriter(c, len(blocks), statistics)
	w.write(blocks)
	return w.table(options)
}

func newCubeWriter(c *Cube, blocks int, statistics []Statistic) *cubeWriter {
	w := &cubeWriter{cube: c, order: c.sorted(), blocks: blocks}
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
	w.makeRoom()
	return w
}

// makeRoom makes the columns.
func (w *cubeWriter) makeRoom() {
	t, rows := &w.columns, w.blocks*len(w.order)
	t.year.codes, t.area.codes = make([]int32, rows), make([]int32, rows)
	t.industry.codes, t.size.codes = make([]int32, rows), make([]int32, rows)
	t.measure.codes = make([]int32, rows)
	t.statistic.codes = make([]int32, rows)
	t.scope.codes = make([]int32, rows)
	t.source.codes = t.scope.codes // 0 as well
	arena := make([]float64, 4*rows)
	t.value, t.lower = arena[:rows:rows], arena[rows:2*rows:2*rows]
	t.upper, t.precision = arena[2*rows:3*rows:3*rows], arena[3*rows:]
	t.status, t.interval = make([]Status, rows), make([]Interval, rows)
}

// codes writes the codes of all rows in a dimension, which are the same in each
// block.
func (w *cubeWriter) codes(codes []int32, d Dimension) {
	if len(w.cube.parts[d]) <= 1 || len(codes) == 0 {
		return // they are 0, or there is no block
	}
	for row, cell := range w.order {
		codes[row] = int32(w.cube.keys[cell][d])
	}
	for done := len(w.order); done < len(codes); {
		done += copy(codes[done:], codes[:len(w.order)])
	}
}

// A cubeBlock is a measure, 0 for establishments, and a statistic, with the
// figures of cells.
type cubeBlock struct {
	measure, statistic int
	of                 func(cell int32) figure
}

// write writes all columns.
func (w *cubeWriter) write(blocks []cubeBlock) {
	t := &w.columns
	columns := [cubeDimensions][]int32{t.year.codes, t.area.codes, t.industry.codes, t.size.codes}
	parallel.Each(len(blocks)+cubeDimensions, len(w.order), func(i int) {
		if i < len(blocks) {
			w.block(i*len(w.order), blocks[i])
			return
		}
		d := i - len(blocks)
		w.codes(columns[d], Dimension(d))
	})
}

// block writes a block from a row on.
func (w *cubeWriter) block(from int, b cubeBlock) {
	t, to := &w.columns, from+len(w.order)
	fill(t.measure.codes[from:to], int32(b.measure))
	fill(t.statistic.codes[from:to], int32(b.statistic))
	value, lower, upper, precision := t.value[from:to], t.lower[from:to], t.upper[from:to], t.precision[from:to]
	interval, status := t.interval[from:to], t.status[from:to]
	for row, cell := range w.order {
		f := b.of(cell)
		value[row], lower[row], upper[row], precision[row] = f.value, f.lower, f.upper, f.precision
		interval[row], status[row] = f.interval, f.status
	}
}

func fill(codes []int32, code int32) {
	if code == 0 {
		return // is there
	}
	for i := range codes {
		codes[i] = code
	}
}

// table ends the writing.
func (w *cubeWriter) table(options []Option) (*Table, error) {
	t := w.columns
	units := columnBuilder[Unit]{}
	units.append(UnitEstablishments)
	for _, m := range w.cube.measures {
		units.append(m.unit())
	}
	t.unit.values, t.unit.codes = units.values, make([]int32, len(t.value))
	for i, measure := range t.measure.codes {
		t.unit.codes[i] = units.codes[measure]
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
	var stride [cubeDimensions]uint64
	space := uint64(1) // below 2^64 but where every dimension is full
	for _, d := range []Dimension{ByYear, BySize, ByIndustry, ByArea} {
		stride[d] = space
		space *= uint64(max(len(c.parts[d]), 1))
	}
	places := make([]uint64, c.Len())
	for cell, at := range c.keys {
		for d, code := range at {
			places[cell] += uint64(rank[d][code]) * stride[d]
		}
	}
	if 0 < space && space <= 4*uint64(c.Len())+1024 {
		return placed(places, space)
	}
	order := c.inOrder()
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(places[a], places[b]) })
	return order
}

// placed returns the cells in the order of their places, which are distinct and
// below space.
func placed(places []uint64, space uint64) []int32 {
	at := make([]int32, space) // cell + 1, 0 for none
	for cell, place := range places {
		at[place] = int32(cell) + 1
	}
	order := make([]int32, 0, len(places))
	for _, cell := range at {
		if cell > 0 {
			order = append(order, cell-1)
		}
	}
	return order
}
