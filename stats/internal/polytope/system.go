package polytope

import "math"

// A System is a set of unknowns and the equations between them.
type System struct {
	Lower, Upper []float64 // of each unknown; infinite where there is none
	Whole        []bool    // whether the unknown is a whole number
	Equations    []Equation
}

// A Term is an unknown with its coefficient, which is not zero.
type Term struct {
	Var  int
	Coef float64
}

// An Equation says that the terms add up to Sum, up to Slack on either side.
type Equation struct {
	Terms []Term
	Sum   float64
	Slack float64
	// Scale is the size of the figures that Sum was computed from, which says
	// how exact it is; 0 stands for |Sum|.
	Scale float64
}

// Add adds an unknown and returns its index.
func (s *System) Add(lower, upper float64, whole bool) int {
	s.Lower = append(s.Lower, lower)
	s.Upper = append(s.Upper, upper)
	s.Whole = append(s.Whole, whole)
	return len(s.Lower) - 1
}

// tolerance returns up to what difference figures of an equation are the same.
func (e *Equation) tolerance() float64 {
	return 1e-13*math.Max(e.Scale, math.Abs(e.Sum)) + 1e-11*math.Abs(e.Sum)
}

// A Component is a set of unknowns that equations connect.
type Component struct {
	Vars      []int
	Equations []int
}

// Components returns the connected components, and apart from them the
// equations that have no unknown.
func (s *System) Components() (list []Component, closed []int) {
	root := make([]int, len(s.Lower))
	for j := range root {
		root[j] = j
	}
	find := func(j int) int {
		for root[j] != j {
			root[j] = root[root[j]]
			j = root[j]
		}
		return j
	}
	for _, e := range s.Equations {
		for _, t := range e.Terms {
			root[find(t.Var)] = find(e.Terms[0].Var)
		}
	}
	at := map[int]int{}
	for j := range root {
		r := find(j)
		if _, seen := at[r]; !seen {
			at[r] = len(list)
			list = append(list, Component{})
		}
		c := &list[at[r]]
		c.Vars = append(c.Vars, j)
	}
	for i, e := range s.Equations {
		if len(e.Terms) == 0 {
			closed = append(closed, i)
			continue
		}
		c := &list[at[find(e.Terms[0].Var)]]
		c.Equations = append(c.Equations, i)
	}
	return list, closed
}
