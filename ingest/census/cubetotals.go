package census

// withTotals returns the cube with the totals over areas, industries and sizes
// added as cells of their own.
func (c *Cube) withTotals() (*Cube, error) {
	// Sorted, so that the rows of the table find their cells side by side.
	all, err := c.regroup(Move{Size: c.floored}, c.sorted())
	if err != nil {
		return nil, err
	}
	totals := []Move{ByIndustry - 1: {Industry: rest(Manufacturing)}, BySize - 1: {Size: rest(c.Floor.normal())}}
	if whole, ok := c.wholeArea(); ok {
		totals[ByArea-1].Area = rest(whole)
	}
	for d, m := range totals {
		undivided := len(all.parts[d+1]) == 1
		if undivided || Dimension(d+1) == ByArea && m.Area == nil {
			continue
		}
		sums, err := all.Regroup(m)
		if err == nil {
			err = all.Merge(sums)
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// rest leads every part to the whole but the whole itself, to whose cell the
// others are added.
func rest[T comparable](whole T) func(T) (T, bool) {
	return func(part T) (T, bool) { return whole, part != whole }
}

// floored leads every size to the floor of the cube, under which nothing is
// counted.
func (c *Cube) floored(s Size) (Size, bool) {
	if s.normal() == (Size{}) {
		return c.Floor.normal(), true
	}
	return s, true
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
