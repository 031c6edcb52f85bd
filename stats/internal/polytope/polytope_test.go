package polytope_test

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/optimize/convex/lp"

	"github.com/machikoba/machikoba/stats/internal/polytope"
)

func solve(t testing.TB, s *polytope.System) polytope.Solution {
	t.Helper()
	sol, err := s.Solve(context.Background(), polytope.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return sol
}

// sumTo returns the equation that the variables add up to sum.
func sumTo(sum float64, vars ...int) polytope.Equation {
	e := polytope.Equation{Sum: sum}
	for _, j := range vars {
		e.Terms = append(e.Terms, polytope.Term{Var: j, Coef: 1})
	}
	return e
}

// table returns the system of an r × c table with its margins published and
// cell i*c+j unknown where hidden; values gives the truth.
func table(values [][]float64, hidden func(i, j int) bool) (*polytope.System, [][]int) {
	s := &polytope.System{}
	at := make([][]int, len(values))
	for i, row := range values {
		at[i] = make([]int, len(row))
		for j := range row {
			at[i][j] = -1
			if hidden(i, j) {
				at[i][j] = s.Add(0, math.Inf(1), false)
			}
		}
	}
	line := func(n int, cell func(k int) (float64, int)) {
		e := polytope.Equation{}
		for k := range n {
			if v, j := cell(k); j >= 0 {
				e.Sum += v
				e.Terms = append(e.Terms, polytope.Term{Var: j, Coef: 1})
			}
		}
		s.Equations = append(s.Equations, e)
	}
	for i, row := range values {
		line(len(row), func(k int) (float64, int) { return row[k], at[i][k] })
	}
	for j := range values[0] {
		line(len(values), func(k int) (float64, int) { return values[k][j], at[k][j] })
	}
	return s, at
}

func randomTable(r *rand.Rand, rows, cols int) [][]float64 {
	v := make([][]float64, rows)
	for i := range v {
		v[i] = make([]float64, cols)
		for j := range v[i] {
			v[i][j] = math.Floor(r.ExpFloat64() * 20)
		}
	}
	return v
}

// gonumEnds returns the ends of each unknown by gonum's simplex on equations
// that were reduced to full rank: an independent way to the same figures.
func gonumEnds(t testing.TB, s *polytope.System) (lower, upper []float64) {
	t.Helper()
	n := len(s.Lower)
	a, b := fullRank(s)
	lower, upper = make([]float64, n), make([]float64, n)
	for j := range n {
		c := make([]float64, n)
		for _, sign := range []float64{1, -1} {
			c[j] = sign
			value, _, err := lp.Simplex(c, a, b, 1e-10, nil)
			switch {
			case errors.Is(err, lp.ErrUnbounded):
				value = math.Inf(-1)
			case err != nil:
				t.Fatal(err)
			}
			if sign > 0 {
				lower[j] = value
			} else {
				upper[j] = -value
			}
		}
	}
	return lower, upper
}

// fullRank returns the equations without those that depend on others.
func fullRank(s *polytope.System) (*mat.Dense, []float64) {
	n := len(s.Lower)
	var reduced, kept [][]float64
	for _, e := range s.Equations {
		row := make([]float64, n+1)
		for _, term := range e.Terms {
			row[term.Var] = term.Coef
		}
		row[n] = e.Sum
		own := append([]float64(nil), row...)
		for _, r := range reduced {
			lead := 0
			for r[lead] == 0 {
				lead++
			}
			if f := row[lead] / r[lead]; f != 0 {
				for k := range row {
					row[k] -= f * r[k]
				}
				row[lead] = 0
			}
		}
		independent := false
		for k := range row {
			if math.Abs(row[k]) < 1e-9 {
				row[k] = 0
			}
			independent = independent || k < n && row[k] != 0
		}
		if independent {
			reduced, kept = append(reduced, row), append(kept, own)
		}
	}
	a, b := mat.NewDense(len(kept), n, nil), make([]float64, len(kept))
	for i, r := range kept {
		a.SetRow(i, r[:n])
		b[i] = r[n]
	}
	return a, b
}

func TestEndsAreThoseOfAnIndependentSimplex(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 6))
		rows, cols := 3+r.IntN(3), 3+r.IntN(3)
		values := randomTable(r, rows, cols)
		s, at := table(values, func(int, int) bool { return r.Float64() < 0.6 })
		if len(s.Lower) == 0 {
			continue
		}
		if seed%3 == 0 { // an open part of a line as well: inequality by a fourth kind of equation
			for i := range at {
				if j := at[i][0]; j >= 0 {
					s.Equations = append(s.Equations, sumTo(values[i][0]+5, j, s.Add(0, math.Inf(1), false)))
					break
				}
			}
		}
		sol := solve(t, s)
		lower, upper := gonumEnds(t, s)
		for j := range s.Lower {
			if math.Abs(sol.Lower[j]-lower[j]) > 1e-7 || math.Abs(sol.Upper[j]-upper[j]) > 1e-7 && sol.Upper[j] != upper[j] {
				t.Errorf("seed %d: unknown %d lies in [%v, %v], want [%v, %v]", seed, j, sol.Lower[j], sol.Upper[j], lower[j], upper[j])
			}
		}
		for i := range at {
			for k, j := range at[i] {
				if j >= 0 && (values[i][k] < sol.Lower[j]-1e-9 || values[i][k] > sol.Upper[j]+1e-9) {
					t.Errorf("seed %d: the true %v lies outside [%v, %v]", seed, values[i][k], sol.Lower[j], sol.Upper[j])
				}
			}
		}
	}
}

