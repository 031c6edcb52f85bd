package polytope

// Minimize returns a solution in which an unknown is as small as it can be; ok
// is false where there is no solution, or no smallest one. Whole numbers are
// not looked at. Unknowns that no equations connect with it are as near to zero
// as their bounds let them.
func (s *System) Minimize(objective int) (x []float64, ok bool) {
	x = make([]float64, len(s.Lower))
	for j := range x {
		x[j] = start(s.Lower[j], s.Upper[j])
	}
	own := newBox(s)
	list, _ := s.Components()
	for _, c := range list {
		at := -1
		for i, j := range c.Vars {
			if j == objective {
				at = i
			}
		}
		if at < 0 {
			continue
		}
		walk := newSimplex(s, c, &own)
		if row, _ := walk.settle(); row >= 0 {
			return nil, false
		}
		if !walk.drive(int32(at), -1) {
			return nil, false
		}
		for i, j := range c.Vars {
			x[j] = walk.x[i]
		}
	}
	return x, true
}
