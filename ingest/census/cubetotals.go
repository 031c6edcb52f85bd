package census

import "slices"

// withTotals returns the cube with the totals over areas, industries and sizes
// added as cells of their own.
func (c *Cube) withTotals() (*Cube, error) {
	all := c.extended()
	if all == nil {
		var err error
		if all, err = c.regroup(Move{Size: c.floored}, c.inOrder()); err != nil {
			return nil, err
		}
	}
	for d, whole := range all.wholeParts() {
		if whole == nil || len(all.parts[d]) == 1 {
			continue
		}
		if err := all.addTotals(Dimension(d), *whole); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// wholeParts returns the part of each dimension that its other parts add up to, nil
// where there is none.
func (c *Cube) wholeParts() (parts [cubeDimensions]*Key) {
	if whole, ok := c.wholeArea(); ok {
		parts[ByArea] = &Key{Area: whole}
	}
	parts[ByIndustry] = &Key{Industry: Manufacturing}
	parts[BySize] = &Key{Size: c.Floor.normal()}
	return parts
}

// addTotals adds the cells up over a dimension, but for those of the whole, to
// which the others are added.
func (c *Cube) addTotals(d Dimension, whole Key) error {
	code, err := c.Code(d, whole)
	if err != nil {
		return err
	}
	return c.mergeCells(c, c.inOrder(), func(at cellCodes) (to cellCodes, ok bool) {
		ok = at[d] != uint16(code)
		at[d] = uint16(code)
		return at, ok
	})
}

// floored leads every size to the floor of the cube, under which nothing is
// counted.
func (c *Cube) floored(s Size) (Size, bool) {
	if s.normal() == (Size{}) {
		return c.Floor.normal(), true
	}
	return s, true
}

// extended returns a cube of the cells of c, in sizes from the floor on, to which
// totals can be added. It shares the tallies of c; where a total would be among
// the cells of c it is nil.
func (c *Cube) extended() *Cube {
	out := NewCube(c.measures...)
	out.Floor, out.Sources = c.Floor, slices.Clip(c.Sources)
	for d, parts := range c.parts {
		for code, part := range parts {
			if Dimension(d) == BySize {
				part.Size, _ = c.floored(part.Size)
			}
			if got, err := out.Code(Dimension(d), part); err != nil || got != int32(code) {
				return nil
			}
		}
	}
	out.keys, out.counts = slices.Clip(c.keys), slices.Clip(c.counts)
	for i, t := range c.tallies {
		out.tallies[i] = t.clone(c.Len())
	}
	if out.hasTotals() {
		return nil
	}
	return out
}

// hasTotals reports whether a total would be added up in a cell that is there.
func (c *Cube) hasTotals() bool {
	for d, whole := range c.wholeParts() {
		if whole == nil || len(c.parts[d]) == 1 {
			continue
		}
		code, known := c.codes[d][*whole]
		if known && slices.ContainsFunc(c.keys, func(at cellCodes) bool { return at[d] == uint16(code) }) {
			return true
		}
	}
	return false
}

// wholeArea returns the area that the areas of the cube make together, where
// that can be told.
func (c *Cube) wholeArea() (whole Area, ok bool) {
	prefectures := map[Area]bool{}
	nation, foreign, municipalities := 0, 0, 0
	for _, part := range c.parts[ByArea] {
		switch p, isJapanese := part.Area.Prefecture(); {
		case part.Area == Japan:
			nation++
		case !isJapanese:
			foreign++
		default:
			prefectures[p] = true
			if p != part.Area {
				municipalities++
			}
		}
	}
	n := len(c.parts[ByArea]) - nation
	switch {
	case foreign == n, foreign == 0 && len(prefectures) == len(prefectureNames):
		return Japan, true
	case municipalities == n && len(prefectures) == 1:
		for p := range prefectures {
			whole = p
		}
		return whole, true
	}
	return Japan, false
}
