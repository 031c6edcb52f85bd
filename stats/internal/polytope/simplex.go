package polytope

import "math"

// A simplex walks the vertices of a component.
type simplex struct {
	*tableau
	lower, upper []float64 // of unknowns and logicals
	rounding     box       // only how much of the ends is rounding
	x            []float64 // where it stands
	sums         []float64 // of the equations
	equations    [][]entry // as they were
	tol          float64   // up to which two figures are the same
	pivots       int
	stalled      int                    // steps since x last moved
	moved        func(j int, x float64) // called when a variable moves, if set
}

// A step is how far the entering variable moves, and what stops it.
type step struct {
	length float64
	row    int32 // of the variable that leaves the basis, -1 for none
	pivot  float64
	at     float64 // the end that the leaving variable stops at
}

// drive moves variable k up (direction 1) or down (-1) as far as it goes. It
// returns false where nothing stops it.
func (s *simplex) drive(k int32, direction float64) bool {
	s.stalled = 0
	for {
		if s.stopped(k, direction) {
			return true
		}
		enter, way := k, direction
		if r := s.rowOf[k]; r >= 0 {
			if enter, way = s.entering(r, direction); enter < 0 {
				return true
			}
		}
		st := s.ratio(enter, way)
		if math.IsInf(st.length, 1) {
			return false
		}
		s.walk(enter, way, st)
	}
}

// stopped reports whether k stands at its own end.
func (s *simplex) stopped(k int32, direction float64) bool {
	if direction > 0 {
		return s.x[k] >= s.upper[k]
	}
	return s.x[k] <= s.lower[k]
}

// entering returns the nonbasic variable that moves the basic one of row r
// most, and which way it has to go; -1 where none can.
func (s *simplex) entering(r int32, direction float64) (enter int32, way float64) {
	enter = -1
	best := noise
	for _, e := range s.rows[r] {
		w := direction
		if e.a > 0 {
			w = -direction
		}
		if w > 0 && s.x[e.col] >= s.upper[e.col] || w < 0 && s.x[e.col] <= s.lower[e.col] {
			continue
		}
		if math.Abs(e.a) > best {
			enter, way, best = e.col, w, math.Abs(e.a)
			if s.stalled > 50 { // Bland's rule: the first that can
				return enter, way
			}
		}
	}
	return enter, way
}

// ratio returns how far the nonbasic variable q can go before it or a basic
// one meets an end.
func (s *simplex) ratio(q int32, way float64) step {
	st := step{length: s.upper[q] - s.x[q], row: -1}
	if way < 0 {
		st.length = s.x[q] - s.lower[q]
	}
	s.column(q, func(i int32, a float64) {
		b := s.basic[i]
		end, room := s.lower[b], s.x[b]-s.lower[b]
		if a*way < 0 {
			end, room = s.upper[b], s.upper[b]-s.x[b]
		}
		if math.IsInf(end, 0) || math.Abs(a) < noise {
			return
		}
		length := math.Max(0, room/math.Abs(a))
		switch {
		case length > st.length+s.tol:
			return
		case length >= st.length-s.tol && st.row >= 0 && !s.prefers(a, b, st):
			return
		}
		st = step{math.Min(length, st.length), i, a, end}
	})
	return st
}

// prefers says which of two variables that stop at the same place leaves: that
// of the larger pivot, or the first where the walk has stalled.
func (s *simplex) prefers(a float64, b int32, st step) bool {
	if s.stalled > 50 {
		return b < s.basic[st.row]
	}
	return math.Abs(a) > math.Abs(st.pivot)
}

// walk takes a step: the values move, and the basis changes where a basic
// variable stopped it.
func (s *simplex) walk(q int32, way float64, st step) {
	s.stalled++
	if st.length > s.tol {
		s.stalled = 0
	}
	if st.length > 0 {
		s.set(q, s.x[q]+way*st.length)
		s.column(q, func(i int32, a float64) {
			b := s.basic[i]
			s.set(b, s.x[b]-a*way*st.length)
		})
	}
	if st.row < 0 {
		s.set(q, pick(way > 0, s.upper[q], s.lower[q]))
		return
	}
	s.set(s.basic[st.row], st.at)
	s.pivot(st.row, q)
	if s.pivots++; s.pivots%1000 == 0 {
		s.refactor()
	}
}

func (s *simplex) set(j int32, x float64) {
	s.x[j] = x
	if s.moved != nil {
		s.moved(int(j), x)
	}
}

func pick(first bool, a, b float64) float64 {
	if first {
		return a
	}
	return b
}

// roundingAt returns how much of the value of a variable at its end is due to
// rounding errors: the row that the variable is basic in proves the end, so with
// exact equations it would be less by each coefficient times the error.
func (s *simplex) roundingAt(k int32) float64 {
	r := s.rowOf[k]
	if r < 0 {
		return 0
	}
	var sum float64
	for _, e := range s.rows[r] {
		rounding := s.rounding.upperRounding[e.col]
		if s.x[e.col] == s.lower[e.col] {
			rounding = s.rounding.lowerRounding[e.col]
		}
		sum += math.Abs(e.a) * rounding
	}
	return sum
}
