package polytope_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/machikoba/machikoba/stats/internal/polytope"
)

// randomSystem returns equations with whole coefficients of either sign, with
// rounding errors and upper bounds, that a random point satisfies.
func randomSystem(r *rand.Rand) (*polytope.System, []float64) {
	s := &polytope.System{}
	n, m := 3+r.IntN(6), 2+r.IntN(4)
	truth := make([]float64, n)
	for j := range truth {
		truth[j] = math.Floor(20 * r.Float64())
		upper := truth[j] + 1e4
		if r.IntN(2) == 0 {
			upper = truth[j] + math.Floor(10*r.Float64())
		}
		s.Add(math.Max(0, truth[j]-math.Floor(30*r.Float64())), upper, false)
	}
	for range m {
		e := polytope.Equation{Slack: float64(r.IntN(3)) / 2}
		for j := range n {
			if a := float64(r.IntN(5) - 1); a != 0 && r.IntN(2) == 0 {
				e.Terms = append(e.Terms, polytope.Term{Var: j, Coef: a})
				e.Sum += a * truth[j]
			}
		}
		s.Equations = append(s.Equations, e)
	}
	return s, truth
}

// standard returns the same system with unknowns that are only not negative,
// and exact equations: the form that gonum takes.
func standard(s *polytope.System) *polytope.System {
	out := &polytope.System{}
	for range s.Lower {
		out.Add(0, math.Inf(1), false)
	}
	for _, e := range s.Equations {
		if len(e.Terms) == 0 {
			continue
		}
		eq := polytope.Equation{Sum: e.Sum + e.Slack}
		for _, t := range e.Terms {
			eq.Terms = append(eq.Terms, t)
			eq.Sum -= t.Coef * s.Lower[t.Var]
		}
		if e.Slack > 0 {
			a, b := out.Add(0, math.Inf(1), false), out.Add(0, math.Inf(1), false)
			eq.Terms = append(eq.Terms, polytope.Term{Var: a, Coef: 1})
			out.Equations = append(out.Equations, sumTo(2*e.Slack, a, b))
		}
		out.Equations = append(out.Equations, eq)
	}
	for j, u := range s.Upper {
		out.Equations = append(out.Equations, sumTo(u-s.Lower[j], j, out.Add(0, math.Inf(1), false)))
	}
	return out
}

func TestGeneralSystemsAgainstAnIndependentSimplex(t *testing.T) {
	for seed := range uint64(150) {
		s, truth := randomSystem(rand.New(rand.NewPCG(seed, 77)))
		sol := solve(t, s)
		if len(sol.Conflicts) > 0 {
			t.Errorf("seed %d: conflicts %v", seed, sol.Conflicts)
			continue
		}
		lower, upper := gonumEnds(t, standard(s))
		for j := range truth {
			wantLower, wantUpper := lower[j]+s.Lower[j], upper[j]+s.Lower[j]
			if math.Abs(sol.Lower[j]-wantLower) > 1e-6 || math.Abs(sol.Upper[j]-wantUpper) > 1e-6 {
				t.Errorf("seed %d: unknown %d lies in [%v, %v], want [%v, %v]", seed, j, sol.Lower[j], sol.Upper[j], wantLower, wantUpper)
			}
		}
	}
}

// A table with nothing but its margins has the bounds of Fréchet:
//
//	max(0, rᵢ + cⱼ − N) ≤ xᵢⱼ ≤ min(rᵢ, cⱼ)
//
// Dobra, A. and Fienberg, S. E. (2000), Bounds for cell entries in contingency
// tables given marginal totals and decomposable graphs, Proceedings of the
// National Academy of Sciences 97(22), 11885-11892.
func TestTablesOfMarginsHaveFrechetBounds(t *testing.T) {
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 5))
		values := randomTable(r, 12+10*int(seed), 14)
		values[0][0] += 4000 // so that a lower bound is not 0
		s, at := table(values, func(int, int) bool { return true })
		sol := solve(t, s)
		rows, cols, total := make([]float64, len(values)), make([]float64, 14), 0.0
		for i, row := range values {
			for j, v := range row {
				rows[i] += v
				cols[j] += v
				total += v
			}
		}
		for i := range at {
			for k, j := range at[i] {
				low, high := math.Max(0, rows[i]+cols[k]-total), math.Min(rows[i], cols[k])
				if sol.Lower[j] != low || sol.Upper[j] != high {
					t.Fatalf("seed %d: cell (%d, %d) lies in [%v, %v], want [%v, %v]", seed, i, k, sol.Lower[j], sol.Upper[j], low, high)
				}
			}
		}
		if want := len(rows) + len(cols) - 1; sol.Rank != want {
			t.Errorf("seed %d: rank %d, want %d", seed, sol.Rank, want)
		}
	}
}

func TestContradictionOfWholeNumbers(t *testing.T) {
	s := &polytope.System{}
	a, b := s.Add(0, 3, true), s.Add(0, 3, true)
	s.Equations = []polytope.Equation{{Terms: []polytope.Term{{Var: a, Coef: 2}, {Var: b, Coef: 2}}, Sum: 5}, {Terms: []polytope.Term{{Var: a, Coef: 2}, {Var: b, Coef: -2}}, Sum: 1}}
	sol := solve(t, s)
	if len(sol.Conflicts) == 0 || !(sol.Conflicts[0].By > 0) {
		t.Errorf("2a + 2b = 5 and 2a - 2b = 1 in whole numbers: %+v", sol.Conflicts)
	}
}

func TestMinimize(t *testing.T) {
	s := &polytope.System{}
	x, y, cost := s.Add(0, 4, false), s.Add(0, math.Inf(1), false), s.Add(0, math.Inf(1), false)
	alone := s.Add(-3, 7, false)
	s.Equations = []polytope.Equation{
		sumTo(10, x, y),
		{Terms: []polytope.Term{{Var: cost, Coef: 1}, {Var: x, Coef: -1}, {Var: y, Coef: -2}}},
	}
	got, ok := s.Minimize(cost)
	if !ok || got[x] != 4 || got[y] != 6 || got[cost] != 16 || got[alone] != -3 {
		t.Errorf("%v, %v: want 4, 6, 16, -3", got, ok)
	}
	s.Equations = append(s.Equations, sumTo(11, x, y))
	if _, ok := s.Minimize(cost); ok {
		t.Error("equations that contradict each other have a solution")
	}
	free := &polytope.System{}
	a, b := free.Add(math.Inf(-1), math.Inf(1), false), free.Add(math.Inf(-1), math.Inf(1), false)
	free.Equations = []polytope.Equation{sumTo(0, a, b)}
	if _, ok := free.Minimize(a); ok {
		t.Error("an unknown without an end has a smallest value")
	}
}
