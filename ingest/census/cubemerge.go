package census

import (
	"fmt"
	"slices"

	"github.com/machikoba/machikoba/internal/parallel"
)

// Merge adds the cells of o to c. Cubes add in any order to the same cells. It
// is an error, and c is left as it was or part of o is in it, where the two do
// not add up the same measures in the same units, or a sum overflows.
func (c *Cube) Merge(o *Cube) error {
	return c.merge(o, Move{}, o.inOrder())
}

// Regroup returns a cube of the cells that a Move leads to: prefectures instead
// of municipalities, divisions instead of classes, regions. Cells whose parts
// lead nowhere are left out. The Move may lead year, area, industry and size.
//
//	c.Regroup(census.Move{Area: func(a census.Area) (census.Area, bool) { return a.Prefecture() }})
func (c *Cube) Regroup(m Move) (*Cube, error) {
	if m.Scope != nil || m.Measure != nil || m.Statistic != nil {
		return nil, fmt.Errorf("census: a cube has no scope, measure or statistic to regroup by")
	}
	return c.regroup(m, c.inOrder())
}

func (c *Cube) regroup(m Move, order []int32) (*Cube, error) {
	out := NewCube(c.measures...)
	out.Floor = c.Floor
	out.keys, out.counts = slices.Grow(out.keys, c.Len()), slices.Grow(out.counts, c.Len())
	return out, out.merge(c, m, order)
}

// inOrder returns the cells in the order in which they were made.
func (c *Cube) inOrder() []int32 {
	order := make([]int32, c.Len())
	for i := range order {
		order[i] = int32(i)
	}
	return order
}

// merge adds the cells of o that are in order, moved.
func (c *Cube) merge(o *Cube, m Move, order []int32) error {
	if err := c.fits(o); err != nil {
		return err
	}
	for _, s := range o.Sources {
		if !slices.ContainsFunc(c.Sources, s.Equal) {
			c.Sources = append(c.Sources, s)
		}
	}
	translate, err := c.translate(o, m)
	if err != nil {
		return err
	}
	return c.mergeCells(o, order, translate.of)
}

// mergeCells adds cells of o to those that their codes lead to.
func (c *Cube) mergeCells(o *Cube, cells []int32, lead func(cellCodes) (to cellCodes, ok bool)) error {
	c.grid.fit(c)
	sums := make([]cellSum, 0, len(cells))
	for _, cell := range cells {
		at, ok := lead(o.keys[cell])
		if !ok {
			continue
		}
		to, err := c.cellOf(at)
		if err != nil {
			return fmt.Errorf("%v: %w", o.Key(int(cell)), err)
		}
		c.counts[to] += o.counts[cell]
		sums = append(sums, cellSum{to, cell})
	}
	merged := make([]int, len(c.measures))
	parallel.Each(len(c.measures), len(sums), func(i int) {
		merged[i] = c.tallies[i].merge(o.tallies[i], sums)
	})
	if n := slices.Min(append(merged, len(sums))); n < len(sums) {
		return fmt.Errorf("%v: %w", o.Key(int(sums[n].cell)), ErrOverflow)
	}
	return nil
}

// A cellSum says to which cell of a cube one of another is added.
type cellSum struct{ to, cell int32 }

// merge adds cells of o to those of t, and returns which one overflows: the number
// of sums where none does.
func (t tallies) merge(o tallies, sums []cellSum) (row int) {
	for i, s := range sums {
		known, missed := t.at(s.to)
		more, without := o.at(s.cell)
		if !known.merge(more) {
			return i
		}
		missed.merge(without)
	}
	return len(sums)
}

// fits returns why the cells of o cannot be added to those of c.
func (c *Cube) fits(o *Cube) error {
	same := func(a, b CubeMeasure) bool {
		return a.Measure == b.Measure && a.unit() == b.unit() && a.factor() == b.factor()
	}
	if !slices.EqualFunc(c.measures, o.measures, same) {
		return fmt.Errorf("census: a cube of %v and one of %v do not add", c.measures, o.measures)
	}
	if c.Floor.normal() != o.Floor.normal() {
		return fmt.Errorf("census: a cube of size %q and one of %q do not add", c.Floor, o.Floor)
	}
	return nil
}

// A translation leads codes of one cube to codes of another, -1 for nowhere.
type translation [cubeDimensions][]int32

func (t *translation) of(at cellCodes) (to cellCodes, ok bool) {
	for d, code := range at {
		lead := t[d][code]
		if lead < 0 {
			return to, false
		}
		to[d] = uint16(lead)
	}
	return to, true
}

// translate gives codes of c to the parts of o that its cells use, through m.
func (c *Cube) translate(o *Cube, m Move) (t translation, err error) {
	for d := range t {
		t[d] = make([]int32, len(o.parts[d]))
		for code, part := range o.parts[d] {
			to, ok := m.part(part, Dimension(d))
			if !ok {
				t[d][code] = -1
				continue
			}
			if t[d][code], err = c.Code(Dimension(d), to); err != nil {
				return t, err
			}
		}
	}
	return t, nil
}

// part returns where the part of k in dimension d leads.
func (m Move) part(k Key, d Dimension) (to Key, ok bool) {
	switch d {
	case ByYear:
		ok = follow(m.Year, &k.Year)
	case ByArea:
		ok = follow(m.Area, &k.Area)
	case ByIndustry:
		ok = follow(m.Industry, &k.Industry)
	default:
		ok = follow(m.Size, &k.Size)
	}
	return k, ok
}