func TestPropagationAloneIsNotEnough(t *testing.T) {
	// Rows 1 and 2 and columns 1 and 2 close on themselves but for two cells,
	// whose sum is therefore known: 13 + 11 − 24 = 0.
	s := &polytope.System{}
	var x [2][3]int
	for i := range x {
		for j := range x[i] {
			x[i][j] = s.Add(0, math.Inf(1), false)
		}
	}
	s.Equations = []polytope.Equation{
		sumTo(13, x[0][0], x[0][1], x[0][2]), sumTo(11, x[1][0], x[1][1], x[1][2]),
		sumTo(10, x[0][0], x[1][0]), sumTo(14, x[0][1], x[1][1]),
	}
	sol := solve(t, s)
	for i := range x {
		if j := x[i][2]; sol.Lower[j] != 0 || sol.Upper[j] != 0 {
			t.Errorf("the cell lies in [%v, %v], want it to be 0", sol.Lower[j], sol.Upper[j])
		}
	}
}

func TestRoundingIsToldFromRoom(t *testing.T) {
	s := &polytope.System{}
	a, b, c := s.Add(0, math.Inf(1), false), s.Add(0, math.Inf(1), false), s.Add(0, math.Inf(1), false)
	single, pair := sumTo(100, a), sumTo(70, b, c)
	single.Slack, pair.Slack = 2, 3
	s.Equations = []polytope.Equation{single, pair}
	sol := solve(t, s)
	if sol.Lower[a] != 98 || sol.Upper[a] != 102 || sol.LowerRounding[a]+sol.UpperRounding[a] != 4 {
		t.Errorf("single cell in [%v, %v], of that %v + %v rounding", sol.Lower[a], sol.Upper[a], sol.LowerRounding[a], sol.UpperRounding[a])
	}
	if sol.Upper[b] != 73 || sol.UpperRounding[b] != 3 || sol.LowerRounding[b] != 0 {
		t.Errorf("cell of a pair up to %v, of that %v rounding", sol.Upper[b], sol.UpperRounding[b])
	}
}

