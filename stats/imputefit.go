package stats

import (
	"context"
	"fmt"
	"math"

	"github.com/machikoba/machikoba/stats/internal/polytope"
)

// fitting fits unknowns to equations, one multiplier after the other.
type fitting struct {
	*aggregation
	lower, upper []float64
	start, x     []float64
	theta        []float64 // Σ aλ of each unknown
	lambda       []float64 // of each equation
	additive     []bool    // of the unknowns: weighted least squares
	used         []int     // the equations that can be fitted
	worst        float64   // the largest miss
}

func newFitting(g *aggregation, s *polytope.Solution, o ImputeOptions) *fitting {
	n := len(g.keys)
	f := &fitting{
		aggregation: g, lower: s.Lower, upper: s.Upper, start: g.start(s, o),
		x: make([]float64, n), theta: make([]float64, n), lambda: make([]float64, len(g.Equations)), additive: make([]bool, n),
	}
	for j, k := range g.keys {
		f.additive[j] = k.Measure.CanBeNegative()
		f.x[j] = f.at(j, 0)
	}
	for e := range g.Equations {
		if len(g.Equations[e].Terms) > 0 && f.known(e) {
			f.used = append(f.used, e)
		}
	}
	return f
}

// known reports whether all unknowns of an equation have a start. Those that
// have none are without an end too, so the equation says nothing.
func (f *fitting) known(e int) bool {
	for _, t := range f.Equations[e].Terms {
		if math.IsNaN(f.start[t.Var]) {
			return false
		}
	}
	return true
}

// at returns the value of an unknown if theta were more by delta.
func (f *fitting) at(j int, delta float64) float64 {
	x := f.start[j]
	if f.additive[j] {
		x += math.Abs(x) * (f.theta[j] + delta)
	} else {
		x *= math.Exp(f.theta[j] + delta)
	}
	return math.Min(math.Max(x, f.lower[j]), f.upper[j])
}

// run fits all equations until they hold, and returns how often it did: one
// multiplier after the other, and from time to time all at once by a step of
// Newton's method, without which large figures beside small ones take long.
func (f *fitting) run(ctx context.Context, o ImputeOptions) (iterations int, err error) {
	for iterations < o.MaxIterations {
		if err := ctx.Err(); err != nil {
			return iterations, err
		}
		iterations++
		for _, e := range f.used {
			f.move(e, f.solve(e))
		}
		if f.farthest(o.Tolerance) < 0 {
			return iterations, nil
		}
		if iterations%3 == 0 {
			f.newton()
		}
	}
	e := f.farthest(o.Tolerance)
	miss, hidden := f.miss(e)
	return iterations, fmt.Errorf("stats: Impute has not converged after %d iterations: %v is off by %v where %v is hidden",
		iterations, f.sums[e], miss, hidden)
}

// move moves the multiplier of an equation.
func (f *fitting) move(e int, delta float64) {
	f.lambda[e] += delta
	for _, t := range f.Equations[e].Terms {
		f.theta[t.Var] += t.Coef * delta
		f.x[t.Var] = f.at(t.Var, 0)
	}
}

// rounding returns the rounding error of an equation if its multiplier were
// more by delta. It is an unknown as well that starts at none.
func (f *fitting) rounding(e int, delta float64) float64 {
	p := f.Equations[e].Slack
	return math.Min(math.Max(p*(f.lambda[e]+delta), -p), p)
}

// excess returns by how much the sum of an equation would be too large if its
// multiplier were more by delta. It grows with delta.
func (f *fitting) excess(e int, delta float64) float64 {
	s := f.rounding(e, delta) - f.Equations[e].Sum
	for _, t := range f.Equations[e].Terms {
		s += t.Coef * f.at(t.Var, t.Coef*delta)
	}
	return s
}

// solve returns by how much the multiplier must move for the equation to hold,
// by bisection between ends that enclose it.
func (f *fitting) solve(e int) float64 {
	const far = 600 // exp of more is no number
	low, high := 0.0, 0.0
	if s := f.excess(e, 0); s > 0 {
		for low = -1e-6; low > -far && f.excess(e, low) > 0; low *= 4 {
		}
	} else if s < 0 {
		for high = 1e-6; high < far && f.excess(e, high) < 0; high *= 4 {
		}
	}
	for range 100 {
		mid := low + (high-low)/2
		if mid <= low || mid >= high {
			break
		}
		if f.excess(e, mid) < 0 {
			low = mid
		} else {
			high = mid
		}
	}
	return high
}

// miss returns by how much an equation does not hold, beyond its rounding, and
// the sum of its hidden figures whatever their signs.
func (f *fitting) miss(e int) (miss, hidden float64) {
	eq := &f.Equations[e]
	var s float64
	for _, t := range eq.Terms {
		s += t.Coef * f.x[t.Var]
		hidden += math.Abs(t.Coef * f.x[t.Var])
	}
	return math.Max(0, math.Abs(s-eq.Sum)-eq.Slack), hidden
}

// farthest returns the equation that is off most, -1 where all hold.
func (f *fitting) farthest(tolerance float64) int {
	farthest := -1
	f.worst = 0
	var most float64
	for _, e := range f.used {
		miss, hidden := f.miss(e)
		f.worst = math.Max(f.worst, miss)
		allowed := tolerance*hidden + 1e-12*f.Equations[e].Scale
		if miss > allowed && miss-allowed > most {
			farthest, most = e, miss-allowed
		}
	}
	return farthest
}
