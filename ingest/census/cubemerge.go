package census

import (
	"fmt"
	"slices"
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
	c.grid.fit(c)
	for _, cell := range order {
		at, ok := translate.of(o.keys[cell])
		if !ok {
			continue
		}
		to, err := c.cellOf(at)
		if err == nil {
			err = c.mergeCell(to, o, cell)
		}
		if err != nil {
			return fmt.Errorf("%v: %w", o.Key(int(cell)), err)
		}
	}
	return nil
}

func (c *Cube) mergeCell(to int32, o *Cube, cell int32) error {
	c.counts[to] += o.counts[cell]
	for i := range c.measures {
		known, missed := c.tally(to, i)
		more, without := o.tally(cell, i)
		if !known.merge(more) {
			return ErrOverflow
		}
		missed.merge(without)
	}
	return nil
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

func (t *translation) of(at [cubeDimensions]int32) (to [cubeDimensions]int32, ok bool) {
	for d, code := range at {
		to[d] = t[d][code]
		if to[d] < 0 {
			return to, false
		}
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