func TestWholeNumbers(t *testing.T) {
	s := &polytope.System{}
	a, b := s.Add(0, math.Inf(1), true), s.Add(0, math.Inf(1), true)
	s.Equations = []polytope.Equation{{Terms: []polytope.Term{{Var: a, Coef: 2}, {Var: b, Coef: 3}}, Sum: 7}}
	sol := solve(t, s)
	if sol.Upper[a] != 2 || sol.Upper[b] != 1 || sol.Lower[b] != 1 || sol.Lower[a] != 2 {
		t.Errorf("2a + 3b = 7: a in [%v, %v], b in [%v, %v], want 2 and 1", sol.Lower[a], sol.Upper[a], sol.Lower[b], sol.Upper[b])
	}
}

func TestConflictNamesItsEquations(t *testing.T) {
	s := &polytope.System{}
	a, b := s.Add(0, math.Inf(1), false), s.Add(0, math.Inf(1), false)
	free := s.Add(0, math.Inf(1), false)
	s.Equations = []polytope.Equation{sumTo(10, a, b), sumTo(4, b, free), sumTo(17, a), {Sum: 3, Slack: 1}}
	sol := solve(t, s)
	if len(sol.Conflicts) != 2 {
		t.Fatalf("%d conflicts, want 2: %+v", len(sol.Conflicts), sol.Conflicts)
	}
	if c := sol.Conflicts[0]; c.Equations[0] != 3 || c.By != 2 {
		t.Errorf("open figures: %+v, want equation 3 by 2", c)
	}
	c := sol.Conflicts[1]
	named := map[int]float64{}
	for i, e := range c.Equations {
		named[e] = c.Multipliers[i]
	}
	if len(named) != 2 || named[0] != -named[2] || c.By != 7 {
		t.Errorf("hidden figures: %+v, want equation 0 less equation 2 by 7", c)
	}
	if sol.Conflict[a] != 1 || sol.Conflict[b] != 1 || sol.Conflict[free] != -1 {
		t.Errorf("the unknowns of the conflict are not marked: %v", sol.Conflict)
	}
	if sol.Lower[free] != 0 || sol.Upper[free] != 4 {
		t.Errorf("without the conflict an unknown lies in [%v, %v], want [0, 4]", sol.Lower[free], sol.Upper[free])
	}
}

func TestFreeUnknowns(t *testing.T) {
	s := &polytope.System{}
	a, b := s.Add(math.Inf(-1), math.Inf(1), false), s.Add(math.Inf(-1), math.Inf(1), false)
	c := s.Add(math.Inf(-1), math.Inf(1), false)
	s.Equations = []polytope.Equation{sumTo(10, a, b), sumTo(4, b, c), sumTo(6, a, c)}
	sol := solve(t, s)
	if sol.Lower[a] != 6 || sol.Upper[a] != 6 || sol.Lower[b] != 4 || sol.Lower[c] != 0 {
		t.Errorf("a, b, c from %v to %v, want 6, 4, 0", sol.Lower, sol.Upper)
	}
	s.Equations = s.Equations[:2]
	if sol = solve(t, s); !math.IsInf(sol.Lower[a], -1) || !math.IsInf(sol.Upper[c], 1) {
		t.Errorf("a, b, c from %v to %v, want no ends", sol.Lower, sol.Upper)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s, _ := table([][]float64{{1, 2}, {3, 4}}, func(int, int) bool { return true })
	if _, err := s.Solve(ctx, polytope.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}

// Large tables take thousands of pivots: the ends must still be those of the
// equations, which the sum over a line of cells proves.
func TestLargeTableKeepsItsEquations(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	values := randomTable(r, 60, 24)
	s, at := table(values, func(int, int) bool { return r.Float64() < 0.4 })
	sol := solve(t, s)
	for i := range at {
		for k, j := range at[i] {
			if j >= 0 && (values[i][k] < sol.Lower[j] || values[i][k] > sol.Upper[j] || sol.Upper[j] != math.Round(sol.Upper[j])) {
				t.Fatalf("true %v, ends [%v, %v]", values[i][k], sol.Lower[j], sol.Upper[j])
			}
		}
	}
	if len(sol.Conflicts) > 0 {
		t.Errorf("conflicts %v", sol.Conflicts)
	}
}
